"""How long after the commit of an edit can it be asked about, among very many guides?

What a worker does then is timed: read what the release changed, lay it over the index in use, and take over the rest.
Beside it, in the same run: what the publisher does before the commit, and making everything anew.
"""

import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from suishiban.knowledge.build import index_of, release_of_folder
from suishiban.knowledge.guide import Faq, Text
from suishiban.knowledge.index.encoder import Encoder
from suishiban.knowledge.index.snapshot import load, save
from suishiban.knowledge.library import Release, publish
from suishiban.knowledge.parse.guide_file import ParsedGuide
from suishiban.knowledge.search import Knowledge, retrieve

#: What every edit adds, and how the guide that was edited is asked about it.
NEWS, ASKED = "现在可以在第{edit}号自助机上办理。", "能不能在自助机上办理？"
REGION, ON = "990102", date(2026, 3, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseSpeed:
    """Seconds, the longest of all edits."""

    guides: int
    passages: int
    anew: float
    """Making index and knowledge of all guides."""
    publisher: float
    """Index and snapshot of an edit, before the commit."""
    worker: float
    """From the commit until the edit is served, the rows of the database not counted."""
    first_answer: float
    """The first question after that, which works out what holds where it is asked."""
    found: int
    """Edits that this question was answered with."""
    edits: int
    peak_mb: float


def release_speed(
    guides: Path, encoder: Encoder, count: int, edits: int, folder: Path, progress: Callable[[str], None]
) -> ReleaseSpeed:
    """Publish `edits` one after the other over a library of `count` guides; `folder` takes the snapshots."""
    release = publish(None, _many(release_of_folder(guides), count))
    progress(f"release: {len(release.live)} guides")
    start = time.perf_counter()
    index = index_of(release, encoder)
    made = time.perf_counter() - start
    digest = save(index, folder)
    start = time.perf_counter()
    served = Knowledge(release, load(folder, digest, encoder))
    anew = made + time.perf_counter() - start
    progress(f"release: {len(index.passages)} passages, made in {anew:.0f} s")
    del index
    took: list[tuple[float, float, float, bool]] = []
    items = sorted(item for item in release.live if item.startswith("id-card"))
    for edit in range(edits):
        after = publish(served.release, [_edited(served.release, items[edit * 7 % len(items)], edit)])
        start = time.perf_counter()
        digest = save(index_of(after, encoder, (served.release, served.index)), folder)
        published = time.perf_counter()
        served = Knowledge(after, load(folder, digest, encoder, served.index), previous=served)
        swapped = time.perf_counter()
        answer = retrieve(served, ASKED, REGION, ON, item=items[edit * 7 % len(items)])
        said = NEWS.format(edit=edit)
        found = any(said in one.text for one in answer.passages)
        took.append((published - start, swapped - published, time.perf_counter() - swapped, found))
        progress(f"release: edit {edit}: {', '.join(f'{one:.2f}' for one in took[-1][:3])} s, found: {found}")
    publisher, worker, first = (max(one[part] for one in took) for part in range(3))
    return ReleaseSpeed(
        guides=len(release.live),
        passages=len(served.index.passages),
        anew=anew,
        publisher=publisher,
        worker=worker,
        first_answer=first,
        found=sum(one[3] for one in took),
        edits=edits,
        peak_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _many(sample: Release, count: int) -> Iterator[ParsedGuide]:
    """`count` guides: those of the sample, and its items again for one town after another, under ids of their own."""
    editions = sample.current()
    yield from (edition.parsed for edition in editions)
    items = [edition for edition in editions if edition.basic]
    for number in range(count - len(editions)):
        town, edition = 1 + number // len(items), items[number % len(items)]
        basic = edition.basic
        assert basic is not None
        name = Text(f"{_town(town)}{basic.name.zh}", f"{basic.name.en} (town {town})")
        copy = replace(basic, id=f"{basic.id}-{town}", name=name, aliases=())
        yield ParsedGuide(copy.id, "", f"{edition.parsed.digest}-{town}", copy, {})


def _town(number: int) -> str:
    names = "安宁平清远丰和昌永长东西南北金银青白云龙凤石林江河海湖山"
    return f"{names[number % len(names)]}{names[number // len(names) % len(names)]}镇"


def _edited(release: Release, item: str, edit: int) -> ParsedGuide:
    parsed = release.editions[item, release.live[item][-1]].parsed
    news = Faq(
        question=Text(ASKED, "Can a machine do it?"), answer=Text(NEWS.format(edit=edit), f"Machine {edit} can.")
    )
    guide = replace(parsed.guide, faq=(*(one for one in parsed.guide.faq if one.question.zh != ASKED), news))
    return ParsedGuide(parsed.source, "", f"{parsed.digest}-{edit}", guide, {})
