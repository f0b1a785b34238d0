"""How well do simulated citizens get done what they came for?"""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

from suishiban.api.language_models.engines import native_engine
from suishiban.cli.evaluate import show


def simulate(
    items: Annotated[str, typer.Option(help="Ids of items, separated by commas; all when empty.")] = "",
    citizens: Annotated[int, typer.Option(help="Goals, spread over the items.", min=1)] = 44,
    noise: Annotated[str, typer.Option(help="none, low, middle or high.")] = "middle",
    seeds: Annotated[int, typer.Option(help="Visits for each goal, each worded anew.", min=1)] = 2,
    first: Annotated[int, typer.Option(help="Number of the first goal; other numbers give other goals.", min=0)] = 0,
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
    plan = simulation.Plan(items=wanted, citizens=citizens, seeds=seeds, first=first, noise=noise)
    goals, without = simulation.goals_of(hall, plan)
    with Progress(transient=True) as bar:
        task = bar.add_task("visits", total=len(goals) * seeds)
        made = list(simulation.visits(hall, goals, plan, lambda done, of: bar.update(task, completed=done)))
    told = f"{len(goals)} goals, {seeds} visits each, noise {noise}; no goal for: {', '.join(without) or 'none'}"
    if report is not None:
        report.write_text(page(made, told), encoding="utf-8")
    totals = {"goals": len(goals), "seeds": seeds, "noise": noise, "no_goal_for": without}
    habits = simulation.by(made, lambda one: [habit.value for habit in one.habits] or ["none"])
    known_to = simulation.by(
        made, lambda one: ["registers" if len(simulation.known_by(one.goal)) > 1 else "login only"]
    )
    of_items = simulation.by(made, lambda one: [one.item])
    if as_json:
        show(
            {
                **totals,
                **simulation.tally(made).as_json(),
                "by_who_knows_them": {name: one.as_json() for name, one in known_to.items()},
                "by_habit": {name: one.as_json() for name, one in habits.items()},
                "by_item": {name: one.as_json() for name, one in of_items.items()},
            }
        )
        return
    typer.echo(told)
    for name, value in simulation.tally(made).as_json().items():
        typer.echo(f"{name}: {value:g}")
    for name, one in known_to.items():
        typer.echo(f"  known to {name}: {one.questions:.3f} of the questions of the form in order")
    for name, one in habits.items():
        typer.echo(f"  {name}: complete {one.complete:.3f} of {one.visits}")
