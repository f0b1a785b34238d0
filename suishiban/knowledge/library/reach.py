"""What does a new edition of a guide change, and whom in the library does that reach?

A basic item is laid under its implementations: a change reaches every region whose implementation does not say that
part otherwise. Life events reach through the items that they name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from suishiban.knowledge.guide import BasicItem, FormField, Material
from suishiban.knowledge.library.compiled import CompiledEvent
from suishiban.knowledge.library.edition import Edition
from suishiban.knowledge.library.passages import passages_of


class Change(StrEnum):
    """What became of a part."""

    #: It is new.
    ADDED = "added"
    #: It is gone.
    REMOVED = "removed"
    #: It is another now.
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a guide that is not what it was."""

    path: str
    """form.<field>, materials.<material>, or the section of its sentences."""
    change: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What one edition changes."""

    item: str
    parts: tuple[Part, ...]
    sections: tuple[str, ...]
    """Sections of which a sentence differs."""
    regions: tuple[str, ...]
    """Division codes where a citizen is told something else than before."""
    implementations: tuple[str, ...]
    """Their codes; among them the basic item's own."""
    events: tuple[str, ...]
    """Life events that name the item."""


def reach(before: Edition | None, after: Edition, events: Iterable[CompiledEvent]) -> Reach:
    """What `after` changes over `before` (None: the item is new); `events` are those served."""
    old, new = _sentences(before), _sentences(after)
    reached = [code for code in new if old.get(code) != new[code]]
    told = {section for code in reached for section in _differing(old.get(code, {}), new[code])}
    regions = {code: compiled.guide.region for code, compiled in after.guides.items()}
    naming = [one.event.id for one in events if any(matter.item == after.id for matter in one.event.matters)]
    return Reach(
        item=after.id,
        parts=tuple(_parts(before.basic if before else None, after.basic)),
        sections=tuple(sorted(told)),
        regions=tuple(sorted({regions[code] for code in reached})),
        implementations=tuple(sorted(reached)),
        events=tuple(sorted(naming)),
    )


#: Implementation code → passage key → its sentences in both languages.
_Sentences = Mapping[str, Mapping[str, tuple[str, str]]]


def _sentences(edition: Edition | None) -> _Sentences:
    """What every implementation tells; a version number is no difference."""
    if edition is None:
        return {}
    return {
        code: {one.id.partition("/")[2]: (one.text, one.text_en) for one in passages_of(compiled.guide)}
        for code, compiled in edition.guides.items()
    }


def _differing(old: Mapping[str, tuple[str, str]], new: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    return (key.partition("/")[0] for key in {*old, *new} if old.get(key) != new.get(key))


def _parts(before: BasicItem | None, after: BasicItem | None) -> Iterator[Part]:
    if after is None:
        return
    yield from _compared("form", _fields(before), _fields(after))
    yield from _compared("materials", _materials(before), _materials(after))


def _compared(kind: str, old: Mapping[str, object], new: Mapping[str, object]) -> Iterator[Part]:
    for name in sorted({*old, *new}):
        if name not in old:
            yield Part(f"{kind}.{name}", Change.ADDED)
        elif name not in new:
            yield Part(f"{kind}.{name}", Change.REMOVED)
        elif old[name] != new[name]:
            yield Part(f"{kind}.{name}", Change.CHANGED)


def _fields(item: BasicItem | None) -> Mapping[str, FormField]:
    if item is None:
        return {}
    grouped = {f"{group.id}.{field.id}": field for group in item.form.groups for field in group.fields}
    return {**{field.id: field for field in item.form.fields}, **grouped}


def _materials(item: BasicItem | None) -> Mapping[str, Material]:
    return {material.id: material for material in item.materials} if item else {}
