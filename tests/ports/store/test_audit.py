"""Is any change to the audit chain found?"""

import threading
from datetime import datetime

import pytest
from sqlalchemy import text

from suishiban.api.settings import Settings
from suishiban.api.store.audit import AuditEntry, ChainState, Verification
from suishiban.api.store.engines import open_engines
from suishiban.api.store.store import Store


def append(store: Store, now: datetime, action: str) -> int:
    entry = AuditEntry(
        at=now,
        actor="staff:1001",
        action=action,
        object="case:1",
        person="p" * 64,
        purpose="复核",
        ciphertext=action.encode(),
    )
    return store.write(lambda work: work.audit.append(entry))


def verify(store: Store) -> Verification:
    with store.reading() as work:
        return work.audit.verify()


def test_an_empty_chain_is_whole(store: Store) -> None:
    assert verify(store) == Verification(ChainState.WHOLE, 0)


def test_entries_are_numbered_and_whole(store: Store, now: datetime) -> None:
    assert [append(store, now, action) for action in ("reveal", "accept", "export")] == [1, 2, 3]
    assert verify(store) == Verification(ChainState.WHOLE, 3)
    with store.reading() as work:
        records = work.audit.entries(after=1)
    assert [(record.seq, record.action, record.purpose) for record in records] == [
        (2, "accept", "复核"),
        (3, "export", "复核"),
    ]


@pytest.mark.parametrize(
    ("statement", "sound"),
    [
        ("UPDATE audit SET actor = 'staff:1002' WHERE seq = 2", 1),
        ("UPDATE audit SET at = at + 1 WHERE seq = 2", 1),
        ("UPDATE audit SET person = NULL WHERE seq = 2", 1),
        ("UPDATE audit SET evidence = '' WHERE seq = 3", 2),
        ("DELETE FROM audit WHERE seq = 1", 0),
        ("DELETE FROM audit WHERE seq = 3", 2),
        ("DELETE FROM audit", 0),
        ("DELETE FROM audit_head", 3),
        ("UPDATE audit_head SET proof = ''", 3),
    ],
)
def test_tampering_is_found(settings: Settings, store: Store, now: datetime, statement: str, sound: int) -> None:
    for action in ("reveal", "accept", "export"):
        append(store, now, action)
    tamper(settings, statement)
    assert verify(store) == Verification(ChainState.BROKEN, sound)


def test_cutting_the_end_and_moving_the_head_back_is_found(settings: Settings, store: Store, now: datetime) -> None:
    for action in ("reveal", "accept"):
        append(store, now, action)
    tamper(settings, "DELETE FROM audit WHERE seq = 2")
    tamper(settings, "UPDATE audit_head SET seq = 1, digest = (SELECT digest FROM audit WHERE seq = 1)")
    assert verify(store) == Verification(ChainState.BROKEN, 1)


def test_threads_at_once_make_one_chain(store: Store, now: datetime) -> None:
    threads = [
        threading.Thread(target=lambda: [append(store, now, f"action {number}") for number in range(5)])
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verify(store) == Verification(ChainState.WHOLE, 20)


def tamper(settings: Settings, statement: str) -> None:
    engines = open_engines(settings.url_of_database)
    with engines.writing.begin() as connection:
        connection.execute(text(statement))
    engines.dispose()
