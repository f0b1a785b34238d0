"""Is a life event served through the HTTP door as one form, and its cases under one number?"""

from collections.abc import Callable
from typing import Any

import pytest

from suishiban.api.services.context import Services
from tests.unit.api.citizen.door import PDF, Json, Visitor, hand_off

Enter = Callable[[str], Visitor]
SAYS = {"length": "3米", "consent": "同意", "market-stall/contact": "15400001234"}


def filled(visitor: Visitor) -> Json:
    """The form of the life event as it is shown for confirmation."""
    reply = visitor.say("我要办夜市创业一件事")
    while reply["asks"] != "confirm_form":
        asked = reply["asks"]
        reply = visitor.attach(PDF) if asked.startswith("material.") else visitor.say(SAYS[asked])
    return reply


@pytest.fixture
def visitor(log_in: Enter) -> Visitor:
    return log_in("maimaiti")


def test_the_form_is_one_with_the_lines_of_each_matter_under_its_name(visitor: Visitor) -> None:
    filled(visitor)
    form = visitor.standing()["form"]
    assert form["item"] == "market-life"
    lines: dict[str, Any] = {line["path"]: line for line in form["lines"]}
    assert lines["length"]["section"] == ""
    assert {line["section"] for path, line in lines.items() if path.startswith("market-stall/")} == {"摆摊登记"}
    assert visitor.get(f"/conversations/{visitor.conversation}/form.pdf").content.startswith(b"%PDF")
    (draft,) = [one for one in visitor.get("/me/drafts").json() if one["conversation"] == visitor.conversation]
    assert draft["item_name"]["zh"] == "夜市创业一件事"


def test_its_cases_bear_one_number_and_are_followed_like_any_other(visitor: Visitor, services: Services) -> None:
    shown = filled(visitor)
    submit = next(one["payload"] for one in shown["buttons"] if one["payload"].startswith("submit:"))
    done = visitor.say(choice=submit, prompt_id=shown["prompt_id"])
    assert done["outcome"] == "submitted"
    case = visitor.get(f"/cases/{done['case_id']}").json()
    assert case["event_name"]["zh"] == "夜市创业一件事"
    assert case["event_no"] != case["receipt_no"]
    assert case["event_no"] in "".join(done["paragraphs"])
    assert {line["path"]: line["shown"] for line in case["lines"]}["metres"] == "3米"
    assert case["event_no"] in {one["event_no"] for one in visitor.get("/cases").json()}
    hand_off(services, done["case_id"])
    assert "共1件" in "".join(visitor.say(case["event_no"])["paragraphs"])


def test_a_press_with_an_old_digest_shows_the_form_again(visitor: Visitor) -> None:
    shown = filled(visitor)
    submit = next(one["payload"] for one in shown["buttons"] if one["payload"].startswith("submit:"))
    visitor.say("摊位长度改成4米")
    again = visitor.say(choice=submit, prompt_id=shown["prompt_id"])
    assert again["outcome"] == "shown"
    assert not again["case_id"]


def test_the_whole_is_taken_back_by_its_page_once_for_what_was_listed(log_in: Enter, services: Services) -> None:
    visitor, stranger = log_in("maimaiti"), log_in("zhang-jie")
    shown = filled(visitor)
    done = visitor.say(choice=shown["buttons"][0]["payload"], prompt_id=shown["prompt_id"])
    case = visitor.get(f"/cases/{done['case_id']}").json()
    path = f"/cases/events/{case['event_no']}/withdraw"
    assert stranger.post(path, {"cases": [case["id"]]}).status_code == 404
    assert visitor.post(path, {"cases": [case["id"], "case-of-nobody"]}).status_code == 409
    assert visitor.get(f"/cases/{case['id']}").json()["state"] == "submitted"
    told = visitor.post(path, {"cases": [case["id"]]}).json()
    assert [(one["id"], one["state"]) for one in told] == [(case["id"], "withdrawn")]
    again = visitor.post(path, {"cases": [case["id"]]})
    assert (again.status_code, again.json()["title"]) == (409, "CaseStands")
