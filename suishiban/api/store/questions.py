"""What did no guide answer, and what did citizens think of the answers?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, CursorResult, select, update

from suishiban.api.store.errors import KeyErased, Unknown
from suishiban.api.store.keyring import Keyring, new_id
from suishiban.api.store.tables import conversations, feedback, unanswered
from suishiban.api.store.tables.columns import AnyRow


@dataclass(frozen=True, slots=True)
class Question:
    """A question left open."""

    id: str
    text: str
    """Masked."""
    item: str | None
    """The item it seemed to be about."""
    region: str
    outcome: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a citizen thought of one reply."""

    conversation: str
    turn: str
    score: int
    comment: str
    at: datetime


class Questions:
    """Unanswered questions and feedback; those of erased conversations can no longer be read and are left out."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection = connection
        self._keyring = keyring

    def leave_open(self, subject: str, masked: str, item: str | None, region: str, outcome: str, at: datetime) -> str:
        """Keep a question for the administrator, under the conversation's subject; its id."""
        id = new_id()
        values = {"id": id, "subject": subject, "item": item, "region": region, "outcome": outcome, "at": at}
        sealed = self._keyring.seal(subject, unanswered.name, id, masked.encode())
        self._connection.execute(unanswered.insert(), values | {"question": sealed})
        return id

    def open_ones(self, limit: int = 200) -> tuple[Question, ...]:
        """What no one has settled, the latest first."""
        found = select(unanswered).where(unanswered.c.settled_by.is_(None))
        rows = self._connection.execute(found.order_by(unanswered.c.at.desc()).limit(limit)).all()
        return tuple(question for row in rows for question in self._question(row))

    def settle(self, question: str, actor: str) -> None:
        """An administrator has seen to it; raises Unknown where no such question is open."""
        still = (unanswered.c.id == question, unanswered.c.settled_by.is_(None))
        settled = self._connection.execute(update(unanswered).where(*still).values(settled_by=actor))
        assert isinstance(settled, CursorResult)
        if settled.rowcount == 0:
            raise Unknown(question=question)

    def rate(self, conversation: str, subject: str, turn: str, score: int, comment: str, at: datetime) -> None:
        """Keep what the citizen thought: `score` from 1 to 5."""
        id = new_id()
        values = {"id": id, "conversation": conversation, "turn": turn, "score": score, "at": at}
        sealed = self._keyring.seal(subject, feedback.name, id, comment.encode())
        self._connection.execute(feedback.insert(), values | {"comment": sealed})

    def ratings(self, limit: int = 200) -> tuple[Feedback, ...]:
        """The latest first."""
        found = select(feedback, conversations.c.subject).join(
            conversations, conversations.c.id == feedback.c.conversation
        )
        rows = self._connection.execute(found.order_by(feedback.c.at.desc()).limit(limit)).all()
        return tuple(rating for row in rows for rating in self._rating(row))

    def _question(self, row: AnyRow) -> tuple[Question, ...]:
        try:
            text = self._keyring.open(row.subject, unanswered.name, row.id, row.question).decode()
        except KeyErased:
            return ()
        return (Question(row.id, text, row.item, row.region, row.outcome, row.at),)

    def _rating(self, row: AnyRow) -> tuple[Feedback, ...]:
        try:
            comment = self._keyring.open(row.subject, feedback.name, row.id, row.comment).decode()
        except KeyErased:
            return ()
        return (Feedback(row.conversation, row.turn, row.score, comment, row.at),)
