"""Is every message about a mandate whole in both languages, for every capacity, without a number that is not masked?"""

from dataclasses import replace
from datetime import date

import pytest

from suishiban.assistant.casework.mandate_notices import FOR_AGENT, MandateEvent, mandate_message
from suishiban.assistant.conversation.mandate import Mandate, MandateKind, MandateState
from suishiban.knowledge.library.release import Release

TODAY = date(2026, 3, 2)
GIVEN = Mandate(
    id="m1",
    kind=MandateKind.AGENT,
    principal="李国栋",
    number="990104195101191030",
    agent="陈雨",
    agent_number="990121199911232046",
    until=date(2026, 3, 9),
    since=TODAY,
)
RELEASE = Release(id="r0", number=0, live={}, editions={})


@pytest.mark.parametrize("event", MandateEvent)
@pytest.mark.parametrize("kind", MandateKind)
@pytest.mark.parametrize("state", [MandateState.IN_FORCE, MandateState.PROPOSED])
def test_it_names_both_sides_and_no_whole_number(event: MandateEvent, kind: MandateKind, state: MandateState) -> None:
    told = mandate_message(event, replace(GIVEN, kind=kind, state=state), RELEASE, TODAY)
    assert told is not None
    for words in (told.zh, told.en):
        assert "{" not in words
        assert GIVEN.number not in words
        assert GIVEN.agent_number not in words
        assert ("李国栋" in words) is (event in FOR_AGENT or kind.audience == "company")
        assert ("陈雨" in words) is (event not in FOR_AGENT)


@pytest.mark.parametrize("event", [MandateEvent.MADE, MandateEvent.ENDING, MandateEvent.APPROVED])
def test_what_a_mandate_that_is_over_has_overtaken_is_not_told(event: MandateEvent) -> None:
    assert mandate_message(event, replace(GIVEN, state=MandateState.REVOKED), RELEASE, TODAY) is None
    assert mandate_message(event, GIVEN, RELEASE, date(2026, 3, 10)) is None


def test_the_last_day_itself_is_today() -> None:
    told = mandate_message(MandateEvent.ENDING, GIVEN, RELEASE, GIVEN.until)
    assert told is not None
    assert "就是今天" in told.zh
    assert ", today." in told.en
