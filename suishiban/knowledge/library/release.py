"""What do the guides say, taken together, at one moment of publication?"""

import operator
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from suishiban.knowledge.guide import Audience, BasicItem, Effective, Text
from suishiban.knowledge.library.built_in import built_in
from suishiban.knowledge.library.compiled import CompiledEvent, CompiledGuide
from suishiban.knowledge.library.edition import Edition
from suishiban.knowledge.library.resolve import NotOffered, NotOfferedReason, choose
from suishiban.knowledge.text import SuishibanError

#: The items of a life event that were in force when it was begun, each with its version.
Parts = tuple[tuple[str, int], ...]


class UnknownVersion(SuishibanError):
    """No such version of the item was ever published"""


class UnknownGuide(SuishibanError):
    """The release holds no item or life event of that name"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry:
    """One line of the catalogue."""

    item: str
    version: int
    name: Text
    aliases: tuple[str, ...]
    domain: str
    """`life-event` for a life event."""
    department: Text
    audience: tuple[Audience, ...]
    summary: Text
    regions: tuple[str, ...]
    """The item's own region, then those with an implementation of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """An immutable snapshot of all published guides; a turn reads one and pins it."""

    id: str
    """`number-digest`, e.g. 3-5f0c91ab; the digest is over the versions it serves."""
    number: int
    """Counts releases, from 1."""
    live: Mapping[str, tuple[int, ...]]
    """Item or life event → versions served, newest last; a newer one that takes effect later leaves the older in place
    until then."""
    editions: Mapping[tuple[str, int], Edition] = field(repr=False)
    """Everything ever published, by id and version: an application keeps to the version it began with."""

    def guide(self, item: str, region: str, on: date) -> CompiledGuide | NotOffered:
        """The guide of `item` in force in `region` on `on`."""
        if own := built_in(item):
            return own.nearest(region)
        refusal = NotOffered(item, NotOfferedReason.UNKNOWN_ITEM, region, on)
        for edition in self._served(item):
            found = _in_force(edition, region, on)
            if isinstance(found, CompiledGuide):
                return found
            if found.reason is not NotOfferedReason.NOT_YET:
                return found
            refusal = found
        return refusal

    def guide_version(self, item: str, version: int, region: str, on: date) -> CompiledGuide | NotOffered:
        """`guide` of one published version, served or not."""
        edition = self.editions.get((item, version))
        if edition is None:
            return NotOffered(item, NotOfferedReason.UNKNOWN_VERSION, region, on)
        return _in_force(edition, region, on)

    def offered(self, region: str, on: date) -> frozenset[str]:
        """The items in force in `region` on `on`, and the life events."""
        items = (item for item in self.live if isinstance(self.guide(item, region, on), CompiledGuide))
        events = (event.event.id for event in self.events() if event.event.effective.on(on))
        return frozenset((*items, *events))

    def pinned(self, item: str, region: str, version: int, parts: Parts = ()) -> CompiledGuide:
        """The guide an application began with, whatever the date is now; of a life event, joined from its `parts`.

        Raises UnknownVersion for a version that was never published.
        """
        edition = built_in(item) or self.editions.get((item, version))
        if edition is not None and edition.event is not None and parts:
            guides = [self.pinned(name, region, number) for name, number in parts]
            return edition.joined(region, guides)
        if edition is None or edition.basic is None:
            known = sorted(number for name, number in self.editions if name == item)
            raise UnknownVersion(item=item, version=version, known=known)
        return edition.nearest(region)

    def parts(self, event: CompiledEvent, region: str, on: date) -> Parts:
        """The items of a life event that are in force in `region` on `on`, each with its version."""
        found = (self.guide(matter.item, region, on) for matter in event.event.matters)
        return tuple((one.guide.id, one.guide.version) for one in found if isinstance(one, CompiledGuide))

    def current(self) -> tuple[Edition, ...]:
        """The newest served edition of every item and life event, by id."""
        return tuple(self.editions[item, versions[-1]] for item, versions in sorted(self.live.items()))

    def served(self) -> tuple[Edition, ...]:
        """Every served edition, by id, newest first."""
        return tuple(edition for item in sorted(self.live) for edition in self._served(item))

    def differing(self, other: "Release") -> frozenset[str]:
        """The items served by either of which they do not serve the very same editions, and every life event.

        What is told of a life event names the items it is made of, and so follows them.
        """
        events = {edition.id for release in (self, other) for edition in release.current() if edition.event}
        changed = (item for item in self.live.keys() | other.live.keys() if not self._shares(other, item))
        return frozenset((*events, *changed))

    def _shares(self, other: "Release", item: str) -> bool:
        mine, theirs = self._served(item), other._served(item)
        return len(mine) == len(theirs) and all(map(operator.is_, mine, theirs))

    def items(self) -> tuple[BasicItem, ...]:
        """The newest served version of every basic item, by id."""
        return tuple(edition.basic for edition in self.current() if edition.basic)

    def events(self) -> tuple[CompiledEvent, ...]:
        """The newest served version of every life event, by id."""
        return tuple(edition.event for edition in self.current() if edition.event)

    def event(self, event: str, on: date) -> CompiledEvent | NotOffered:
        """The life event in force on `on`."""
        served = [edition.event for edition in self._served(event) if edition.event]
        found = next((one for one in served if one.event.effective.on(on)), None)
        return found or NotOffered(event, _missing(served[0].event.effective, on) if served else _UNKNOWN, "", on)

    def name(self, item: str) -> Text:
        """What the item or life event is called; raises UnknownGuide."""
        if own := built_in(item):
            return own.parsed.guide.name
        if item not in self.live:
            raise UnknownGuide(item=item, known=", ".join(sorted(self.live)))
        return self.editions[item, self.live[item][-1]].parsed.guide.name

    def catalogue(self) -> tuple[CatalogueEntry, ...]:
        """Every item, by domain and id, then every life event."""
        entries = (_entry(edition) for edition in self.current())
        return tuple(sorted(entries, key=lambda entry: (entry.domain == LIFE_EVENT, entry.domain, entry.item)))

    def _served(self, item: str) -> tuple[Edition, ...]:
        return tuple(self.editions[item, version] for version in reversed(self.live.get(item, ())))


LIFE_EVENT = "life-event"
_UNKNOWN = NotOfferedReason.UNKNOWN_ITEM


def _in_force(edition: Edition, region: str, on: date) -> CompiledGuide | NotOffered:
    if edition.basic is None:
        return NotOffered(edition.id, _UNKNOWN, region, on)
    chosen = choose(edition.basic, region, on)
    if isinstance(chosen, NotOffered):
        return chosen
    return edition.guides[chosen.code if chosen else edition.basic.basic_code]


def _missing(effective: Effective, on: date) -> NotOfferedReason:
    return NotOfferedReason.NOT_YET if on < effective.since else NotOfferedReason.NO_LONGER


def _entry(edition: Edition) -> CatalogueEntry:
    guide = edition.parsed.guide
    item = guide if isinstance(guide, BasicItem) else None
    return CatalogueEntry(
        item=guide.id,
        version=edition.version,
        name=guide.name,
        aliases=guide.aliases,
        domain=item.domain if item else LIFE_EVENT,
        department=item.department if item else Text("", ""),
        audience=item.audience if item else (),
        summary=guide.summary,
        regions=(item.region, *(one.region for one in item.implementations)) if item else (),
    )
