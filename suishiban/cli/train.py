"""How are the models that ship trained again?"""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress

app = typer.Typer(help="Train the models that ship.", no_args_is_help=True)


@app.callback()
def choose() -> None:
    """Train the models that ship."""


@app.command("encoder")
def encoder(
    data: Annotated[Path, typer.Option(help="Folder of the development data.", exists=True)],
    out: Annotated[Path, typer.Option(help="Folder that receives the encoder, and checkpoints on the way.")],
    guides: Annotated[Path | None, typer.Option(help="Folder of guide files that teach too.", exists=True)] = None,
    steps: Annotated[int, typer.Option(help="Training steps.")] = 2_000,
    seed: Annotated[int, typer.Option(help="Same seed, same weights.")] = 0,
) -> None:
    """Train the dense encoder; a stopped run goes on from its last checkpoint. Needs the extra `train`."""
    # torch takes seconds to import and is not installed with the service.
    from suishiban.training.recipes.encoder import EncoderSettings, train_encoder  # noqa: PLC0415

    settings = EncoderSettings(steps=steps, seed=seed, guides=guides)
    with Progress() as bar:
        task = bar.add_task("encoder", total=steps)
        train_encoder(
            data, out, settings, lambda step, loss: bar.update(task, completed=step, description=f"loss {loss:.3f}")
        )
