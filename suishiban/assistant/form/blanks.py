"""Which blank does a path name, and what kind of answer does it take?"""

from collections.abc import Mapping
from dataclasses import dataclass

from suishiban.assistant.conversation.answers import MANDATE
from suishiban.knowledge.guide import FormField, FormGroup, Guide, Material, Scenario, Text

MATERIAL = "material."
#: What the line that says who acts for whom is called.
ACTING_LABEL = Text("委托代办", "Acting for somebody else")
#: The answer of a material that will follow later, on a promise (容缺后补).
PROMISE = "promise"


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank of the open form; `group` and `row` (from 0) for a repeated one."""

    path: str
    field: FormField
    group: FormGroup | None = None
    row: int = 0


def scenario_field(scenario: Scenario) -> FormField:
    """A scenario question as a choice blank."""
    return FormField(
        id=scenario.id,
        type="choice",
        label=scenario.label,
        ask=scenario.ask,
        options=scenario.options,
        when=scenario.when,
    )


def plain_blanks(guide: Guide) -> tuple[Blank, ...]:
    """Scenario questions, then the blanks outside groups, in the order of the guide."""
    return _blanks_of(guide).in_order


@dataclass(frozen=True, slots=True)
class _Blanks:
    """The blanks of a guide outside groups."""

    in_order: tuple[Blank, ...]
    by_path: Mapping[str, Blank]


def _blanks_of(guide: Guide) -> _Blanks:
    """Made once for every guide; a turn asks for them dozens of times."""
    key = (guide.id, guide.digest, guide.implementation_code)
    found = _KNOWN.get(key)
    if found is None:
        scenarios = [Blank(scenario.id, scenario_field(scenario)) for scenario in guide.scenarios]
        blanks = (*scenarios, *(Blank(field.id, field) for field in guide.form.fields))
        found = _KNOWN[key] = _Blanks(blanks, {blank.path: blank for blank in blanks})
    return found


_KNOWN: dict[tuple[str, str, str], _Blanks] = {}


def row_blanks(group: FormGroup, row: int) -> tuple[Blank, ...]:
    """The blanks of one row."""
    return tuple(Blank(f"{group.id}.{row}.{field.id}", field, group, row) for field in group.fields)


def blank_at(guide: Guide, path: str) -> Blank | None:
    """The blank at `path`; None where the guide has none."""
    parts = path.split(".")
    if len(parts) == 1:
        return _blanks_of(guide).by_path.get(path)
    if len(parts) != 3 or not parts[1].isdigit():
        return None
    group = next((group for group in guide.form.groups if group.id == parts[0]), None)
    if group is None:
        return None
    return next((blank for blank in row_blanks(group, int(parts[1])) if blank.path == path), None)


def material_at(guide: Guide, path: str) -> Material | None:
    """The material at a path `material.id`; None for any other path."""
    if not path.startswith(MATERIAL):
        return None
    return next((material for material in guide.materials if MATERIAL + material.id == path), None)


def group_of(guide: Guide, group_id: str) -> FormGroup:
    """The repeated group with this id."""
    return next(group for group in guide.form.groups if group.id == group_id)


def label_at(guide: Guide, path: str) -> Text:
    """What the blank, group or material at `path` is called."""
    if blank := blank_at(guide, path):
        if blank.group is None:
            return blank.field.label
        number = blank.row + 1
        row, label = blank.group.row, blank.field.label
        return Text(
            f"第{number}个{row.zh}的{label.zh}",
            f"{label.en or label.zh} of {(row.en or row.zh).lower()} {number}",
        )
    if material := material_at(guide, path):
        return material.name
    if path == MANDATE:
        return ACTING_LABEL
    return next((group.label for group in guide.form.groups if group.id == path), Text(path))


def matter_of(path: str) -> str:
    """The item of a life event that a path belongs to; empty: all of them, or a single item's form."""
    item, slash, _ = path.removeprefix(MATERIAL).partition("/")
    return item if slash else ""


def asked_as(path: str) -> str:
    """The path without row numbers, as dialogue files name it: shareholders.0.name → shareholders.name."""
    return ".".join(part for part in path.split(".") if not part.isdigit())
