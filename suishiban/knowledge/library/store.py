"""Where are drafts, published versions and releases kept?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from suishiban.knowledge.library.edition import Edition, edition_of
from suishiban.knowledge.library.release import Release
from suishiban.knowledge.library.train import release_of
from suishiban.knowledge.parse.guide_file import ParsedGuide, RefusedFile, parse_guide
from suishiban.knowledge.text import SuishibanError


class UnreadableEdition(SuishibanError):
    """A stored version can no longer be parsed"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionRecord:
    """One published version as the store keeps it: the file itself."""

    item: str
    version: int
    source: str
    text: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseRecord:
    """One release as the store keeps it."""

    id: str
    number: int
    live: Mapping[str, tuple[int, ...]]
    made_at: datetime
    made_by: str


class GuideStore(Protocol):
    """Port: keeps what was published. Nothing kept is ever changed; the active release is one row."""

    def save_draft(self, draft: ParsedGuide, by: str) -> None:
        """Keep the draft of an item, in place of an earlier one."""
        ...

    def drafts(self) -> Sequence[ParsedGuide]:
        """The drafts not yet published, by item."""
        ...

    def drop_draft(self, item: str) -> None:
        """Forget a draft; nothing happens where there is none."""
        ...

    def save_release(self, record: ReleaseRecord, editions: Sequence[EditionRecord]) -> None:
        """Keep a release, the editions it adds, and make it the active one, all or nothing."""
        ...

    def releases(self) -> Sequence[ReleaseRecord]:
        """Every release, oldest first."""
        ...

    def editions(self) -> Sequence[EditionRecord]:
        """Every published version."""
        ...

    def active(self) -> str | None:
        """Id of the release being served; None before the first."""
        ...


def edition_records(release: Release) -> tuple[EditionRecord, ...]:
    """What a store keeps of the editions of `release`."""
    return tuple(
        EditionRecord(
            item=item, version=version, source=one.parsed.source, text=one.parsed.text, digest=one.parsed.digest
        )
        for (item, version), one in release.editions.items()
    )


def restored(record: ReleaseRecord, editions: Iterable[EditionRecord]) -> Release:
    """The release that was kept as `record`; raises UnreadableEdition."""
    return release_of(record.number, record.live, {(one.item, one.version): _edition(one) for one in editions})


def _edition(record: EditionRecord) -> Edition:
    parsed = parse_guide(record.text, record.source)
    if isinstance(parsed, RefusedFile):
        raise UnreadableEdition(item=record.item, version=record.version, finding=parsed.findings[0])
    return edition_of(parsed, record.version)
