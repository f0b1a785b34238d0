"""Is leave to act given online only as the law lets it be, by a person and by a company?"""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from suishiban.api.services.mandate_book import enter
from suishiban.assistant.conversation.answers import Trust
from suishiban.assistant.conversation.mandate import Mandate, MandateKind, MandateState, Proof
from tests.unit.api.citizen.conftest import GUIDES, NOON, settings_in
from tests.unit.api.citizen.door import Visitor
from tests.unit.api.citizen.registers import Site, opened

#: 张杰's company, and 陈雨 and 买买提, who may act.
COMPANY, COMPANY_NAME = "91990103MA0000001U", "明川市远帆贸易有限公司"
CHEN, MAIMAITI = "990121199911232046", "990105200109051059"
ZHANG = "990102198803141012"
#: What a form of acting makes of a copy of the licence where letters are enough.
UPLOADED = Mandate(
    id="uploaded",
    kind=MandateKind.REPRESENTATIVE,
    principal=COMPANY_NAME,
    number=COMPANY,
    agent="陈雨",
    agent_number=CHEN,
    until=date(2026, 4, 1),
    since=date(2026, 3, 2),
    proofs=(Proof(material="licence", attachment="a1", name="营业执照.jpg"),),
    trust=Trust.C,
)
Json = dict[str, Any]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    settings = settings_in(tmp_path_factory)
    shutil.copy(GUIDES / "items" / "company-change-address.yaml", settings.guides / "items")
    with opened(settings) as site:
        yield site


@pytest.fixture
def office(built: Site) -> Site:
    """Noon, the licence names 张杰, and nobody acts for anybody."""
    built.clock.set(NOON)
    built.registers.representative = "张杰"
    built.registers.reads.clear()
    with built.services.store.transaction() as work:
        for name in ("zhang-jie", "chen-yu", "maimaiti"):
            person = built.services.store.vault.blind_index("person", _number(name))
            for one in work.mandates.held_by(person):
                work.mandates.end(one.id, MandateState.REVOKED.value, NOON)
    return built


def _number(name: str) -> str:
    return {"zhang-jie": ZHANG, "chen-yu": CHEN, "maimaiti": MAIMAITI}[name]


def _leave(**more: Any) -> Json:
    return {"agent": "陈雨", "agent_number": CHEN, "until": "2026-12-31", "company": COMPANY, **more}


def _fields(answer: Any) -> list[str]:
    return [one["field"] for one in answer.json()["errors"]]


def _standing(visitor: Visitor) -> list[Json]:
    return [one for one in visitor.get("/me/mandates").json() if one["state"] == "in_force"]


def test_everything_wrong_is_told_at_once_with_what_would_be_right(office: Site) -> None:
    wrong = {"agent": "陈", "agent_number": "99012119991123204", "until": "2040-01-01", "items": ["passport"]}
    answer = office.visitor("maimaiti").post("/me/mandates", wrong)
    assert answer.status_code == 422
    assert sorted(_fields(answer)) == ["agent", "agent_number", "items", "until"]
    told = {one["field"]: one for one in answer.json()["errors"]}
    assert "现在是17位" in told["agent_number"]["message"]
    assert "2029-03-02" in told["until"]["fix"]
    assert "99012119991123204" not in answer.text


def test_what_is_typed_is_checked_with_the_words_of_the_refusal_and_nothing_is_kept(office: Site) -> None:
    visitor = office.visitor("maimaiti")
    number = "990121199911232045"
    seen = visitor.post("/me/mandates/check", {"agent_number": number}).json()
    (fault,) = seen["faults"]
    refused = visitor.post("/me/mandates", {"agent": "陈雨", "agent_number": number, "until": "2026-12-31"})
    (error,) = refused.json()["errors"]
    assert error["message"] == f"{fault['message']['zh']} / {fault['message']['en']}"
    assert error["fix"] == f"{fault['fix']['zh']} / {fault['fix']['en']}"
    assert seen["last_day"] == "2029-03-02"
    assert _standing(visitor) == []


def test_before_it_is_given_a_grant_says_what_could_be_read(office: Site) -> None:
    visitor = office.visitor("maimaiti")
    one = visitor.post("/me/mandates/check", {"items": ["market-stall"]}).json()
    assert [source["source"] for source in one["readable"]] == ["id-card"]
    company = visitor.post("/me/mandates/check", {"items": [], "company": COMPANY}).json()
    assert "business-license" in [source["source"] for source in company["readable"]]
    assert "id-card" not in [source["source"] for source in company["readable"]]
    assert visitor.post("/me/mandates/check", {"agent": "陈雨"}).json()["readable"] == []


def test_a_company_cannot_grant_before_the_licence_shows_who_represents_it(office: Site) -> None:
    visitor = office.visitor("zhang-jie")
    assert _fields(visitor.post("/me/mandates", _leave())) == ["company"]
    assert visitor.post("/me/mandates/check", {"company": COMPANY}).json()["faults"][0]["field"] == "company"
    proved = visitor.post("/me/mandates/representation")
    assert (proved.status_code, proved.json()["kind"], proved.json()["trust"]) == (201, "representative", "A")
    assert (proved.json()["principal_number"], proved.json()["until"]) == (COMPANY, "2026-04-01")
    latest = visitor.get("/me/accesses").json()[0]
    assert (latest["by"], latest["source"]) == ("citizen", "business-license")
    again = visitor.post("/me/mandates/representation").json()
    assert again["id"] == proved.json()["id"]


def test_a_company_grants_its_agent_who_then_needs_no_letter(office: Site) -> None:
    visitor = office.visitor("zhang-jie")
    visitor.post("/me/mandates/representation")
    granted = visitor.post("/me/mandates", _leave(items=["company-change-address"]))
    assert granted.status_code == 201, granted.text
    told = granted.json()
    assert (told["kind"], told["principal"], told["trust"]) == ("company_agent", COMPANY_NAME, "A")
    assert [(one["material"], one["source"]) for one in told["proofs"]] == [
        ("grant", ""),
        ("licence", "business-license"),
    ]
    agent = office.visitor("chen-yu")
    agent.begin(region="990102")
    asked = agent.say("我是公司经办人，帮公司变更地址")
    assert (asked["asks"], asked["buttons"][0]["label"]) == ("which_mandate", COMPANY_NAME)
    taken = agent.say(COMPANY_NAME)
    assert taken["item"] == "company-change-address"
    assert COMPANY not in [number for _, number in office.registers.reads]


def test_the_company_s_mandate_outlives_the_reading_of_the_licence_and_ends_on_its_own_last_day(
    office: Site,
) -> None:
    visitor = office.visitor("zhang-jie")
    visitor.post("/me/mandates/representation")
    visitor.post("/me/mandates", _leave())
    office.clock.advance(timedelta(days=31))
    (held,) = _standing(office.visitor("chen-yu"))
    assert held["until"] == "2026-12-31"
    # It is out of the representative's hands until the licence was read anew.
    later = office.visitor("zhang-jie")
    assert office.end(later, held["id"]) == 404
    assert _fields(later.post("/me/mandates", _leave(agent="买买提", agent_number=MAIMAITI))) == ["company"]
    later.post("/me/mandates/representation")
    assert office.end(later, held["id"]) == 204
    assert _standing(office.visitor("chen-yu")) == []


def test_a_licence_that_names_somebody_else_ends_the_representation_but_not_what_the_company_gave(
    office: Site,
) -> None:
    visitor = office.visitor("zhang-jie")
    visitor.post("/me/mandates/representation")
    visitor.post("/me/mandates", _leave())
    office.registers.representative = "陈雨"
    refused = visitor.post("/me/mandates/representation")
    assert (refused.status_code, _fields(refused)) == (422, ["company"])
    assert _standing(visitor) == []
    assert _fields(visitor.post("/me/mandates", _leave())) == ["company"]
    assert len(_standing(office.visitor("chen-yu"))) == 1


def test_an_uploaded_copy_of_the_licence_opens_nothing_of_the_company_s(office: Site) -> None:
    """A representation that no machine has checked neither shows, nor confirms, nor grants."""
    chen = office.visitor("chen-yu")
    vault = office.services.store.vault
    with office.services.store.transaction() as work:
        enter(work, vault, UPLOADED, vault.blind_index("person", CHEN), NOON)
    owner = office.visitor("zhang-jie")
    owner.post("/me/mandates/representation")
    given = owner.post("/me/mandates", _leave(agent="买买提", agent_number=MAIMAITI)).json()
    assert given["id"] not in [one["id"] for one in chen.get("/me/mandates").json()]
    assert chen.post(f"/me/mandates/{given['id']}/confirm").status_code == 404
    assert office.end(chen, given["id"]) == 404
    assert _fields(chen.post("/me/mandates", _leave(agent="买买提", agent_number=MAIMAITI))) == ["company"]


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"agent_number": ZHANG}, "agent_number"),
        ({"items": ["market-stall"]}, "items"),
        ({"until": "2029-03-03"}, "until"),
        ({"relation": "child"}, "relation"),
        ({"company": "91990103MA0000009X"}, "company"),
    ],
)
def test_a_company_s_grant_that_cannot_be_says_what_is_wrong(office: Site, change: Json, name: str) -> None:
    visitor = office.visitor("zhang-jie")
    visitor.post("/me/mandates/representation")
    assert _fields(visitor.post("/me/mandates", _leave(**change))) == [name]
