"""Is a principal told once of what happens to a mandate, where they can be reached, and never of what was forgotten?"""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from suishiban.api.store.conversation_records import NewConversation
from suishiban.api.store.mandate_notices import MandateNotice
from suishiban.api.store.mandates import NewMandate
from suishiban.api.store.store import Store

AGENT, PRINCIPAL = "a" * 64, "p" * 64
GIVEN = NewMandate(id="m1", agent=AGENT, principal=PRINCIPAL, state="in_force", until=date(2026, 12, 31), payload=b"x")
MADE = MandateNotice("m1", PRINCIPAL, "made")
#: A conversation in one of our own faces.
OWN = NewConversation(token_hash="t", channel="web", language="zh", region="9901", person=PRINCIPAL, sender=None)


@pytest.fixture
def given(store: Store, now: datetime) -> Store:
    """A mandate of which its principal is to be told."""
    store.write(lambda work: work.mandates.add(GIVEN, now))
    store.write(lambda work: work.mandate_notices.leave(MADE, now))
    return store


def _begin(store: Store, new: NewConversation, at: datetime) -> str:
    return store.write(lambda work: work.conversations.create(new, at)).id


def _due(store: Store) -> list[tuple[str, str]]:
    with store.reading() as work:
        return [(one.notice.what, one.conversation) for one in work.mandate_notices.due(10)]


def test_it_waits_until_the_person_has_a_conversation_of_ours_and_goes_to_the_latest(
    given: Store, now: datetime
) -> None:
    _begin(given, replace(OWN, channel="rasa", sender="s", token_hash="r"), now)
    assert _due(given) == []
    _begin(given, OWN, now)
    latest = _begin(given, replace(OWN, token_hash="u"), now + timedelta(minutes=1))
    assert _due(given) == [("made", latest)]


def test_it_is_left_once_and_told_once(given: Store, now: datetime) -> None:
    _begin(given, OWN, now)
    given.write(lambda work: work.mandate_notices.leave(MADE, now + timedelta(days=1)))
    assert len(_due(given)) == 1
    assert given.write(lambda work: work.mandate_notices.told(MADE, now)) is True
    assert given.write(lambda work: work.mandate_notices.told(MADE, now)) is False
    assert _due(given) == []
    given.write(lambda work: work.mandate_notices.leave(MADE, now))
    assert _due(given) == []


def test_nobody_is_reached_where_they_had_everything_erased(given: Store, now: datetime) -> None:
    _begin(given, OWN, now)
    given.write(lambda work: work.people.erase(PRINCIPAL, now))
    assert _due(given) == []
    back = _begin(given, replace(OWN, token_hash="u"), now)
    assert _due(given) == [("made", back)]
    given.write(lambda work: work.mandate_notices.erase(PRINCIPAL))
    assert _due(given) == []


def test_mandates_near_their_last_day_are_found_until_it_was_told(given: Store, now: datetime) -> None:
    def ending(first: date, last: date) -> tuple[str, ...]:
        with given.reading() as work:
            return work.mandate_notices.ending(first, last, "ending", ("in_force",), 10)

    assert ending(date(2026, 12, 23), date(2026, 12, 30)) == ()
    assert ending(date(2026, 12, 24), date(2026, 12, 31)) == ("m1",)
    given.write(lambda work: work.mandate_notices.leave(replace(MADE, what="ending"), now))
    assert ending(date(2026, 12, 24), date(2026, 12, 31)) == ()


def test_it_goes_with_the_mandate(given: Store, now: datetime) -> None:
    _begin(given, OWN, now)
    assert given.write(lambda work: work.mandates.forget(date(2027, 1, 1), now)) == 1
    assert _due(given) == []
