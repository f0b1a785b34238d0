"""Which typed values do the answers hold, as rules read them?"""

from collections.abc import Mapping

from suishiban.assistant.conversation.answers import Answer, AnswerState, Plain
from suishiban.assistant.form.blanks import Blank, row_blanks
from suishiban.knowledge.fields import Value, from_json, to_json
from suishiban.knowledge.guide import FormGroup, Guide

Row = Mapping[str, Value]


def plain(value: Value) -> Plain:
    """The value as JSON carries it; several choices as a tuple."""
    carried = to_json(value)
    return tuple(carried) if isinstance(carried, list) else carried


def known(answers: Mapping[str, Answer], path: str) -> Answer | None:
    """The answer at `path` that carries a value."""
    answer = answers.get(path)
    if answer is None or answer.state is AnswerState.SKIPPED or answer.value is None:
        return None
    return answer


def awaited(answers: Mapping[str, Answer], path: str) -> bool:
    """Whether what belongs at `path` comes into being with an earlier matter of the life event."""
    answer = answers.get(path)
    return answer is not None and answer.state is AnswerState.AWAITED


def value_of(blank: Blank, answers: Mapping[str, Answer]) -> Value | None:
    """The typed value in a blank; None where it is empty."""
    answer = known(answers, blank.path)
    return None if answer is None else typed(blank, answer.value)


def typed(blank: Blank, value: Plain) -> Value:
    """The typed value that `plain` made `value` of."""
    return from_json(blank.field.type, list(value) if isinstance(value, tuple) else value)


def rows_begun(group: FormGroup, answers: Mapping[str, Answer]) -> int:
    """Number of rows that hold at least one answer."""
    prefix = f"{group.id}."
    numbers = [int(path.split(".")[1]) for path in answers if path.startswith(prefix)]
    return max(numbers, default=-1) + 1


def rows_closed(group: FormGroup, answers: Mapping[str, Answer]) -> bool:
    """Whether the citizen has said that there are no more rows."""
    return group.id in answers


def row_values(group: FormGroup, row: int, answers: Mapping[str, Answer]) -> Row:
    """The values of one row by field id."""
    found = ((blank.field.id, value_of(blank, answers)) for blank in row_blanks(group, row))
    return {field_id: value for field_id, value in found if value is not None}


def group_values(guide: Guide, answers: Mapping[str, Answer]) -> Mapping[str, tuple[Row, ...]]:
    """The rows of every group that the citizen has closed; an open group is still unknown to rules."""
    return {
        group.id: tuple(row_values(group, row, answers) for row in range(rows_begun(group, answers)))
        for group in guide.form.groups
        if rows_closed(group, answers)
    }
