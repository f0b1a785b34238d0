"""How do guide files become something that can be searched?

Files → parse → lint → release → passages → index. Everything is a value: the same files, the same previous release
and the same encoder give the same result, and nothing is written.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from suishiban.knowledge.finding import Finding
from suishiban.knowledge.index.encoder import Encoder
from suishiban.knowledge.index.hybrid import HybridIndex, hybrid_index
from suishiban.knowledge.index.layered import followed
from suishiban.knowledge.library import Release, load_folder, publish
from suishiban.knowledge.library.passages import passages_of_release
from suishiban.knowledge.lint.lint import lint_guide, lint_library, stops
from suishiban.knowledge.parse.guide_file import ParsedFile, ParsedGuide, RefusedFile
from suishiban.knowledge.text import SuishibanError


class NotReleasable(SuishibanError):
    """The guide files have errors"""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__(count=len(findings), first=findings[0])


@dataclass(frozen=True, slots=True)
class Checked:
    """Guide files after parsing and linting."""

    guides: tuple[ParsedGuide, ...]
    """Those in the right form, whatever lint says of them."""
    findings: tuple[Finding, ...]

    @property
    def releasable(self) -> bool:
        return not stops(self.findings)


@dataclass(frozen=True, slots=True)
class Built:
    """A release and the index over its passages."""

    release: Release
    index: HybridIndex
    findings: tuple[Finding, ...]
    """Warnings; errors end the build."""


def release_of_folder(folder: Path) -> Release:
    """The release that a folder of guides makes, without an index; raises NotReleasable."""
    return _published(check(load_folder(folder)), None)


def _published(checked: Checked, previous: Release | None) -> Release:
    if not checked.releasable:
        raise NotReleasable(checked.findings)
    return publish(previous, checked.guides)


def build_folder(folder: Path, encoder: Encoder, previous: Release | None = None) -> Built:
    """The release and index of a folder of guides; raises NotReleasable."""
    return build(load_folder(folder), encoder, previous)


def build(files: Iterable[ParsedFile], encoder: Encoder, previous: Release | None = None) -> Built:
    """The release after `previous` with the guides of `files`, and its index; raises NotReleasable."""
    checked = check(files)
    release = _published(checked, previous)
    return Built(release, index_of(release, encoder), checked.findings)


def check(files: Iterable[ParsedFile]) -> Checked:
    """What parsing and lint find in the files, each finding with its file and line."""
    files = tuple(files)
    guides = tuple(one for one in files if isinstance(one, ParsedGuide))
    refused = [finding for one in files if isinstance(one, RefusedFile) for finding in one.findings]
    alone = [located(finding, parsed) for parsed in guides for finding in lint_guide(parsed.guide)]
    together = lint_library(parsed.guide for parsed in guides)
    owners = {parsed.guide.id: parsed for parsed in guides}
    return Checked(guides, (*refused, *alone, *(located(finding, owners[item]) for item, finding in together)))


def check_over(drafts: Iterable[ParsedGuide], served: Iterable[ParsedGuide]) -> tuple[Finding, ...]:
    """What lint finds in `drafts`, alone and among the guides they would be served with.

    What was wrong with the served ones before is not the drafts' fault and is left out.
    """
    drafts, served = tuple(drafts), tuple(served)
    replaced = {parsed.guide.id for parsed in drafts}
    together = (*drafts, *(parsed for parsed in served if parsed.guide.id not in replaced))
    before = set(lint_library(parsed.guide for parsed in served))
    owners = {parsed.guide.id: parsed for parsed in together}
    alone = [located(finding, parsed) for parsed in drafts for finding in lint_guide(parsed.guide)]
    new = [
        (item, finding)
        for item, finding in lint_library(parsed.guide for parsed in together)
        if item in replaced or (item, finding) not in before
    ]
    return (*alone, *(located(finding, owners[item]) for item, finding in new))


def located(finding: Finding, parsed: ParsedGuide) -> Finding:
    """`finding` with the file and the line of the nearest place that the file holds."""
    where = finding.where
    while where and where not in parsed.lines:
        where = where[: max(where.rfind("."), where.rfind("["), 0)]
    return replace(finding, source=parsed.source, line=parsed.lines.get(where))


def index_of(release: Release, encoder: Encoder, previous: tuple[Release, HybridIndex] | None = None) -> HybridIndex:
    """The index over every passage that `release` serves.

    Of what the `previous` release's index holds too nothing is encoded again; a large one is not made again either, but
    what has changed is laid over it.
    """
    if previous is None or previous[1].encoder.digest != encoder.digest:
        return hybrid_index(passages_of_release(release), encoder)
    before, index = previous
    changed = release.differing(before)
    laid = followed(index, changed, passages_of_release(release, changed))
    return laid or hybrid_index(passages_of_release(release), encoder, previous=index)
