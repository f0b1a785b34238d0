"""How does a chat widget made for Rasa talk to the assistant?

A sender is kept as a keyed hash and has a conversation of their own. Without a token they are anonymous: no data
source, no draft, no case, and personal values masked. With one they speak as the citizen it names, in another
conversation than anybody else of that sender name.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

import orjson

from suishiban.api.clock import Clock
from suishiban.api.codec import read_reply
from suishiban.api.services.channel_tokens import vouched
from suishiban.api.services.conversations import ConversationService
from suishiban.api.services.errors import Conflict, TurnInProgress
from suishiban.api.services.identity import CitizenSessions
from suishiban.api.services.turns import TurnService
from suishiban.api.store.conversation_records import Conversation
from suishiban.api.store.store import Store
from suishiban.assistant.conversation.reply import Reply
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.turn import Citizen
from suishiban.knowledge.text import said

CHANNEL = "rasa"
#: What the payload of a button begins with; the rest is JSON with prompt and payload.
CHOICE = "/choice"
#: How often a message waits for another one of the same sender; Rasa takes a sender's messages one after another.
_TRIES = 5
#: Senders whose conversation a process keeps in mind.
_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class ChannelMessage:
    """One message as it came, checked in form."""

    sender: str
    text: str
    token: str = ""
    """Of `channel_tokens`; empty: anonymous."""
    message_id: str = ""
    """The widget's own id, where it has one: a repeated one gets the first reply."""
    language: str = "zh"
    region: str = "9901"


class RasaChannel:
    """Turns messages of the Rasa REST channel into turns, and replies into its messages."""

    def __init__(
        self,
        store: Store,
        conversations: ConversationService,
        turns: TurnService,
        citizens: CitizenSessions,
        clock: Clock,
        secret: str,
    ) -> None:
        self._store = store
        self._conversations = conversations
        self._turns = turns
        self._citizens = citizens
        self._clock = clock
        self._secret = secret
        self._known: dict[tuple[str, str], str] = {}

    def answer(self, message: ChannelMessage) -> list[Mapping[str, object]]:
        """The messages that answer `message`; raises ChannelTokenRefused, Conflict."""
        citizen = self._citizen(message)
        conversation = self._conversation(message, citizen)
        utterance = _utterance(message)
        for _ in range(_TRIES):
            try:
                taken = self._turns.take(conversation, utterance, citizen)
            except (Conflict, TurnInProgress):
                continue
            return spoken(message.sender, read_reply(taken.reply))
        raise Conflict(sender="(hidden)", right="send one message after the other")

    def _citizen(self, message: ChannelMessage) -> Citizen | None:
        if not message.token:
            return None
        named = vouched(self._secret, message.token, message.sender, self._clock.now())
        return self._citizens.known(named.person)

    def _conversation(self, message: ChannelMessage, citizen: Citizen | None) -> str:
        """The sender's conversation; a citizen never gets an anonymous one's form, nor the other way round."""
        sender = self._store.vault.blind_index("rasa-sender", message.sender)
        key = (sender, citizen.person if citizen else "")
        if key not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[key] = self._find(sender, citizen) or self._begin(message, sender, citizen)
        return self._known[key]

    def _find(self, sender: str, citizen: Citizen | None) -> str:
        with self._store.reading() as work:
            known = work.conversations.of_sender(CHANNEL, sender)
        return next((head.id for head in known if _is_theirs(head, citizen)), "")

    def _begin(self, message: ChannelMessage, sender: str, citizen: Citizen | None) -> str:
        return self._conversations.begin(CHANNEL, message.language, message.region, citizen, sender).id


def _is_theirs(head: Conversation, citizen: Citizen | None) -> bool:
    return head.person == (citizen.person if citizen else None)


def _utterance(message: ChannelMessage) -> Utterance:
    """A button where the message is one of ours, word for word; everything else was typed, slashes too."""
    turn_id = message.message_id or uuid4().hex
    if message.text.startswith(CHOICE + "{"):
        try:
            button = orjson.loads(message.text.removeprefix(CHOICE))
        except orjson.JSONDecodeError:
            button = {}
        payload, prompt = button.get("payload"), button.get("prompt")
        if isinstance(payload, str) and isinstance(prompt, str):
            return Utterance(turn_id, choice=payload, prompt_id=prompt)
    return Utterance(turn_id, said(message.text))


def spoken(sender: str, reply: Reply) -> list[Mapping[str, object]]:
    """A reply as the channel's messages: the text with its buttons, then proof, form and case as `custom`."""
    said: list[Mapping[str, object]] = []
    lines = [line for line in (reply.lead, *(claim.text for claim in reply.claims), *reply.paragraphs) if line]
    if lines:
        text: dict[str, object] = {"recipient_id": sender, "text": "\n".join(lines)}
        buttons = [{"title": one.label, "payload": _payload(one.payload, reply.prompt_id)} for one in reply.buttons]
        said.append(text | ({"buttons": buttons} if buttons else {}))
    said.append({"recipient_id": sender, "custom": _custom(reply)})
    return said if lines else []


def _payload(payload: str, prompt_id: str) -> str:
    return CHOICE + orjson.dumps({"payload": payload, "prompt": prompt_id}).decode()


def _custom(reply: Reply) -> Mapping[str, object]:
    content = orjson.loads(orjson.dumps(reply))
    return {key: content[key] for key in ("outcome", "item", "asks", "claims", "card", "case_id") if content[key]}
