"""Is a unit of work done whole or not at all, alone or among others?"""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from suishiban.api.settings import Settings
from suishiban.api.store.conversation_records import Appended, Conversation
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work

Begin = Callable[..., Conversation]


def payloads(store: Store, conversation: str) -> list[bytes]:
    with store.reading() as work:
        return [event.payload for event in work.conversations.load(conversation).events]


def test_a_unit_that_raises_leaves_nothing(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id

    def unit(work: Work) -> None:
        work.conversations.append(id, 0, "bot", [b"half"], now)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        store.write(unit)
    with pytest.raises(ValueError, match="no"), store.transaction() as work:
        unit(work)
    assert payloads(store, id) == []


def test_units_that_share_a_commit_fail_alone(store: Store, begin: Begin, now: datetime) -> None:
    ids = [begin().id for _ in range(24)]
    outcomes: dict[int, str] = {}
    gate = threading.Barrier(len(ids))

    def write(number: int) -> None:
        def unit(work: Work) -> object:
            done = work.conversations.append(ids[number], 0, "bot", [b"event"], now)
            if number % 3 == 0:
                raise ValueError(number)
            return done

        gate.wait()
        try:
            assert store.write(unit) == Appended(1)
            outcomes[number] = "done"
        except ValueError as error:
            outcomes[number] = f"refused {error}"

    threads = [threading.Thread(target=write, args=(number,)) for number in range(len(ids))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {number: f"refused {number}" if number % 3 == 0 else "done" for number in range(len(ids))}
    for number, id in enumerate(ids):
        assert payloads(store, id) == ([] if number % 3 == 0 else [b"event"])


def test_reading_cannot_write(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    with pytest.raises(DBAPIError, match=r"read-?only"), store.reading() as work:
        work.conversations.append(id, 0, "bot", [b"event"], now)


def test_reading_does_not_wait_for_a_writer(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    with store.transaction() as work:
        work.conversations.append(id, 0, "bot", [b"event"], now)
        assert payloads(store, id) == []
    assert payloads(store, id) == [b"event"]


_CRASH = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from suishiban.api.settings import Settings, SiteKey
from suishiban.api.store.opening import open_store

data, url, conversation = sys.argv[1:]
settings = Settings(data=Path(data), database_url=url, site_keys=(SiteKey("2026a", b"k" * 32),), index_key=b"i" * 32)
store = open_store(settings)
now = datetime(2026, 3, 2, tzinfo=UTC)
store.write(lambda work: work.conversations.append(conversation, 0, "bot", [b"committed"], now))

def die(work):
    work.conversations.append(conversation, 1, "bot", [b"lost"], now)
    os.kill(os.getpid(), signal.SIGKILL)

store.write(die)
"""


def test_what_was_committed_survives_kill_9_and_nothing_else(
    settings: Settings, store: Store, begin: Begin, tmp_path: Path
) -> None:
    id = begin().id
    command = [sys.executable, "-c", _CRASH, str(settings.data), settings.database_url, id]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert payloads(store, id) == [b"committed"]
