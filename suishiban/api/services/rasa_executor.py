"""How do Rasa's calls become actions, and what they did events? By `rasa_sdk`, loaded only where that is wanted.

Slots are a reflection: the values live in the service, and what Rasa set from the raw words is put back to what the
form holds (`rasa_events`).
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from fastapi.concurrency import run_in_threadpool
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.forms import REQUESTED_SLOT
from rasa_sdk.interfaces import ACTION_LISTEN_NAME, ActionNotFoundException

from suishiban.api.services.errors import ChannelTokenRefused, LogInFirst, TooLong, UnknownAction
from suishiban.api.services.rasa_actions import ActionCall, Done, RasaActions
from suishiban.api.services.rasa_calls import action_call, without_history
from suishiban.api.services.rasa_channel import spoken
from suishiban.api.services.rasa_events import Json, after, asked_slot, handing_in, reflected, still_asked
from suishiban.api.services.rasa_review import reviewed
from suishiban.assistant.understanding.intents import Intent
from suishiban.assistant.understanding.rasa_names import REVIEW, TURN, action_of, is_validation
from suishiban.knowledge.guide import Text
from suishiban.knowledge.text import SuishibanError

#: Characters of a message; the same as over HTTP.
LONGEST = 2_000
_EXPIRED = Text("登录已过期，请重新登录后再说一遍。", "Your log-in has expired; please log in and say it again.")
#: What only the citizen can put right is told to them; to Rasa an error is silence.
_TOLD: Mapping[type[SuishibanError], Text] = {
    TooLong: Text("这段话太长了，请分几次说。", "That is too long; please say it in several parts."),
    ChannelTokenRefused: _EXPIRED,
    LogInFirst: _EXPIRED,
}


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
            return reflected(await run_in_threadpool(self._actions.standing, call), tracker)
        done = await self._done(call, dispatcher, may_hand_in=intent is Intent.SUBMIT)
        if done is None:
            return []
        if done.hands_in:
            return handing_in()
        # Called by another action, or again for want of a rule, it is the last one on this message.
        handed_in = intent is Intent.SUBMIT and not done.standing.item
        last = handed_in or (intent is None and done.reply is None)
        return [*after(done, tracker), *([FollowupAction(ACTION_LISTEN_NAME)] if last else [])]

    async def _validate(self, dispatcher: Any, tracker: Any, domain: Any) -> list[Json]:
        """What the active form's words come to; without words, which blank is asked.

        Rasa calls it without words before it gives a message to a rule, and when it comes back from one.
        """
        call, candidates = action_call(tracker.sender_id, tracker.latest_message), tracker.slots_to_validate()
        if not candidates or not call.text:
            try:
                standing = await run_in_threadpool(self._actions.standing, call)
            except tuple(_TOLD):
                return [still_asked(tracker)]
            return [SlotSet(REQUESTED_SLOT, asked_slot(standing, tracker))]
        done = await self._done(call, dispatcher)
        if done is None:
            undone = [SlotSet(name, None) for name in candidates]
            return [*undone, still_asked(tracker)]
        return handing_in() if done.hands_in else after(done, tracker)

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
