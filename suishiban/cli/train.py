"""How are the models that ship trained again?"""

from datetime import date
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.progress import Progress

from suishiban.cli.questions import read_questions, sample_knowledge

app = typer.Typer(help="Train the models that ship.", no_args_is_help=True)


@app.callback()
def choose() -> None:
    """Train the models that ship."""


@app.command("encoder")
def encoder(
    data: Annotated[Path, typer.Option(help="Folder of the development data.", exists=True)],
    out: Annotated[Path, typer.Option(help="Folder that receives the encoder, and checkpoints on the way.")],
    guides: Annotated[Path | None, typer.Option(help="Folder of guide files that teach too.", exists=True)] = None,
    steps: Annotated[int, typer.Option(help="Training steps.")] = 1_200,
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


@app.command("routing")
def routing(
    asked: Annotated[Path, typer.Option("--questions", help="Folder of question files.", exists=True)] = Path(
        "tests/questions"
    ),
    region: Annotated[str, typer.Option(help="Division code")] = "990102",
) -> None:
    """Fit the weights of item routing and print them with their cross-validated figures."""
    # Training code is loaded by the commands that train, never by the service.
    from suishiban.training.recipes.routing import NAMES, cross_validated, examples, fit  # noqa: PLC0415

    questions = [(one.item, one.ask) for one in read_questions([asked])]
    given = examples(sample_knowledge(), questions, region, date.today())
    found = fit(given)
    weights = {name: round(float(weight), 3) for name, weight in zip(NAMES, found.weights, strict=True)}
    result = {"weights": weights, "none_of_them": round(found.none_of_them, 3), **cross_validated(given)}
    typer.echo(orjson.dumps(result, option=orjson.OPT_INDENT_2).decode())
