"""How do the two sides of a mandate hear of it? In the conversation each used last, as soon as they have one.

What happened is left in the transaction in which it happens; a worker words and tells it, each once. So nothing that an
agent does waits for the principal's conversation, and nothing is told of what was rolled back.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from suishiban.api.codec import event_bytes
from suishiban.api.services.conversation_state import read_conversation
from suishiban.api.services.errors import Conflict
from suishiban.api.services.mandate_book import Entry, entry_of, represented
from suishiban.api.store.conversation_records import Appended
from suishiban.api.store.errors import KeyErased, Unknown
from suishiban.api.store.mandate_notices import DueNotice, MandateNotice
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.casework.mandate_notices import (
    FOR_AGENT,
    PRINCIPAL_GONE,
    STOPS,
    MandateEvent,
    mandate_message,
)
from suishiban.assistant.conversation.events import SCHEMA
from suishiban.assistant.conversation.mandate import MandateKind, MandateState
from suishiban.assistant.news import hear_of_mandate, stopped
from suishiban.knowledge.guide import Audience, Text
from suishiban.knowledge.library.release import Release

#: How long before its last day a mandate is spoken of, as with drafts.
NOTICE = timedelta(days=7)
_MOST = 1_000


def leave_word(work: Work, entry: Entry, event: MandateEvent, at: datetime) -> None:
    """Have the side told that the event is for, in the transaction in which it happens; of a company, whoever
    represents it."""
    for person in (entry.agent,) if event in FOR_AGENT else _principals(work, entry, at.date()):
        work.mandate_notices.leave(MandateNotice(entry.mandate.id, person, event.value), at)


def _principals(work: Work, entry: Entry, today: date) -> tuple[str, ...]:
    if entry.mandate.kind.audience is Audience.PERSON:
        return (entry.principal,)
    of_company = [entry_of(one) for one in work.mandates.given_by(entry.principal)]
    persons = dict.fromkeys(one.agent for one in represented(of_company, today))
    return tuple(person for person in persons if person != entry.agent)


@dataclass(frozen=True, slots=True)
class MandateNews:
    """Tells both sides what was left for them, and looks once a day for mandates whose last day is near, or over."""

    store: Store
    release: Callable[[], Release]
    now: Callable[[], datetime]
    looked: list[date] = field(default_factory=list)
    """The day of the last look; empty before the first."""

    def once(self) -> int:
        """Tell what is due; the number of messages."""
        now = self.now()
        if self.looked != [now.date()]:
            self.store.write(lambda work: self._look(work, now))
            self.looked[:] = [now.date()]
        with self.store.reading() as work:
            due = work.mandate_notices.due(_MOST)
        return sum(self._tell(one, now) for one in due)

    def _look(self, work: Work, now: datetime) -> None:
        today, states = now.date(), (MandateState.IN_FORCE.value, MandateState.PROPOSED.value)
        for id in work.mandate_notices.ending(today, today + NOTICE, MandateEvent.ENDING.value, states, _MOST):
            entry = _entry(work, id)
            # Who gave it for a few days needs no reminder.
            if entry is not None and entry.mandate.until - entry.mandate.since > NOTICE:
                leave_word(work, entry, MandateEvent.ENDING, now)
        yesterday = today - timedelta(days=1)
        # What lapsed long ago was told, or concerns nobody any more.
        for id in work.mandate_notices.ending(today - NOTICE, yesterday, MandateEvent.LAPSED.value, states, _MOST):
            entry = _entry(work, id)
            # That one represents a company nobody gives; it is read again when it is needed.
            if entry is not None and entry.mandate.kind is not MandateKind.REPRESENTATIVE:
                leave_word(work, entry, MandateEvent.LAPSED, now)

    def _tell(self, due: DueNotice, now: datetime) -> bool:
        try:
            return self.store.write(lambda work: self._told(work, due, now))
        except Conflict:
            # The citizen, or a clerk, was writing just then; it is still due.
            return False

    def _told(self, work: Work, due: DueNotice, now: datetime) -> bool:
        """Whether it is settled; raises Conflict, which leaves it due."""
        notice = due.notice
        if not work.mandate_notices.told(notice, now):
            return False
        event, release = MandateEvent(notice.what), self.release()
        words = _words(_entry(work, notice.mandate), event, release, now.date())
        if words is None:
            return True
        try:
            head, state = read_conversation(work, due.conversation)
        except KeyErased as error:
            raise Conflict(conversation=due.conversation, right="look again where the person can be reached") from error
        told = (words, *stopped(notice.mandate, state, release)) if event in STOPS else (words,)
        heard = event_bytes(hear_of_mandate(notice.mandate, told, state, now))
        appended = work.conversations.append(head.id, state.version, head.owner, [heard], now, schema=SCHEMA)
        if not isinstance(appended, Appended):
            raise Conflict(conversation=head.id, right="try again")
        return True


def _words(entry: Entry | None, event: MandateEvent, release: Release, today: date) -> Text | None:
    """None: it is overtaken; of what was erased an agent hears that it is."""
    if entry is None:
        return PRINCIPAL_GONE if event is MandateEvent.TAKEN_BACK else None
    return mandate_message(event, entry.mandate, release, today)


def _entry(work: Work, mandate: str) -> Entry | None:
    """None: it was erased."""
    try:
        return entry_of(work.mandates.get(mandate))
    except (Unknown, KeyErased):
        return None
