"""How do guides get in, out and live, from the command line?"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.progress import Progress

from suishiban.api.clock import SystemClock
from suishiban.api.demo_keys import with_demo_keys
from suishiban.api.main import library_in
from suishiban.api.services.context import Library
from suishiban.api.services.drafts import Draft, DraftOutcome
from suishiban.api.services.intake import Imported
from suishiban.api.settings import load_settings
from suishiban.api.store.opening import open_store
from suishiban.cli.telling import actor, line, told
from suishiban.knowledge.build import check
from suishiban.knowledge.finding import Finding
from suishiban.knowledge.intake.files import files_in
from suishiban.knowledge.intake.mapping import read_mapping
from suishiban.knowledge.library import load_file, load_folder
from suishiban.knowledge.lint.lint import stops
from suishiban.knowledge.parse.guide_file import ParsedFile, ParsedGuide
from suishiban.knowledge.parse.schema import guide_schema

app = typer.Typer(help="Write, check, release and compare guides.", no_args_is_help=True)
Paths = Annotated[list[Path], typer.Argument(help="Guide files, or folders of them.", exists=True)]
Json = Annotated[bool, typer.Option("--json", help="JSON lines.")]


@contextmanager
def library() -> Iterator[Library]:
    """The guides of the site that the settings name."""
    settings = with_demo_keys(load_settings())
    store = open_store(settings)
    try:
        yield library_in(store, settings, SystemClock())
    finally:
        store.close()


@app.command("schema")
def schema() -> None:
    """Print the JSON Schema of a guide file."""
    typer.echo(orjson.dumps(guide_schema(), option=orjson.OPT_INDENT_2).decode())


@app.command("lint")
def lint(paths: Paths) -> None:
    """Check guide files, each alone and all together; a line of JSON per file. Ends with 1 where one has an error."""
    with told():
        files = _files(paths)
        found = check(files).findings
    for file in files:
        own = [one for one in found if one.source == file.source]
        line({"file": file.source, "outcome": _outcome(own), "guide": _id(file), "findings": findings_out(own)})
    if stops(found):
        raise typer.Exit(1)


@app.command("import")
def import_files(
    paths: Annotated[list[Path], typer.Argument(help="Files of any format, folders or zip files.", exists=True)],
    publish: Annotated[bool, typer.Option("--publish", help="Release them at once, where none has an error.")] = False,
    mapping: Annotated[
        list[Path] | None, typer.Option(help="Mapping file of a foreign JSON export.", exists=True, dir_okay=False)
    ] = None,
) -> None:
    """Keep files as drafts: HTML, DOCX, PDF, XLSX, Markdown, JSON exports, our own YAML, and folders and zips of them.

    A line of JSON for each guide, and for each file that could not be read. Ends with 1 where one has an error.
    """
    with told(), library() as held:
        now, own = SystemClock().now(), [read_mapping(path) for path in mapping or ()]
        found = [one for path in paths for one in files_in(path)]
        with Progress(transient=True, console=Console(stderr=True)) as bar:
            task = bar.add_task("import", total=len(found))
            made = held.intake.take(
                found, actor(), now, own, lambda file: bar.update(task, advance=1, description=file)
            )
        for one in made:
            line({"file": one.file, **_imported(one)})
        drafts = [one.draft for one in made if one.draft is not None]
        if not all(one.draft is not None and one.draft.releasable for one in made):
            raise typer.Exit(1)
        if publish:
            drafted = held.drafts.drafted()
            new = {draft.item: draft.version for draft in drafts if drafted.get(draft.item) == draft.version}
            release_id = held.publishing.publish_drafts(new, actor(), now) if new else held.drafts.releases(1)[1]
            line({"outcome": "released", "release": release_id})


def _imported(one: Imported) -> dict[str, object]:
    if one.draft is None:
        return {"outcome": "unread", "guide": "", "findings": findings_out(one.findings)}
    told = _draft(one.draft)
    return {**told, "findings": findings_out((*one.findings, *one.draft.findings))}


@app.command("draft")
def draft(
    path: Annotated[Path | None, typer.Argument(help="A guide file; without one, the drafts are listed.")] = None,
    over: Annotated[int | None, typer.Option(help="Version it was written over; another one there is refused.")] = None,
) -> None:
    """Keep one guide file as a draft, or list the drafts; JSON lines."""
    with told(), library() as held:
        if path is None:
            for item, version in sorted(held.drafts.drafted().items()):
                line({"guide": item, "version": version})
            return
        kept = held.drafts.keep(path.read_text(encoding="utf-8"), over, actor(), SystemClock().now(), str(path))
        line({"file": str(path), **_draft(kept)})
        if not kept.releasable:
            raise typer.Exit(1)


@app.command("diff")
def diff(
    guide: Annotated[str, typer.Argument(help="Id of a guide.")],
    before: Annotated[int | None, typer.Argument(help="A version; the newest served when not given.")] = None,
    after: Annotated[int | None, typer.Argument(help="A version; the newest when not given.")] = None,
    as_json: Json = False,
) -> None:
    """Tell what changed from one version to another."""
    with told(), library() as held:
        newest = held.drafts.versions(guide)[0].version
        first = before or max(held.drafts.served(guide), default=newest)
        second = after or newest
        difference = held.drafts.difference(guide, first, second)
    if as_json:
        line({"guide": guide, "before": first, "after": second, "difference": difference})
    else:
        typer.echo(difference, nl=False)


def _files(paths: Sequence[Path]) -> list[ParsedFile]:
    found: list[ParsedFile] = []
    for path in paths:
        found += load_folder(path) if path.is_dir() else (load_file(path),)
    return found


def _id(file: ParsedFile) -> str:
    return file.guide.id if isinstance(file, ParsedGuide) else ""


def _outcome(findings: Sequence[Finding]) -> str:
    return "errors" if stops(findings) else "sound"


def _draft(draft: Draft) -> dict[str, object]:
    outcome = draft.outcome.value if draft.releasable or draft.outcome is DraftOutcome.REFUSED else "errors"
    return {
        "outcome": outcome,
        "guide": draft.item,
        "version": draft.version,
        "findings": findings_out(draft.findings),
    }


def findings_out(findings: Sequence[Finding]) -> list[dict[str, object]]:
    return [asdict(one) for one in findings]
