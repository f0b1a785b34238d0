"""How are stored guide files read again, fast?

Reading YAML with line numbers costs 0.1 s a guide; the parsed guide is kept beside the database as JSON, by digest.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from suishiban.api.store.guide_files import GuideFile, GuideFiles
from suishiban.knowledge.library import Edition, edition_of
from suishiban.knowledge.parse.guide_file import ParsedGuide, RefusedFile, item_type, life_event_type, parse_guide
from suishiban.knowledge.text import SuishibanError

#: By item and version.
Editions = Mapping[tuple[str, int], Edition]


class UnreadableEdition(SuishibanError):
    """A stored version can no longer be parsed"""


class EditionReader:
    """Editions by item and version; each is read once in a process's life."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[tuple[str, int], Edition] = {}

    def all(self, files: GuideFiles) -> dict[tuple[str, int], Edition]:
        """Everything ever published: applications keep to the version they began with. Raises UnreadableEdition."""
        new = [(item, version) for item, version in files.ever_published() if (item, version) not in self._known]
        for item, version in new:
            self.read(files.get(item, version))
        return dict(self._known)

    def read(self, file: GuideFile) -> Edition:
        """The edition in a published guide file; raises UnreadableEdition."""
        key = (file.item, file.version)
        if key not in self._known:
            self._known[key] = edition_of(self._parsed(file), file.version)
        return self._known[key]

    def _parsed(self, file: GuideFile) -> ParsedGuide:
        text = file.content.decode()
        kept = self._folder / f"{file.digest}.json"
        if kept.exists():
            content = kept.read_bytes()
            kind = life_event_type() if b'"matters"' in content else item_type()
            return ParsedGuide(file.item, text, file.digest, kind.validate_json(content), {})
        parsed = parse_guide(text, file.item)
        if isinstance(parsed, RefusedFile):
            raise UnreadableEdition(item=file.item, version=file.version, finding=parsed.findings[0])
        self._keep(kept, parsed)
        return parsed

    def _keep(self, path: Path, parsed: ParsedGuide) -> None:
        """Write beside, then rename: another process never reads half a file."""
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".making")
        kind = life_event_type() if hasattr(parsed.guide, "matters") else item_type()
        beside.write_bytes(kind.dump_json(parsed.guide))  # type: ignore[arg-type]
        beside.rename(path)


def live_versions(manifest: Mapping[str, int], published: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """Versions served by item: up to the one the release names; an older one serves until the newer takes effect."""
    live: dict[str, tuple[int, ...]] = dict.fromkeys(manifest, ())
    for item, version in sorted(published):
        if version <= manifest.get(item, 0):
            live[item] = (*live[item], version)
    return live
