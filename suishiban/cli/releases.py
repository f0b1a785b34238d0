"""How are drafts reviewed, rehearsed and released from the command line, and taken back?"""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from suishiban.api.clock import SystemClock
from suishiban.api.services.context import Library
from suishiban.api.store.errors import Unknown
from suishiban.api.store.reviews import ReviewVerdict
from suishiban.cli.guides import Json, findings_out, library
from suishiban.cli.guides import app as guides_app
from suishiban.cli.telling import actor, line, told
from suishiban.knowledge.build import NotReleasable

#: The commands of `guides`, with those below.
guides = guides_app
golden = typer.Typer(help="Questions and dialogues that are played before every release.", no_args_is_help=True)
guides.add_typer(golden, name="golden")
Guides = Annotated[list[str] | None, typer.Argument(help="Ids of guides; without any, all drafts.")]
Name = Annotated[str, typer.Option("--as", help="Staff number or name of who decides; kept in the audit trail.")]


@guides.command("review")
def review(
    guide: Annotated[str, typer.Argument(help="Id of a guide that has a draft.")],
    by: Name,
    send_back: Annotated[str, typer.Option(help="Send it back, with this note, instead of approving it.")] = "",
) -> None:
    """Approve a draft as a second person, or send it back."""
    with told(), library() as held:
        version = _drafts(held, [guide])[guide]
        verdict = ReviewVerdict.SENT_BACK if send_back else ReviewVerdict.APPROVED
        held.gate.review(guide, version, verdict, send_back, f"{actor()}:{by}"[:64])
        line({"outcome": verdict.value, "guide": guide, "version": version})


@guides.command("impact")
def impact(chosen: Guides = None) -> None:
    """Tell which questions, forms, regions, life events and open cases drafts touch."""
    with told(), library() as held:
        for one in held.impacts.of(_drafts(held, chosen)):
            line({"guide": one.reach.item, **asdict(one)})


@guides.command("gate")
def gate(chosen: Guides = None) -> None:
    """Play the golden questions and dialogues as if these drafts were released; ends with 1 where one is worse."""
    with told(), library() as held:
        report = held.gate.rehearse(_drafts(held, chosen))
    for question in report.changed_questions:
        line({"question": question.text, **asdict(question)})
    for dialogue in report.changed_dialogues:
        line({"dialogue": dialogue.name, **asdict(dialogue)})
    line(
        {"outcome": "failed" if report.blocks else "passed", "on": report.on}
        | _counts(report.questions, report.dialogues)
    )
    if report.blocks:
        raise typer.Exit(1)


def _counts(questions: Mapping[str, int], dialogues: Mapping[str, int]) -> dict[str, object]:
    return {"questions": dict(questions), "dialogues": dict(dialogues)}


@guides.command("release")
def release(
    chosen: Guides = None,
    override: Annotated[str, typer.Option(help="Why they are released although the rehearsal fails.")] = "",
) -> None:
    """Rehearse drafts and publish them in one release; each must be approved by a second person (`review`)."""
    with told(), library() as held:
        drafts = _drafts(held, chosen)
        if not drafts:
            line({"outcome": "nothing", "guides": []})
            return
        try:
            run = held.gate.ask(drafts, actor())
            while held.gate.run(run)[1] is None and held.gate.once():
                pass
            made = held.gate.release(drafts, run, override, actor())
        except NotReleasable as error:
            line({"outcome": "refused", "guides": sorted(drafts), "findings": findings_out(error.findings)})
            raise typer.Exit(1) from None
        line({"outcome": "released", "release": made, "guides": sorted(drafts)})


@guides.command("rollback")
def rollback(release_id: Annotated[str, typer.Argument(help="Id of an earlier release, as `history` tells.")]) -> None:
    """Serve an earlier release again; what came after it is withdrawn."""
    with told(), library() as held:
        held.publishing.roll_back(release_id, actor(), SystemClock().now())
    line({"outcome": "rolled-back", "release": release_id})


@golden.command("add")
def golden_add(
    paths: Annotated[list[Path], typer.Argument(help="Files of questions or of dialogues, or folders.", exists=True)],
    region: Annotated[str, typer.Option(help="Division code where the questions are asked.")] = "9901",
) -> None:
    """Keep golden questions and dialogues; the same ones are kept once."""
    with told(), library() as held:
        for path in [one for each in paths for one in (sorted(each.rglob("*.yaml")) if each.is_dir() else [each])]:
            line({"file": str(path), "new": held.gate.add_golden(path, region, actor())})


@golden.command("list")
def golden_list() -> None:
    """List the golden questions, a JSON line each."""
    with told(), library() as held:
        for one in held.gate.golden():
            line(
                {"text": one.text, "item": one.item, "section": one.section, "region": one.region, "origin": one.origin}
            )


def _drafts(held: Library, guides: list[str] | None) -> dict[str, int]:
    """Item → version of the drafts named, or of all; raises Unknown."""
    drafted = held.drafts.drafted()
    for guide in guides or ():
        if guide not in drafted:
            raise Unknown(draft=guide, right=", ".join(sorted(drafted)) or "there is no draft")
    return {guide: drafted[guide] for guide in guides or sorted(drafted)}


@guides.command("history")
def history(
    guide: Annotated[str, typer.Argument(help="Id of a guide; without one, the releases are listed.")] = "",
    as_json: Json = False,
) -> None:
    """List the versions of a guide, or the releases, the latest first."""
    with told(), library() as held:
        rows = _versions(held, guide) if guide else _releases(held)
    for row in rows:
        if as_json:
            line(row)
        else:
            typer.echo("\t".join(str(value) for value in row.values()))


def _versions(held: Library, guide: str) -> list[dict[str, object]]:
    served = held.drafts.served(guide)
    return [
        {
            "guide": file.item,
            "version": file.version,
            "state": file.state.value,
            "served": file.version in served,
            "author": file.author,
            "at": file.created_at.isoformat(timespec="seconds"),
            "digest": file.digest,
        }
        for file in held.drafts.versions(guide)
    ]


def _releases(held: Library) -> list[dict[str, object]]:
    releases, active = held.drafts.releases(200)
    return [
        {
            "release": one.id,
            "active": one.id == active,
            "actor": one.actor,
            "at": one.created_at.isoformat(timespec="seconds"),
            "guides": len(one.manifest),
        }
        for one in releases
    ]
