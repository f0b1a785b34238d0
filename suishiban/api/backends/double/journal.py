"""What has the double done, and what does it still owe? An SQLite file that outlives kill -9."""

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from suishiban.api.backends.double.modes import Mode

_TABLES = """
CREATE TABLE IF NOT EXISTS effects (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, receipt_no TEXT NOT NULL,
    department_no TEXT NOT NULL, body TEXT NOT NULL, at REAL NOT NULL, asked INTEGER NOT NULL DEFAULT 1);
CREATE INDEX IF NOT EXISTS effects_of ON effects (receipt_no);
CREATE TABLE IF NOT EXISTS callbacks (
    id TEXT PRIMARY KEY, receipt_no TEXT NOT NULL, sequence INTEGER NOT NULL, body TEXT NOT NULL,
    due REAL NOT NULL, tries INTEGER NOT NULL DEFAULT 0, done TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS callbacks_owed ON callbacks (done, due);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Effect:
    """One message as it was carried out, once."""

    key: str
    kind: str
    receipt_no: str
    department_no: str
    asked: int
    """How often the message came."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One call-back to be sent."""

    id: str
    receipt_no: str
    sequence: int
    body: bytes
    tries: int


class Journal:
    """The double's memory; every method is one durable transaction."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000"):
            self._database.execute(f"PRAGMA {pragma}")
        self._database.executescript(_TABLES)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._database.execute("BEGIN IMMEDIATE")
            try:
                yield self._database
            except BaseException:
                self._database.execute("ROLLBACK")
                raise
            self._database.execute("COMMIT")

    def _read(self, query: str, *values: object) -> list[tuple[object, ...]]:
        with self._lock:
            return self._database.execute(query, values).fetchall()

    def repeat(self, key: str) -> str:
        """The department's number, where the message came before (counted once more); empty for a new one."""
        with self._writing() as database:
            database.execute("UPDATE effects SET asked = asked + 1 WHERE key = ?", (key,))
        rows = self._read("SELECT department_no FROM effects WHERE key = ?", key)
        return str(rows[0][0]) if rows else ""

    def carry_out(
        self, effect: Effect, body: str, at: float, callbacks: Sequence[tuple[Mapping[str, object], float]]
    ) -> None:
        """Record the effect and what it makes the double owe: (call-back, due)."""
        with self._writing() as database:
            database.execute(
                "INSERT INTO effects (key, kind, receipt_no, department_no, body, at) VALUES (?, ?, ?, ?, ?, ?)",
                (effect.key, effect.kind, effect.receipt_no, effect.department_no, body, at),
            )
            for callback, due in callbacks:
                _owe(database, effect.receipt_no, callback, due)

    def owe(self, receipt_no: str, callback: Mapping[str, object], due: float) -> None:
        """Owe one more call-back."""
        with self._writing() as database:
            _owe(database, receipt_no, callback, due)

    def department_no(self, receipt_no: str) -> str:
        """The double's number of the case; empty where it was never registered."""
        rows = self._read("SELECT department_no FROM effects WHERE receipt_no = ? LIMIT 1", receipt_no)
        return str(rows[0][0]) if rows else ""

    def count(self, kind: str) -> int:
        """Effects of this kind so far."""
        return int(str(self._read("SELECT count(*) FROM effects WHERE kind = ?", kind)[0][0]))

    def effects(self) -> tuple[Effect, ...]:
        """Everything carried out, in order."""
        rows = self._read("SELECT key, kind, receipt_no, department_no, asked FROM effects ORDER BY seq")
        return tuple(Effect(str(k), str(kind), str(r), str(d), int(str(asked))) for k, kind, r, d, asked in rows)

    def body(self, key: str) -> str:
        """The body of one message; empty where it never came."""
        rows = self._read("SELECT body FROM effects WHERE key = ?", key)
        return str(rows[0][0]) if rows else ""

    def owed(self, now: float) -> tuple[Owed, ...]:
        """The next call-back of every case, where it is due."""
        rows = self._read(
            "SELECT id, receipt_no, sequence, body, tries, due FROM callbacks AS c WHERE done = '' AND sequence ="
            " (SELECT min(sequence) FROM callbacks WHERE receipt_no = c.receipt_no AND done = '') AND due <= ?"
            " ORDER BY due LIMIT 100",
            now,
        )
        return tuple(Owed(str(i), str(r), int(str(s)), str(b).encode(), int(str(t))) for i, r, s, b, t, _ in rows)

    def before(self, owed: Owed) -> bytes:
        """The body of the call-back before this one; empty for the first."""
        rows = self._read(
            "SELECT body FROM callbacks WHERE receipt_no = ? AND sequence = ?", owed.receipt_no, owed.sequence - 1
        )
        return str(rows[0][0]).encode() if rows else b""

    def settle(self, owed: Owed, done: str) -> None:
        """It was taken, or refused for good: `done` says what came back."""
        with self._writing() as database:
            database.execute("UPDATE callbacks SET done = ?, tries = tries + 1 WHERE id = ?", (done, owed.id))

    def postpone(self, owed: Owed, due: float) -> None:
        """Try again at `due`."""
        with self._writing() as database:
            database.execute("UPDATE callbacks SET due = ?, tries = tries + 1 WHERE id = ?", (due, owed.id))

    def cancel(self, receipt_no: str) -> None:
        """The case was withdrawn: call-backs never tried are not sent any more."""
        with self._writing() as database:
            database.execute("DELETE FROM callbacks WHERE receipt_no = ? AND done = '' AND tries = 0", (receipt_no,))

    def decided(self, receipt_no: str) -> bool:
        """Whether the department has told us a final decision."""
        rows = self._read("SELECT body FROM callbacks WHERE receipt_no = ? AND done != ''", receipt_no)
        return any(json.loads(str(body))["kind"] in ("concluded", "refused", "not_admitted") for (body,) in rows)

    @property
    def mode(self) -> Mode:
        """How the double behaves; kept over a restart."""
        rows = self._read("SELECT value FROM settings WHERE name = 'mode'")
        return Mode(str(rows[0][0])) if rows else Mode.WORKS

    @mode.setter
    def mode(self, mode: Mode) -> None:
        with self._writing() as database:
            database.execute("INSERT OR REPLACE INTO settings VALUES ('mode', ?)", (mode.value,))

    def close(self) -> None:
        self._database.close()


def _owe(database: sqlite3.Connection, receipt_no: str, callback: Mapping[str, object], due: float) -> None:
    last = database.execute("SELECT max(sequence) FROM callbacks WHERE receipt_no = ?", (receipt_no,)).fetchone()[0]
    sequence = (last or 0) + 1
    id = f"{receipt_no}/{sequence}"
    body = json.dumps({**callback, "id": id, "sequence": sequence, "receipt_no": receipt_no}, ensure_ascii=False)
    values = (id, receipt_no, sequence, body, due)
    database.execute("INSERT INTO callbacks (id, receipt_no, sequence, body, due) VALUES (?, ?, ?, ?, ?)", values)
