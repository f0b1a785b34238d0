"""Can every blank of a form be asked, recognised and filled in?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import BasicItem, FormField, LifeEvent, Option, Text
from suishiban.knowledge.lint.report import wrong
from suishiban.knowledge.sources import SOURCES, knows

_CHOICES = ("choice", "multi_choice")


def types_known(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """Every blank has a type that the service can recognise and check."""
    for where, field in fields_of(guide):
        if field.type not in FIELD_TYPES:
            known = ", ".join(sorted(FIELD_TYPES))
            fix = Text(f"可用：{known}", f"Known: {known}")
            yield wrong("types-known", f"{where}.type", field.type, Text("没有这种类型", "No such type"), fix)


def choices_offered(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """A choice has at least two options, told apart by id and by every name; nothing else has any."""
    for where, field in fields_of(guide):
        if field.type in _CHOICES:
            yield from _options(f"{where}.options", field.options)
        elif field.options:
            fix = Text("改为 choice，或者删去 options", "Make it a `choice`, or drop the options")
            message = Text("只有选择题可以有选项", "Only a choice has options")
            yield wrong("choices-offered", f"{where}.options", field.type, message, fix)
    for index, scenario in enumerate(guide.scenarios):
        yield from _options(f"scenarios[{index}].options", scenario.options)


def _options(where: str, options: Sequence[Option]) -> Iterator[Finding]:
    if len(options) < 2:
        fix = Text("至少两个选项", "Give at least two")
        yield wrong("choices-offered", where, len(options), Text("选项太少", "Too few options"), fix)
    said = [name for option in options for name in {option.id, option.label.zh, *option.aliases}]
    for name, count in Counter(said).items():
        if count > 1:
            message = Text(f"“{name}”指两个选项", f"“{name}” means two options")
            yield wrong("choices-offered", where, name, message, Text("去掉一处", "Keep it with one of them"))


def prefill_known(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """A prefill path is `source.attribute` of a source that exists; a computed blank has none."""
    for where, field in fields_of(guide):
        for index, path in enumerate(field.prefill):
            if not knows(path):
                source = SOURCES.get(path.partition(".")[0])
                known = ", ".join(source.attributes if source else SOURCES)
                message = Text("没有这个数据来源", "No source knows this")
                fix = Text(f"可用：{known}", f"Known: {known}")
                yield wrong("prefill-known", f"{where}.prefill[{index}]", path, message, fix)


def groups_bounded(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """A group can have the rows it must have, and holds a blank."""
    for index, group in enumerate(guide.form.groups):
        if not 0 <= group.least <= group.most or not group.fields:
            message = Text("行数范围不对，或者没有栏目", "The rows are out of order, or there is no blank")
            fix = Text("0 ≤ least ≤ most，至少一个栏目", "0 ≤ least ≤ most, and at least one field")
            yield wrong("groups-bounded", f"form.groups[{index}]", f"{group.least}..{group.most}", message, fix)


def fields_of(guide: BasicItem | LifeEvent) -> Iterator[tuple[str, FormField]]:
    """Path and field of every blank, those of groups included."""
    yield from ((f"form.fields[{index}]", field) for index, field in enumerate(guide.form.fields))
    for number, group in enumerate(guide.form.groups):
        yield from ((f"form.groups[{number}].fields[{index}]", field) for index, field in enumerate(group.fields))
