"""Which drafts is nobody going on with? Their citizens are told, and later the drafts are emptied."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from suishiban.api.codec import event_bytes, state_bytes
from suishiban.api.services.conversation_state import read_conversation
from suishiban.api.store.conversation_records import Appended
from suishiban.api.store.errors import KeyErased
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.conversation.events import SCHEMA
from suishiban.assistant.conversation.fold import fold
from suishiban.assistant.lapsing import lapse
from suishiban.knowledge.library.release import Release

_MOST = 100


@dataclass(frozen=True, slots=True)
class Lapsing:
    """Looks at the conversations whose drafts are due."""

    store: Store
    release: Callable[[], Release]
    now: Callable[[], datetime]
    kept: timedelta

    def once(self) -> int:
        """Look at what is due; the number of conversations settled until their next look."""
        now = self.now()
        with self.store.reading() as work:
            due = work.conversations.drafts_due(now, _MOST)
        return sum(self._look(head.id, now) for head in due)

    def _look(self, conversation: str, now: datetime) -> bool:
        try:
            return self.store.write(lambda work: self._looked(work, conversation, now))
        except KeyErased:
            self.store.write(lambda work: work.conversations.look_at_drafts(conversation, None))
            return True

    def _looked(self, work: Work, conversation: str, now: datetime) -> bool:
        """Whether it is settled; False where the citizen, or a clerk, was writing just then."""
        head, state = read_conversation(work, conversation)
        found = lapse(state, head.updated_at, now, self.kept, self.release())
        if found.events:
            after = fold(state, found.events)
            written = [event_bytes(event) for event in found.events]
            appended = work.conversations.append(
                conversation, state.version, head.owner, written, now, schema=SCHEMA, snapshot=state_bytes(after)
            )
            if not isinstance(appended, Appended):
                return False
        work.conversations.look_at_drafts(conversation, found.next_look)
        return True
