"""How does a chat widget made for Rasa talk to the assistant?"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

import orjson

from suishiban.api.codec import read_reply
from suishiban.api.services.errors import Conflict, TurnInProgress
from suishiban.api.services.rasa_senders import Sender, Senders, Speaking
from suishiban.api.services.turns import Reading, Taken, TurnService, as_it_is
from suishiban.assistant.conversation.reply import Reply
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.understanding.rasa import Undeciding
from suishiban.assistant.understanding.rasa_names import CHOICE
from suishiban.knowledge.text import said

CHANNEL = "rasa"
#: How often a message waits for another one of the same sender; Rasa takes a sender's messages one after another.
_TRIES = 5


@dataclass(frozen=True, slots=True)
class ChannelMessage:
    """One message as it came, checked in form."""

    sender: Sender
    text: str
    message_id: str = ""
    """The widget's own id, where it has one: a repeated one gets the first reply."""


class RasaChannel:
    """Turns messages of the Rasa REST channel into turns, and replies into its messages."""

    def __init__(self, senders: Senders, turns: TurnService) -> None:
        self._senders = senders
        self._turns = turns

    def answer(self, message: ChannelMessage) -> list[Mapping[str, object]]:
        """The messages that answer `message`; raises ChannelTokenRefused, LogInFirst, Conflict."""
        who = self._senders.speaking(message.sender)
        utterance = utterance_in(message.text, message.message_id or uuid4().hex)
        taken = take_patiently(self._turns, who, utterance, Undeciding if names_intent(utterance) else as_it_is)
        return spoken(message.sender.name, read_reply(taken.reply))


def take_patiently(turns: TurnService, who: Speaking, utterance: Utterance, reading: Reading = as_it_is) -> Taken:
    """The turn, after any other one of the same sender; raises Conflict where there is no end of them."""
    for _ in range(_TRIES):
        try:
            return turns.take(who.conversation, utterance, who.citizen, reading=reading)
        except (Conflict, TurnInProgress):
            continue
    raise Conflict(sender="(hidden)", right="send one message after the other")


def utterance_in(text: str, turn_id: str) -> Utterance:
    """A button where the message is one of ours, word for word; everything else was typed, slashes too."""
    if text.startswith(f"/{CHOICE}{{"):
        try:
            button = orjson.loads(text.removeprefix(f"/{CHOICE}"))
        except orjson.JSONDecodeError:
            button = {}
        payload, prompt = button.get("payload"), button.get("prompt")
        if isinstance(payload, str) and isinstance(prompt, str):
            return Utterance(turn_id, choice=payload, prompt_id=prompt)
    return Utterance(turn_id, said(text))


def names_intent(utterance: Utterance) -> bool:
    """Whether what was typed would be an intent to Rasa."""
    return utterance.text.startswith("/")


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
    return f"/{CHOICE}" + orjson.dumps({"payload": payload, "prompt": prompt_id}).decode()


def _custom(reply: Reply) -> Mapping[str, object]:
    content = orjson.loads(orjson.dumps(reply))
    return {key: content[key] for key in ("outcome", "item", "asks", "claims", "card", "case_id") if content[key]}
