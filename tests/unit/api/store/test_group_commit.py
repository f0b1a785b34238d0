"""Do threads share commits, one leader after another, and is everyone told the truth?"""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import OperationalError

from suishiban.api.settings import SiteKey
from suishiban.api.store.blob_files import BlobFiles
from suishiban.api.store.engines import Engines, open_engines
from suishiban.api.store.errors import WriteInsideWrite
from suishiban.api.store.opening import bring_up_to_date
from suishiban.api.store.store import Store
from suishiban.api.store.vault import Vault
from suishiban.api.store.work import Work

NOW = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.fixture
def engines(tmp_path: Path) -> Iterator[Engines]:
    opened = open_engines(f"sqlite:///{tmp_path}/suishiban.db")
    bring_up_to_date(opened)
    yield opened
    opened.dispose()


@pytest.fixture
def store(engines: Engines, tmp_path: Path) -> Store:
    return Store(engines, Vault([SiteKey("a", b"k" * 32)], b"i" * 32), BlobFiles(tmp_path / "blobs"))


Unit = Callable[[Work], str]


def release(number: int) -> Unit:
    return lambda work: work.releases.create("staff:1", {}, f"d{number}", NOW)


def test_those_who_wait_are_committed_together(engines: Engines, store: Store) -> None:
    commits: list[Connection] = []
    event.listen(engines.writing, "commit", commits.append)
    held, waiting = threading.Event(), threading.Event()

    def hold(work: Work) -> None:
        waiting.set()
        held.wait(timeout=10)

    first = threading.Thread(target=store.write, args=(hold,))
    first.start()
    waiting.wait(timeout=10)
    others = [threading.Thread(target=store.write, args=(release(number),)) for number in range(10)]
    for thread in others:
        thread.start()
    while len(store._group._queue) < 10:
        pass
    held.set()
    for thread in (first, *others):
        thread.join()
    assert len(commits) == 2
    with store.reading() as work:
        assert len(work.releases.history()) == 10


def test_a_commit_that_fails_is_everyone_s_failure_and_the_next_one_works(engines: Engines, store: Store) -> None:
    def refuse(connection: Connection) -> None:
        raise OperationalError("COMMIT", None, Exception("disk I/O error"))

    event.listen(engines.writing, "commit", refuse)
    with pytest.raises(OperationalError, match="disk I/O error"):
        store.write(release(1))
    event.remove(engines.writing, "commit", refuse)
    store.write(release(2))
    with store.reading() as work:
        assert [release.index_digest for release in work.releases.history()] == ["d2"]


def test_a_transaction_that_sqlite_itself_ended_is_not_taken_for_committed(store: Store) -> None:
    def end(work: Work) -> None:
        release(1)(work)
        work.keys._connection.execute(text("ROLLBACK"))
        raise ValueError("disk full")

    with pytest.raises(ValueError, match="disk full"):
        store.write(end)
    store.write(release(2))
    with store.reading() as work:
        assert [release.index_digest for release in work.releases.history()] == ["d2"]


def test_a_unit_may_not_begin_another(store: Store) -> None:
    with pytest.raises(WriteInsideWrite, match="give it the open `Work` instead"):
        store.write(lambda work: store.write(lambda inner: None))
    with store.transaction(), pytest.raises(WriteInsideWrite):
        store.write(lambda inner: None)
    assert store.write(lambda work: 7) == 7
