"""Does all hold that must hold of the knowledge? Every bar beside its figure."""

from pathlib import Path
from typing import Annotated

import typer

from suishiban.cli.evaluate import show


def knowledge(
    data: Annotated[Path | None, typer.Option(help="Folder of the development data.", exists=True)] = None,
    guides: Annotated[Path, typer.Option(help="Folder of guide files.", exists=True)] = Path("guides"),
    tests: Annotated[Path, typer.Option(help="Folder of the project's tests.", exists=True)] = Path("tests"),
    parts: Annotated[str, typer.Option(help="Names of parts, separated by commas; all when empty.")] = "",
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Measure import, lint, questions, proof, retrieval and search; ends with 1 where a bar is not met."""
    # Measuring code is loaded by the commands that measure, never by the service.
    from suishiban.training.evaluate.bars import Sources, measured_parts  # noqa: PLC0415
    from suishiban.training.evaluate.knowledge import PARTS  # noqa: PLC0415

    wanted = parts.split(",") if parts else list(PARTS)
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        raise typer.BadParameter(f"{', '.join(unknown)}; there are {', '.join(PARTS)}")
    chosen = {name: PARTS[name] for name in wanted}
    found = measured_parts(chosen, Sources(data, guides, tests), lambda line: typer.echo(line, err=True))
    if as_json:
        show({name: [bar.as_json() for bar in bars] for name, bars in found.items()})
    else:
        for name, bars in found.items():
            for bar in bars:
                sign = "✓" if bar.met else "✗"
                typer.echo(f"{sign} {name}: {bar.name} {bar.value:g} ({bar.sense} {bar.wanted:g}) {bar.note}")
    if not all(bar.met for bars in found.values() for bar in bars):
        raise typer.Exit(1)
