"""Which blanks and materials does this application have, as far as the answers so far decide it?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from suishiban.assistant.conversation.answers import Answer, AnswerState, SourceKind
from suishiban.assistant.form.behalf import for_another, foreign, in_person, may_fill
from suishiban.assistant.form.blanks import MATERIAL, Blank, plain_blanks, row_blanks
from suishiban.assistant.form.eliminating import most_eliminating
from suishiban.assistant.form.values import Row, row_values, rows_begun, rows_closed, value_of
from suishiban.knowledge.fields import FIELD_TYPES, FieldType, Value
from suishiban.knowledge.guide import FormGroup, Material, Party
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.rules import Rule, Truth, Unknown, WorkingCalendar, compute, evaluate

Values = Mapping[str, Value | tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where a form is judged."""

    at: datetime
    calendar: WorkingCalendar | None = None
    types: Mapping[str, FieldType] = field(default_factory=lambda: FIELD_TYPES)
    """The field types, bound to the divisions and the region of the place."""


@dataclass(frozen=True, slots=True)
class Relevance:
    """What applies now."""

    blanks: tuple[Blank, ...]
    """To be filled, in the order asked; a group stands as the blanks of its begun rows (one where none is begun)."""
    groups: tuple[FormGroup, ...]
    materials: tuple[Material, ...]
    undecided: frozenset[str]
    """Paths whose answers decide whether further blanks or materials apply."""
    derived: Mapping[str, Value] = field(default_factory=dict)
    """Values of the blanks that are computed, by path."""
    misfits: frozenset[str] = frozenset()
    """Paths that a source fills although it is not about the right person (`prefill_when`, `licence_when`, and under a
    mandate whatever is not the principal's): as good as empty."""
    fillable: frozenset[str] = frozenset()
    """Paths of the blanks that a source may fill (`prefill_when` holds)."""
    stand_ins: frozenset[str] = frozenset()
    """Ids of the materials that the applicant's e-licence may replace (`licence_when` holds)."""
    values: Values = field(default_factory=dict)
    """Typed values of the blanks that apply, as rules read them."""
    first: tuple[str, ...] = ()
    """Open scenario questions in the order asked, where that is not the order of the form."""


def relevance(compiled: CompiledGuide, answers: Mapping[str, Answer], moment: Moment) -> Relevance:
    """The blanks, groups and materials that apply given `answers`.

    An answer in a blank that does not apply is ignored, so it cannot make another blank apply. Conditions may look
    forward: the pass is repeated until nothing changes, at most once per level of nesting.
    """
    found = _pass(compiled, answers, {}, moment)
    for _ in range(_NESTING if _way(compiled).looks_forward else 0):
        again = _pass(compiled, answers, dict(found.values), moment)
        if again == found:
            break
        found = again
    return replace(found, first=_asked_first(compiled, found, moment))


def _asked_first(compiled: CompiledGuide, found: Relevance, moment: Moment) -> tuple[str, ...]:
    applying = {blank.path for blank in found.blanks}
    scenarios = compiled.guide.scenarios
    open_ones = [one for one in scenarios if one.id in applying and one.id not in found.values]
    if len(open_ones) < 2:
        return ()
    chosen = {one.id: str(found.values[one.id]) for one in scenarios if one.id in found.values}
    return most_eliminating(compiled, open_ones, chosen, moment.at)


_NESTING = 4


@dataclass(frozen=True, slots=True)
class _Step:
    """A blank outside groups, and its rules."""

    blank: Blank
    when: Rule | None
    prefill: Rule | None
    derive: Rule | None
    fillable: bool
    """Whether a source may fill it where `prefill` holds."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How a guide is gone through."""

    steps: tuple[_Step, ...]
    looks_forward: bool
    """Whether the condition or the value of a blank names a later one, so that one pass in order is not enough."""


#: Guides that were looked at, by id, digest and implementation.
_WAYS: dict[tuple[str, str, str], _Way] = {}


def _way(compiled: CompiledGuide) -> _Way:
    guide = compiled.guide
    key = (guide.id, guide.digest, guide.implementation_code)
    found = _WAYS.get(key)
    if found is None:
        steps = tuple(_step(compiled, blank) for blank in plain_blanks(guide))
        found = _WAYS[key] = _Way(steps, _names_later(steps))
    return found


def _step(compiled: CompiledGuide, blank: Blank) -> _Step:
    name, may_fill = blank.field.id, bool(blank.field.prefill)
    return _Step(blank, compiled.when.get(name), compiled.prefill.get(name), compiled.derive.get(name), may_fill)


def _names_later(steps: Iterable[_Step]) -> bool:
    seen: set[str] = set()
    for step in steps:
        if any(rule is not None and not rule.fields <= seen for rule in (step.when, step.prefill, step.derive)):
            return True
        seen.add(step.blank.path)
    return False


def _pass(
    compiled: CompiledGuide,
    answers: Mapping[str, Answer],
    values: dict[str, Value | tuple[Row, ...]],
    moment: Moment,
) -> Relevance:
    blanks: list[Blank] = []
    derived: dict[str, Value] = {}
    misfits: set[str] = set()
    fillable: set[str] = set()
    undecided: set[str] = set()
    for step in _way(compiled).steps:
        blank = step.blank
        verdict = Truth.YES if step.when is None else _holds(step.when, values, moment)
        if verdict is not Truth.YES:
            values.pop(blank.path, None)
            undecided |= verdict.fields if isinstance(verdict, Unknown) else frozenset()
            continue
        blanks.append(blank)
        seen = _seen_by_sources(compiled, blank.field.of, answers, values)
        if step.fillable and may_fill(blank.field.of, answers) and _holds(step.prefill, seen, moment) is Truth.YES:
            fillable.add(blank.path)
        if _misfits(blank, step.prefill, answers, seen, moment):
            misfits.add(blank.path)
            values.pop(blank.path, None)
            continue
        value = None if step.derive is None else _derived(blank, step.derive, values, moment, derived)
        if value is None:
            # What cannot be computed yet may have been given for a whole life event.
            value = value_of(blank, answers)
        if value is None:
            values.pop(blank.path, None)
        else:
            values[blank.path] = value
    groups = tuple(group for group in compiled.guide.form.groups if _group_applies(compiled, group, values, moment))
    for group in groups:
        rows = max(rows_begun(group, answers), 0 if rows_closed(group, answers) else min(group.least, 1))
        if rows_closed(group, answers):
            values[group.id] = tuple(row_values(group, row, answers) for row in range(rows))
        for row in range(rows):
            blanks.extend(_row(compiled, group, row, answers, values, moment))
    materials = []
    for material in compiled.guide.materials:
        verdict = _holds(compiled.when.get(material.id), values, moment)
        if verdict is Truth.YES:
            materials.append(material)
        elif isinstance(verdict, Unknown):
            undecided |= verdict.fields
    stand_ins = _stand_ins(compiled, materials, answers, values, moment)
    misfits |= _read_for_somebody_else(materials, stand_ins, answers)
    return Relevance(
        tuple(blanks),
        groups,
        tuple(materials),
        frozenset(undecided),
        derived,
        frozenset(misfits),
        frozenset(fillable),
        stand_ins,
        values,
    )


def _seen_by_sources(compiled: CompiledGuide, party: Party, answers: Mapping[str, Answer], values: Values) -> Values:
    """The values by which it is judged whether a source is about the right person: under a mandate the sources are
    those of the principal, as if they applied in person."""
    if not for_another(answers) or party is Party.AGENT:
        return values
    return {**values, **in_person(compiled)}


def _stand_ins(
    compiled: CompiledGuide,
    materials: Iterable[Material],
    answers: Mapping[str, Answer],
    values: Values,
    moment: Moment,
) -> frozenset[str]:
    """What the applicant's e-licence may replace; where that is open, it may not."""
    return frozenset(
        material.id
        for material in materials
        if material.licence
        and may_fill(material.of, answers)
        and _holds(compiled.licence.get(material.id), _seen_by_sources(compiled, material.of, answers, values), moment)
        is Truth.YES
    )


def _read_for_somebody_else(
    materials: Iterable[Material], stand_ins: frozenset[str], answers: Mapping[str, Answer]
) -> set[str]:
    """The documents that an e-licence or a mandate was taken for, although it is not that person's."""
    found = ((material, answers.get(MATERIAL + material.id)) for material in materials)
    return {
        answer.path
        for material, answer in found
        if answer is not None
        and (
            (answer.source.kind is SourceKind.RECORD and material.id not in stand_ins)
            or foreign(answer, material.of, answers)
        )
    }


def fixed_ahead(
    compiled: CompiledGuide, found: Relevance, blank: Blank, answers: Mapping[str, Answer], moment: Moment
) -> bool:
    """Whether a blank that does not apply now holds what words would not replace if it did."""
    seen = _seen_by_sources(compiled, blank.field.of, answers, found.values)
    misfits = _misfits(blank, compiled.prefill.get(blank.field.id), answers, seen, moment)
    answer = answers.get(blank.path)
    return answer is not None and answer.state is AnswerState.LOCKED and not misfits


def _misfits(blank: Blank, rule: Rule | None, answers: Mapping[str, Answer], values: Values, moment: Moment) -> bool:
    """Whether a source filled the blank that does not apply to the person it is about."""
    answer = answers.get(blank.path)
    if foreign(answer, blank.field.of, answers):
        return True
    if rule is None or answer is None or answer.source.kind not in (SourceKind.IDENTITY, SourceKind.RECORD):
        return False
    if answer.source.name not in (path.partition(".")[0] for path in blank.field.prefill):
        # A life event gave it from elsewhere, where its own condition was looked at.
        return False
    return evaluate(rule, values, moment.at, moment.calendar) is Truth.NO


def _derived(blank: Blank, rule: Rule, values: Values, moment: Moment, derived: dict[str, Value]) -> Value | None:
    computed = compute(rule, values, moment.at, moment.calendar)
    if isinstance(computed, Unknown):
        return None
    derived[blank.path] = computed
    return computed


def _group_applies(compiled: CompiledGuide, group: FormGroup, values: Values, moment: Moment) -> bool:
    return _holds(compiled.when.get(group.id), values, moment) is Truth.YES


def _row(
    compiled: CompiledGuide,
    group: FormGroup,
    row: int,
    answers: Mapping[str, Answer],
    values: Values,
    moment: Moment,
) -> list[Blank]:
    """The blanks of one row that apply; a condition in a group names the blanks of its own row."""
    seen: Values = {**values, **row_values(group, row, answers)}
    return [
        blank
        for blank in row_blanks(group, row)
        if _holds(compiled.when.get(f"{group.id}.{blank.field.id}"), seen, moment) is Truth.YES
    ]


def _holds(rule: Rule | None, values: Values, moment: Moment) -> Truth | Unknown:
    return Truth.YES if rule is None else evaluate(rule, values, moment.at, moment.calendar)
