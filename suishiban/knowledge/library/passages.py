"""Which pieces of the guides can be found and cited?"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from suishiban.knowledge.guide import Guide
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.compiled import CompiledEvent
from suishiban.knowledge.library.edition import Edition
from suishiban.knowledge.library.event_pieces import Names, event_pieces
from suishiban.knowledge.library.pieces import pieces_of
from suishiban.knowledge.library.release import Release
from suishiban.knowledge.library.sections import OVERRIDDEN_BY, Section


def passages_of(guide: Guide, sections: Iterable[Section] = tuple(Section)) -> tuple[Passage, ...]:
    """The passages of a resolved guide, section by section; ids are `item@region/section/key`."""
    return tuple(_passages(guide, sections))


def _passages(guide: Guide, sections: Iterable[Section]) -> Iterator[Passage]:
    for section in sections:
        for key, text, also in pieces_of(guide, section):
            yield Passage(
                id=f"{guide.id}@{guide.region}/{section}/{key}",
                item=guide.id,
                section=section.value,
                region=guide.region,
                version=guide.version,
                since=guide.effective.since,
                until=guide.effective.until,
                text=text.zh,
                text_en=text.en,
                title=guide.name.zh,
                also="\n".join(also),
            )


def passages_of_edition(edition: Edition) -> tuple[Passage, ...]:
    """The passages of a basic item, and of each implementation only those of the sections it says otherwise."""
    guides = [compiled.guide for compiled in edition.guides.values()]
    return tuple(passage for guide in guides for passage in passages_of(guide, _own_sections(guide, edition)))


def _own_sections(guide: Guide, edition: Edition) -> tuple[Section, ...]:
    basic = edition.basic
    if basic is None or guide.implementation_code == basic.basic_code:
        return tuple(Section)
    organ = () if guide.organ == basic.organ else (Section.ORGAN,)
    return (*organ, *(section for section, fields in OVERRIDDEN_BY.items() if fields & guide.overridden))


def passages_of_event(event: CompiledEvent, names: Names, region: str) -> tuple[Passage, ...]:
    """The passages of a life event, which holds in all of `region`; `names` of the items it names."""
    told = event.event
    return tuple(
        Passage(
            id=f"{told.id}@{region}/{section}/{piece.key}",
            item=told.id,
            section=section.value,
            region=region,
            version=event.version,
            since=told.effective.since,
            until=told.effective.until,
            text=piece.text.zh,
            text_en=piece.text.en,
            title=told.name.zh,
            also="\n".join(piece.also),
        )
        for section, piece in event_pieces(told, names)
    )


def passages_of_release(release: Release, items: Collection[str] | None = None) -> tuple[Passage, ...]:
    """The passages of every served edition, or of those of `items`; an older one's end where the newer takes effect."""
    names = {edition.id: edition.parsed.guide.name for edition in release.current()}
    widest = min((item.region for item in release.items()), key=len, default="")
    found: list[Passage] = []
    newer: dict[str, date] = {}
    for edition in release.served():
        if items is not None and edition.id not in items:
            continue
        before = newer.get(edition.id, date.max)
        event = edition.event
        passages = passages_of_event(event, names, widest) if event else passages_of_edition(edition)
        found += [cut for passage in passages if (cut := _until(passage, before))]
        newer[edition.id] = min(before, edition.parsed.guide.effective.since)
    return tuple(found)


def _until(passage: Passage, end: date) -> Passage | None:
    """`passage` in force before `end` at most; None where that leaves no day."""
    if passage.since >= end:
        return None
    if end == date.max or (passage.until is not None and passage.until <= end):
        return passage
    return replace(passage, until=end)
