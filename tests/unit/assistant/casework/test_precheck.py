"""Does the pre-check find what a clerk would return, and nothing else?"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from suishiban.assistant.casework.findings import Finding, Severity, stops
from suishiban.assistant.casework.precheck import precheck
from suishiban.assistant.conversation.answers import Answer, AnswerState, SourceKind
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.guide import Text
from suishiban.knowledge.library.compiled import CompiledGuide

from .conftest import GUIDE, compiled_from

Answers = dict[str, Answer]
Given = Callable[..., Answer]


def brief(findings: tuple[Finding, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(finding.rule, finding.severity.value, finding.paths) for finding in findings]


def test_a_complete_form_has_no_finding(compiled: CompiledGuide, answers: Answers, moment: Moment) -> None:
    assert precheck(compiled, answers, moment) == ()


def test_a_missing_blank_is_named_with_its_clause(compiled: CompiledGuide, answers: Answers, moment: Moment) -> None:
    del answers["keeper"]
    (finding,) = precheck(compiled, answers, moment)
    assert finding == Finding(
        "blank-missing",
        Severity.ERROR,
        Text("摊主姓名还没有填写", "Keeper's name is missing"),
        Text("请填写摊主姓名", "Please give the Keeper's name"),
        "本指南 申请表“摊主姓名”",
        ("keeper",),
    )


def test_a_skipped_required_blank_is_missing_and_an_optional_one_is_not(
    compiled: CompiledGuide, answers: Answers, moment: Moment
) -> None:
    answers["keeper"] = replace(answers["keeper"], state=AnswerState.SKIPPED, value=None)
    del answers["note"]
    assert brief(precheck(compiled, answers, moment)) == [("blank-missing", "error", ("keeper",))]


def test_a_blank_that_does_not_apply_is_not_missing(
    compiled: CompiledGuide, answers: Answers, moment: Moment, give: Given
) -> None:
    answers["goods"] = give("goods", "crafts")
    del answers["stove"], answers["material.health"]
    assert precheck(compiled, answers, moment) == ()


def test_an_open_scenario_is_missing_and_what_depends_on_it_is_not_reported(
    compiled: CompiledGuide, answers: Answers, moment: Moment
) -> None:
    del answers["goods"], answers["stove"], answers["material.health"]
    assert brief(precheck(compiled, answers, moment)) == [("blank-missing", "error", ("goods",))]


def test_a_value_its_type_no_longer_accepts_is_invalid(
    compiled: CompiledGuide, answers: Answers, moment: Moment, give: Given
) -> None:
    answers["metres"] = give("metres", "0")
    answers["keeper"] = give("keeper", "x" * 90)
    assert brief(precheck(compiled, answers, moment)) == [
        ("value-invalid", "error", ("keeper",)),
        ("value-invalid", "error", ("metres",)),
    ]


def test_a_value_of_another_shape_is_a_finding_and_no_error(
    compiled: CompiledGuide, answers: Answers, moment: Moment, give: Given
) -> None:
    answers["opened"] = give("opened", "soon")
    assert brief(precheck(compiled, answers, moment)) == [("value-invalid", "error", ("opened",))]


def test_rows_too_few_or_not_closed_are_unfinished(compiled: CompiledGuide, answers: Answers, moment: Moment) -> None:
    del answers["helpers"]
    assert brief(precheck(compiled, answers, moment)) == [("group-unfinished", "error", ("helpers",))]
    del answers["helpers.0.helper_name"]
    assert ("group-unfinished", "error", ("helpers",)) in brief(precheck(compiled, answers, moment))


def test_a_full_group_is_finished_without_being_closed(
    compiled: CompiledGuide, answers: Answers, moment: Moment, give: Given
) -> None:
    del answers["helpers"]
    for row in (1, 2):
        answers[f"helpers.{row}.helper_name"] = give(f"helpers.{row}.helper_name", "李小红")
    assert precheck(compiled, answers, moment) == ()


def test_a_stale_answer_is_asked_about(compiled: CompiledGuide, answers: Answers, moment: Moment) -> None:
    answers["stove"] = replace(answers["stove"], state=AnswerState.STALE)
    assert brief(precheck(compiled, answers, moment)) == [("answer-stale", "error", ("stove",))]


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        (SourceKind.RECORD, "id-card", []),
        (SourceKind.IDENTITY, "", []),
        (SourceKind.RECORD, "marriage-certificate", [("material-missing", "error", ("material.id-copy",))]),
        (SourceKind.SAID, "", [("material-missing", "error", ("material.id-copy",))]),
    ],
)
def test_a_licence_that_was_read_replaces_its_material(
    compiled: CompiledGuide,
    answers: Answers,
    moment: Moment,
    give: Given,
    kind: SourceKind,
    name: str,
    found: list[tuple[str, str, tuple[str, ...]]],
) -> None:
    del answers["material.id-copy"]
    answers["keeper"] = give("keeper", "张洁", kind=kind, name=name)
    assert brief(precheck(compiled, answers, moment)) == found


def test_a_missing_material_says_every_way_to_provide_it(
    compiled: CompiledGuide, answers: Answers, moment: Moment
) -> None:
    del answers["material.photo"], answers["material.id-copy"]
    card, photo = precheck(compiled, answers, moment)
    assert card.fix == Text(
        "请上传这份材料，或者同意读取对应的电子证照", "Please attach it, or let the e-licence be read instead"
    )
    assert photo.fix == Text(
        "请上传这份材料，或者承诺在3个工作日内补交", "Please attach it, or promise to supply it within 3 working days"
    )


def test_a_promised_material_is_deferred_to_its_day(
    compiled: CompiledGuide, answers: Answers, moment: Moment, give: Given
) -> None:
    answers["material.photo"] = give("material.photo", "promise")
    findings = precheck(compiled, answers, moment)
    assert brief(findings) == [("material-promised", "deferred", ("material.photo",))]
    assert findings[0].fix == Text("请在2026年3月5日前补交", "Supply it by 2026-03-05")
    assert not stops(findings)


def test_a_promise_does_not_stand_for_a_material_that_cannot_be_deferred(
    compiled: CompiledGuide, answers: Answers, moment: Moment, give: Given
) -> None:
    answers["material.health"] = give("material.health", "promise")
    assert brief(precheck(compiled, answers, moment)) == [("material-missing", "error", ("material.health",))]


def test_errors_come_before_warnings(compiled: CompiledGuide, answers: Answers, moment: Moment, give: Given) -> None:
    answers["opened"] = give("opened", "2025-12-30", "2025年12月30日")
    answers["metres"] = give("metres", "12", "12米")
    findings = precheck(compiled, answers, moment)
    assert brief(findings) == [("not-too-long", "error", ("metres",)), ("opened-this-year", "warning", ("opened",))]
    assert findings[0].clause == "本指南 受理条件“摊位不超过10米。”"
    assert stops(findings)


def test_a_condition_that_a_rule_reports_already_is_said_once(
    compiled: CompiledGuide, answers: Answers, moment: Moment, give: Given
) -> None:
    answers["opened"] = give("opened", "2026-03-20", "2026年3月20日")
    rules = [rule for rule, _, _ in brief(precheck(compiled, answers, moment))]
    assert rules == ["value-invalid", "opened-by-today"]


def test_a_warning_about_one_blank_hides_no_condition_about_several(
    answers: Answers, moment: Moment, give: Given
) -> None:
    both = 'must: metres <= 10 && opened >= date("2026-01-01")'
    assert GUIDE.count("must: metres <= 10") == 1
    crossed = compiled_from(GUIDE.replace("must: metres <= 10", both))
    answers["opened"] = give("opened", "2025-12-30", "2025年12月30日")
    rules = [rule for rule, _, _ in brief(precheck(crossed, answers, moment))]
    assert rules == ["not-too-long", "opened-this-year"]


def test_an_open_rule_says_nothing(compiled: CompiledGuide, answers: Answers, moment: Moment) -> None:
    del answers["opened"]
    assert brief(precheck(compiled, answers, moment)) == [("blank-missing", "error", ("opened",))]
