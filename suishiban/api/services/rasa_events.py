"""What becomes of Rasa's slots and forms after a turn? They reflect where the conversation stands."""

from collections.abc import Mapping
from typing import Any

from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.forms import REQUESTED_SLOT

from suishiban.api.services.rasa_actions import Done, Standing
from suishiban.assistant.understanding.intents import Intent
from suishiban.assistant.understanding.rasa_names import (
    ANY_BLANK,
    ANY_FORM,
    CONFIRMATION,
    ITEM,
    OUTCOME,
    SHARED,
    action_of,
    form_of,
    is_blank,
    slot_of,
)

Json = dict[str, Any]


def still_asked(tracker: Any) -> Json:
    """The slot asked stays."""
    event: Json = SlotSet(REQUESTED_SLOT, tracker.slots.get(REQUESTED_SLOT))
    return event


def handing_in() -> list[Json]:
    """The form is closed on Rasa's side, and the action that hands in judges the words."""
    return [
        SlotSet(CONFIRMATION, True),
        SlotSet(REQUESTED_SLOT, None),
        ActiveLoop(None),
        FollowupAction(action_of(Intent.SUBMIT)),
    ]


def after(done: Done, tracker: Any) -> list[Json]:
    """What the turn came to, and where the conversation stands."""
    outcome = [SlotSet(OUTCOME, done.reply.outcome.value)] if done.reply is not None else []
    return [*(one for one in outcome if OUTCOME in tracker.slots), *reflected(done.standing, tracker)]


def reflected(standing: Standing, tracker: Any) -> list[Json]:
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
    return [*events, SlotSet(REQUESTED_SLOT, asked_slot(standing, tracker))]


def _form(standing: Standing, tracker: Any) -> str | None:
    """The form of the project for the open item; None while nothing is asked."""
    if not standing.item or not standing.asks:
        return None
    own = slot_of(standing.item, "")
    return form_of(standing.item) if any(name.startswith(own) for name in tracker.slots) else ANY_FORM


def asked_slot(standing: Standing, tracker: Any) -> str | None:
    """The slot of the pending question; None: none is asked, and the form is closed."""
    if not standing.item or not standing.asks:
        return None
    if standing.asks in SHARED:
        return standing.asks
    slot = slot_of(standing.item, standing.asks)
    return slot if slot in tracker.slots else ANY_BLANK
