"""Do real guides and forms come in with no error and every word kept?

Every leaf of the source records is looked for in the draft that was made of it: in a field or in the comment beside it,
or else in what is told as not placed.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from suishiban.knowledge.intake.draft import Drafted, Site, item_id
from suishiban.knowledge.intake.files import Found, files_in
from suishiban.knowledge.intake.intake import take_in
from suishiban.knowledge.intake.mapping import leaves_of, shipped_mappings
from suishiban.knowledge.intake.record import Unread
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide
from suishiban.knowledge.text import folded
from suishiban.training.data.development_sets import lines
from suishiban.training.evaluate.bars import Bar, Sense, Sources

FILES = ("zh_gov_guides_dev.jsonl", "zh_gov_forms_dev.jsonl")
#: Begins the part of a draft that tells what no field took.
_LEFT = "# 没有放进指南的内容："


def import_bars(sources: Sources, progress: Callable[[str], None]) -> tuple[Bar, ...]:
    """The real guides and forms; nothing without the development data."""
    if sources.data is None:
        progress("import: left out, it needs --data")
        return ()
    taken = take_in(_files(sources.data), Site("9901", "2026-01-01"), shipped_mappings())
    wrong = [one for one in taken.drafts if not isinstance(parse_guide(one.text, one.item), ParsedGuide)]
    kept, placed, total = _kept(sources.data, {one.item: one for one in taken.drafts})
    note = f"{len(taken.drafts)} items from {len(FILES)} files, {total} values"
    return (
        Bar("errors", len(taken.unread) + len(wrong), 0, Sense.AT_MOST, note),
        Bar("values kept", kept / total, 1.0, note=note),
        Bar("values in fields or beside them", placed / total, 0.95, note="the rest is told as not placed"),
    )


def imported_guides(data: Path) -> tuple[ParsedGuide, ...]:
    """The guides that the real guides and forms become before anybody has looked at them."""
    drafts = take_in(_files(data), Site("9901", "2026-01-01"), shipped_mappings()).drafts
    read = (parse_guide(one.text, one.item) for one in drafts)
    return tuple(one for one in read if isinstance(one, ParsedGuide))


def _files(data: Path) -> list[Found | Unread]:
    return [found for name in FILES for found in files_in(data / name)]


def _kept(data: Path, drafts: Mapping[str, Drafted]) -> tuple[int, int, int]:
    """How many values are found again, how many of them in a field or beside one, and of how many."""
    texts = {item: tuple(map(folded, one.text.partition(_LEFT)[::2])) for item, one in drafts.items()}
    kept = placed = total = 0
    for name in FILES:
        for record in lines(data / name):
            above, below = texts[item_id(record["service_key"], "", "")]
            for _, value in leaves_of(record):
                words = [folded(line) for line in value.splitlines() if folded(line)]
                total += 1
                placed += all(word in above for word in words)
                kept += all(word in above or word in below for word in words)
    return kept, placed, total
