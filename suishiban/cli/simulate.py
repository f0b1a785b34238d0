"""How well do simulated citizens get done what they came for?"""

import time
from contextlib import ExitStack
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from suishiban.api.clock import SystemClock
from suishiban.api.language_models.engines import native_engine
from suishiban.cli.evaluate import show
from suishiban.cli.town import town
from suishiban.knowledge.guide import Language


class Over(StrEnum):
    """How the visits reach the assistant."""

    #: Without a service; what is compared is what would be sent.
    MEMORY = "memory"
    #: Through the doors of a service started for the run; what is compared is what the department's double got.
    HTTP = "http"


def simulate(
    items: Annotated[str, typer.Option(help="Ids of items or life events, with commas; all items when empty.")] = "",
    events: Annotated[bool, typer.Option("--events", help="The life events instead, where no item is named.")] = False,
    citizens: Annotated[int, typer.Option(help="Goals, spread over the items.", min=1)] = 44,
    noise: Annotated[str, typer.Option(help="none, low, middle or high.")] = "middle",
    seeds: Annotated[int, typer.Option(help="Visits for each goal, each worded anew.", min=1)] = 2,
    first: Annotated[int, typer.Option(help="Number of the first goal; other numbers give other goals.", min=0)] = 0,
    language: Annotated[Language, typer.Option(help="What they speak.")] = Language.ZH,
    over: Annotated[
        Over, typer.Option(help="memory, or http: through a started service to the department's back-end double.")
    ] = Over.MEMORY,
    data: Annotated[
        Path | None, typer.Option(help="Folder of the development data: its forms, as imported, instead.", exists=True)
    ] = None,
    guides: Annotated[Path, typer.Option(help="Folder of guide files.", exists=True)] = Path("guides"),
    report: Annotated[Path | None, typer.Option(help="Write a page with the worst visits there.")] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Let made-up citizens talk to the assistant and compare what the department gets with what they want."""
    # Measuring code is loaded by the commands that measure, never by the service.
    from suishiban.assistant.rehearsal.citizens.manners import NOISE  # noqa: PLC0415
    from suishiban.knowledge.index.onnx import load_onnx  # noqa: PLC0415
    from suishiban.knowledge.index.shipped import ENCODER, MODELS  # noqa: PLC0415
    from suishiban.training.evaluate import simulation  # noqa: PLC0415
    from suishiban.training.evaluate.blind import knowledge_of  # noqa: PLC0415
    from suishiban.training.evaluate.simulation_page import page  # noqa: PLC0415
    from suishiban.training.evaluate.simulation_report import report_on  # noqa: PLC0415

    if noise not in NOISE:
        raise typer.BadParameter(f"{noise}; there are {', '.join(NOISE)}", param_hint="--noise")
    encoder = load_onnx(ENCODER)
    hall = simulation.hall_of(guides, knowledge_of(guides, encoder), native_engine(MODELS))
    if data is not None:
        hall = simulation.imported_hall(hall, data, encoder)
    known = {one.id for one in hall.knowledge.release.current()}
    wanted = tuple(filter(None, items.split(",")))
    if unknown := sorted(set(wanted) - known):
        raise typer.BadParameter(f"no guide is called {', '.join(unknown)}", param_hint="--items")
    if over is Over.HTTP:
        # A real service lives today.
        hall = replace(hall, day=SystemClock().now())
    plan = simulation.Plan(
        items=wanted,
        citizens=citizens,
        seeds=seeds,
        first=first,
        language=language,
        noise=noise,
        events=events,
    )
    goals, without = simulation.goals_of(hall, plan)
    begun = time.monotonic()
    with Progress(transient=True) as bar, ExitStack() as running:
        task = bar.add_task("visits", total=len(goals) * seeds)
        receptions = None
        if over is Over.HTTP:
            place = running.enter_context(town({one.id: simulation.known_of(one) for one in goals}, guides))
            receptions = lambda goal, seed: place.reception(goal.id, seed, simulation.REGION, goal.language)  # noqa: E731
        played = simulation.visits(hall, goals, plan, lambda done, of: bar.update(task, completed=done), receptions)
        made = list(played)
    seconds = time.monotonic() - begun
    told = f"{len(goals)} goals, {seeds} visits each, noise {noise}, in {language.value}; over {over.value}, "
    told += f"{seconds:.0f} s; no goal for: {', '.join(without) or 'none'}"
    if report is not None:
        report.write_text(page(made, told), encoding="utf-8")
    totals = {"goals": len(goals), "seeds": seeds, "noise": noise, "language": language.value, "over": over.value}
    totals |= {"seconds": round(seconds), "no_goal_for": without}
    found = report_on(made)
    if as_json:
        show({**totals, **found.as_json()})
        return
    typer.echo(told)
    for line in found.lines():
        typer.echo(line)
