"""What does a guide look like when its expressions are ready to be evaluated?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from suishiban.knowledge.guide import Guide, LifeEvent, LifeEventMatter
from suishiban.knowledge.lint.expressions import (
    Expression,
    ExpressionKind,
    expressions_of,
    expressions_of_event,
    names_for,
    types_in,
)
from suishiban.knowledge.rules import Rule, Types, ValueType, compile_rule

#: Compiled rules by text, type and group; the guides of one item share them.
Compiled = dict[tuple[str, ValueType, str], Rule]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledGuide:
    """A guide in force somewhere, and its rules by the id of what they belong to."""

    guide: Guide
    types: Types
    """Of everything a rule may name."""
    when: Mapping[str, Rule]
    """Of scenarios, fields, groups, materials and fees; a field of a group is `group.field`. Absent: always."""
    must: Mapping[str, Rule]
    """Of conditions and pre-check rules."""
    prefill: Mapping[str, Rule]
    """Of fields that a source fills only sometimes."""
    licence: Mapping[str, Rule]
    """Of materials that an e-licence replaces only sometimes."""
    derive: Mapping[str, Rule]
    """Of computed fields."""
    instant: Rule | None
    """Where it holds, the case is decided at once; None: never."""
    joint: "Joint | None" = None
    """What the form of a life event is made of; None: of one item."""

    @property
    def deciding(self) -> frozenset[str]:
        """Paths of the questions that decide what else there is to fill and to hand in."""
        scenarios = frozenset(scenario.id for scenario in self.guide.scenarios)
        return scenarios if self.joint is None else scenarios | self.joint.deciding


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """The form of a life event, taken apart: each part keeps its own rules and its own view of the answers."""

    own: CompiledGuide
    """The event's own blanks, asked once for all; `when` also holds the rules of the matters, by item."""
    matters: tuple["JointMatter", ...]
    """In the order of the guide; only those that are offered."""
    deciding: frozenset[str]
    """Scenarios and blanks of the event that the conditions of the matters name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JointMatter:
    """One item of a life event, as pinned."""

    matter: LifeEventMatter
    compiled: CompiledGuide

    @property
    def item(self) -> str:
        return self.matter.item

    def lift(self, path: str) -> str:
        """A path of the item's own form as the form of the life event has it: surname → item/surname."""
        material = path.startswith(_MATERIAL)
        return f"{_MATERIAL}{self.item}/{path.removeprefix(_MATERIAL)}" if material else f"{self.item}/{path}"

    def lower(self, path: str) -> str:
        """The other way; empty for a path that is not the item's."""
        material = path.startswith(_MATERIAL)
        rest = path.removeprefix(_MATERIAL)
        if not rest.startswith(f"{self.item}/"):
            return ""
        own = rest.removeprefix(f"{self.item}/")
        return f"{_MATERIAL}{own}" if material else own


#: Begins the path of a material.
_MATERIAL = "material."


@dataclass(frozen=True, slots=True, kw_only=True)
class CompiledEvent:
    """A life event and its rules, as `CompiledGuide`; the rules of its matters by item."""

    event: LifeEvent
    version: int
    types: Types
    when: Mapping[str, Rule]
    prefill: Mapping[str, Rule]
    derive: Mapping[str, Rule]


def compile_guide(guide: Guide, compiled: Compiled | None = None) -> CompiledGuide:
    """`guide` with its expressions compiled; raises RuleError where one is wrong (lint finds them before).

    `compiled` holds rules of the same item compiled already and takes up the new ones.
    """
    types = types_in(guide)
    rules = _compile(expressions_of(guide), types, {} if compiled is None else compiled)
    return CompiledGuide(
        guide=guide,
        types=types,
        when=rules[ExpressionKind.WHEN],
        must=rules[ExpressionKind.MUST],
        prefill=rules[ExpressionKind.PREFILL],
        licence=rules[ExpressionKind.LICENCE],
        derive=rules[ExpressionKind.DERIVE],
        instant=rules[ExpressionKind.INSTANT].get(guide.id),
    )


def compile_event(event: LifeEvent, version: int) -> CompiledEvent:
    """`event` with its expressions compiled; raises RuleError where one is wrong."""
    types = types_in(event)
    rules = _compile(expressions_of_event(event), types, {})
    return CompiledEvent(
        event=event,
        version=version,
        types=types,
        when=rules[ExpressionKind.WHEN],
        prefill=rules[ExpressionKind.PREFILL],
        derive=rules[ExpressionKind.DERIVE],
    )


def _compile(
    expressions: Iterable[Expression], types: Types, compiled: Compiled
) -> dict[ExpressionKind, dict[str, Rule]]:
    found: dict[ExpressionKind, dict[str, Rule]] = {kind: {} for kind in ExpressionKind}
    for one in expressions:
        key = (one.text, one.wanted, one.group)
        if key not in compiled:
            compiled[key] = compile_rule(one.text, names_for(one, types), one.wanted)
        found[one.kind][one.owner] = compiled[key]
    return found
