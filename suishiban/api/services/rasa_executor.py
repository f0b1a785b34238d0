"""How do Rasa's calls become actions, and what they did events? By the protocol of `rasa_sdk`, which only this loads.

Of a tracker this reads who wrote, the last message with its intent and metadata, the names of slots and the active
form; the history and the domain are dropped before anything sees them. Slots are a reflection: the values live in the
service, and what Rasa set from the raw words is put back to what the form holds.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from fastapi.concurrency import run_in_threadpool
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.forms import REQUESTED_SLOT
from rasa_sdk.interfaces import ACTION_LISTEN_NAME, ActionNotFoundException

from suishiban.api.services.errors import ChannelTokenRefused, LogInFirst, TooLong, UnknownAction
from suishiban.api.services.rasa_actions import ActionCall, Done, RasaActions, Standing
from suishiban.api.services.rasa_calls import action_call, without_history
from suishiban.api.services.rasa_channel import spoken
from suishiban.api.services.rasa_review import reviewed
from suishiban.assistant.understanding.intents import Intent
from suishiban.assistant.understanding.rasa_names import (
    ANY_BLANK,
    ANY_FORM,
    CONFIRMATION,
    ITEM,
    OUTCOME,
    REVIEW,
    SHARED,
    TURN,
    action_of,
    form_of,
    is_blank,
    is_validation,
    slot_of,
)
from suishiban.knowledge.guide import Text
from suishiban.knowledge.text import SuishibanError

#: Characters of a message; the same as over HTTP.
LONGEST = 2_000
_EXPIRED = Text("登录已过期，请重新登录后再说一遍。", "Your log-in has expired; please log in and say it again.")
#: What only the citizen can put right is told to them; to Rasa an error is silence.
_TOLD: Mapping[type[SuishibanError], Text] = {
    TooLong: Text("这段话太长了，请分几次说。", "That is too long; please say it in several parts."),
    ChannelTokenRefused: Text(
        "登录已过期，请重新登录后再说一遍。", "Your log-in has expired; log in and say it again."
    ),
    LogInFirst: Text("登录已过期，请重新登录后再说一遍。", "Your log-in has expired; log in and say it again."),
}
Json = dict[str, Any]


class _Functions(dict[str, Callable[..., Any]]):
    """The actions by name; every form of any project is validated by the same."""

    def __init__(self, validate: Callable[..., Any]) -> None:
        super().__init__()
        self._validate = validate

    def get(self, name: str, default: Any = None) -> Any:
        return self._validate if is_validation(name) else super().get(name, default)


class RasaExecutor:
    """Runs actions; see `ActionServer`."""

    def __init__(self, actions: RasaActions) -> None:
        self._actions = actions
        self._executor = ActionExecutor()
        self._executor.actions = _Functions(self._validate)
        for intent in Intent:
            self._executor.register_function(action_of(intent), partial(self._take, intent))
        self._executor.register_function(TURN, partial(self._take, None))
        self._executor.register_function(REVIEW, self._review)

    async def run(self, call: Mapping[str, Any]) -> Mapping[str, Any]:
        """See `ActionServer`."""
        wanted = without_history(call)
        try:
            result = await self._executor.run(wanted)
        except ActionNotFoundException as error:
            action = str(wanted["next_action"])[:80]
            raise UnknownAction(action=action, right="an action of the project that `train rasa` writes") from error
        told: Mapping[str, Any] = result.model_dump()
        return told

    async def _take(self, intent: Intent | None, dispatcher: Any, tracker: Any, domain: Any) -> list[Json]:
        """The message as a turn, for what the dialogue took it for."""
        call = action_call(tracker.sender_id, tracker.latest_message, intent)
        if not call.text:
            return _reflected(await run_in_threadpool(self._actions.standing, call), tracker)
        done = await self._done(call, dispatcher, may_hand_in=intent is Intent.SUBMIT)
        if done is None:
            return []
        if done.hands_in:
            return _handing_in()
        events = _events(done, tracker)
        # Called by another action, or for want of a rule, it is the last one on this message.
        last = intent is Intent.SUBMIT or (intent is None and done.reply is None)
        return [*events, FollowupAction(ACTION_LISTEN_NAME)] if last else events

    async def _validate(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Json]:
        """What the active form's words come to; without words, which blank is asked.

        Rasa calls it without words before it gives a message to a rule, and when it comes back from one.
        """
        call, candidates = action_call(tracker.sender_id, tracker.latest_message), tracker.slots_to_validate()
        if not candidates or not call.text:
            try:
                standing = await run_in_threadpool(self._actions.standing, call)
            except tuple(_TOLD):
                return [_still_asked(tracker)]
            return [SlotSet(REQUESTED_SLOT, _asked(standing, tracker))]
        done = await self._done(call, dispatcher)
        if done is None:
            undone = [SlotSet(name, None) for name in candidates]
            return [*undone, _still_asked(tracker)]
        return _handing_in() if done.hands_in else _events(done, tracker)

    async def _review(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Json]:
        """What would be handed in, and what the pre-check finds; nothing moves."""
        call = action_call(tracker.sender_id, tracker.latest_message)
        try:
            review = await run_in_threadpool(self._actions.to_hand_in, call)
        except tuple(_TOLD) as error:
            _tell(error, call, dispatcher)
            return []
        for message in reviewed(review):
            dispatcher.utter_message(text=message.get("text"), json_message=message.get("custom"))
        return []

    async def _done(self, call: ActionCall, dispatcher: Any, may_hand_in: bool = False) -> Done | None:
        """What the turn came to, said; None where the citizen was told why there is none."""
        try:
            if len(call.text) > LONGEST:
                raise TooLong(message=f"over {LONGEST} characters", right=f"at most {LONGEST} characters")
            done = await run_in_threadpool(self._actions.take, call, may_hand_in)
        except tuple(_TOLD) as error:
            _tell(error, call, dispatcher)
            return None
        for message in spoken("", done.reply) if done.reply is not None else ():
            dispatcher.utter_message(
                text=message.get("text"), buttons=message.get("buttons"), json_message=message.get("custom")
            )
        return done


def _tell(error: SuishibanError, call: ActionCall, dispatcher: Any) -> None:
    dispatcher.utter_message(text=_TOLD[type(error)].say(call.sender.language))


def _still_asked(tracker: Any) -> Json:
    event: Json = SlotSet(REQUESTED_SLOT, tracker.slots.get(REQUESTED_SLOT))
    return event


def _handing_in() -> list[Json]:
    """The form is closed on Rasa's side, and the action that hands in judges the words."""
    return [
        SlotSet(CONFIRMATION, True),
        SlotSet(REQUESTED_SLOT, None),
        ActiveLoop(None),
        FollowupAction(action_of(Intent.SUBMIT)),
    ]


def _events(done: Done, tracker: Any) -> list[Json]:
    outcome = [SlotSet(OUTCOME, done.reply.outcome.value)] if done.reply is not None else []
    return [*(one for one in outcome if OUTCOME in tracker.slots), *_reflected(done.standing, tracker)]


def _reflected(standing: Standing, tracker: Any) -> list[Json]:
    """The slots, the form and the slot asked as the conversation has them; names that the project lacks are left out.

    Slots of another form are emptied, and so is what Rasa put into them from the raw words.
    """
    has: Mapping[str, Any] = tracker.slots
    holds = {name: standing.values.get(name) for name in has if is_blank(name) or name in SHARED}
    holds |= {ITEM: standing.item or None} if ITEM in has else {}
    events = [SlotSet(name, value) for name, value in holds.items() if has[name] != value]
    form = _form(standing, tracker)
    if form != tracker.active_loop_name:
        events.append(ActiveLoop(form))
    return [*events, SlotSet(REQUESTED_SLOT, _asked(standing, tracker))]


def _form(standing: Standing, tracker: Any) -> str | None:
    """The form of the project for the open item; None while nothing is asked."""
    if not standing.item or not standing.asks:
        return None
    own = slot_of(standing.item, "")
    return form_of(standing.item) if any(name.startswith(own) for name in tracker.slots) else ANY_FORM


def _asked(standing: Standing, tracker: Any) -> str | None:
    if not standing.item or not standing.asks:
        return None
    if standing.asks in SHARED:
        return standing.asks
    slot = slot_of(standing.item, standing.asks)
    return slot if slot in tracker.slots else ANY_BLANK
