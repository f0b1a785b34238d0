"""What must a Rasa project hold for Rasa to run the dialogue? Forms with the blanks of the guides, rules, our actions.

Every intent has one rule and one action. Which blank is asked, what it takes, and whether the form is handed in is told
by the actions: a form has no order of its own, and a confirmation is a slot. A question beside a form comes back to it
by Rasa's own rule for general rules; a form is opened and closed by the events of the action that heard so.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from suishiban.assistant.form.blanks import MATERIAL
from suishiban.assistant.understanding.intents import Intent, Mention
from suishiban.assistant.understanding.rasa_names import (
    ANSWERS,
    ANY_FORM,
    CHOICE,
    ITEM,
    OUTCOME,
    REVIEW,
    SHARED,
    TURN,
    action_of,
    form_of,
    slot_of,
    validation_of,
)
from suishiban.knowledge.guide import BasicItem, LifeEvent

#: Version of the training data format.
FORMAT = "3.1"
#: File for `rasa run --endpoints`, where Rasa runs the dialogue.
DIALOGUE_ENDPOINTS = "dialogue-endpoints.yml"
#: Minutes of silence after which Rasa begins a new session; the form stays with the service.
_SESSION_MINUTES = 60
#: Below every confidence of a rule: what no rule is for is still a turn.
_FALLBACK = 0.3


def domain(items: Sequence[BasicItem | LifeEvent]) -> Mapping[str, Any]:
    """Intents, entities, slots, forms and actions."""
    forms = {form_of(item.id): list(_slots(item)) for item in items} | {ANY_FORM: []}
    return {
        "version": FORMAT,
        "intents": [*(intent.value for intent in Intent), CHOICE],
        # Those of a button stand in its payload.
        "entities": [*(mention.value for mention in Mention), "payload", "prompt"],
        "slots": {
            **{slot: _slot(slot, [form]) for form, slots in forms.items() for slot in slots},
            **{slot: _slot(slot, list(forms)) for slot in SHARED},
            **{slot: _told() for slot in (ITEM, OUTCOME)},
        },
        "forms": {form: {"required_slots": [*slots, *SHARED]} for form, slots in forms.items()},
        "actions": [*_actions(), *(validation_of(form) for form in forms)],
        "session_config": {
            "session_expiration_time": _SESSION_MINUTES,
            "carry_over_slots_to_new_session": False,
        },
    }


def _slots(item: BasicItem | LifeEvent) -> Iterator[str]:
    """The slots of every blank and document that the item's form may ask for, each once."""
    paths = [scenario.id for scenario in item.scenarios]
    paths += [field.id for field in item.form.fields]
    paths += [f"{group.id}.{field.id}" for group in item.form.groups for field in group.fields]
    if isinstance(item, BasicItem):
        paths += [MATERIAL + material.id for material in item.materials if not material.generated]
    yield from dict.fromkeys(slot_of(item.id, path) for path in paths)


def _slot(slot: str, forms: Sequence[str]) -> Mapping[str, Any]:
    """Filled with the words said while it is asked; the validation tells what becomes of them."""
    conditions = [{"active_loop": form, "requested_slot": slot} for form in forms]
    mapping = {"type": "from_text", "intent": list(ANSWERS), "conditions": conditions}
    return {"type": "any", "influence_conversation": False, "mappings": [mapping]}


def _told() -> Mapping[str, Any]:
    """Set by the actions alone, for a site's own."""
    return {"type": "text", "influence_conversation": False, "mappings": [{"type": "custom"}]}


def _actions() -> Iterator[str]:
    yield from (action_of(intent) for intent in Intent)
    yield from (TURN, REVIEW)


def rules() -> Mapping[str, Any]:
    """For every intent its action, beside a form as without one."""
    taken = {intent.value: action_of(intent) for intent in Intent} | {CHOICE: TURN}
    return {
        "version": FORMAT,
        "rules": [
            {"rule": intent, "steps": [{"intent": intent}, {"action": action}]} for intent, action in taken.items()
        ],
    }


def policy() -> Mapping[str, Any]:
    """Rules decide, nothing learnt does."""
    return {"name": "RulePolicy", "core_fallback_threshold": _FALLBACK, "core_fallback_action_name": TURN}


def endpoints() -> Mapping[str, Any]:
    """Where the actions run; Rasa fills in what its environment holds."""
    return {
        "action_endpoint": {
            "url": "${RASA_ACTIONS_URL}",
            "headers": {"Rasa-Actions-Token": "${RASA_ACTIONS_TOKEN}"},
            # None of the actions reads the domain, which is longer than all else in a call.
            "enable_selective_domain": True,
        }
    }
