"""Is an option that was denied never taken? For every choice of every guide of the sample library."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from suishiban.knowledge.fields import Accepted, FieldType, Rejected
from suishiban.knowledge.guide import BasicItem, FormField, Option, Scenario
from suishiban.knowledge.library import load_file
from suishiban.knowledge.parse.guide_file import ParsedGuide

ITEMS = Path(__file__).parents[4] / "guides" / "items"
TODAY = date(2026, 3, 2)
#: Ways to deny an option; none of them says which one holds instead.
DENIALS = (
    *("不是{}", "我不是{}", "不是{}的", "并非{}", "并不是{}", "不属于{}", "没有{}", "我们没{}", "并没有{}", "非{}"),
    *("不要{}", "我不要{}了", "不选{}", "无需{}", "不需要{}", "不用{}", "不想{}", "not {}", "it is not {}"),
)


def choices(guide: BasicItem) -> Iterator[FormField]:
    """Every blank with options, scenarios first."""
    yield from map(_asked, guide.scenarios)
    groups = (field for group in guide.form.groups for field in group.fields)
    yield from (field for field in (*guide.form.fields, *groups) if field.options)


def _asked(scenario: Scenario) -> FormField:
    return FormField(id=scenario.id, type="choice", label=scenario.label, ask=scenario.ask, options=scenario.options)


def taken(kind: FieldType, said: str, field: FormField) -> set[object]:
    """Every option that a reading of `said` would write into the blank."""
    raws = (said, *(found.raw for found in kind.recognise(said, field)))
    return {value for raw in raws for value in _values(kind.normalise(raw, field, TODAY))}


def _values(judged: Accepted | Rejected) -> tuple[object, ...]:
    if isinstance(judged, Rejected):
        return ()
    return judged.value if isinstance(judged.value, tuple) else (judged.value,)


def _is_wording(said: str, field: FormField) -> bool:
    """Whether the denial is itself what an option is called, or part of it (没有跨区)."""
    names = [name for option in field.options for name in (option.label.zh, *option.aliases)]
    return any(said.removeprefix("我们").removeprefix("并") in name for name in names)


def denials(option: Option, field: FormField) -> Iterator[str]:
    wordings = (option.label.zh, *option.aliases)
    said = (denial.format(wording) for denial in DENIALS for wording in wordings)
    yield from (one for one in said if not _is_wording(one, field))


@pytest.mark.parametrize("path", sorted(ITEMS.glob("*.yaml")), ids=lambda path: path.stem)
def test_an_option_that_was_denied_is_never_taken(types: Mapping[str, FieldType], path: Path) -> None:
    parsed = load_file(path)
    assert isinstance(parsed, ParsedGuide)
    assert isinstance(parsed.guide, BasicItem)
    wrong = [
        (field.id, option.id, said)
        for field in choices(parsed.guide)
        for option in field.options
        for said in denials(option, field)
        if option.id in taken(types[field.type], said, field)
    ]
    assert wrong == []
