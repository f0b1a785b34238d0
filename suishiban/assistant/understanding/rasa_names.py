"""What are the forms, slots and actions of a Rasa project called? The names that training writes and serving reads."""

import re

from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.form.blanks import asked_as
from suishiban.assistant.understanding.intents import Intent

#: The form for what the project has none of its own for: items published later, and acting for somebody else.
ANY_FORM = "application_form"
#: The slot for what the project has none of its own for.
ANY_BLANK = "other_blank"
#: The slots of questions that every form may ask, beside its blanks and documents.
SHARED = (*(kind.value for kind in PromptKind if kind not in (PromptKind.FIELD, PromptKind.MATERIAL)), ANY_BLANK)
#: The slot that is filled by exact words or a button, and by nothing else.
CONFIRMATION = PromptKind.CONFIRM_FORM.value
#: The slots that tell of the conversation: the item whose form is open, what the last turn came to.
ITEM, OUTCOME = "item", "outcome"
#: What the payload of a button begins with, as an intent; the rest is JSON with prompt and payload.
CHOICE = "choice"
#: The intents whose words are for the slot that a form asks; all others have actions of their own, which come back to
#: the form. Which of the two takes the words changes nothing in what becomes of them.
ANSWERS = (
    *(one.value for one in (Intent.GIVE_VALUE, Intent.CORRECT_VALUE, Intent.SKIP, Intent.AFFIRM, Intent.DENY)),
    CHOICE,
)
#: Takes the message as it is, whatever Rasa took it for.
TURN = "action_turn"
#: Shows what would be handed in, with what the pre-check finds; no turn.
REVIEW = "action_review_form"
_BLANK = "blank__"


def action_of(intent: Intent) -> str:
    """The action that takes a message as what `intent` says, within the rules."""
    return f"action_{intent.value}"


def form_of(item: str) -> str:
    return f"{_plain(item)}_form"


def validation_of(form: str) -> str:
    """The action that Rasa calls while `form` is active."""
    return f"validate_{form}"


def is_validation(action: str) -> bool:
    return re.fullmatch(r"validate_\w+_form", action) is not None


def slot_of(item: str, path: str) -> str:
    """The slot of a blank or document; the rows of a group share one."""
    return f"{_BLANK}{_plain(item)}__{_plain(asked_as(path))}"


def is_blank(slot: str) -> bool:
    return slot.startswith(_BLANK)


def _plain(name: str) -> str:
    return re.sub(r"\W", "_", name)
