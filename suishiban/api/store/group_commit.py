"""How do many threads write to one SQLite file without waiting for one disk flush each?

A caller hands in a unit of work. Whoever finds no one at work becomes the leader: it runs all units that wait, each
within a savepoint of one transaction, commits once, and then releases their callers; the next one waiting leads on.
A unit that raises is rolled back alone. Nobody is told of success before the commit is on the disk. With a single
caller there is no hand-over between threads at all. ("Flat combining", Hendler et al. 2010, for transactions.)
"""

import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Connection, Engine

from suishiban.api.store.engines import driver
from suishiban.api.store.errors import WriteInsideWrite
from suishiban.api.store.work import Work

T = TypeVar("T")
#: Units in one transaction at most: bounds how long the first of them waits.
MOST = 64


class _Job(Generic[T]):
    """A unit of work and what came of it."""

    __slots__ = ("_awake", "_error", "_result", "_unit", "done")

    def __init__(self, unit: Callable[[Work], T]) -> None:
        self._unit = unit
        self._result: T | None = None
        self._error: BaseException | None = None
        self.done = False
        self._awake = threading.Lock()
        self._awake.acquire()

    def run(self, work: Work) -> None:
        self._result = self._unit(work)

    def fail(self, error: BaseException) -> None:
        self._error = error

    @property
    def failed(self) -> bool:
        return self._error is not None

    def wake(self) -> None:
        self._awake.release()

    def wait(self) -> None:
        """Until it is done, or its caller is to lead."""
        self._awake.acquire()

    def outcome(self) -> T:
        if self._error is not None:
            raise self._error
        return self._result  # type: ignore[return-value]  # without an error, the unit's own result


@dataclass(frozen=True, slots=True)
class Writing:
    """The connection that writes, and the repositories on it."""

    connection: Connection
    work: Work


class GroupCommit:
    """The one writer of an SQLite file in this process.

    It keeps its connection: taking one from the pool for every commit, with its repositories, costs a third of a
    small transaction.
    """

    def __init__(self, engine: Engine, work: Callable[[Connection], Work]) -> None:
        self._engine = engine
        self._work = work
        self._queue: deque[_Job[object]] = deque()
        self._queue_lock = threading.Lock()
        self._led = False
        self._writer = threading.Lock()
        self._writing_thread: int | None = None
        self._kept: Writing | None = None

    def run(self, unit: Callable[[Work], T]) -> T:
        """What `unit` returns, once it is committed; what it raises, after it is rolled back.

        `unit` may run in another caller's thread. Raises WriteInsideWrite.
        """
        self._refuse_nesting()
        job = _Job(unit)
        if not self._enlist(job):
            job.wait()
        if not job.done:
            self._lead()
        return job.outcome()

    @contextmanager
    def alone(self) -> Iterator[Writing]:
        """A transaction of its own, in turn with the groups."""
        self._refuse_nesting()
        with self._writer:
            self._writing_thread = threading.get_ident()
            try:
                writing = self._open()
                with writing.connection.begin():
                    yield writing
            except BaseException:
                # Whatever state the connection is in, the next transaction begins on another one.
                self._let_go()
                raise
            finally:
                self._writing_thread = None

    def close(self) -> None:
        """Give the connection back."""
        with self._writer:
            self._let_go()

    def _open(self) -> Writing:
        if self._kept is None:
            connection = self._engine.connect()
            self._kept = Writing(connection, self._work(connection))
        return self._kept

    def _let_go(self) -> None:
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.connection.close()

    def _refuse_nesting(self) -> None:
        if self._writing_thread == threading.get_ident():
            raise WriteInsideWrite()

    def _enlist(self, job: _Job[T]) -> bool:
        """Queue the job; True if its caller leads."""
        with self._queue_lock:
            self._queue.append(job)  # type: ignore[arg-type]  # the queue does not look at results
            leads, self._led = not self._led, True
            return leads

    def _lead(self) -> None:
        batch = self._take()
        try:
            self._commit(batch)
        finally:
            self._hand_over()
            for job in batch:
                job.done = True
                job.wake()

    def _take(self) -> list[_Job[object]]:
        with self._queue_lock:
            return [self._queue.popleft() for _ in range(min(MOST, len(self._queue)))]

    def _hand_over(self) -> None:
        with self._queue_lock:
            self._led = bool(self._queue)
            if self._led:
                self._queue[0].wake()

    def _commit(self, batch: list[_Job[object]]) -> None:
        """All units in one transaction; an error of the transaction itself is everyone's."""
        try:
            with self.alone() as writing:
                for job in batch:
                    _run_in_savepoint(job, writing)
        except BaseException as error:
            for job in batch:
                if not job.failed:
                    job.fail(error)
            if not isinstance(error, Exception):
                raise


def _run_in_savepoint(job: _Job[object], writing: Writing) -> None:
    # The driver's own statements: SQLAlchemy's nested transaction costs 60 µs a unit, these 2.
    raw = driver(writing.connection)
    raw.execute("SAVEPOINT unit")
    try:
        job.run(writing.work)
    except Exception as error:
        job.fail(error)
        # SQLite itself may have ended the whole transaction (disk full): then this raises, and all units fail.
        raw.execute("ROLLBACK TO unit")
    raw.execute("RELEASE unit")
