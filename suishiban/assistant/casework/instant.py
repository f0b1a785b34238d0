"""Is a case decided at once by the guide's own rule? 秒办."""

from collections.abc import Mapping
from dataclasses import dataclass

from suishiban.assistant.casework import events as e
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
    rule = compiled.instant
    if rule is None or case.desk is not Desk.OURS:
        return NotInstant("the guide leaves it to a person")
    if case.application.findings:
        return NotInstant("the pre-check left findings")
    values = relevance(compiled, answers, moment).values
    if evaluate(rule, values, moment.at, moment.calendar) is not Truth.YES:
        return NotInstant(f"the rule does not hold: {rule.text}")
    decided = unchanged(case).then(e.DecidedByRule(rule.text, compiled.guide.version, "rule", moment.at))
    return _follow(decided, order(decided.case, Move.CONCLUDE, "", Signed("rule", moment.at, order_id)))


def _follow(first: Change, second: Change) -> Change:
    return Change(second.case, (*first.events, *second.events), (*first.messages, *second.messages))
