"""How well are dialogues tracked whose forms nobody here has ever seen?"""

import os
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

import typer
from rich.progress import Progress

from suishiban.api.language_models.engines import engine_of
from suishiban.api.settings import EngineName, load_settings
from suishiban.cli.evaluate import DataOption, show

#: Those that need no chat model: tens of thousands of turns are read.
_ENGINES = frozenset(EngineName) - {EngineName.LLM}


def state_tracking(
    data: DataOption,
    sets: Annotated[list[str] | None, typer.Option("--set", help="sgd or crosswoz; both where none is named.")] = None,
    limit: Annotated[int, typer.Option(help="Dialogues of each half of a set; all where it is 0.", min=0)] = 0,
    engine: Annotated[str, typer.Option(help="native or rasa (that RASA_URL names).")] = "native",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Joint goal accuracy on public dialogues about hotels, flights and restaurants: an honest outside check."""
    # Measuring code is loaded by the commands that measure, never by the service.
    from suishiban.knowledge.index.onnx import load_onnx  # noqa: PLC0415
    from suishiban.knowledge.index.shipped import ENCODER  # noqa: PLC0415
    from suishiban.training.evaluate import foreign_schemas  # noqa: PLC0415

    chosen = sets or list(foreign_schemas.SETS)
    if unknown := [one for one in chosen if one not in foreign_schemas.SETS]:
        raise typer.BadParameter(f"{unknown[0]}; there are {', '.join(foreign_schemas.SETS)}", param_hint="--set")
    if engine not in _ENGINES:
        raise typer.BadParameter(f"{engine}; there are {', '.join(sorted(_ENGINES))}", param_hint="--engine")
    reader = engine_of(replace(load_settings(), engine=EngineName(engine)), None)
    encoder, found = load_onnx(ENCODER), {}
    with Progress(transient=True) as bar:
        task = bar.add_task("dialogues")
        for name in chosen:
            found[name] = foreign_schemas.measured(
                name, data, reader, encoder, limit, lambda done, of: bar.update(task, completed=done, total=of)
            )
    if as_json:
        show({"command": "suishiban eval state-tracking --data DIR --json", "cores": os.cpu_count(), "sets": found})
        return
    for name, told in found.items():
        _table(name, told, reader.name)


def _table(name: str, told: Mapping[str, Any], engine: str) -> None:
    for half in ("looked_at", "never_looked_at"):
        one = told[half]
        typer.echo(
            f"{name}, {half}: {one['dialogues']} dialogues, {one['turns']} turns, {one['ms_per_turn']['mean']} ms"
        )
        for who in (engine, "nothing written", "copied options"):
            figures = one[who]
            typer.echo(
                f"  {who:16} joint {figures['joint_goal_accuracy']:.4f}  average {figures['average_goal_accuracy']:.4f}"
            )
        for service, figures in one["by_service"].items():
            typer.echo(
                f"    {service:14} joint {figures['joint_goal_accuracy']:.4f}  average "
                f"{figures['average_goal_accuracy']:.4f}  of {figures['states']}"
            )
