"""How does one release follow from another?

Pure functions: drafts become a release. Keeping them, and going back to an earlier one, is the work of whoever keeps
them (`api.services.publishing`), judging them the gate's (`api.services.gate`).
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from suishiban.knowledge.library.edition import Edition, edition_of
from suishiban.knowledge.library.release import Release
from suishiban.knowledge.parse.guide_file import ParsedGuide
from suishiban.knowledge.text import SuishibanError


class VersionTaken(SuishibanError):
    """This version of the item was published already"""


class NameTwice(SuishibanError):
    """Two files state the same item"""


def publish(
    previous: Release | None, drafts: Iterable[ParsedGuide], numbers: Mapping[str, int] | None = None
) -> Release:
    """The release after `previous` with `drafts` published over it; unchanged drafts keep their version.

    `numbers` are the versions that a store has given, by item; an item without one gets the next. Raises NameTwice
    where two drafts state one item, VersionTaken for a number used before, RuleError where an expression is wrong.
    """
    editions = dict(previous.editions) if previous else {}
    live = dict(previous.live) if previous else {}
    for draft in _distinct(drafts):
        item = draft.guide.id
        newest = editions[item, live[item][-1]] if item in live else None
        if newest and newest.parsed.digest == draft.digest:
            continue
        version = (numbers or {}).get(item) or 1 + max((number for name, number in editions if name == item), default=0)
        if (item, version) in editions:
            raise VersionTaken(item=item, version=version)
        edition = edition_of(draft, version)
        editions[item, edition.version] = edition
        live[item] = (*live.get(item, ()), edition.version)
    return release_of((previous.number if previous else 0) + 1, live, editions)


def withdraw(previous: Release, item: str) -> Release:
    """The release after `previous` in which `item` is no longer served; applications begun keep their version."""
    live = {name: versions for name, versions in previous.live.items() if name != item}
    return release_of(previous.number + 1, live, previous.editions)


def release_of(
    number: int, live: Mapping[str, tuple[int, ...]], editions: Mapping[tuple[str, int], Edition]
) -> Release:
    """The release number `number` that serves `live`; its id is the same wherever it is made."""
    digest = sha256()
    for item, versions in sorted(live.items()):
        for version in versions:
            digest.update(f"{item} {version} {editions[item, version].parsed.digest}\n".encode())
    return Release(id=f"{number}-{digest.hexdigest()[:8]}", number=number, live=live, editions=editions)


def _distinct(drafts: Iterable[ParsedGuide]) -> list[ParsedGuide]:
    found: dict[str, ParsedGuide] = {}
    for draft in drafts:
        if draft.guide.id in found:
            raise NameTwice(item=draft.guide.id, files=f"{found[draft.guide.id].source}, {draft.source}")
        found[draft.guide.id] = draft
    return list(found.values())
