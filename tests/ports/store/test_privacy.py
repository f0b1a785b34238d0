"""Is what was erased gone, what is kept readable, and every key replaceable?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

from suishiban.api.settings import CipherName, Settings, SiteKey
from suishiban.api.store.case_records import CaseEvent, NewCase
from suishiban.api.store.conversation_records import Conversation
from suishiban.api.store.engines import open_engines
from suishiban.api.store.errors import KeyErased, SealBroken, SiteKeyUnknown, Unknown
from suishiban.api.store.keyring import Kept
from suishiban.api.store.opening import open_store
from suishiban.api.store.store import Store

Begin = Callable[..., Conversation]
PERSON = "p" * 64


def say(store: Store, conversation: str, payload: bytes, now: datetime) -> None:
    store.write(lambda work: work.conversations.append(conversation, 0, "bot", [payload], now))


def events(store: Store, conversation: str) -> list[bytes]:
    with store.reading() as work:
        return [event.payload for event in work.conversations.load(conversation).events]


def test_erasure_makes_a_person_s_conversations_unreadable_and_spares_others(
    store: Store, begin: Begin, now: datetime
) -> None:
    theirs, other = begin(PERSON), begin("q" * 64)
    for conversation in (theirs, other):
        say(store, conversation.id, b"event", now)
    erasure = store.write(lambda work: work.people.erase(PERSON, now))
    assert (erasure.destroyed, erasure.kept) == ((theirs.subject,), ())
    with pytest.raises(KeyErased, match=f"subject: {theirs.subject}"):
        events(store, theirs.id)
    assert events(store, other.id) == [b"event"]


def test_an_anonymous_conversation_is_erased_with_the_person_it_became(
    store: Store, begin: Begin, now: datetime
) -> None:
    conversation = begin()
    say(store, conversation.id, b"event", now)
    store.write(lambda work: work.conversations.belong_to(conversation.id, PERSON))
    with store.reading() as work:
        assert [mine.id for mine in work.conversations.of_person(PERSON)] == [conversation.id]
    store.write(lambda work: work.people.erase(PERSON, now))
    with pytest.raises(KeyErased):
        events(store, conversation.id)


def test_a_case_under_retention_outlives_erasure_until_its_day(store: Store, now: datetime) -> None:
    until = now + timedelta(days=365)
    new = NewCase(
        receipt_no="SSB0001",
        item="company-change-address",
        implementation_code="990102-0001",
        guide_version=1,
        department="东岸区市场监督管理局",
        region="990102",
        state="concluded",
        person=PERSON,
        retain_until=until,
    )
    case = store.write(lambda work: work.cases.open(new, [CaseEvent("concluded", "backend", b"result")], now))
    erasure = store.write(lambda work: work.people.erase(PERSON, now))
    assert (erasure.destroyed, erasure.kept) == ((), (Kept(case.subject, until),))
    with store.reading() as work:
        assert work.cases.events(case.id)[0].payload == b"result"
    assert store.write(lambda work: work.people.erase(PERSON, until)).destroyed == (case.subject,)


def test_erasure_logs_out_withdraws_consents_and_forgets_the_profile(store: Store, now: datetime) -> None:
    store.write(lambda work: work.people.remember(PERSON, b"profile", now))
    store.write(lambda work: work.people.consent(PERSON, "e-licences", "company-change-address", now))
    later = now + timedelta(days=1)
    store.write(lambda work: work.people.erase(PERSON, later))
    with store.reading() as work:
        assert [consent.withdrawn_at for consent in work.people.consents(PERSON)] == [later]
        with pytest.raises(Unknown):
            work.people.profile(PERSON)


def test_a_person_who_comes_back_after_erasure_begins_anew(store: Store, now: datetime) -> None:
    first = store.write(lambda work: work.people.remember(PERSON, b"old", now))
    assert store.write(lambda work: work.people.remember(PERSON, b"new", now)) == first
    store.write(lambda work: work.people.erase(PERSON, now))
    assert store.write(lambda work: work.people.remember(PERSON, b"again", now)) != first
    with store.reading() as work:
        assert work.people.profile(PERSON) == b"again"


def test_consents_and_accesses_are_kept(store: Store, now: datetime) -> None:
    store.write(lambda work: work.people.consent(PERSON, "e-licences", "company-change-address", now))
    store.write(lambda work: work.people.withdraw(PERSON, "e-licences", now))
    store.write(lambda work: work.people.accessed(PERSON, "bot", "e-licences", "prefill", now))
    with store.reading() as work:
        consents, accesses = work.people.consents(PERSON), work.people.accesses(PERSON)
    assert [(one.source, one.purpose, one.withdrawn_at) for one in consents] == [
        ("e-licences", "company-change-address", now)
    ]
    assert [(one.actor, one.source, one.purpose, one.at) for one in accesses] == [("bot", "e-licences", "prefill", now)]


def test_site_keys_are_rotated_and_the_old_one_can_go(
    settings: Settings, store: Store, begin: Begin, now: datetime
) -> None:
    conversation = begin()
    say(store, conversation.id, b"event", now)
    new_key = SiteKey("2026b", b"n" * 32)
    both = open_store(replace(settings, site_keys=(new_key, *settings.site_keys)))
    assert events(both, conversation.id) == [b"event"]
    assert both.write(lambda work: work.keys.rewrap()) == 1
    assert both.write(lambda work: work.keys.rewrap()) == 0
    both.close()
    alone = open_store(replace(settings, site_keys=(new_key,)))
    assert events(alone, conversation.id) == [b"event"]
    alone.close()


def test_a_key_that_left_too_early_is_named(settings: Settings, store: Store, begin: Begin, now: datetime) -> None:
    conversation = begin()
    say(store, conversation.id, b"event", now)
    without = open_store(replace(settings, site_keys=(SiteKey("2026b", b"n" * 32),)))
    with pytest.raises(SiteKeyUnknown, match="key: 2026a; right: keep the old key in SITE_KEYS"):
        events(without, conversation.id)
    without.close()


def test_a_site_moves_to_sm4_without_losing_the_past(
    settings: Settings, store: Store, begin: Begin, now: datetime
) -> None:
    old = begin()
    say(store, old.id, b"event", now)
    moved = open_store(replace(settings, cipher=CipherName.SM4))
    subject = moved.write(lambda work: work.keys.new_subject(now))
    with moved.reading() as work:
        sealed = work.keys.seal(subject, "table", "row", b"new")
        assert (sealed[:1], work.keys.open(subject, "table", "row", sealed)) == (b"S", b"new")
    assert events(moved, old.id) == [b"event"]
    moved.close()


def test_an_event_moved_to_another_place_does_not_open(
    settings: Settings, store: Store, begin: Begin, now: datetime
) -> None:
    conversation = begin()
    store.write(lambda work: work.conversations.append(conversation.id, 0, "bot", [b"a", b"b"], now))
    engines = open_engines(settings.url_of_database)
    with engines.writing.begin() as connection:
        connection.execute(
            text("UPDATE conversation_events SET payload = (SELECT payload FROM conversation_events WHERE seq = 2)")
        )
    engines.dispose()
    with pytest.raises(SealBroken, match="does not open"):
        events(store, conversation.id)
