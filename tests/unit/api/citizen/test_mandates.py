"""May somebody act for another, and is nothing of the other's read before, beside or after their leave?"""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pdfplumber
import pytest

from suishiban.api.services import turns
from suishiban.api.services.demo_staff import demo_staff
from suishiban.api.store.errors import Unknown
from suishiban.api.store.work import Work
from suishiban.assistant.casework.callback import CallbackKind
from suishiban.assistant.casework.handoff import application_json
from suishiban.assistant.conversation.mandate import MandateState
from suishiban.assistant.turn import TurnResult, take_turn
from tests.unit.api.citizen.conftest import NOON, settings_in
from tests.unit.api.citizen.door import API, Visitor, call_back, hand_off, remark
from tests.unit.api.citizen.registers import Site, opened

FATHER = "990104195101191030"
Json = dict[str, Any]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with opened(settings_in(tmp_path_factory)) as site:
        yield site


@pytest.fixture
def site(built: Site) -> Site:
    """Noon, nothing read, no mandates."""
    built.clock.set(NOON)
    built.registers.reads.clear()
    for name in ("li-guodong", "maimaiti", "chen-yu"):
        visitor = built.visitor(name)
        for one in visitor.get("/me/mandates").json():
            built.end(visitor, one["id"])
    return built


def letter(agent: Visitor, until: str = "2026年12月31日", scope: str = "写明了现在要办的事项") -> Json:
    """Give the father's letter, up to the form shown for confirmation; the last reply."""
    agent.say("我替我爸办摆摊登记")
    agent.say("李国栋，" + FATHER)
    agent.say(until)
    agent.say(scope)
    agent.attach(name="授权委托书.pdf", material="letter")
    return dict(agent.attach(name="手持照片.pdf", material="holding-photo"))


def held(site: Site) -> Visitor:
    """买买提 acts for 李国栋 by letter and is asked for consent."""
    agent = site.visitor("maimaiti")
    assert letter(agent)["asks"] == "confirm_form"
    taken = agent.say("确认提交")
    assert taken["asks"] == "consent", taken
    return agent


def filled(site: Site) -> Visitor:
    """The stall's form, shown for confirmation."""
    agent = held(site)
    agent.say("同意")
    agent.say("15400005678")
    agent.say("3米")
    assert agent.attach()["outcome"] == "shown"
    return agent


def theirs(site: Site) -> list[Json]:
    """The mandates the father sees as their principal."""
    found: list[Json] = site.visitor("li-guodong").get("/me/mandates").json()
    return [one for one in found if one["side"] == "principal" and one["state"] != "revoked"]


def test_nothing_of_the_principal_is_read_before_the_mandate_holds_and_the_agent_agrees(site: Site) -> None:
    agent = held(site)
    assert site.registers.of(FATHER) == []
    agent.say("同意")
    assert site.registers.of(FATHER) == ["id-card"]
    lines = {line["path"]: line for line in agent.standing()["form"]["lines"]}
    assert (lines["keeper_name"]["shown"], lines["keeper_id"]["shown"]) == ("李国栋", "990104********1030")


def test_what_is_read_is_logged_with_agent_principal_purpose_and_mandate(site: Site) -> None:
    held(site).say("同意")
    (mandate,) = theirs(site)
    father = site.visitor("li-guodong")
    latest = father.get("/me/accesses").json()[0]
    assert (latest["by"], latest["source"], latest["purpose"], latest["mandate"]) == (
        "agent",
        "id-card",
        "market-stall",
        mandate["id"],
    )
    agreed = [one["source"] for one in father.get("/me/consents").json() if one["mandate"] == mandate["id"]]
    assert agreed == ["id-card"]
    with site.services.store.reading() as work:
        entry = [one for one in work.audit.entries(limit=10_000) if one.action == "read-for"][-1]
        agent = site.services.store.vault.blind_index("person", "990105200109051059")
        principal = site.services.store.vault.blind_index("person", FATHER)
        assert (entry.object, entry.person) == (f"mandate:{mandate['id']}", principal)
        assert entry.purpose == f"source=id-card item=market-stall agent={agent}"
        assert work.audit.verify().state == "whole"


def test_an_expired_letter_is_refused_and_nothing_is_read(site: Site) -> None:
    agent = site.visitor("maimaiti")
    agent.say("我替我爸办摆摊登记")
    refused = agent.say(f"李国栋，{FATHER}，2026年2月1日")
    assert [one["rule"] for one in refused["card"]["findings"]] == ["mandate-not-expired"]
    assert refused["asks"] == "until"
    assert site.registers.of(FATHER) == []


def test_a_letter_about_something_else_is_refused_and_nothing_is_read(site: Site) -> None:
    agent = site.visitor("maimaiti")
    for words in ("我替我爸办摆摊登记", f"李国栋，{FATHER}，2026年12月31日", "写的是别的事项", "卖房子"):
        said = agent.say(words)
    assert [one["rule"] for one in said["card"]["findings"]] == ["mandate-out-of-scope"]
    assert "“摆摊登记”" in said["card"]["findings"][0]["fix"]
    assert site.registers.of(FATHER) == []


def test_a_mandate_that_ends_before_the_agent_agrees_lets_nothing_be_read(site: Site) -> None:
    agent = site.visitor("maimaiti")
    letter(agent, until="2026年3月2日")
    assert agent.say("确认提交")["asks"] == "consent"
    site.clock.advance(timedelta(days=1))
    agent.log_in("maimaiti")
    said = agent.say("同意")
    assert "已于2026年3月2日到期" in "".join(said["paragraphs"])
    assert said["item"] == "delegation"
    assert site.registers.of(FATHER) == []


def test_a_revoked_mandate_lets_nothing_be_read(site: Site) -> None:
    agent = held(site)
    father = site.visitor("li-guodong")
    (mandate,) = theirs(site)
    assert site.end(father, mandate["id"]) == 204
    said = agent.say("同意")
    assert "已经撤销" in "".join(said["paragraphs"])
    assert site.registers.of(FATHER) == []


def test_the_sources_themselves_ask_the_book(site: Site) -> None:
    """Whatever a turn believes, the transaction that logs the read decides."""
    held(site)
    (mandate,) = theirs(site)
    read = site.services.turns._office().sources.read  # what a turn works with
    agent = site.services.store.vault.blind_index("person", "990105200109051059")
    assert read("id-card", agent, "passport-application", mandate["id"]) is None
    assert read("id-card", "0" * 64, "market-stall", mandate["id"]) is None
    assert read("id-card", agent, "market-stall", "none") is None
    assert site.registers.of(FATHER) == []
    assert read("id-card", agent, "market-stall", mandate["id"]) is not None


def test_a_number_with_another_s_name_tells_nothing(site: Site) -> None:
    agent = site.visitor("maimaiti")
    agent.say("我替我爸办摆摊登记")
    agent.say(f"王大明，{FATHER}，2026年12月31日")
    agent.say("写明了现在要办的事项")
    agent.attach(name="授权委托书.pdf", material="letter")
    agent.attach(name="手持照片.pdf", material="holding-photo")
    agent.say("确认提交")
    said = agent.say("同意")
    assert "没有读到" in "".join(said["paragraphs"])
    assert site.registers.of(FATHER) == ["id-card"]
    assert "李国栋" not in str(said)


def test_a_mandate_revoked_between_filling_and_submitting_is_a_finding_and_no_case(site: Site) -> None:
    agent = filled(site)
    (mandate,) = theirs(site)
    father = site.visitor("li-guodong")
    site.end(father, mandate["id"])
    said = agent.say("确认提交")
    assert said["outcome"] == "rejected"
    assert said["case_id"] == ""
    assert "已经撤销" in "".join(said["paragraphs"])


def test_a_mandate_revoked_while_the_turn_is_worked_out_opens_no_case(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The book is asked again in the transaction that writes the case; then the turn is worked out anew."""
    agent = filled(site)
    (mandate,) = theirs(site)
    taken: list[TurnResult] = []

    def overtaken(*args: Any) -> TurnResult:
        taken.append(take_turn(*args))
        site.services.store.write(lambda work: work.mandates.end(mandate["id"], "revoked", NOON))
        return taken[-1]

    before = agent.get("/cases").json()
    monkeypatch.setattr(turns, "take_turn", overtaken)
    said = agent.say("确认提交")
    assert taken[0].handed_in
    assert said["outcome"] == "rejected"
    assert "已经撤销" in "".join(said["paragraphs"])
    assert agent.get("/cases").json() == before


def test_the_case_names_principal_agent_and_mandate(site: Site) -> None:
    agent = filled(site)
    done = agent.say("确认提交")
    assert done["outcome"] == "submitted"
    (mandate,) = theirs(site)
    with site.services.store.reading() as work:
        body = application_json(site.services.log.load(work, done["case_id"]).application)
    assert body["applicant"] == {"name": "李国栋", "masked_id": "990104********1030", "agent": "买买提·吐尔逊"}
    told: Any = body["mandate"]
    assert (told["id"], told["principal"], told["trust"], told["until"]) == (
        mandate["id"],
        "李国栋",
        "C",
        "2026-12-31",
    )
    assert [(one["material"], one["file"]["name"]) for one in told["proofs"]] == [
        ("letter", "授权委托书.pdf"),
        ("holding-photo", "手持照片.pdf"),
    ]
    assert all(len(one["file"]["sha256"]) == 64 for one in told["proofs"])
    assert FATHER not in str(told)


def test_the_clerk_sees_who_acts_for_whom_and_opens_the_proofs(site: Site) -> None:
    agent = filled(site)
    case = agent.say("确认提交")["case_id"]
    session = site.http.post(
        f"{API}/staff/sessions", json={"number": "demo-clerk-east", "password": demo_staff().password}
    ).json()
    headers = {"Authorization": f"Bearer {session['token']}"}
    seen = site.http.get(f"{API}/clerk/cases/{case}", headers=headers).json()
    mandate = seen["mandate"]
    assert mandate["text"]["zh"].startswith("由")
    assert "李国栋" not in str(seen)
    assert (mandate["principal_number"], mandate["trust"]) == ("990104********1030", "C")
    assert len(mandate["checks"]) == 3
    clear = site.http.get(f"{API}/clerk/cases/{case}", headers=headers, params={"purpose": "核对委托"}).json()
    assert clear["mandate"]["text"]["zh"] == "由买买提·吐尔逊代李国栋办理（委托代理人）"
    file = clear["mandate"]["proofs"][0]["file"]
    answer = site.http.get(
        f"{API}/clerk/cases/{case}/attachments/{file['id']}", headers=headers, params={"purpose": "核对委托"}
    )
    assert answer.content.startswith(b"%PDF")


def grant(site: Site, **more: Any) -> Any:
    body = {"agent": "买买提", "agent_number": "990105200109051059", "until": "2026-12-31", **more}
    return site.visitor("li-guodong").post("/me/mandates", body)


def test_a_principal_grants_online_and_the_agent_needs_no_letter(site: Site) -> None:
    granted = grant(site, items=["market-stall"]).json()
    assert (granted["state"], granted["trust"], granted["agent_number"]) == ("in_force", "A", "990105********1059")
    agent = site.visitor("maimaiti")
    asked = agent.say("我替我爸办摆摊登记")
    assert (asked["asks"], [one["label"] for one in asked["buttons"]]) == ("which_mandate", ["李国栋", "另一位"])
    assert agent.say("李国栋")["asks"] == "consent"
    assert site.registers.of(FATHER) == []


def test_a_number_that_the_principal_gave_is_theirs_alone_once_the_grant_is_over(site: Site) -> None:
    given = grant(site, items=["market-stall"]).json()
    agent = site.visitor("maimaiti")
    agent.say("我替我爸办摆摊登记")
    agent.say("李国栋")
    site.end(site.visitor("li-guodong"), given["id"])
    assert agent.say("同意")["item"] == "delegation"
    # Name and capacity stand; the number is asked for.
    assert agent.say("父母")["asks"] == "principal_id"
    pdf = agent.get(f"/conversations/{agent.conversation}/form.pdf").content
    with pdfplumber.open(io.BytesIO(pdf)) as pages:
        printed = "".join("".join(page.extract_text().split()) for page in pages.pages)
    assert "李国栋" in printed
    assert FATHER not in printed


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"agent_number": "990105200109051050"}, "agent_number"),
        ({"agent_number": FATHER}, "agent_number"),
        ({"agent_number": "990102202601201047"}, "agent_number"),
        ({"until": "2026-03-01"}, "until"),
        ({"until": "2040-03-01"}, "until"),
        ({"items": ["company-change-address"]}, "items"),
    ],
)
def test_a_grant_that_cannot_be_says_what_is_wrong(site: Site, change: Json, name: str) -> None:
    answer = grant(site, **change)
    assert (answer.status_code, answer.json()["title"]) == (422, "MandateUnfit")
    (error,) = answer.json()["errors"]
    assert error["field"] == name
    assert error["fix"]
    assert FATHER not in answer.text


def test_a_principal_confirms_a_letter_and_it_rests_on_their_own_word(site: Site) -> None:
    held(site)
    (mandate,) = theirs(site)
    assert mandate["trust"] == "C"
    confirmed = site.visitor("li-guodong").post(f"/me/mandates/{mandate['id']}/confirm").json()
    assert (confirmed["trust"], confirmed["proofs"][-1]["material"]) == ("A", "grant")
    other = site.visitor("maimaiti").post(f"/me/mandates/{mandate['id']}/confirm")
    assert other.status_code == 404


def test_a_mandate_is_used_again_for_the_next_item_until_it_ends(site: Site) -> None:
    agent = site.visitor("maimaiti")
    letter(agent, scope="全部事项")
    agent.say("确认提交")
    later = site.visitor("maimaiti")
    assert later.say("我替我爸办摆摊登记")["asks"] == "which_mandate"
    assert later.say("对")["asks"] == "consent"
    site.clock.set(datetime(2027, 1, 1, 9, tzinfo=NOON.tzinfo))
    after = site.visitor("maimaiti")
    said = after.say("我替我爸办摆摊登记")
    assert said["item"] == "delegation"
    assert "已于2026年12月31日到期，需要一份新的委托" in "".join(said["paragraphs"])


@pytest.mark.parametrize("who", ["maimaiti", "li-guodong"])
def test_erasure_of_either_side_ends_the_mandate_and_its_proofs(site: Site, who: str) -> None:
    agent = held(site)
    (mandate,) = theirs(site)
    with site.services.store.reading() as work:
        attached = [one.id for one in work.blobs.attached(agent.conversation)]
    assert len(attached) == 2
    visitor = site.visitor(who)
    assert site.http.delete(f"{API}/me", headers=visitor.headers).status_code == 200
    for name in ("maimaiti", "li-guodong"):
        ids = [one["id"] for one in site.visitor(name).get("/me/mandates").json()]
        assert mandate["id"] not in ids
    with site.services.store.reading() as work:
        assert work.blobs.erased() == ()
        gone = [id for id in attached if _is_gone(work, id)]
    assert gone == attached


def _is_gone(work: Work, attachment: str) -> bool:
    try:
        work.blobs.attachment(attachment)
    except Unknown:
        return True
    return False


def test_a_case_that_stays_keeps_its_proofs_when_the_principal_is_forgotten(site: Site) -> None:
    agent = filled(site)
    case = agent.say("确认提交")["case_id"]
    father = site.visitor("li-guodong")
    site.http.delete(f"{API}/me", headers=father.headers)
    with site.services.store.reading() as work:
        mandate = site.services.log.load(work, case).application.mandate
        assert mandate is not None
        contents = [work.blobs.content(work.blobs.attachment(one.attachment).blob) for one in mandate.proofs]
    assert all(content.startswith(b"%PDF") for content in contents)


def test_an_anonymous_visitor_is_asked_to_log_in(site: Site) -> None:
    visitor = Visitor(site.http, {})
    visitor.begin(region="990102")
    said = visitor.say("我替我爸办摆摊登记")
    assert (said["outcome"], said["item"]) == ("rejected", "")


def test_where_letters_must_be_confirmed_nothing_is_read_and_no_case_opened_before(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = site.services.turns._office
    monkeypatch.setattr(site.services.turns, "_office", lambda: replace(office(), letters=MandateState.PROPOSED))
    agent = site.visitor("maimaiti")
    letter(agent)
    said = agent.say("确认提交")
    assert "登录确认" in "".join(said["paragraphs"])
    assert said["asks"] == "contact"
    agent.say("15400005678")
    agent.say("3米")
    agent.attach(name="身份证.pdf", material="id-card")
    shown = agent.attach(name="照片.pdf", material="photo")
    assert [one["rule"] for one in shown["card"]["findings"]] == ["mandate-not-confirmed"]
    assert agent.say("确认提交")["outcome"] != "submitted"
    assert site.registers.of(FATHER) == []
    (mandate,) = theirs(site)
    assert mandate["state"] == "proposed"
    site.visitor("li-guodong").post(f"/me/mandates/{mandate['id']}/confirm")
    agent.say("看看表")
    assert agent.say("确认提交")["outcome"] == "submitted"


def test_the_printed_form_names_both(site: Site) -> None:
    agent = filled(site)
    case = agent.say("确认提交")["case_id"]
    pdf = agent.get(f"/cases/{case}/documents/application.pdf").content
    with pdfplumber.open(io.BytesIO(pdf)) as pages:
        text = "".join(page.extract_text() for page in pages.pages)
    printed = "".join(text.split())
    assert "李国栋（990104********1030）" in printed
    assert "委托代理人买买提·吐尔逊" in printed
    assert "授权委托书（授权委托书.pdf）" in printed
    assert FATHER in printed  # the form itself holds the whole number, as the citizen's own


def test_the_form_of_acting_is_described_to_faces(site: Site) -> None:
    answer = site.http.get(f"{API}/guides/delegation", params={"region": "990102"})
    assert answer.status_code == 200
    assert "delegation" not in [one["id"] for one in site.http.get(f"{API}/guides").json()]


def test_a_correction_needs_a_mandate_that_still_holds(site: Site) -> None:
    agent = filled(site)
    case = agent.say("确认提交")["case_id"]
    (old,) = theirs(site)
    hand_off(site.services, case)
    call_back(site.services, case, CallbackKind.CORRECTION_REQUESTED, remarks=(remark("metres", "太长"),))
    site.end(site.visitor("li-guodong"), old["id"])
    said = agent.say("2米")
    assert (said["item"], said["asks"]) == ("delegation", "until")
    assert "已经撤销" in "".join(said["paragraphs"])
    agent.say("2026年12月31日")
    agent.say("就这一项")
    agent.attach(name="新委托书.pdf", material="letter")
    agent.attach(name="新照片.pdf", material="holding-photo")
    shown = agent.say("确认提交")
    assert (shown["item"], shown["asks"]) == ("market-stall", "confirm_form"), shown
    assert agent.say("确认提交")["outcome"] == "submitted"
    with site.services.store.reading() as work:
        application = site.services.log.load(work, case).application
    assert application.mandate is not None
    assert application.mandate.id != old["id"]
    assert {line.path: line.value for line in application.lines}["metres"] == 2
