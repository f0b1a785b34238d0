"""Does a rule hold for the answers given so far?"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from suishiban.knowledge.rules.calendar import WorkingCalendar
from suishiban.knowledge.rules.compile import Compiler
from suishiban.knowledge.rules.errors import NotACondition, TypeMismatch
from suishiban.knowledge.rules.part import Run, Scope
from suishiban.knowledge.rules.syntax import parse
from suishiban.knowledge.rules.values import Answers, Types, Value, ValueType
from suishiban.knowledge.rules.verdict import Truth, Unknown, Verdict

_ONLY_WEEKENDS = WorkingCalendar()


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled expression. Two rules of the same text over the same fields are equal."""

    text: str
    type: ValueType
    """BOOL for a condition."""
    fields: frozenset[str]
    """Ids of the fields, scenarios and groups it reads."""
    run: Run = field(repr=False, compare=False)


def compile_rule(text: str, types: Types, wanted: ValueType | None = None) -> Rule:
    """The rule that `text` states about the names in `types`.

    Raises a RuleError that names the column: RuleSyntaxError, UnknownName (with the nearest known names), TypeMismatch
    (also where the whole is not of the type `wanted`), WrongArguments, BadLiteral, NameTaken.
    """
    part = Compiler(types, {}).part(parse(text))
    if not isinstance(part.type, ValueType) or wanted not in (None, part.type):
        raise TypeMismatch(1, "the whole rule", str(wanted or "a value"), str(part.type))
    return Rule(text, part.type, part.fields, part.run)


def evaluate(rule: Rule, answers: Answers, at: datetime, calendar: WorkingCalendar | None = None) -> Verdict:
    """Yes, No, or Unknown with the fields that keep it open.

    `at` is the moment of the evaluation and the only clock; without `calendar` every year's working days are
    provisional. The answers must have the types the rule was compiled with. Raises NotACondition for a rule that
    computes a value.
    """
    if rule.type is not ValueType.BOOL:
        raise NotACondition(1, rule=rule.text, type=str(rule.type), right="compute()")
    found = rule.run(Scope(answers, at, calendar or _ONLY_WEEKENDS))
    if found is True:
        return Truth.YES
    return Truth.NO if found is False else cast(Unknown, found)


def compute(rule: Rule, answers: Answers, at: datetime, calendar: WorkingCalendar | None = None) -> Value | Unknown:
    """The value of the rule, e.g. of a `derive` expression, or Unknown as in `evaluate`."""
    return cast(Value | Unknown, rule.run(Scope(answers, at, calendar or _ONLY_WEEKENDS)))


def fields_of(rule: Rule) -> frozenset[str]:
    """Ids of the fields, scenarios and groups that the rule reads."""
    return rule.fields
