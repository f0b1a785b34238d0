"""Does a conversation keep what it was told, once, in order, for one writer at a time?"""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

import pytest

from suishiban.api.store.conversation_records import (
    Appended,
    Conversation,
    NewConversation,
    OwnerChanged,
    Received,
    TurnReceipt,
    TurnState,
    VersionConflict,
)
from suishiban.api.store.errors import Unknown
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work

T = TypeVar("T")
Begin = Callable[..., Conversation]


def at_once(store: Store, units: Sequence[Callable[[int], T]]) -> list[T]:
    """What each unit returns, all of them started together in threads of their own."""
    results: list[T] = []
    gate = threading.Barrier(len(units))

    def run(number: int) -> None:
        gate.wait()
        results.append(units[number](number))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(units))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_a_turn_is_recorded_answered_and_read_back(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    receipt = store.write(lambda work: work.conversations.record_turn(id, "turn-1", "我要办理注册地更改".encode(), now))
    assert receipt == TurnReceipt(Received.NEW, version=0, owner="bot")
    outcome = store.write(
        lambda work: work.conversations.append(id, 0, "bot", [b"one", b"two"], now, turn="turn-1", reply=b"reply")
    )
    assert outcome == Appended(2)
    with store.reading() as work:
        loaded = work.conversations.load(id)
        turns = work.conversations.turns(id)
    assert [(event.seq, event.turn, event.at, event.payload) for event in loaded.events] == [
        (1, "turn-1", now, b"one"),
        (2, "turn-1", now, b"two"),
    ]
    assert (loaded.head.version, loaded.head.owner, loaded.snapshot, loaded.after) == (2, "bot", b"", 0)
    assert [(turn.id, turn.state, turn.utterance.decode(), turn.reply, turn.version_after) for turn in turns] == [
        ("turn-1", TurnState.ANSWERED, "我要办理注册地更改", b"reply", 2)
    ]


def test_a_repeated_turn_gets_the_first_reply(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    store.write(lambda work: work.conversations.record_turn(id, "turn-1", b"first", now))
    store.write(lambda work: work.conversations.append(id, 0, "bot", [b"one"], now, turn="turn-1", reply=b"reply"))
    again = store.write(lambda work: work.conversations.record_turn(id, "turn-1", b"other words", now))
    assert again == TurnReceipt(Received.ANSWERED, version=1, owner="bot", reply=b"reply")


def test_a_turn_still_being_answered_is_pending_until_patience_ends(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    store.write(lambda work: work.conversations.record_turn(id, "turn-1", b"first", now))
    soon, late = now + timedelta(seconds=29), now + timedelta(seconds=30)
    assert store.write(lambda work: work.conversations.record_turn(id, "turn-1", b"x", soon)).outcome == "pending"
    retaken = store.write(lambda work: work.conversations.record_turn(id, "turn-1", b"x", late))
    assert (retaken.outcome, retaken.utterance) == (Received.RETAKEN, b"first")
    assert store.write(lambda work: work.conversations.record_turn(id, "turn-1", b"x", late)).outcome == "pending"


def test_a_failed_turn_is_tried_again_at_once(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    store.write(lambda work: work.conversations.record_turn(id, "turn-1", b"first", now))
    store.write(lambda work: work.conversations.fail_turn(id, "turn-1"))
    assert store.write(lambda work: work.conversations.record_turn(id, "turn-1", b"x", now)).outcome == "retaken"


def test_an_answer_may_be_appended_sentence_by_sentence(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    store.write(lambda work: work.conversations.record_turn(id, "turn-1", b"first", now))
    store.write(lambda work: work.conversations.append(id, 0, "bot", [b"sentence 1"], now, turn="turn-1"))
    assert store.write(lambda work: work.conversations.record_turn(id, "turn-1", b"x", now)).outcome == "pending"
    store.write(lambda work: work.conversations.append(id, 1, "bot", [b"sentence 2"], now, turn="turn-1", reply=b"all"))
    assert store.write(lambda work: work.conversations.record_turn(id, "turn-1", b"x", now)).reply == b"all"


def test_of_two_writers_the_second_is_told_the_version(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    assert store.write(lambda work: work.conversations.append(id, 0, "bot", [b"a"], now)) == Appended(1)
    assert store.write(lambda work: work.conversations.append(id, 0, "bot", [b"b"], now)) == VersionConflict(1)
    with store.reading() as work:
        assert [event.payload for event in work.conversations.load(id).events] == [b"a"]


def test_eight_writers_at_once_append_one_event(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id

    def append(number: int) -> Appended | VersionConflict | OwnerChanged:
        return store.write(lambda work: work.conversations.append(id, 0, "bot", [b"%d" % number], now))

    outcomes = at_once(store, [append] * 8)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Appended", *["VersionConflict"] * 7]
    with store.reading() as work:
        assert len(work.conversations.load(id).events) == 1


def test_eight_repeats_at_once_record_one_turn(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id

    def record(number: int) -> str:
        return store.write(lambda work: work.conversations.record_turn(id, "turn-1", b"%d" % number, now)).outcome.value

    assert sorted(at_once(store, [record] * 8)) == ["new", *["pending"] * 7]


def test_a_clerk_takes_over_and_the_bot_is_told(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    assert store.write(lambda work: work.conversations.take(id, "bot", "clerk:7")) == Appended(0)
    assert store.write(lambda work: work.conversations.take(id, "bot", "clerk:8")) == OwnerChanged("clerk:7")
    assert store.write(lambda work: work.conversations.append(id, 0, "bot", [b"a"], now)) == OwnerChanged("clerk:7")
    assert store.write(lambda work: work.conversations.append(id, 0, "clerk:7", [b"a"], now)) == Appended(1)
    with store.reading() as work:
        assert [conversation.id for conversation in work.conversations.owned_by("clerk:7")] == [id]


def test_loading_begins_at_the_snapshot_or_at_the_caller_s_own_state(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    store.write(lambda work: work.conversations.append(id, 0, "bot", [b"a", b"b"], now, snapshot=b"state 2"))
    store.write(lambda work: work.conversations.append(id, 2, "bot", [b"c"], now))
    with store.reading() as work:
        whole, newer = work.conversations.load(id), work.conversations.load(id, after=2)
    assert (whole.snapshot, whole.after, [event.payload for event in whole.events]) == (b"state 2", 2, [b"c"])
    assert (newer.snapshot, newer.after, [event.payload for event in newer.events]) == (b"", 2, [b"c"])


def test_a_sender_s_conversations_come_latest_first(store: Store, now: datetime) -> None:
    sender = store.vault.blind_index("sender", "1")

    def create_two(work: Work) -> None:
        for number in range(2):
            new = NewConversation(token_hash=str(number), channel="rasa", language="zh", region="9901", sender=sender)
            work.conversations.create(new, now + timedelta(seconds=number))

    store.write(create_two)
    with store.reading() as work:
        found = work.conversations.of_sender("rasa", sender)
        none = work.conversations.of_sender("web", sender)
    assert [conversation.token_hash for conversation in found] == ["1", "0"]
    assert none == ()


def test_another_device_gets_a_token_of_its_own(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    store.write(lambda work: work.conversations.renew_token(id, "n" * 64))
    with store.reading() as work:
        assert work.conversations.get(id).token_hash == "n" * 64


def test_an_unknown_conversation_is_named(store: Store, now: datetime) -> None:
    with pytest.raises(Unknown, match="no such record; conversation: nowhere"):
        store.write(lambda work: work.conversations.record_turn("nowhere", "turn-1", b"x", now))
