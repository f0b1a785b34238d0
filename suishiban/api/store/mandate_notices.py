"""What is a principal still to be told of a mandate in their name? Ids alone; the words are made when it is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, delete, exists, select, update
from sqlalchemy.exc import IntegrityError

from suishiban.api.store.tables import conversations, mandate_notices, mandates, subjects


@dataclass(frozen=True, slots=True)
class MandateNotice:
    """Something that happened to a mandate, for one person to hear."""

    mandate: str
    person: str
    """Blind index of who is to hear it."""
    what: str


@dataclass(frozen=True, slots=True)
class DueNotice:
    """A notice, and where the person would read it."""

    notice: MandateNotice
    conversation: str
    """The one they used last, of those in our own faces."""


class MandateNotices:
    """Each is left once for each person, however often it happens, and told once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def leave(self, notice: MandateNotice, at: datetime) -> None:
        """Have the person told when they can be reached; nothing where it was left before."""
        if self._connection.execute(select(mandate_notices.c.what).where(*_is(notice))).first() is not None:
            return
        row = {"mandate": notice.mandate, "person": notice.person, "what": notice.what, "at": at, "told_at": None}
        try:
            with self._connection.begin_nested():
                self._connection.execute(mandate_notices.insert(), row)
        except IntegrityError:
            return

    def due(self, limit: int) -> tuple[DueNotice, ...]:
        """What is not told yet to persons who can be reached, the oldest first."""
        own = (conversations.c.person == mandate_notices.c.person, conversations.c.sender.is_(None))
        readable = select(conversations.c.id).join(subjects, subjects.c.id == conversations.c.subject).where(*own)
        latest = readable.where(subjects.c.erased_at.is_(None)).order_by(conversations.c.updated_at.desc()).limit(1)
        where = latest.correlate(mandate_notices).scalar_subquery()
        found = select(mandate_notices, where.label("conversation"))
        waiting = found.where(mandate_notices.c.told_at.is_(None), where.is_not(None))
        ordered = waiting.order_by(mandate_notices.c.at, mandate_notices.c.mandate, mandate_notices.c.what).limit(limit)
        return tuple(
            DueNotice(MandateNotice(row.mandate, row.person, row.what), row.conversation)
            for row in self._connection.execute(ordered)
        )

    def told(self, notice: MandateNotice, at: datetime) -> bool:
        """Note that it is told; False where somebody else was first."""
        change = update(mandate_notices).where(*_is(notice), mandate_notices.c.told_at.is_(None))
        return self._connection.execute(change.values(told_at=at)).rowcount > 0

    def ending(self, first: date, last: date, what: str, states: Sequence[str], limit: int) -> tuple[str, ...]:
        """The mandates in these states whose last day lies in the span and of which nobody was told `what`."""
        known = exists().where(mandate_notices.c.mandate == mandates.c.id, mandate_notices.c.what == what)
        near = mandates.c.until.between(first.isoformat(), last.isoformat())
        found = select(mandates.c.id).where(near, mandates.c.state.in_(states), ~known).limit(limit)
        return tuple(self._connection.execute(found).scalars())

    def erase(self, person: str) -> None:
        """Nothing more is told to the person."""
        self._connection.execute(delete(mandate_notices).where(mandate_notices.c.person == person))


def _is(notice: MandateNotice) -> tuple[ColumnElement[bool], ...]:
    table = mandate_notices.c
    return table.mandate == notice.mandate, table.person == notice.person, table.what == notice.what
