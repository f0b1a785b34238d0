"""Which blanks are empty, invalid or out of date?"""

from collections.abc import Iterator, Mapping
from datetime import date

from suishiban.assistant.casework.days import day_of
from suishiban.assistant.casework.findings import Finding, Severity
from suishiban.assistant.conversation.answers import Answer, AnswerState
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.form.relevance import Moment, Relevance
from suishiban.assistant.form.values import awaited, known, rows_begun, rows_closed, value_of
from suishiban.knowledge.fields import FieldType, NotAValue, Rejected
from suishiban.knowledge.guide import Guide, Language, Text

_FORM = "本指南 申请表"


def readable(guide: Guide, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """`answers` without those whose value is of another shape than its blank takes; `invalid` reports them."""
    return {path: answer for path, answer in answers.items() if _fits(blank_at(guide, path), answers)}


def _fits(blank: Blank | None, answers: Mapping[str, Answer]) -> bool:
    if blank is None:
        return True
    try:
        value_of(blank, answers)
    except NotAValue:
        return False
    return True


def missing(relevant: Relevance, answers: Mapping[str, Answer]) -> Iterator[Finding]:
    """Required blanks that apply and are empty; computed ones are never asked and never missing."""
    for blank in relevant.blanks:
        empty = known(answers, blank.path) is None or blank.path in relevant.misfits
        if awaited(answers, blank.path):
            continue
        if blank.field.required and not blank.field.derive and empty:
            yield _missing(blank)


def _missing(blank: Blank) -> Finding:
    label = _label(blank)
    message = Text(f"{label.zh}还没有填写", f"{label.en} is missing")
    fix = Text(f"请填写{label.zh}", f"Please give the {label.en}")
    return Finding("blank-missing", Severity.ERROR, message, fix, f"{_FORM}“{label.zh}”", (blank.path,))


def unfinished_groups(relevant: Relevance, answers: Mapping[str, Answer]) -> Iterator[Finding]:
    """Repeated groups with too few rows, or whose end nobody has stated."""
    for group in relevant.groups:
        rows = rows_begun(group, answers)
        if rows >= group.least and (rows_closed(group, answers) or rows == group.most):
            continue
        row_en = (group.row.en or group.row.zh).lower()
        yield Finding(
            "group-unfinished",
            Severity.ERROR,
            Text(f"{group.label.zh}还没有填完", f"{group.label.en or group.label.zh} is not finished"),
            Text(
                f"请填写至少{group.least}位{group.row.zh}，并确认已经填完",
                f"Give at least {group.least} {row_en} and say that there are no more",
            ),
            f"{_FORM}“{group.label.zh}”",
            (group.id,),
        )


def invalid(relevant: Relevance, answers: Mapping[str, Answer], moment: Moment) -> Iterator[Finding]:
    """Values that their own field type no longer accepts: limits move with the day, guides with their versions."""
    for blank in relevant.blanks:
        if known(answers, blank.path) is None or blank.field.derive:
            continue
        rejected = _rejection(blank, answers, day_of(moment.at), moment.types[blank.field.type])
        if rejected is not None:
            clause = f"{_FORM}“{_label(blank).zh}”"
            yield Finding("value-invalid", Severity.ERROR, rejected.problem, rejected.fix, clause, (blank.path,))


def _rejection(blank: Blank, answers: Mapping[str, Answer], today: date, kind: FieldType) -> Rejected | None:
    try:
        value = value_of(blank, answers)
    except NotAValue:
        return Rejected(
            Text(f"{blank.field.label.zh}的值已不能识别", f"The value of {_label(blank).en} can no longer be read"),
            Text("请重新填写", "Please give it again"),
        )
    if value is None:
        return None
    result = kind.normalise(kind.format(value, blank.field, Language.ZH), blank.field, today)
    return result if isinstance(result, Rejected) else None


def stale(relevant: Relevance, answers: Mapping[str, Answer]) -> Iterator[Finding]:
    """Answers given before something they depend on was changed."""
    for blank in relevant.blanks:
        answer = answers.get(blank.path)
        if answer is None or answer.state is not AnswerState.STALE or known(answers, blank.path) is None:
            continue
        label = _label(blank)
        message = Text(
            f"{label.zh}是在相关内容改变之前填写的", f"{label.en} was given before something it depends on changed"
        )
        fix = Text(f"请确认{label.zh}是否仍然正确", f"Please confirm or change the {label.en}")
        yield Finding("answer-stale", Severity.ERROR, message, fix, f"{_FORM}“{label.zh}”", (blank.path,))


def _label(blank: Blank) -> Text:
    """The label, with the row where it is one of several."""
    label = blank.field.label
    if blank.group is None:
        return Text(label.zh, label.en or label.zh)
    row = blank.group.row
    return Text(
        f"第{blank.row + 1}位{row.zh}的{label.zh}",
        f"{label.en or label.zh} of {(row.en or row.zh).lower()} {blank.row + 1}",
    )
