"""How do a department's files become drafts in the store? Read as found; what is there is updated, not doubled."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from suishiban.api.services.drafts import Draft, Drafts
from suishiban.api.store.store import Store
from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import Text
from suishiban.knowledge.intake.draft import IMPORTED, Drafted, Site, merged
from suishiban.knowledge.intake.files import Found
from suishiban.knowledge.intake.intake import take_in
from suishiban.knowledge.intake.mapping import ExportMapping, shipped_mappings
from suishiban.knowledge.intake.record import Unread


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one item, or of one file that could not be read."""

    file: str
    draft: Draft | None
    """None for a file that could not be read."""
    findings: tuple[Finding, ...]
    """What the import itself found; what lint finds is the draft's."""


class Intake:
    """Imports files as drafts."""

    def __init__(self, store: Store, drafts: Drafts, region: str) -> None:
        """`region`: the division code of guides whose files name none."""
        self._store = store
        self._drafts = drafts
        self._region = region

    def take(
        self,
        files: Iterable[Found | Unread],
        actor: str,
        at: datetime,
        mappings: Sequence[ExportMapping] = (),
        progress: Callable[[str], None] = lambda file: None,
    ) -> tuple[Imported, ...]:
        """Keep what the files say as drafts, one for each item; a bad file stops nothing.

        `mappings` are the site's own, before those that come with the project.
        """
        taken = take_in(files, Site(self._region, at.date().isoformat()), (*mappings, *shipped_mappings()), progress)
        made = [self._kept(one, actor, at) for one in taken.drafts]
        kept = self._drafts.keep_files(taken.guides, actor, at)
        made += [Imported(one.source, draft, ()) for one, draft in zip(taken.guides, kept, strict=True)]
        return (*made, *_unread(taken.unread))

    def _kept(self, new: Drafted, actor: str, at: datetime) -> Imported:
        present, ancestor = self._texts(new.item)
        joined = merged(new, present, ancestor) if present else new
        draft = self._drafts.keep(joined.text, None, actor, at, new.file)
        return Imported(new.file, draft, joined.findings)

    def _texts(self, item: str) -> tuple[str, str]:
        """The newest version of the item, and the newest that an import made; empty where there is none."""
        with self._store.reading() as work:
            texts = [file.content.decode() for file in work.guide_files.history(item)]
        imported = [text for text in texts if text.startswith(IMPORTED)]
        return (texts[-1] if texts else ""), (imported[-1] if imported else "")


def _unread(files: Iterable[Unread]) -> Iterator[Imported]:
    for one in files:
        finding = Finding(
            rule="import-unread",
            message=Text(f"没有读出来：{one.problem}", f"Not read: {one.problem}"),
            where="",
            fix=Text(f"应为：{one.fix}", f"Right would be: {one.fix}"),
            source=one.file,
        )
        yield Imported(one.file, None, (finding,))
