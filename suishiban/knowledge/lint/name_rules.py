"""Are ids unique and well formed, and codes those of the region?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import BasicItem, LifeEvent, Text
from suishiban.knowledge.lint.report import wrong

_KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_SNAKE = re.compile(r"[a-z][a-z0-9_]*")
#: Province, city, district, street or town.
_REGION = re.compile(r"\d{2}|\d{4}|\d{6}|\d{9}")


def ids_unique(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """Scenarios, fields, groups, materials, fees, conditions and rules share one name space; options have their own."""
    for name, count in Counter(name for _, name in _named(guide)).items():
        if count > 1:
            places = ", ".join(where for where, other in _named(guide) if other == name)
            message = Text(f"“{name}”用了{count}次（{places}）", f"`{name}` is used {count} times ({places})")
            yield wrong("ids-unique", places.split(",")[0], name, message, Text("改名", "Give each its own name"))


def ids_well_formed(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """Items, materials, fees, conditions and rules are kebab-case; what rules can name is snake_case."""
    for where, name in (("id", guide.id), *_named(guide)):
        snake = where.startswith(("scenarios", "form"))
        if not (_SNAKE if snake else _KEBAB).fullmatch(name):
            shape = "snake_case" if snake else "kebab-case"
            message = Text(f"id 的写法不对，应为 {shape}", f"This id is not {shape}")
            fix = Text(f"小写英文，{shape}", f"Lower-case English words, {shape}")
            yield wrong("ids-well-formed", where, name, message, fix)


def regions_nested(item: BasicItem) -> Iterator[Finding]:
    """An implementation's region lies within the item's, each region and code has one implementation."""
    for index, one in enumerate(item.implementations):
        where = f"implementations[{index}].region"
        if not _REGION.fullmatch(one.region) or not one.region.startswith(item.region):
            message = Text(f"不是{item.region}以内的区划代码", f"This is no division code within {item.region}")
            fix = Text(f"以{item.region}开头，4、6或者9位", f"4, 6 or 9 digits beginning with {item.region}")
            yield wrong("regions-nested", where, one.region, message, fix)
    for name, count in Counter((one.region, one.effective) for one in item.implementations).items():
        if count > 1:
            message = Text("同一地区同一时间有两份实施清单", "One region has two implementations at one time")
            fix = Text("合并，或者分开 effective", "Merge them, or give each its own `effective`")
            yield wrong("regions-nested", "implementations", name[0], message, fix)
    codes = [item.basic_code, *(one.code for one in item.implementations)]
    for code, count in Counter(codes).items():
        if count > 1:
            message = Text("实施编码重复", "This code is used twice")
            yield wrong(
                "regions-nested", "implementations", code, message, Text("基本编码-区划代码", "basic code-region")
            )


def _named(guide: BasicItem | LifeEvent) -> list[tuple[str, str]]:
    """Path and id of everything in the guide's name space."""
    found = [*_ids("scenarios", guide.scenarios), *_ids("form.fields", guide.form.fields)]
    for index, group in enumerate(guide.form.groups):
        found.append((f"form.groups[{index}].id", group.id))
        found += _ids(f"form.groups[{index}].fields", group.fields)
    if isinstance(guide, BasicItem):
        found += _ids("materials", guide.materials)
        found += _ids("fees", guide.fees)
        found += _ids("conditions", guide.conditions)
        found += _ids("rules", guide.rules)
    return found


def _ids(path: str, owners: Iterable[object]) -> list[tuple[str, str]]:
    return [(f"{path}[{index}].id", str(getattr(one, "id", ""))) for index, one in enumerate(owners)]
