"""How does a release follow from drafts, or from files? The only writer of releases.

The release and its index are made with no lock held. Then one transaction looks whether the release it was made after
is still the active one, and writes; of two administrators one wins and the other is told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from suishiban.api.services.editions import Editions, live_versions
from suishiban.api.services.errors import Conflict
from suishiban.api.services.golden_files import add_golden
from suishiban.api.services.knowledge import KnowledgeService
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.guide_files import GuideState
from suishiban.api.store.releases import NoRelease
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.knowledge.build import Checked, NotReleasable, check, check_over
from suishiban.knowledge.library import Release, edition_of, load_folder
from suishiban.knowledge.library.train import release_of
from suishiban.knowledge.lint.lint import stops
from suishiban.knowledge.parse.guide_file import ParsedGuide, RefusedFile, parse_guide
from suishiban.knowledge.search import Knowledge

SYSTEM = "system"
#: Where the golden questions of the sample library are asked: a district of its city.
_CITY = "990102"


@dataclass(frozen=True, slots=True)
class _Present:
    """What is served while a release is being made."""

    active: str
    """Id of the release; empty before the first."""
    manifest: Mapping[str, int]
    published: tuple[tuple[str, int], ...]
    editions: Editions

    def served(self) -> tuple[ParsedGuide, ...]:
        """The newest version of everything, as a file."""
        return tuple(self.editions[one].parsed for one in self.manifest.items())


@dataclass(frozen=True, slots=True)
class _Pending:
    """A version about to be published."""

    parsed: ParsedGuide
    version: int
    drafted: bool
    """Whether it lies in the store as a draft already."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """How a release passed the gate."""

    gate: str | None = None
    override: str | None = None
    over: str | None = None
    """The release that must be served when it is published; None: the one served when publishing began."""


class Publishing:
    """Publishes guides and goes back to earlier releases."""

    def __init__(self, store: Store, knowledge: KnowledgeService) -> None:
        self._store = store
        self._knowledge = knowledge

    def publish_drafts(
        self,
        chosen: Mapping[str, int],
        actor: str,
        at: datetime,
        *,
        gate: str | None = None,
        override: str | None = None,
        over: str | None = None,
    ) -> str:
        """Publish these drafts, by item and version, in one release; its id.

        `gate` is the run it went through, `override` why it was published although that failed, `over` the release that
        must still be served. Raises NotReleasable where lint finds an error, Unknown, and Conflict where a draft is one
        no longer or another release is served.
        """
        with self._store.reading() as work:
            pending = [_drafted(work, item, version) for item, version in sorted(chosen.items())]
        return self._publish(pending, actor, at, _Passage(gate, override, over))

    def rehearsed(self, chosen: Mapping[str, int]) -> Knowledge:
        """The knowledge that would be served if these drafts were published; raises as publishing them does."""
        with self._store.reading() as work:
            present = self._present(work)
            pending = [_drafted(work, item, version) for item, version in sorted(chosen.items())]
        findings = check_over([one.parsed for one in pending], present.served())
        if stops(findings):
            raise NotReleasable(findings)
        return self._knowledge.of(_release_to_be(present, pending))

    def publish_files(self, guides: Iterable[ParsedGuide], actor: str, at: datetime) -> str:
        """Publish these guides over what is served, in one release; its id. Unchanged guides keep their version.

        Raises NotReleasable, and Conflict where another administrator was first.
        """
        with self._store.reading() as work:
            present = self._present(work)
            served = {parsed.guide.id: parsed.digest for parsed in present.served()}
            changed = [one for one in guides if served.get(one.guide.id) != one.digest]
            pending = [_Pending(one, work.guide_files.newest(one.guide.id) + 1, False) for one in changed]
        return self._publish(pending, actor, at) if pending or not present.active else present.active

    def roll_back(self, release_id: str, actor: str, at: datetime) -> None:
        """Serve an earlier release again; what came after it is withdrawn. Raises Unknown."""

        def activate(work: Work) -> None:
            target, active = work.releases.get(release_id).manifest, _manifest(work)
            for item, version in work.guide_files.published():
                if version <= active.get(item, 0) and version > target.get(item, 0):
                    work.guide_files.move(item, version, GuideState.WITHDRAWN)
            for item, version in target.items():
                work.guide_files.move(item, version, GuideState.PUBLISHED)
            work.releases.activate(release_id, at)
            _audit(work, actor, "roll-back", release_id, at)

        self._store.write(activate)
        self._knowledge.look_again()

    def load_samples(self, guides: Path, at: datetime) -> Checked | None:
        """Publish the sample library with its golden questions, where nothing was published yet.

        What was found in its files, or None.
        """
        if self._is_released():
            return None
        checked = check(load_folder(guides))
        faulty = {finding.source for finding in checked.findings if finding.severity == "error"}
        try:
            self.publish_files([one for one in checked.guides if one.source not in faulty], SYSTEM, at)
        except Conflict:
            # Another process of a first start was faster.
            return None
        for path in sorted((guides / "golden").glob("*.yaml")):
            self._store.write(partial(add_golden, path=path, region=_CITY, by=SYSTEM, at=at))
        return checked

    def _is_released(self) -> bool:
        with self._store.reading() as work:
            return bool(active_release(work))

    def _present(self, work: Work) -> _Present:
        return _Present(
            active_release(work), _manifest(work), work.guide_files.published(), self._knowledge.editions(work)
        )

    def _publish(self, pending: list[_Pending], actor: str, at: datetime, passage: _Passage = _Passage()) -> str:
        with self._store.reading() as work:
            present = self._present(work)
        findings = check_over([one.parsed for one in pending], present.served())
        if stops(findings):
            raise NotReleasable(findings)
        manifest = {**present.manifest, **{one.parsed.guide.id: one.version for one in pending}}
        digest = self._knowledge.keep_index(_release_to_be(present, pending))
        expected = present.active if passage.over is None else passage.over

        def commit(work: Work) -> str:
            if active_release(work) != expected:
                raise Conflict(
                    release=present.active, present=active_release(work), right="publish over the present release"
                )
            for one in pending:
                _move(work, one, actor, at)
            release_id = work.releases.create(actor, manifest, digest, at, gate=passage.gate, override=passage.override)
            work.releases.activate(release_id, at)
            _audit(work, actor, "release-overriding-gate" if passage.override else "release", release_id, at)
            return release_id

        release_id = self._store.write(commit)
        self._knowledge.look_again()
        return release_id


def _release_to_be(present: _Present, pending: Sequence[_Pending]) -> Release:
    """The release with these versions in it."""
    manifest = {**present.manifest, **{one.parsed.guide.id: one.version for one in pending}}
    new = {(one.parsed.guide.id, one.version): edition_of(one.parsed, one.version) for one in pending}
    live = live_versions(manifest, (*present.published, *new))
    return release_of(1, live, {**present.editions, **new})


def _drafted(work: Work, item: str, version: int) -> _Pending:
    """A draft from the store; raises Unknown, NotReleasable, and Conflict for what is no draft."""
    file = work.guide_files.get(item, version)
    if file.state is not GuideState.DRAFT:
        raise Conflict(guide=item, version=version, state=file.state.value, right="the item's present draft")
    parsed = parse_guide(file.content.decode(), item)
    if isinstance(parsed, RefusedFile):
        raise NotReleasable(parsed.findings)
    return _Pending(parsed, version, True)


def _move(work: Work, one: _Pending, actor: str, at: datetime) -> None:
    """Make it a published version; raises Conflict where another was drafted in its place meanwhile."""
    item = one.parsed.guide.id
    if not one.drafted:
        version = work.guide_files.draft(item, one.parsed.text.encode(), actor, at).version
        if version != one.version:
            raise Conflict(guide=item, version=one.version, present=version, right="try again")
    if work.guide_files.get(item, one.version).state is not GuideState.DRAFT:
        raise Conflict(guide=item, version=one.version, right="the item's present draft")
    work.guide_files.move(item, one.version, GuideState.PUBLISHED)


def active_release(work: Work) -> str:
    """Id of the release served; empty before the first."""
    try:
        return work.releases.active()
    except NoRelease:
        return ""


def _manifest(work: Work) -> Mapping[str, int]:
    active = active_release(work)
    return work.releases.get(active).manifest if active else {}


def _audit(work: Work, actor: str, action: str, release_id: str, at: datetime) -> None:
    work.audit.append(AuditEntry(at=at, actor=actor, action=action, object=f"release:{release_id}"))
