"""What should each department get of a form that was thought out?

Read from the guides, apart from the service's own code that takes a life event to pieces: what goes wrong there shows
as a value that was not wanted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from suishiban.assistant.conversation.answers import Answer, AnswerState, Plain, Source, SourceKind, Trust
from suishiban.assistant.form.blanks import asked_as
from suishiban.assistant.form.next_question import asked_for
from suishiban.assistant.form.relevance import Moment, Relevance, relevance
from suishiban.assistant.form.values import plain, rows_begun
from suishiban.knowledge.library.compiled import CompiledGuide, Joint, JointMatter
from suishiban.knowledge.rules import Truth, evaluate

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Due:
    """What the department of one item should get."""

    item: str
    values: Mapping[str, Plain]
    """By the paths of the item's own form."""
    asked_at: Mapping[str, str]
    """Path of each value → the path under which the citizen is asked for it, without the number of a row."""
    files: frozenset[str]
    """Blanks that hold a file, of which only that it is there is known."""
    papers: Mapping[str, str]
    """Id of each document that must be there → its name."""
    alone: int
    """Questions of a form that asks for this item alone, everything in order: blanks, rows, documents."""
    after: tuple[str, ...] = ()
    """Items that must be concluded first."""


def dues(compiled: CompiledGuide, answers: Answers, moment: Moment) -> tuple[Due, ...]:
    """Of a filled form: what is due for its item, or for each matter of a life event that applies."""
    if compiled.joint is None:
        return (_due(relevance(compiled, answers, moment), compiled.guide.id, answers, {}),)
    return tuple(_of_matters(compiled.joint, answers, moment))


def _due(relevant: Relevance, item: str, answers: Answers, given_at: Mapping[str, str]) -> Due:
    asked = [blank for blank in relevant.blanks if not blank.field.derive]
    # What an item computes may be given for the whole life event, while what it is computed from is still to come.
    given = [blank for blank in relevant.blanks if blank.field.derive and asked_as(blank.path) in given_at]
    held = [blank.path for blank in (*asked, *given) if blank.field.type != "attachment"]
    papers = {one.id: one.name.zh for one in relevant.materials if asked_for(one)}
    rows = sum(1 + rows_begun(group, answers) for group in relevant.groups)
    values = {path: answers[path].value for path in held if path in answers and answers[path].value is not None}
    return Due(
        item=item,
        values=values,
        asked_at={path: given_at.get(asked_as(path), asked_as(path)) for path in values},
        files=frozenset(blank.path for blank in asked if blank.field.type == "attachment"),
        papers=papers,
        alone=len(asked) + rows + len(papers),
    )


def _of_matters(joint: Joint, answers: Answers, moment: Moment) -> Iterator[Due]:
    own = relevance(joint.own, answers, moment)
    computed = {path: _computed(path, plain(value)) for path, value in own.derived.items()}
    shared = {path: one for path, one in answers.items() if "/" not in path} | computed
    blanks = (one for one in own.blanks if not one.field.derive or one.path in own.derived)
    applying = {*(asked_as(one.path) for one in blanks), *(group.id for group in own.groups)}
    among = {part.item for part in joint.matters if _wanted(joint, part, own, moment)}
    for part in joint.matters:
        if part.item in among:
            yield _of_matter(part, answers, shared, applying, among, moment)


def _wanted(joint: Joint, part: JointMatter, own: Relevance, moment: Moment) -> bool:
    rule = joint.own.when.get(part.item)
    return rule is None or evaluate(rule, own.values, moment.at, moment.calendar) is Truth.YES


def _of_matter(
    part: JointMatter, answers: Answers, shared: Answers, applying: set[str], among: set[str], moment: Moment
) -> Due:
    takes = {target: source for target, source in part.matter.takes.items() if source in applying}
    held = {own: one for path, one in answers.items() if (own := part.lower(path)) and asked_as(own) not in takes}
    for target, source in takes.items():
        held |= {_under(target, path): one for path, one in shared.items() if asked_as(path) == source}
    after = tuple(one for one in part.matter.after if one in among)
    relevant = relevance(part.compiled, held, moment)
    due = _due(relevant, part.item, held, {own: part.lift(own) for own in map(asked_as, held)} | takes)
    brought = {*part.matter.awaits} - takes.keys() if after else set()
    return replace(
        due,
        values={path: value for path, value in due.values.items() if path not in brought},
        papers={id: name for id, name in due.papers.items() if id not in brought},
        after=after,
    )


def _under(target: str, source: str) -> str:
    """The path of a value that is given at `source` in the item's own form: row for row where it is one of a group."""
    group, _, column = target.partition(".")
    return f"{group}.{source.split('.')[1]}.{column}" if column else target


def _computed(path: str, value: Plain) -> Answer:
    return Answer(path, value, str(value), Source(SourceKind.DERIVED), Trust.B, AnswerState.CONFIRMED, 1)
