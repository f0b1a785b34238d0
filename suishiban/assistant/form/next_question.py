"""What is still to be asked, and what comes first?"""

from dataclasses import dataclass
from enum import StrEnum

from suishiban.assistant.conversation.answers import Answer, AnswerState
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import MATERIAL, Blank
from suishiban.assistant.form.relevance import Relevance
from suishiban.assistant.form.values import rows_begun, rows_closed
from suishiban.knowledge.guide import Material, Necessity


class Wanted(StrEnum):
    """What kind of question comes next."""

    #: A blank or a scenario.
    BLANK = "blank"
    #: Another row of a group?
    MORE_ROWS = "more_rows"
    #: A document.
    MATERIAL = "material"


@dataclass(frozen=True, slots=True)
class Question:
    """The next thing to ask, by path."""

    wanted: Wanted
    path: str
    standing: Answer | None = None
    """What the blank holds now."""


def next_question(relevant: Relevance, matter: Matter) -> Question | None:
    """The first open question: what a clerk returned, then blanks, rows, documents; None when complete."""
    return next(iter(open_questions(relevant, matter)), None)


def open_questions(relevant: Relevance, matter: Matter) -> tuple[Question, ...]:
    """Everything still to be asked, in order."""
    return (
        *_returned(relevant, matter),
        *_blanks(relevant, matter, ""),
        *_rows(relevant, matter),
        *_materials(relevant, matter),
    )


def _returned(relevant: Relevance, matter: Matter) -> list[Question]:
    """Only what still stands in the form: a returned blank that no longer applies is not asked."""
    paths = {blank.path for blank in relevant.blanks}
    documents = {MATERIAL + material.id for material in relevant.materials}
    blanks = [Question(Wanted.BLANK, path, matter.answers.get(path)) for path in matter.to_correct if path in paths]
    return blanks + [Question(Wanted.MATERIAL, path) for path in matter.to_correct if path in documents]


def _blanks(relevant: Relevance, matter: Matter, group: str) -> list[Question]:
    """The blanks of one group, or of none, that are empty, stale, or filled from a source that does not fit."""
    found = []
    for blank in relevant.blanks:
        if (blank.group.id if blank.group else "") != group or blank.field.derive:
            continue
        answer = matter.answers.get(blank.path)
        if answer is None or blank.path in relevant.misfits:
            found.append(Question(Wanted.BLANK, blank.path))
        elif answer.state is AnswerState.STALE:
            found.append(Question(Wanted.BLANK, blank.path, answer))
    return _most_eliminating_first(relevant, found)


def _most_eliminating_first(relevant: Relevance, found: list[Question]) -> list[Question]:
    """The open scenario questions by what they remove, in the places that they have in the form."""
    by_path = {question.path: question for question in found if question.path in relevant.first}
    ordered = iter([by_path[path] for path in relevant.first if path in by_path])
    return [next(ordered) if question.path in by_path else question for question in found]


def _rows(relevant: Relevance, matter: Matter) -> list[Question]:
    """Group by group: the blanks of the rows begun, then whether there is another."""
    found = []
    for group in relevant.groups:
        found += _blanks(relevant, matter, group.id)
        if not rows_closed(group, matter.answers):
            found.append(Question(Wanted.MORE_ROWS, group.id))
    return found


def _materials(relevant: Relevance, matter: Matter) -> list[Question]:
    return [
        Question(Wanted.MATERIAL, MATERIAL + material.id)
        for material in relevant.materials
        if asked_for(material) and _lacks(relevant, matter, MATERIAL + material.id)
    ]


def _lacks(relevant: Relevance, matter: Matter, path: str) -> bool:
    return path not in matter.answers or path in relevant.misfits


def asked_for(material: Material) -> bool:
    """Whether the citizen is asked for this document; a licence that was read answers it before (免证办)."""
    return not material.generated and material.necessity is not Necessity.OPTIONAL


def open_blanks(relevant: Relevance, matter: Matter) -> tuple[Blank, ...]:
    """The blanks that hold no answer yet."""
    return tuple(blank for blank in relevant.blanks if blank.path not in matter.answers and not blank.field.derive)


def begun(relevant: Relevance, matter: Matter, group_id: str) -> int:
    """Rows of a group begun so far."""
    group = next(group for group in relevant.groups if group.id == group_id)
    return rows_begun(group, matter.answers)
