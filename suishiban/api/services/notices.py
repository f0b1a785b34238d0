"""How does the citizen hear of their case? In the conversation it was submitted in, with the change of the case itself.

The message, the form opened again and the question are written in the transaction that moves the case: either the
citizen is told, or the case has not moved.
"""

from collections.abc import Callable

from suishiban.api.codec import event_bytes
from suishiban.api.services.conversation_state import read_conversation
from suishiban.api.services.errors import Conflict
from suishiban.api.services.mandate_book import mandates_held
from suishiban.api.services.places import Places
from suishiban.api.store.conversation_records import Appended
from suishiban.api.store.errors import KeyErased
from suishiban.api.store.work import Work
from suishiban.assistant.casework.change import Change
from suishiban.assistant.conversation.events import SCHEMA
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.news import hear_of
from suishiban.knowledge.rules import WorkingCalendar
from suishiban.knowledge.search import Knowledge

#: The first try takes the row; a second one always finds it as it was read.
_TRIES = 3
_CITIZEN = "citizen"


class Notices:
    """Tells citizens what has become of their cases."""

    def __init__(self, knowledge: Callable[[], Knowledge], places: Places, calendar: WorkingCalendar) -> None:
        self._knowledge = knowledge
        self._places = places
        self._calendar = calendar

    def follow(self, work: Work, change: Change) -> None:
        """Tell of what others did; of what citizens do themselves, their own turn tells. See `case_log.Follow`."""
        if any(event.actor != _CITIZEN for event in change.events):
            self.tell_citizen(work, change)

    def tell_citizen(self, work: Work, change: Change) -> None:
        """Write what the citizen is told of `change` into the conversation of the case, in the transaction of `work`.

        Nothing where there is nothing to tell, or no conversation (any more).
        """
        conversation = work.cases.get(change.case.id).conversation
        if conversation is None or not change.events:
            return
        try:
            for _ in range(_TRIES):
                if self._told(work, conversation, change):
                    return
        except KeyErased:
            # The person had their conversations erased; the case is under retention and goes on without them.
            return
        raise Conflict(conversation=conversation, right="try again")

    def _told(self, work: Work, conversation: str, change: Change) -> bool:
        """Whether it is written; False where another writer was first (PostgreSQL only)."""
        head, state = read_conversation(work, conversation)
        at = change.events[-1].at
        moment = Moment(at, self._calendar, self._places.types(state.region))
        mandates = mandates_held(work, head.person) if head.person is not None else ()
        events = hear_of(change, state, moment, self._knowledge().release, mandates)
        if not events:
            return True
        written = [event_bytes(event) for event in events]
        appended = work.conversations.append(conversation, state.version, head.owner, written, at, schema=SCHEMA)
        return isinstance(appended, Appended)
