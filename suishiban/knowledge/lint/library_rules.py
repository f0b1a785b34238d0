"""Do the guides of a library fit together?"""

from collections import Counter
from collections.abc import Iterator, Sequence

from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import BasicItem, LifeEvent, LifeEventMatter, Text
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
    """The matters of a life event are items of the library, wait for matters of it, and take what exists."""
    items = {guide.id: guide for guide in guides if isinstance(guide, BasicItem)}
    for event in guides:
        if isinstance(event, LifeEvent):
            for index, matter in enumerate(event.matters):
                for finding in _matter(event, f"matters[{index}]", matter, items):
                    yield event.id, finding


def _matter(event: LifeEvent, where: str, matter: LifeEventMatter, items: dict[str, BasicItem]) -> Iterator[Finding]:
    item = items.get(matter.item)
    if item is None:
        yield _missing(f"{where}.item", matter.item, list(items))
        return
    siblings = [one.item for one in event.matters if one.item != matter.item]
    for index, name in enumerate(matter.after):
        if name not in siblings:
            yield _missing(f"{where}.after[{index}]", name, siblings)
    own = [field.id for field in item.form.fields] + [scenario.id for scenario in item.scenarios]
    shared = [field.id for field in event.form.fields] + [scenario.id for scenario in event.scenarios]
    for target, source in matter.takes.items():
        if target not in own:
            yield _missing(f"{where}.takes.{target}", target, own)
        if source not in shared:
            yield _missing(f"{where}.takes.{target}", source, shared)


def _missing(where: str, value: str, known: Sequence[str]) -> Finding:
    listed = ", ".join(known)
    fix = Text(f"可用：{listed}", f"Known: {listed}")
    return wrong("events-name-items", where, value, Text(f"没有“{value}”", f"There is no `{value}`"), fix)
