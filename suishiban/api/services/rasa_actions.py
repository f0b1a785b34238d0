"""What do our actions do in a dialogue that Rasa runs? They drive the sender's conversation by turns like any other.

So policy, validation, undo journal, pre-check, hand-off and identity are those of the service. Rasa's reading is a
proposal, held to the rules of `ENGINE=rasa`. A message is one turn, however many actions Rasa calls on it: the first
speaks. What would hand the form in is left to the one action that hands in, which judges the words anew.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from suishiban.api.codec import read_reply
from suishiban.api.services.rasa_channel import names_intent, take_patiently, utterance_in
from suishiban.api.services.rasa_review import Review
from suishiban.api.services.rasa_senders import Sender, Senders, Speaking
from suishiban.api.services.turns import Reading, TurnService, as_it_is
from suishiban.assistant.conversation.reply import Reply
from suishiban.assistant.conversation.state import Conversation, PromptKind
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.form.blanks import asked_as
from suishiban.assistant.understanding.engine import Engine
from suishiban.assistant.understanding.parsed import Parsed
from suishiban.assistant.understanding.proposing import Asked, ProposingEngine
from suishiban.assistant.understanding.rasa import ReadAlready, Undeciding
from suishiban.assistant.understanding.rasa_names import slot_of

#: The senders of a dialogue have other conversations than those of the REST channel, which is open to everybody.
CHANNEL = "rasa-actions"


class ActionServer(Protocol):
    """Speaks Rasa's action protocol."""

    async def run(self, call: Mapping[str, Any]) -> Mapping[str, Any]:
        """What Rasa is to do after an action; raises UnknownAction, ActionRefused."""
        ...


@dataclass(frozen=True, slots=True)
class ActionCall:
    """What an action needs of Rasa's tracker; of all else nothing is read."""

    sender: Sender
    text: str = field(repr=False)
    message_id: str
    """Rasa's own; names the turn."""
    read: Parsed | None = None
    """What Rasa's dialogue took the message for, where it may propose that."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the conversation stands, as forms and slots tell it."""

    item: str = ""
    """Whose form is open."""
    asks: str = ""
    """Path of the blank or document asked, without row numbers; for another question its kind."""
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Slot → what the form card shows to somebody unknown: personal values masked."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a message came to."""

    standing: Standing
    reply: Reply | None = None
    """What is to be said; None: nothing, or it was said already."""
    hands_in: bool = False
    """Nothing was done: the words hand the form in, which is another action's."""


class RasaActions:
    """Takes messages as turns and tells where they lead."""

    def __init__(self, senders: Senders, turns: TurnService) -> None:
        self._senders = senders
        self._turns = turns

    def take(self, call: ActionCall, may_hand_in: bool = False) -> Done:
        """The message as a turn; raises ChannelTokenRefused, LogInFirst, Conflict."""
        who, utterance = self._senders.speaking(call.sender), utterance_in(call.text, call.message_id)
        if not may_hand_in and not names_intent(utterance):
            before = self._turns.states.state(who.conversation)
            if self._turns.would_hand_in(before, utterance, who.citizen):
                return Done(self._standing(before), hands_in=True)
        taken = take_patiently(self._turns, who, utterance, _reading(utterance, call.read))
        return Done(self._now(who), None if taken.repeated else read_reply(taken.reply))

    def standing(self, call: ActionCall) -> Standing:
        """Where the conversation stands; no turn."""
        return self._now(self._senders.speaking(call.sender))

    def to_hand_in(self, call: ActionCall) -> Review:
        """The open form with what the pre-check finds; no turn."""
        who = self._senders.speaking(call.sender)
        state = self._turns.states.state(who.conversation)
        return Review(state.language, self._turns.form_to_hand_in(state, who.citizen))

    def _now(self, who: Speaking) -> Standing:
        return self._standing(self._turns.states.state(who.conversation))

    def _standing(self, state: Conversation) -> Standing:
        card = self._turns.form(state, None)
        if card is None:
            return Standing()
        values: dict[str, str] = {}
        for line in card.lines:
            slot = slot_of(card.item, line.path)
            # The rows of a group share one slot.
            values[slot] = "；".join(one for one in (values.get(slot, ""), line.shown) if one)
        return Standing(card.item, _asked(state), {slot: value for slot, value in values.items() if value})


def _asked(state: Conversation) -> str:
    prompt = state.prompt
    if prompt is None:
        return ""
    return asked_as(prompt.subject) if prompt.kind in (PromptKind.FIELD, PromptKind.MATERIAL) else prompt.kind.value


def _reading(utterance: Utterance, parsed: Parsed | None) -> Reading:
    if names_intent(utterance):
        return Undeciding
    if parsed is None:
        return as_it_is

    def reading(engine: Engine) -> Engine:
        return ProposingEngine(ReadAlready(parsed), engine, Asked.DOUBTFUL)

    return reading
