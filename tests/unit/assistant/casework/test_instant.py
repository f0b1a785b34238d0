"""Is a case decided at once where the guide's rule holds, and only there?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from suishiban.assistant.casework.acknowledgement import acknowledged
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.findings import Finding, Severity
from suishiban.assistant.casework.instant import NotInstant, decide_at_once
from suishiban.assistant.casework.messages import MessageKind
from suishiban.assistant.casework.states import CaseState
from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.guide import Text
from suishiban.knowledge.library.compiled import CompiledGuide

Given = Callable[..., Answer]


def crafts(answers: dict[str, Answer], give: Given, metres: str = "2") -> dict[str, Answer]:
    return {**answers, "goods": give("goods", "crafts"), "metres": give("metres", metres)}


def test_the_rule_decides_with_its_text_and_the_back_end_confirms(
    case: Case,
    compiled: CompiledGuide,
    answers: dict[str, Answer],
    moment: Moment,
    give: Given,
    later: Callable[[float], datetime],
) -> None:
    decided = decide_at_once(case, compiled, crafts(answers, give), moment, "order-1")
    assert isinstance(decided, Change)
    assert [event.kind for event in decided.events] == ["DecidedByRule", "DecisionOrdered"]
    assert getattr(decided.events[0], "rule", "") == 'goods == "crafts" && metres <= 2'
    body = decided.messages[0].body
    settled = acknowledged(decided.case, MessageKind.DECISION, body, "990100000001", later(0.01))
    assert [event.kind for event in settled.events] == ["Accepted", "Concluded"]
    assert (settled.case.state, settled.case.decision and settled.case.decision.actor) == (CaseState.CONCLUDED, "rule")


def test_a_case_for_which_the_rule_does_not_hold_waits_for_a_person(
    case: Case, compiled: CompiledGuide, answers: dict[str, Answer], moment: Moment, give: Given
) -> None:
    assert isinstance(decide_at_once(case, compiled, crafts(answers, give, "3"), moment, "o"), NotInstant)


def test_a_case_with_a_finding_waits_for_a_person(
    case: Case, compiled: CompiledGuide, answers: dict[str, Answer], moment: Moment, give: Given
) -> None:
    finding = Finding("r", Severity.WARNING, Text("x"), Text("y"), "z", ())
    doubtful = replace(case, application=replace(case.application, findings=(finding,)))
    assert isinstance(decide_at_once(doubtful, compiled, crafts(answers, give), moment, "o"), NotInstant)


def test_the_departments_desk_decides_itself(
    their_case: Case, departments: CompiledGuide, answers: dict[str, Answer], moment: Moment, give: Given
) -> None:
    assert isinstance(decide_at_once(their_case, departments, crafts(answers, give), moment, "o"), NotInstant)
