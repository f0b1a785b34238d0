"""Which releases were rehearsed, and how did they do?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import orjson
from sqlalchemy import Connection, CursorResult, or_, select, update

from suishiban.api.store.errors import Unknown
from suishiban.api.store.keyring import new_id
from suishiban.api.store.tables import gate_runs
from suishiban.api.store.tables.columns import AnyRow

#: A run nobody has told anything of for so long was being played by a process that died.
PATIENCE = timedelta(minutes=5)


class GateState(StrEnum):
    """How far a run is."""

    #: Nobody plays it yet.
    WAITING = "waiting"
    #: A process plays it.
    RUNNING = "running"
    #: Nothing speaks against the release.
    PASSED = "passed"
    #: Something does; the report says what.
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class GateRun:
    """One rehearsal."""

    id: str
    base: str
    """The release served when it was asked for; empty before the first."""
    drafts: Mapping[str, int]
    """Item → version."""
    state: GateState
    done: int
    total: int
    """Questions and dialogues; 0 until it is known."""
    report: bytes
    """JSON; empty until it is over."""
    asked_by: str
    at: datetime


class GateRuns:
    """Gate runs; any process may play one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ask(self, base: str, drafts: Mapping[str, int], by: str, at: datetime) -> str:
        """A run to be played; its id."""
        id = new_id()
        row: dict[str, object] = {
            "id": id,
            "base": base,
            "drafts": orjson.dumps(dict(drafts)),
            "asked_by": by,
            "at": at,
        }
        row |= {"state": GateState.WAITING.value, "done": 0, "total": 0, "report": None, "claimed_at": None}
        self._connection.execute(gate_runs.insert(), row)
        return id

    def claim(self, now: datetime) -> GateRun | None:
        """The oldest run that nobody plays, which is the caller's from now on; None: there is none."""
        abandoned = (gate_runs.c.state == GateState.RUNNING.value) & (gate_runs.c.claimed_at < now - PATIENCE)
        free = or_(gate_runs.c.state == GateState.WAITING.value, abandoned)
        oldest = select(gate_runs).where(free).order_by(gate_runs.c.at).limit(1).with_for_update(skip_locked=True)
        row = self._connection.execute(oldest).first()
        if row is None:
            return None
        taken = {"state": GateState.RUNNING.value, "claimed_at": now, "done": 0}
        self._connection.execute(update(gate_runs).where(gate_runs.c.id == row.id).values(**taken))
        return _run(row)

    def progress(self, id: str, done: int, total: int, now: datetime) -> None:
        """Whoever plays it is alive."""
        this = (gate_runs.c.id == id, gate_runs.c.state == GateState.RUNNING.value)
        self._connection.execute(update(gate_runs).where(*this).values(done=done, total=total, claimed_at=now))

    def finish(self, id: str, state: GateState, report: bytes) -> bool:
        """Keep how it ended; False where another process was faster."""
        this = (gate_runs.c.id == id, gate_runs.c.state == GateState.RUNNING.value)
        ended = self._connection.execute(
            update(gate_runs).where(*this).values(state=state.value, report=report, done=gate_runs.c.total)
        )
        assert isinstance(ended, CursorResult)
        return ended.rowcount > 0

    def get(self, id: str) -> GateRun:
        """Raises Unknown."""
        row = self._connection.execute(select(gate_runs).where(gate_runs.c.id == id)).one_or_none()
        if row is None:
            raise Unknown(gate=id)
        return _run(row)

    def latest(self, limit: int = 20) -> tuple[GateRun, ...]:
        """The latest first."""
        rows = self._connection.execute(select(gate_runs).order_by(gate_runs.c.at.desc()).limit(limit)).all()
        return tuple(map(_run, rows))


def _run(row: AnyRow) -> GateRun:
    return GateRun(
        id=row.id,
        base=row.base,
        drafts=orjson.loads(row.drafts),
        state=GateState(row.state),
        done=row.done,
        total=row.total,
        report=row.report or b"",
        asked_by=row.asked_by,
        at=row.at,
    )
