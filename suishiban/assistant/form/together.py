"""Which further blanks are asked for in the same question?

Only what one sentence can answer without doubt: the next blanks in order, each of a kind of its own, all of them empty
and required. Options are pressed and files are sent, so these are asked for alone; so is what was answered in vain.
"""

from collections.abc import Mapping

from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import MATERIAL, Blank, row_blanks
from suishiban.assistant.form.next_question import Question, Wanted, open_questions
from suishiban.assistant.form.relevance import Relevance
from suishiban.knowledge.guide import FormField, FormGroup, Necessity

#: Blanks of one question; more are not kept in mind by who listens (Cowan 2001: three to five things).
MOST = 4
#: Documents of one question: as many files as WeChat lets pick at once (wx.chooseMedia, count).
MOST_FILES = 9
#: Type → what its values look like; of one look there is one in a question, so that no two can be taken for each other.
_LOOKS: Mapping[str, str] = {
    "name": "name",
    "org_name": "organisation",
    "id_number": "id number",
    "credit_code": "credit code",
    "mobile": "telephone",
    "phone": "telephone",
    "bank_card": "card",
    "date": "day",
    "money": "figure",
    "number": "figure",
    "address": "place",
}
_ANYTHING = "anything"
#: Characters up to which a text is a word or two, and no sentence with commas.
_ONE_CLAUSE = 60


def asked_with(relevant: Relevance, matter: Matter, question: Question) -> tuple[str, ...]:
    """Paths of the blanks asked together with `question`, in order; empty where it is asked alone."""
    if not _fresh(question, matter):
        return ()
    if question.wanted is Wanted.MATERIAL:
        return _documents_with(relevant, matter, question)
    return _blanks_with(relevant, matter, question) if question.wanted is Wanted.BLANK else ()


def _blanks_with(relevant: Relevance, matter: Matter, question: Question) -> tuple[str, ...]:
    blanks = {blank.path: blank for blank in relevant.blanks}
    following = [one for one in open_questions(relevant, matter) if one.path not in matter.to_correct]
    paths = [one.path for one in following if one.wanted is Wanted.BLANK]
    if question.path not in paths:
        return ()
    run = [blanks[path] for path in paths[paths.index(question.path) :]]
    fresh = {one.path for one in following if _fresh(one, matter)}
    return tuple(blank.path for blank in _together(run) if blank.path in fresh)[1:]


def _documents_with(relevant: Relevance, matter: Matter, question: Question) -> tuple[str, ...]:
    """The other documents that must be there; one that may follow later is asked for alone, with that offer."""
    at_once = {MATERIAL + one.id for one in relevant.materials if one.necessity is Necessity.REQUIRED}
    wanted = [one for one in open_questions(relevant, matter) if one.wanted is Wanted.MATERIAL and one.path in at_once]
    paths = [one.path for one in wanted if one.path not in matter.to_correct and _fresh(one, matter)]
    return tuple(paths[:MOST_FILES])[1:] if paths[:1] == [question.path] else ()


def first_of_row(group: FormGroup, row: int) -> tuple[Blank, ...]:
    """The blanks with which a new row begins and that are asked for together, conditions apart; empty where a row
    begins with something else."""
    unconditional = []
    for blank in row_blanks(group, row):
        if blank.field.when:
            break
        unconditional.append(blank)
    return _together(unconditional)


def _fresh(question: Question, matter: Matter) -> bool:
    """Whether it was never answered, not even in vain."""
    return question.standing is None and not matter.failures.get(question.path)


def _look(field: FormField) -> str:
    """What its values look like; empty where one clause cannot hold them."""
    if field.type == "text":
        return _ANYTHING if field.max_length <= _ONE_CLAUSE else ""
    return _LOOKS.get(field.type, "")


def _together(run: list[Blank]) -> tuple[Blank, ...]:
    """The blanks at the beginning of `run` that one sentence can answer."""
    found: list[Blank] = []
    looks: set[str] = set()
    for blank in run[:MOST]:
        look = _look(blank.field)
        same_place = not found or (blank.group, blank.row) == (found[0].group, found[0].row)
        if not look or look in looks or not same_place or not blank.field.required:
            break
        looks.add(look)
        found.append(blank)
        if look == _ANYTHING:  # whatever follows would be part of it
            break
    return tuple(found)
