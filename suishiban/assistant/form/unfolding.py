"""Which matters of a life event apply, and what does each get of the answers?

An item gets what the event gives it (`takes`), rows too, read by its own types; what was asked for it alone; what an
earlier matter will bring about (`awaits`); and documents handed in for another matter that are the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from suishiban.assistant.conversation.answers import Answer, AnswerState, Source, SourceKind, Trust
from suishiban.assistant.form.blanks import MATERIAL, asked_as, blank_at
from suishiban.assistant.form.documents_once import handed_in_elsewhere
from suishiban.assistant.form.relevance import Moment, Relevance, relevance
from suishiban.assistant.form.share import Answers, Share, in_row_of
from suishiban.assistant.form.values import typed
from suishiban.assistant.form.writing import answer_of
from suishiban.knowledge.fields import NotAValue
from suishiban.knowledge.library.compiled import Joint, JointMatter
from suishiban.knowledge.rules import Truth, Unknown, evaluate


@dataclass(frozen=True, slots=True)
class Unfolded:
    """The form of a life event, taken apart."""

    own: Relevance
    shares: tuple[Share, ...]
    """Of the matters that apply for certain."""
    undecided: frozenset[str]
    """Paths whose answers decide whether further matters apply."""


def unfold(joint: Joint, answers: Answers, moment: Moment) -> Unfolded:
    """The matters that apply given `answers`, each with its share of them."""
    own = relevance(joint.own, answers, moment)
    verdicts = {part.item: _verdict(joint, part, own, moment) for part in joint.matters}
    among = {item for item, verdict in verdicts.items() if verdict is Truth.YES}
    given = _given_paths(joint, own)
    first = [_share(part, answers, own, given, among, moment) for part in joint.matters if part.item in among]
    shares = tuple(replace(one, answers={**one.answers, **handed_in_elsewhere(one, first, answers)}) for one in first)
    open_ones = (verdict.fields for verdict in verdicts.values() if isinstance(verdict, Unknown))
    return Unfolded(own, shares, own.undecided.union(*open_ones))


def _verdict(joint: Joint, part: JointMatter, own: Relevance, moment: Moment) -> Truth | Unknown:
    rule = joint.own.when.get(part.item)
    return Truth.YES if rule is None else evaluate(rule, own.values, moment.at, moment.calendar)


def _share(
    part: JointMatter, answers: Answers, own: Relevance, given: frozenset[str], among: set[str], moment: Moment
) -> Share:
    covered = frozenset(target for target, source in part.matter.takes.items() if source in given)
    after = tuple(item for item in part.matter.after if item in among)
    held = {path: one for path, one in _of_item(part, answers) if asked_as(path) not in covered}
    held |= {one.path: one for target in covered for one in _taken(part, target, answers, own, moment)}
    if after:
        held |= {path: _awaited(part, path) for path in _awaits(part) if path not in covered}
    return Share(part, held, relevance(part.compiled, held, moment), covered, after)


def _given_paths(joint: Joint, own: Relevance) -> frozenset[str]:
    """The event's blanks that are asked there, are computed, or will be once what they depend on is answered; its
    groups and their columns."""
    applying = {blank.path: blank for blank in own.blanks if blank.group is None}
    opened = applying.keys() - own.values.keys()
    columns = (f"{group.id}.{field.id}" for group in own.groups for field in group.fields)
    blanks = (
        path
        for path, blank in applying.items()
        if not blank.field.derive or path in own.derived or joint.own.derive[path].fields & opened
    )
    return frozenset((*blanks, *(group.id for group in own.groups), *columns))


def _of_item(part: JointMatter, answers: Answers) -> Iterator[tuple[str, Answer]]:
    """What was given for this item alone."""
    for path, answer in answers.items():
        if own := part.lower(path):
            yield own, replace(answer, path=own)


def _taken(part: JointMatter, target: str, answers: Answers, own: Relevance, moment: Moment) -> Iterator[Answer]:
    """What the event gives to `target`: of a column, in every row; of a group, that there are no more rows."""
    source = part.matter.takes[target]
    if "." in target:
        rows = [path for path in answers if path.startswith(source.partition(".")[0]) and asked_as(path) == source]
        given = [_given(part, in_row_of(path, target), path, answers, own, moment) for path in rows]
    elif any(group.id == target for group in part.compiled.guide.form.groups):
        given = [replace(answers[source], path=target)] if source in answers else []
    else:
        given = [_given(part, target, source, answers, own, moment)]
    yield from (one for one in given if one is not None)


def _given(
    part: JointMatter, target: str, source: str, answers: Answers, own: Relevance, moment: Moment
) -> Answer | None:
    """What the event gives to the blank `target`, as its own type reads it; None where nothing is given yet."""
    guide = part.compiled.guide
    blank = blank_at(guide, target)
    if blank is None or source in own.misfits:
        return None
    if source in own.derived:
        computed, how = own.derived[source], Source(SourceKind.DERIVED)
        return answer_of(blank, computed, how, Trust.B, AnswerState.CONFIRMED, guide.version, moment.types)
    answer = answers.get(source)
    if answer is None:
        return None
    try:
        value = None if answer.value is None else typed(blank, answer.value)
    except NotAValue:
        # Of another shape than the item takes: its pre-check says so.
        value = None
    if value is None:
        return replace(answer, path=target, guide_version=guide.version)
    return answer_of(blank, value, answer.source, answer.trust, answer.state, guide.version, moment.types)


def _awaits(part: JointMatter) -> tuple[str, ...]:
    """The paths that an earlier matter fills or replaces."""
    documents = {material.id for material in part.compiled.guide.materials}
    return tuple(MATERIAL + name if name in documents else name for name in part.matter.awaits)


def _awaited(part: JointMatter, path: str) -> Answer:
    source = Source(SourceKind.EARLIER_MATTER)
    return Answer(path, None, "", source, Trust.B, AnswerState.AWAITED, part.compiled.guide.version)
