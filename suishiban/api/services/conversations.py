"""How does a conversation begin, who may read it, and what does it look like?"""

import secrets
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from hmac import compare_digest

from suishiban.api.clock import Clock
from suishiban.api.codec import read_event
from suishiban.api.services.errors import NotYours
from suishiban.api.store.conversation_records import Conversation, NewConversation, StoredEvent
from suishiban.api.store.errors import Unknown
from suishiban.api.store.sessions import token_hash
from suishiban.api.store.store import Store
from suishiban.assistant.conversation.events import OwnerChanged, Replied, Spoke
from suishiban.assistant.response.card import as_it_may_be_shown
from suishiban.assistant.visit import Citizen

#: Digits of a city's code.
_CITY = 4
#: The events of a conversation that are shown.
Shown = Spoke | Replied | OwnerChanged


@dataclass(frozen=True, slots=True)
class Begun:
    """A new conversation and the token that opens it."""

    id: str
    token: str


@dataclass(frozen=True, slots=True)
class Message:
    """One line of a conversation as it is shown."""

    number: int
    """The event's number in the conversation."""
    event: Shown

    @property
    def mandate(self) -> str:
        """Id of the mandate under which the form that it shows was filled; empty: none."""
        card = self.event.reply.card if isinstance(self.event, Replied) else None
        return card.mandate if card is not None else ""

    def under(self, standing: Collection[str]) -> "Message":
        """The message without what was looked up of a principal whose mandate is not `standing` any more."""
        if not isinstance(self.event, Replied) or self.event.reply.card is None:
            return self
        card = as_it_may_be_shown(self.event.reply.card, standing)
        return replace(self, event=replace(self.event, reply=replace(self.event.reply, card=card)))


@dataclass(frozen=True, slots=True)
class News:
    """What came after a point."""

    messages: tuple[Message, ...]
    version: int
    """Number of the last event that was read."""


class ConversationService:
    """Begins conversations and opens them to whom they belong."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def begin(
        self, channel: str, language: str, region: str, citizen: Citizen | None, sender: str | None = None
    ) -> Begun:
        """A new conversation; with a sender of a foreign channel, found again by it."""
        token = secrets.token_urlsafe(24)
        new = NewConversation(
            token_hash=token_hash(token),
            channel=channel,
            language=language,
            region=region,
            person=citizen.person if citizen else None,
            sender=sender,
        )
        head = self._store.write(lambda work: work.conversations.create(new, self._clock.now()))
        return Begun(head.id, token)

    def open(self, conversation: str, token: str, citizen: Citizen | None) -> Conversation:
        """The head, for whoever holds the token or is the citizen it belongs to.

        A citizen who logs in during an anonymous conversation takes it over. Raises NotYours.
        """
        with self._store.reading() as work:
            try:
                head = work.conversations.get(conversation)
            except Unknown as error:
                raise NotYours(conversation=conversation, right="a conversation of yours") from error
        holds_token = bool(token) and compare_digest(head.token_hash, token_hash(token))
        if head.person is None and holds_token and citizen is not None:
            self._store.write(lambda work: work.conversations.belong_to(conversation, citizen.person))
            return head
        is_owner = citizen is not None and head.person == citizen.person
        if is_owner or (head.person is None and holds_token):
            return head
        raise NotYours(conversation=conversation, right="a conversation of yours")

    def place(self, head: Conversation) -> int | None:
        """Which place a conversation has among those of its city that wait for a person, from 1; None: it waits not."""
        if head.waiting_since is None:
            return None
        with self._store.reading() as work:
            return 1 + work.conversations.waiting_before(head.id, head.region[:_CITY])

    def messages(self, conversation: str, after: int = 0) -> tuple[Message, ...]:
        """What was said and answered after event `after`, in order."""
        return self.news(conversation, after).messages

    def news(self, conversation: str, after: int) -> News:
        """What was said and answered after event `after`, and the number of the last event there is."""
        with self._store.reading() as work:
            stored = work.conversations.events(conversation, after)
        return News(_messages(stored), stored[-1].seq if stored else after)

    def of_turn(self, conversation: str, turn: str) -> tuple[Message, ...]:
        """What was said and answered in one turn."""
        with self._store.reading() as work:
            return _messages(work.conversations.events_of_turn(conversation, turn))


def _messages(stored: Iterable[StoredEvent]) -> tuple[Message, ...]:
    found = ((one.seq, read_event(one.payload, one.schema)) for one in stored)
    return tuple(Message(seq, event) for seq, event in found if isinstance(event, Shown))
