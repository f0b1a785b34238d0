"""What did the citizen think of an answer?"""

from datetime import datetime

from suishiban.api.clock import Clock
from suishiban.api.codec import read_event, read_utterance
from suishiban.api.services.errors import NotYours
from suishiban.api.services.masking import masked
from suishiban.api.services.tally_book import TallyBook
from suishiban.api.services.tallying import Counted
from suishiban.api.store.conversation_records import Conversation
from suishiban.api.store.store import Store
from suishiban.api.store.tallies import Tally
from suishiban.api.store.work import Work
from suishiban.assistant.conversation.events import Replied
from suishiban.assistant.conversation.reply import Outcome

#: The score that says neither good nor bad.
_NEITHER = 3


class FeedbackDesk:
    """Keeps what citizens think of replies, for the administrators."""

    def __init__(self, store: Store, clock: Clock, tallies: TallyBook) -> None:
        self._store = store
        self._clock = clock
        self._tallies = tallies

    def rate(self, head: Conversation, number: int, score: int, comment: str) -> None:
        """Keep a score from 1 to 5 for the reply with this number, the comment masked; raises NotYours."""
        with self._store.reading() as work:
            stored = next(iter(work.conversations.events(head.id, number - 1)), None)
        event = read_event(stored.payload, stored.schema) if stored is not None else None
        if not isinstance(event, Replied):
            raise NotYours(message=number, right="the id of a reply")
        now, turn = self._clock.now(), event.turn_id

        def rate(work: Work) -> None:
            work.questions.rate(head.id, head.subject, turn, score, masked(comment), now)
            if score < _NEITHER and event.reply.outcome is Outcome.ANSWERED:
                self._leave_open(work, head, event, now)

        self._store.write(rate)
        if score != _NEITHER:
            counted = Counted.LIKED if score > _NEITHER else Counted.DISLIKED
            self._tallies.count((Tally(counted, event.reply.item),), now)

    def _leave_open(self, work: Work, head: Conversation, replied: Replied, at: datetime) -> None:
        """An answer that did not help is a question that is still open; what was refused or clarified is so already."""
        taken = next((one for one in work.conversations.turns(head.id) if one.id == replied.turn_id), None)
        said = read_utterance(taken.utterance).text if taken is not None else ""
        if said:
            item = replied.reply.item or None
            work.questions.leave_open(head.subject, masked(said), item, head.region, Counted.DISLIKED.value, at)
