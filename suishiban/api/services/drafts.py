"""What is being written, what was published, and how do two versions of a guide differ?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import unified_diff
from enum import StrEnum

from suishiban.api.services.errors import DraftOutdated
from suishiban.api.services.knowledge import KnowledgeService
from suishiban.api.services.publishing import active_release
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.errors import Unknown
from suishiban.api.store.guide_files import GuideFile, GuideState
from suishiban.api.store.releases import NoRelease, Release
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.knowledge.build import check_over
from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import Text
from suishiban.knowledge.library.release import LIFE_EVENT
from suishiban.knowledge.library.release import Release as LiveRelease
from suishiban.knowledge.lint.lint import stops
from suishiban.knowledge.parse.guide_file import ParsedFile, ParsedGuide, RefusedFile, parse_guide


class DraftOutcome(StrEnum):
    """What became of a text that was handed in as a draft."""

    #: Kept as a new version.
    KEPT = "kept"
    #: The newest version says the same; nothing was written.
    UNCHANGED = "unchanged"
    #: It is not a guide; nothing was written.
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text handed in, and what was found in it."""

    outcome: DraftOutcome
    item: str
    """Empty for what is not a guide."""
    version: int
    """0 for what is not a guide."""
    findings: tuple[Finding, ...]

    @property
    def releasable(self) -> bool:
        """Whether nothing found stops a release."""
        return not stops(self.findings)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfLine:
    """One guide as administrators list them."""

    item: str
    name: Text
    domain: str
    department: Text
    served: int
    """Version served; 0: none."""
    draft: int
    """Version of the draft; 0: none."""


class Drafts:
    """The versions of every guide."""

    def __init__(self, store: Store, knowledge: KnowledgeService) -> None:
        self._store = store
        self._knowledge = knowledge

    def look_over(self, text: str, source: str = "") -> Draft:
        """What a text would be as a draft; nothing is written."""
        parsed = parse_guide(text, source)
        if isinstance(parsed, RefusedFile):
            return Draft(DraftOutcome.REFUSED, "", 0, parsed.findings)
        with self._store.reading() as work:
            newest = work.guide_files.newest(parsed.guide.id)
        return Draft(DraftOutcome.KEPT, parsed.guide.id, newest + 1, self._findings(parsed))

    def keep_files(self, files: Sequence[ParsedFile], actor: str, at: datetime) -> tuple[Draft, ...]:
        """Keep files that belong together as drafts, over whatever is the newest; findings of all of them together."""
        guides = [one for one in files if isinstance(one, ParsedGuide)]
        found = check_over(guides, self._served())

        def keep(work: Work) -> tuple[Draft, ...]:
            return tuple(
                Draft(DraftOutcome.REFUSED, "", 0, one.findings)
                if isinstance(one, RefusedFile)
                else _kept(work, one, None, actor, at, tuple(own for own in found if own.source == one.source))
                for one in files
            )

        return self._store.write(keep)

    def keep(self, text: str, expected: int | None, actor: str, at: datetime, source: str = "") -> Draft:
        """Keep a text as the draft of its item, in place of an earlier one.

        `expected`: the version it was written over (0: a new item; None: whatever is the newest). Raises
        DraftOutdated, with the difference, where another administrator has written since.
        """
        parsed = parse_guide(text, source)
        if isinstance(parsed, RefusedFile):
            return Draft(DraftOutcome.REFUSED, "", 0, parsed.findings)
        findings = self._findings(parsed)
        return self._store.write(lambda work: _kept(work, parsed, expected, actor, at, findings))

    def shelf(self) -> tuple[ShelfLine, ...]:
        """Every guide that is served or drafted, by domain and item."""
        live = self._live()
        with self._store.reading() as work:
            drafts = {file.item: file for file in work.guide_files.drafts()}
        lines = {
            entry.item: ShelfLine(
                item=entry.item,
                name=entry.name,
                domain=entry.domain,
                department=entry.department,
                served=entry.version,
                draft=drafts[entry.item].version if entry.item in drafts else 0,
            )
            for entry in (live.catalogue() if live else ())
        }
        new = (_new_line(file) for item, file in drafts.items() if item not in lines)
        return tuple(sorted((*lines.values(), *new), key=lambda line: (line.domain, line.item)))

    def versions(self, item: str) -> tuple[GuideFile, ...]:
        """All versions of an item, the latest first; raises Unknown."""
        with self._store.reading() as work:
            found = work.guide_files.history(item)
        if not found:
            raise Unknown(guide=item)
        return found[::-1]

    def served(self, item: str) -> tuple[int, ...]:
        """The versions of an item that are served now."""
        live = self._live()
        return live.live.get(item, ()) if live else ()

    def file(self, item: str, version: int) -> GuideFile:
        """One version; raises Unknown."""
        with self._store.reading() as work:
            return work.guide_files.get(item, version)

    def drafted(self) -> Mapping[str, int]:
        """Every draft: item and version."""
        with self._store.reading() as work:
            return {file.item: file.version for file in work.guide_files.drafts()}

    def difference(self, item: str, before: int, after: int) -> str:
        """What changed from one version to another, as a unified diff; raises Unknown."""
        return difference(self.file(item, before), self.file(item, after).content.decode(), f"{item} v{after}")

    def releases(self, limit: int) -> tuple[tuple[Release, ...], str]:
        """The releases, the latest first, and the id of the one served (empty: none)."""
        with self._store.reading() as work:
            return work.releases.history(limit), active_release(work)

    def _findings(self, parsed: ParsedGuide) -> tuple[Finding, ...]:
        return check_over([parsed], self._served())

    def _served(self) -> list[ParsedGuide]:
        """The newest version of everything that is served."""
        live = self._live()
        return [edition.parsed for edition in live.current()] if live else []

    def _live(self) -> LiveRelease | None:
        """What is served; None before the first release."""
        try:
            return self._knowledge.current().release
        except NoRelease:
            return None


def _kept(
    work: Work, parsed: ParsedGuide, expected: int | None, actor: str, at: datetime, findings: tuple[Finding, ...]
) -> Draft:
    item = parsed.guide.id
    newest = work.guide_files.newest(item)
    present = work.guide_files.get(item, newest) if newest else None
    if present is not None and present.digest == parsed.digest and present.state is not GuideState.WITHDRAWN:
        return Draft(DraftOutcome.UNCHANGED, item, newest, findings)
    if expected not in (None, newest):
        told = difference(present, parsed.text, f"{item} as sent") if present else ""
        raise DraftOutdated(guide=item, expected=expected, present=newest, difference=told, right="write over it")
    file = work.guide_files.draft(item, parsed.text.encode(), actor, at)
    work.audit.append(AuditEntry(at=at, actor=actor, action="draft", object=f"guide:{item}@{file.version}"))
    return Draft(DraftOutcome.KEPT, item, file.version, findings)


def difference(before: GuideFile, text: str, name: str) -> str:
    """From a version to a text."""
    old, new = before.content.decode().splitlines(keepends=True), text.splitlines(keepends=True)
    return "".join(unified_diff(old, new, f"{before.item} v{before.version}", name))


def _new_line(file: GuideFile) -> ShelfLine:
    """A guide that is drafted and not served."""
    parsed = parse_guide(file.content.decode(), file.item)
    guide = parsed.guide if isinstance(parsed, ParsedGuide) else None
    return ShelfLine(
        item=file.item,
        name=guide.name if guide else Text(file.item),
        domain=getattr(guide, "domain", LIFE_EVENT),
        department=getattr(guide, "department", Text("")),
        served=0,
        draft=file.version,
    )
