"""Was this turn handed in before, and what was answered?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, select, update

from suishiban.api.store.conversation_records import Received, Turn, TurnState
from suishiban.api.store.keyring import Keyring
from suishiban.api.store.prepared import Prepared
from suishiban.api.store.tables import turns
from suishiban.api.store.tables.columns import AnyRow

#: Seconds after which a turn without an answer is taken as abandoned by a process that died.
PATIENCE = 30.0

_INSERT = Prepared(turns.insert())
_THIS = (turns.c.conversation == bindparam("of"), turns.c.id == bindparam("turn"))
_KNOWN = Prepared(select(turns.c.state).where(*_THIS))
_FIND = select(turns.c.state, turns.c.utterance, turns.c.reply, turns.c.at).where(*_THIS)
_ANSWER = Prepared(
    update(turns)
    .where(*_THIS)
    .values(state=TurnState.ANSWERED.value, reply=bindparam("answer"), version_after=bindparam("version"))
)
_RETAKE = update(turns).where(*_THIS).values(state=TurnState.RECEIVED.value, at=bindparam("now"))
_FAIL = update(turns).where(*_THIS, turns.c.state == TurnState.RECEIVED.value).values(state=TurnState.FAILED.value)


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a turn that was handed in."""

    outcome: Received
    reply: bytes = b""
    utterance: bytes = b""


class Turns:
    """The turns of conversations; the caller holds the conversation's row."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection = connection
        self._keyring = keyring

    def receive(
        self, conversation: str, turn: str, subject: str, utterance: bytes, at: datetime, patience: float
    ) -> Found:
        """Record the utterance, or find what became of the first one under this id."""
        this = {"of": conversation, "turn": turn}
        if _KNOWN.first(self._connection, this) is not None:
            row = self._connection.execute(_FIND, this).one()
            return self._repeated(row, conversation, turn, subject, at, patience)
        values = {
            "conversation": conversation,
            "id": turn,
            "state": TurnState.RECEIVED.value,
            "utterance": self._keyring.seal(subject, "turns.utterance", f"{conversation}/{turn}", utterance),
            "reply": None,
            "version_after": None,
            "at": at,
        }
        _INSERT.run(self._connection, values)
        return Found(Received.NEW)

    def answer(self, conversation: str, turn: str, subject: str, reply: bytes, version: int) -> None:
        sealed = self._keyring.seal(subject, "turns.reply", f"{conversation}/{turn}", reply)
        _ANSWER.run(self._connection, {"of": conversation, "turn": turn, "answer": sealed, "version": version})

    def fail(self, conversation: str, turn: str) -> None:
        self._connection.execute(_FAIL, {"of": conversation, "turn": turn})

    def of(self, conversation: str, subject: str, limit: int) -> tuple[Turn, ...]:
        """The last `limit` turns, in order."""
        latest = select(turns).where(turns.c.conversation == conversation).order_by(turns.c.at.desc()).limit(limit)
        rows = self._connection.execute(latest).all()
        return tuple(self._turn(row, subject) for row in reversed(rows))

    def _turn(self, row: AnyRow, subject: str) -> Turn:
        place = f"{row.conversation}/{row.id}"
        reply = b"" if row.reply is None else self._keyring.open(subject, "turns.reply", place, row.reply)
        utterance = self._keyring.open(subject, "turns.utterance", place, row.utterance)
        return Turn(row.id, TurnState(row.state), row.at, utterance, reply, row.version_after)

    def _repeated(
        self,
        row: AnyRow,
        conversation: str,
        turn: str,
        subject: str,
        at: datetime,
        patience: float,
    ) -> Found:
        place = f"{conversation}/{turn}"
        if row.state == TurnState.ANSWERED:
            return Found(Received.ANSWERED, reply=self._keyring.open(subject, "turns.reply", place, row.reply))
        if row.state == TurnState.RECEIVED and (at - row.at).total_seconds() < patience:
            return Found(Received.PENDING)
        self._connection.execute(_RETAKE, {"of": conversation, "turn": turn, "now": at})
        return Found(Received.RETAKEN, utterance=self._keyring.open(subject, "turns.utterance", place, row.utterance))
