"""Which expressions stand in a guide, where, and what must each give?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from suishiban.knowledge.guide import Condition, Fee, FormField, FormGroup, LifeEvent, Material, Provisions, Scenario
from suishiban.knowledge.rules import GroupType, Types, ValueType, type_of, types_of


class ExpressionKind(StrEnum):
    """What an expression decides."""

    #: Whether a scenario, field, group, material or fee applies.
    WHEN = "when"
    #: Whether a condition or a pre-check rule is met.
    MUST = "must"
    #: Whether a source may fill a field.
    PREFILL = "prefill"
    #: Whether an e-licence may stand in for a material.
    LICENCE = "licence"
    #: The value of a field.
    DERIVE = "derive"
    #: Whether a case is decided at once.
    INSTANT = "instant"


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression of a guide."""

    kind: ExpressionKind
    owner: str
    """Id of what it belongs to; `group.field` inside a group; the guide's own id for `instant`."""
    text: str
    path: str
    """Where it stands in the file, e.g. materials[2].when."""
    wanted: ValueType = ValueType.BOOL
    group: str = ""
    """The group in whose rows it is evaluated; it then names the blanks of its own row as well."""


def expressions_of(guide: Provisions) -> Iterator[Expression]:
    """Every expression of `guide` that is not empty."""
    yield from _when("scenarios", guide.scenarios)
    yield from _when("materials", guide.materials)
    yield from _licence(guide.materials)
    yield from _when("fees", guide.fees)
    yield from _form(guide.form.fields, guide.form.groups)
    yield from _must("conditions", guide.conditions)
    for index, rule in enumerate(guide.rules):
        yield Expression(ExpressionKind.MUST, rule.id, rule.must, f"rules[{index}].must")
    if guide.instant:
        yield Expression(ExpressionKind.INSTANT, guide.id, guide.instant, "instant")


def expressions_of_event(event: LifeEvent) -> Iterator[Expression]:
    """Every expression of a life event; those of its matters are owned by the item."""
    yield from _when("scenarios", event.scenarios)
    yield from _form(event.form.fields, event.form.groups)
    for index, matter in enumerate(event.matters):
        if matter.when:
            yield Expression(ExpressionKind.WHEN, matter.item, matter.when, f"matters[{index}].when")


def names_for(expression: Expression, types: Types) -> Types:
    """The names that `expression` may use: `types`, and in a group the blanks of a row."""
    group = types.get(expression.group)
    return {**types, **group.row} if isinstance(group, GroupType) else types


def types_in(guide: Provisions | LifeEvent) -> Types:
    """The type of everything that a rule of `guide` may name."""
    return types_of(guide.form, guide.scenarios)


def _form(fields: Sequence[FormField], groups: Sequence[FormGroup]) -> Iterator[Expression]:
    yield from _fields(fields, "form.fields")
    yield from _when("form.groups", groups)
    for index, group in enumerate(groups):
        yield from _fields(group.fields, f"form.groups[{index}].fields", group.id)


def _fields(fields: Sequence[FormField], path: str, group: str = "") -> Iterator[Expression]:
    for index, one in enumerate(fields):
        owner = f"{group}.{one.id}" if group else one.id
        if one.when:
            yield Expression(ExpressionKind.WHEN, owner, one.when, f"{path}[{index}].when", group=group)
        if one.prefill_when:
            place = f"{path}[{index}].prefill_when"
            yield Expression(ExpressionKind.PREFILL, owner, one.prefill_when, place, ValueType.BOOL, group)
        if one.derive:
            place = f"{path}[{index}].derive"
            yield Expression(ExpressionKind.DERIVE, owner, one.derive, place, type_of(one), group)


def _when(path: str, owners: Sequence[Scenario | Material | Fee | FormGroup]) -> Iterator[Expression]:
    for index, one in enumerate(owners):
        if one.when:
            yield Expression(ExpressionKind.WHEN, one.id, one.when, f"{path}[{index}].when")


def _licence(materials: Sequence[Material]) -> Iterator[Expression]:
    for index, one in enumerate(materials):
        if one.licence_when:
            yield Expression(ExpressionKind.LICENCE, one.id, one.licence_when, f"materials[{index}].licence_when")


def _must(path: str, conditions: Sequence[Condition]) -> Iterator[Expression]:
    for index, one in enumerate(conditions):
        if one.must:
            yield Expression(ExpressionKind.MUST, one.id, one.must, f"{path}[{index}].must")
