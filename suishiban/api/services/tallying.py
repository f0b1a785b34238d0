"""What of a turn is counted? Outcomes, drafts and the way through a form; nothing that tells of a person."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from suishiban.api.store.tallies import Tally
from suishiban.assistant.conversation import events as e
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Conversation, MatterStatus, Prompt, PromptKind
from suishiban.assistant.form.blanks import asked_as


class Counted(StrEnum):
    """What is counted besides the outcomes."""

    #: An application was begun.
    STARTED = "started"
    #: It was submitted for the first time, or made a mandate.
    SUBMITTED = "submitted"
    #: It was stopped.
    CANCELLED = "cancelled"
    #: A question of the form was put; the key is its field.
    ASKED = "asked"
    #: The question that was pending was answered; the key is its field.
    FIELD_ANSWERED = "field_answered"
    #: A citizen was content with a reply, or not.
    LIKED = "liked"
    DISLIKED = "disliked"


#: The outcomes of a turn in which something was asked of the guides.
QUESTIONS = (Outcome.ANSWERED, Outcome.CLARIFIED, Outcome.REFUSED, Outcome.UNCLEAR)
_OF_THE_FORM = (PromptKind.FIELD, PromptKind.MORE_ROWS, PromptKind.MATERIAL)


def tallies_of(before: Conversation, events: Iterable[e.Event], after: Conversation) -> tuple[Tally, ...]:
    """What is counted of the turn that led from `before` to `after` through `events`."""
    return tuple(_tallies(before, tuple(events), after))


def _tallies(before: Conversation, events: tuple[e.Event, ...], after: Conversation) -> Iterator[Tally]:
    asked: Prompt | None = None
    for event in events:
        match event:
            case e.Replied(reply=reply) if reply.outcome in QUESTIONS:
                yield Tally(reply.outcome.value, reply.item)
            case e.MatterStarted(item=item):
                yield Tally(Counted.STARTED, item)
            case e.MatterCancelled(matter_id=id):
                yield Tally(Counted.CANCELLED, after.matter(id).item)
            case e.MatterSubmitted(matter_id=id) if _first_time(before, id):
                yield Tally(Counted.SUBMITTED, after.matter(id).item)
            case e.MandateMade(matter_id=id):
                yield Tally(Counted.SUBMITTED, after.matter(id).item)
            case e.Answered(matter_id=id, answers=answers) if _pending_in(before, (one.path for one in answers)):
                yield Tally(Counted.FIELD_ANSWERED, after.matter(id).item, _field(before.prompt))
            case e.Prompted(prompt=prompt):
                asked = prompt
    if asked is not None and asked.kind in _OF_THE_FORM and after.open_matter is not None:
        yield Tally(Counted.ASKED, after.open_matter.item, _field(asked))


def _first_time(before: Conversation, matter: str) -> bool:
    """Whether it is no correction of what was submitted before."""
    return all(one.status is not MatterStatus.CORRECTING for one in before.matters if one.id == matter)


def _pending_in(before: Conversation, paths: Iterable[str]) -> bool:
    """Whether what was written answers the question that was pending."""
    prompt = before.prompt
    return prompt is not None and prompt.kind in _OF_THE_FORM and prompt.subject in paths


def _field(prompt: Prompt | None) -> str:
    """The blank a prompt asks for, without row numbers."""
    return asked_as(prompt.subject) if prompt is not None else ""
