"""Are mandates found from either side, and gone when either side is, or when they are over long enough?"""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import text

from suishiban.api.store.errors import KeyErased, Unknown
from suishiban.api.store.mandates import NewMandate, StoredMandate
from suishiban.api.store.store import Store

AGENT, PRINCIPAL, OTHER = "a" * 64, "p" * 64, "o" * 64
GIVEN = NewMandate(
    id="m1", agent=AGENT, principal=PRINCIPAL, state="in_force", until=date(2026, 12, 31), payload=b"names and numbers"
)


def test_a_mandate_is_found_from_both_sides_and_by_nobody_else(store: Store, now: datetime) -> None:
    store.write(lambda work: work.mandates.add(GIVEN, now))
    with store.reading() as work:
        (held,), (given,) = work.mandates.held_by(AGENT), work.mandates.given_by(PRINCIPAL)
        assert held == given == work.mandates.get("m1")
        assert (held.payload, held.state, held.ended_at) == (b"names and numbers", "in_force", None)
        assert work.mandates.held_by(PRINCIPAL) == work.mandates.given_by(AGENT) == work.mandates.held_by(OTHER) == ()
        with pytest.raises(Unknown, match="mandate: m2"):
            work.mandates.get("m2")


def test_what_it_says_is_kept_sealed(store: Store, now: datetime) -> None:
    store.write(lambda work: work.mandates.add(GIVEN, now))
    with store.reading() as work:
        sealed = work.mandates._connection.execute(text("SELECT payload FROM mandates")).scalar_one()
    assert b"names" not in bytes(sealed)


def test_a_mandate_is_confirmed_and_ended(store: Store, now: datetime) -> None:
    store.write(lambda work: work.mandates.add(replace(GIVEN, state="proposed"), now))
    store.write(lambda work: work.mandates.rewrite("m1", "in_force", b"confirmed"))
    with store.reading() as work:
        assert (work.mandates.get("m1").state, work.mandates.get("m1").payload) == ("in_force", b"confirmed")
    store.write(lambda work: work.mandates.end("m1", "revoked", now))
    with store.reading() as work:
        assert (work.mandates.get("m1").state, work.mandates.get("m1").ended_at) == ("revoked", now)


@pytest.mark.parametrize("person", [AGENT, PRINCIPAL])
def test_either_side_s_erasure_ends_it_and_destroys_its_key(store: Store, now: datetime, person: str) -> None:
    store.write(lambda work: work.mandates.add(GIVEN, now))
    store.write(lambda work: work.mandates.add(replace(GIVEN, id="m2", agent=OTHER, principal=OTHER), now))
    seen: list[StoredMandate] = []
    assert store.write(lambda work: work.mandates.erase(person, "revoked", now, seen.append)) == 1
    assert [(one.id, one.payload) for one in seen] == [("m1", b"names and numbers")]
    with store.reading() as work:
        assert work.mandates.held_by(AGENT) == work.mandates.given_by(PRINCIPAL) == ()
        with pytest.raises(KeyErased):
            work.mandates.get("m1")
        assert len(work.mandates.held_by(OTHER)) == 1


def test_a_mandate_is_dropped_after_its_term_and_not_before(store: Store, now: datetime) -> None:
    store.write(lambda work: work.mandates.add(GIVEN, now))
    store.write(lambda work: work.mandates.add(replace(GIVEN, id="m2", until=date(2027, 1, 1)), now))
    assert store.write(lambda work: work.mandates.forget(date(2026, 12, 31), now)) == 0
    assert store.write(lambda work: work.mandates.forget(date(2027, 1, 1), now)) == 1
    with store.reading() as work:
        assert [one.id for one in work.mandates.held_by(AGENT)] == ["m2"]
