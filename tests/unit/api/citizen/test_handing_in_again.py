"""Over the service: is an earlier application remembered, and is a register read again when the form is handed in?"""

from collections.abc import Callable

import pytest

from suishiban.api.licences.demo import DemoRecords
from suishiban.api.services.context import Services
from suishiban.api.services.errors import ProviderUnavailable
from suishiban.assistant.policy.evidence import Record
from tests.unit.api.citizen.door import Visitor, fill, submit

LogIn = Callable[[str], Visitor]


def test_the_next_application_may_be_filled_as_the_last_one(log_in: LogIn) -> None:
    first, again = log_in("li-guodong"), log_in("li-guodong")
    case = submit(first)
    receipt = first.get(f"/cases/{case}").json()["receipt_no"]
    again.say("我要办理摆摊登记")
    asked = again.say("同意")
    assert asked["asks"] == "contact"
    assert "as_before" in [button["payload"] for button in asked["buttons"]]
    taken = again.say("手机号和上次一样")
    assert receipt in taken["paragraphs"][0]
    lines = {line["path"]: line for line in again.standing()["form"]["lines"]}
    assert (lines["contact"]["shown"], lines["contact"]["source"]) == ("15400001234", receipt)


def test_somebody_else_s_application_tells_nothing(log_in: LogIn) -> None:
    submit(log_in("li-guodong"))
    other = log_in("zhou-guilan")
    other.say("我要办理摆摊登记")
    asked = other.say("同意")
    assert "as_before" not in [button["payload"] for button in asked["buttons"]]
    assert "没有查到您以前的申请里填过" in other.say("和上次一样")["paragraphs"][0]


def test_the_register_is_read_again_at_submission_and_the_read_is_in_the_log(log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    fill(visitor)
    before = reads(visitor)
    assert visitor.say("提交")["outcome"] == "submitted"
    assert reads(visitor) == before + 1


def test_a_card_that_is_no_more_is_noticed_before_anything_is_handed_in(
    log_in: LogIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = log_in("zhang-jie")
    fill(visitor)
    monkeypatch.setattr(DemoRecords, "read", lambda self, source, number: None)
    reply = visitor.say("提交")
    assert reply["outcome"] != "submitted"
    assert "现在读不到有效的电子身份证" in "\n".join(reply["paragraphs"])


def test_after_consent_was_withdrawn_nothing_is_read_and_the_clerk_is_told(log_in: LogIn, services: Services) -> None:
    visitor = log_in("zhang-jie")
    fill(visitor)
    assert visitor.http.delete("/api/v1/me/consents/id-card", headers=visitor.headers).status_code == 204
    before = reads(visitor)
    done = visitor.say("提交")
    assert (done["outcome"], reads(visitor)) == ("submitted", before)
    with services.store.reading() as work:
        findings = services.log.load(work, done["case_id"]).application.findings
    assert "source-not-read-again" in [one.rule for one in findings]


def test_a_register_that_does_not_answer_stops_nobody(log_in: LogIn, monkeypatch: pytest.MonkeyPatch) -> None:
    visitor = log_in("zhang-jie")
    fill(visitor)

    def down(self: DemoRecords, source: str, number: str) -> Record | None:
        raise ProviderUnavailable(why="down", right="try again later")

    monkeypatch.setattr(DemoRecords, "read", down)
    done = visitor.say("提交")
    assert done["outcome"] == "submitted"
    assert "没能再次核对您的电子身份证" in "\n".join(done["paragraphs"])


def reads(visitor: Visitor) -> int:
    """How often the assistant has read the identity card for this item."""
    log = visitor.get("/me/accesses").json()
    return sum((one["by"], one["source"], one["purpose"]) == ("assistant", "id-card", "market-stall") for one in log)
