"""What does a mandate let its agent do, and until when?"""

from dataclasses import replace
from datetime import date

import pytest

from suishiban.assistant.conversation.answers import Answer, AnswerState, Source, SourceKind, Trust
from suishiban.assistant.conversation.mandate import Mandate, MandateKind, MandateState, Standing
from suishiban.assistant.policy.mandates import last_day_under_age, proves
from suishiban.knowledge.guide import Audience
from suishiban.knowledge.library.built_in import built_in
from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.search.names import items_named

MANDATE = Mandate(
    id="m",
    kind=MandateKind.AGENT,
    principal="周桂兰",
    number="990102195805124028",
    agent="张杰",
    agent_number="990102198803141012",
    since=date(2026, 3, 2),
    until=date(2026, 12, 31),
    items=("residence-permit",),
)
PERSON, COMPANY = (Audience.PERSON,), (Audience.COMPANY,)


@pytest.mark.parametrize(
    ("change", "item", "audience", "day", "standing"),
    [
        ({}, "residence-permit", PERSON, date(2026, 3, 2), Standing.GOOD),
        ({}, "residence-permit", PERSON, date(2026, 12, 31), Standing.GOOD),
        ({}, "residence-permit", PERSON, date(2027, 1, 1), Standing.EXPIRED),
        ({}, "residence-permit", PERSON, date(2026, 3, 1), Standing.NOT_YET),
        ({}, "passport-application", PERSON, date(2026, 5, 1), Standing.OUT_OF_SCOPE),
        ({"items": ()}, "passport-application", PERSON, date(2026, 5, 1), Standing.GOOD),
        ({"items": ()}, "company-change-address", COMPANY, date(2026, 5, 1), Standing.OUT_OF_SCOPE),
        (
            {"items": (), "kind": MandateKind.COMPANY_AGENT},
            "company-change-address",
            COMPANY,
            date(2026, 5, 1),
            Standing.GOOD,
        ),
        ({"state": MandateState.REVOKED}, "residence-permit", PERSON, date(2026, 5, 1), Standing.REVOKED),
        ({"state": MandateState.REVOKED}, "residence-permit", PERSON, date(2027, 5, 1), Standing.REVOKED),
        ({"state": MandateState.PROPOSED}, "residence-permit", PERSON, date(2026, 5, 1), Standing.PROPOSED),
        ({"state": MandateState.PROPOSED}, "residence-permit", PERSON, date(2027, 5, 1), Standing.EXPIRED),
    ],
)
def test_a_mandate_holds_for_its_items_its_audience_and_its_days(
    change: dict[str, object], item: str, audience: tuple[Audience, ...], day: date, standing: Standing
) -> None:
    assert replace(MANDATE, **change).standing(item, audience, day) is standing  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("born", "last"),
    [
        (date(2026, 1, 20), date(2044, 1, 19)),
        (date(2012, 2, 29), date(2030, 2, 28)),
        (date(2012, 1, 1), date(2029, 12, 31)),
    ],
)
def test_a_ward_is_one_until_the_day_before_coming_of_age(born: date, last: date) -> None:
    assert last_day_under_age(born) == last


def given(**values: str) -> dict[str, Answer]:
    source = Source(SourceKind.SAID)
    return {
        path: Answer(path, value, value, source, Trust.C, AnswerState.CONFIRMED, 1) for path, value in values.items()
    }


CHILD = given(principal_name="张小满", principal_id="990102202601201047", agent_name="王秀兰")
RECORD = {"child_name": "张小满", "born_on": "2026-01-20", "mother_name": "王秀兰", "father_name": "张杰"}


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({}, True),
        ({"mother_name": "李四"}, False),
        ({"child_name": "张大满"}, False),
        ({"born_on": "2025-01-20"}, False),
    ],
)
def test_a_birth_certificate_shows_guardianship_only_where_it_names_both(change: dict[str, str], shown: bool) -> None:
    assert proves("birth-certificate", RECORD | change, CHILD) is shown


def test_only_what_a_letter_names_is_entrusted(town: Knowledge) -> None:
    release = town.release
    assert items_named("居住证申领、公司变更登记（住所）", release) == ("company-change-address", "residence-permit")
    assert items_named("卖房子", release) == ()


def test_the_form_of_acting_is_no_item_of_a_city(town: Knowledge) -> None:
    edition = built_in("delegation")
    assert edition is not None
    assert "delegation" not in town.release.live
    assert town.release.pinned("delegation", "990102", 1) is edition.nearest("990102")
    assert town.release.name("delegation").zh == "委托代办登记"
    assert all(rule.clause.startswith("中华人民共和国民法典") for rule in edition.nearest("9901").guide.rules)
