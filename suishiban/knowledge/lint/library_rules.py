"""Do the guides of a library fit together?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import BasicItem, FormField, FormGroup, LifeEvent, LifeEventMatter, Text
from suishiban.knowledge.lint.report import doubtful, wrong

Guides = Sequence[BasicItem | LifeEvent]


def items_differ(guides: Guides) -> Iterator[tuple[str, Finding]]:
    """No two guides share an id, a basic code or an alias.

    Two guides of one name (two departments, each with its own) are a warning: where they differ the citizen is shown
    both, which is right only until one of them is taken back.
    """
    names = Counter(guide.id for guide in guides)
    codes = Counter(guide.basic_code for guide in guides if isinstance(guide, BasicItem))
    called = Counter(guide.name.zh for guide in guides)
    said = Counter(alias for guide in guides for alias in {guide.name.zh, *guide.aliases})
    for guide in guides:
        code = guide.basic_code if isinstance(guide, BasicItem) else ""
        twice = [("id", guide.id)] * (names[guide.id] > 1) + [("basic_code", code)] * (codes[code] > 1)
        twice += [("aliases", alias) for alias in (guide.name.zh, *guide.aliases) if said[alias] > 1]
        for where, value in twice:
            message = Text(f"另一份指南也用了“{value}”", f"Another guide has `{value}` too")
            twins = where == "aliases" and said[value] <= called[guide.name.zh]
            tell = doubtful if twins else wrong
            yield guide.id, tell("items-differ", where, value, message, Text("改名或者删去", "Change or drop it"))


def events_name_items(guides: Guides) -> Iterator[tuple[str, Finding]]:
    """The matters of a life event are items of the library, wait for matters before them, and take what exists."""
    items = {guide.id: guide for guide in guides if isinstance(guide, BasicItem)}
    for event in guides:
        if isinstance(event, LifeEvent):
            for index in range(len(event.matters)):
                for finding in _matter(event, index, items):
                    yield event.id, finding


def _matter(event: LifeEvent, index: int, items: dict[str, BasicItem]) -> Iterator[Finding]:
    matter, where = event.matters[index], f"matters[{index}]"
    item = items.get(matter.item)
    if item is None:
        yield _missing(f"{where}.item", matter.item, list(items))
        return
    # In this order no two can wait for each other.
    earlier = [one.item for one in event.matters[:index]]
    for number, name in enumerate(matter.after):
        if name not in earlier:
            yield _missing(f"{where}.after[{number}]", name, earlier)
    yield from _taken(event, matter, where, item)
    documents = [material.id for material in item.materials]
    brought = [*_own(item), *documents] if {*matter.after} & {*earlier} else []
    for number, name in enumerate(matter.awaits):
        if name not in brought:
            yield _missing(f"{where}.awaits[{number}]", name, brought)
    theirs = [f"{name}/{one.id}" for name in earlier if name in items for one in items[name].materials]
    for target, source in matter.same.items():
        if target not in documents:
            yield _missing(f"{where}.same.{target}", target, documents)
        if source not in theirs:
            yield _missing(f"{where}.same.{target}", source, theirs)


def blanks_are_no_documents(guides: Guides) -> Iterator[tuple[str, Finding]]:
    """No blank bears the name of a document of the same form; of a life event, of any of its matters.

    Whoever reads, or says, 法定代表人身份证 where both are called so cannot know which is meant.
    """
    items = {guide.id: guide for guide in guides if isinstance(guide, BasicItem)}
    for guide in guides:
        matters = (
            [items[one.item] for one in guide.matters if one.item in items] if isinstance(guide, LifeEvent) else []
        )
        parts = matters or ([guide] if isinstance(guide, BasicItem) else [])
        documents = {material.name.zh for item in parts for material in item.materials}
        for where, field in _labelled(guide):
            if field.label.zh in documents and field.type != "attachment":
                message = Text(f"也有一份材料叫“{field.label.zh}”", f"A document is called `{field.label.zh}` too")
                fix = Text("写明填的是什么，例如加上“号”", "Say what is filled in, e.g. the number of it")
                yield guide.id, doubtful("blanks-are-no-documents", where, field.label.zh, message, fix)


def _labelled(guide: BasicItem | LifeEvent) -> Iterator[tuple[str, FormField]]:
    """The blanks and columns of the form, with the place of what they are called."""
    for index, field in enumerate(guide.form.fields):
        yield f"form.fields[{index}].label", field
    for number, group in enumerate(guide.form.groups):
        for index, field in enumerate(group.fields):
            yield f"form.groups[{number}].fields[{index}].label", field


def _taken(event: LifeEvent, matter: LifeEventMatter, where: str, item: BasicItem) -> Iterator[Finding]:
    """Blanks that the item takes, and those of the event that give them; of its groups, every column."""
    own, shared = [*_own(item), *_columns(item)], [*_own(event), *_columns(event)]
    for target, source in matter.takes.items():
        place = f"{where}.takes.{target}"
        if target not in own:
            yield _missing(place, target, own)
        if source not in shared:
            yield _missing(place, source, shared)
        elif target in own:
            yield from _fits(event, matter, place, target, item)
    for group in item.form.groups:
        if group.id in matter.takes:
            yield from _whole(matter, group, where)


def _columns(guide: BasicItem | LifeEvent) -> list[str]:
    """The groups, and their columns as `group.column`."""
    groups = guide.form.groups
    return [group.id for group in groups] + [f"{group.id}.{field.id}" for group in groups for field in group.fields]


def _fits(event: LifeEvent, matter: LifeEventMatter, place: str, target: str, item: BasicItem) -> Iterator[Finding]:
    """A blank comes from a blank, a group from a group, and a column from one of the group that its own comes from."""
    source, theirs = matter.takes[target], {group.id: group for group in event.form.groups}
    group, dot, _ = target.partition(".")
    if dot:
        given = matter.takes.get(group, "")
        right = [f"{given}.{field.id}" for field in theirs[given].fields] if given in theirs else []
    elif group in {one.id for one in item.form.groups}:
        right = list(theirs)
    else:
        right = _own(event)
    if source not in right:
        yield _missing(place, source, right)
    elif source in theirs and not dot:
        yield from _bounded(place, theirs[source], next(one for one in item.form.groups if one.id == target))


def _bounded(place: str, shared: FormGroup, own: FormGroup) -> Iterator[Finding]:
    """As many rows as the event takes, the item must take too."""
    if shared.least < own.least or shared.most > own.most:
        message = Text(
            f"这一组要填{shared.least}到{shared.most}行，事项只收{own.least}到{own.most}行",
            f"It has {shared.least} to {shared.most} rows; the item takes {own.least} to {own.most}",
        )
        fix = Text("把这件事的行数改到各事项都收的范围内", "Keep the event's rows within what every item takes")
        yield wrong("events-name-items", place, shared.id, message, fix)


def _whole(matter: LifeEventMatter, group: FormGroup, where: str) -> Iterator[Finding]:
    """Rows are given whole: a column left out could be asked for nowhere."""
    for field in group.fields:
        column = f"{group.id}.{field.id}"
        if column not in matter.takes and not field.derive:
            message = Text(f"没有说“{column}”从哪里来", f"Nothing gives `{column}`")
            fix = Text("整组共用时，每一列都要写明", "Of a group that is taken, every column is")
            yield wrong("events-name-items", f"{where}.takes.{column}", column, message, fix)


def _own(guide: BasicItem | LifeEvent) -> list[str]:
    return [field.id for field in guide.form.fields] + [scenario.id for scenario in guide.scenarios]


def _missing(where: str, value: str, known: Sequence[str]) -> Finding:
    listed = ", ".join(known)
    fix = Text(f"可用：{listed}", f"Known: {listed}")
    return wrong("events-name-items", where, value, Text(f"没有“{value}”", f"There is no `{value}`"), fix)
