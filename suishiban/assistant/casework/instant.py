"""Is a case decided at once by the guide's own rule? 秒办."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.change import Change, unchanged
from suishiban.assistant.casework.decisions import Signed, order
from suishiban.assistant.casework.states import Move
from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.form.relevance import Moment, relevance
from suishiban.knowledge.guide import Desk
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.rules import Truth, evaluate


@dataclass(frozen=True, slots=True)
class NotInstant:
    """A person decides: the guide has no such rule, it does not hold, or there is something to look at."""

    why: str


def decide_at_once(
    case: Case, compiled: CompiledGuide, answers: Mapping[str, Answer], moment: Moment, order_id: str
) -> Change | NotInstant:
    """The decision by rule, with the rule's text as its reason; only for a case without any finding."""
    rule = rule_that_holds(compiled, case.application, answers, moment)
    if isinstance(rule, NotInstant):
        return rule
    return decided_by_rule(case, rule, compiled.guide.version, moment.at, order_id)


def rule_that_holds(
    compiled: CompiledGuide, application: Application, answers: Mapping[str, Answer], moment: Moment
) -> str | NotInstant:
    """The guide's rule, where it decides this application."""
    rule = compiled.instant
    if rule is None or compiled.guide.desk is not Desk.OURS:
        return NotInstant("the guide leaves it to a person")
    if application.findings:
        return NotInstant("the pre-check left findings")
    values = relevance(compiled, answers, moment).values
    if evaluate(rule, values, moment.at, moment.calendar) is not Truth.YES:
        return NotInstant(f"the rule does not hold: {rule.text}")
    return rule.text


def decided_by_rule(case: Case, rule: str, guide_version: int, at: datetime, order_id: str) -> Change:
    """The order to conclude the case by `rule`."""
    decided = unchanged(case).then(e.DecidedByRule(rule, guide_version, "rule", at))
    return decided.also(order(decided.case, Move.CONCLUDE, "", Signed("rule", at, order_id)))
