"""Which further blanks are asked for in the same question?

Only what one sentence can answer: the next blanks in order whose values are a clause each, all of them empty and
required. Options are pressed, so they are asked for alone; so is what was answered in vain. Documents are asked for
at once.
"""

from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import MATERIAL, Blank, matter_of, row_blanks
from suishiban.assistant.form.next_question import Question, Wanted, open_questions
from suishiban.assistant.form.relevance import Relevance
from suishiban.knowledge.guide import FormGroup, Necessity

#: Blanks of one question; more are not kept in mind by who listens (Cowan 2001: three to five things).
MOST = 4
#: Documents of one question: as many files as WeChat lets pick at once (wx.chooseMedia, count).
MOST_FILES = 9
#: Types whose values one clause holds, options apart.
_CLAUSES = frozenset(
    {
        "name",
        "org_name",
        "id_number",
        "credit_code",
        "mobile",
        "landline",
        "phone",
        "email",
        "plate",
        "passport",
        "bank_card",
        "date",
        "money",
        "number",
        "address",
        "region",
    }
)
#: Characters up to which a text is a word or two, and no sentence with commas.
_ONE_CLAUSE = 60
#: Blanks looked through for those that belong together: what stands further off is about something else.
_IN_SIGHT = 6


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
    """The other documents that are wanted: those that must be there, then those that may follow later, so that who has
    not got these yet can send the others in order. One that may follow and comes first is asked for alone, with that
    offer."""
    needs = {MATERIAL + one.id: one.necessity for one in relevant.materials}
    wanted = [one for one in open_questions(relevant, matter) if one.wanted is Wanted.MATERIAL]
    fresh = [one.path for one in wanted if one.path not in matter.to_correct and _fresh(one, matter)]
    if fresh[:1] != [question.path] or needs[question.path] is not Necessity.REQUIRED:
        return ()
    return tuple(sorted(fresh, key=lambda path: needs[path] is not Necessity.REQUIRED)[1:MOST_FILES])


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


def _together(run: list[Blank]) -> tuple[Blank, ...]:
    """The blanks at the beginning of `run` that one sentence can answer; those between are asked for afterwards, and
    what depends on these does not apply yet."""
    if not run or not _fits(run[0]):
        return ()
    found = run[:1]
    for blank in run[1:_IN_SIGHT]:
        if (blank.group, blank.row) != (run[0].group, run[0].row) or len(found) == MOST or _swallows(found[-1]):
            break
        if matter_of(blank.path) != matter_of(run[0].path):
            break
        if _fits(blank):
            found.append(blank)
    return tuple(found)


def _swallows(blank: Blank) -> bool:
    """Whether whatever follows would be part of its value."""
    return blank.field.type == "text"


def _fits(blank: Blank) -> bool:
    """Whether one clause answers it, and something must."""
    field = blank.field
    short = field.type == "text" and field.max_length <= _ONE_CLAUSE
    return field.required and (short or field.type in _CLAUSES)
