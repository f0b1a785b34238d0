"""How is a Rasa server taught to read what citizens say?"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from suishiban.cli.telling import told

Guides = Annotated[list[Path] | None, typer.Argument(help="Guide files and folders of them.", exists=True)]


def rasa(
    guides: Guides = None,
    out: Annotated[Path, typer.Option(help="Folder that receives the Rasa project and its model.")] = Path(
        "build/rasa"
    ),
    pipeline: Annotated[str, typer.Option(help="logistic (a minute) or diet (some minutes).")] = "logistic",
    epochs: Annotated[int, typer.Option(help="Times DIET sees every utterance.", min=1, max=1_000)] = 6,
    seed: Annotated[int, typer.Option(help="Same guides and seed, same utterances.")] = 0,
    environment: Annotated[
        Path | None,
        typer.Option(help="Folder of an environment with Rasa 3.6; that of `make rasa` if none."),
    ] = None,
    only_write: Annotated[bool, typer.Option("--only-write", help="Write the project and train nothing.")] = False,
) -> None:
    """Write a Rasa project from guides and train it in the environment that `make rasa` sets up."""
    # Training code is loaded by the commands that train, never by the service.
    from suishiban.training.data.guide_items import items_in  # noqa: PLC0415
    from suishiban.training.recipes.rasa import Pipeline, write_project  # noqa: PLC0415
    from suishiban.training.recipes.rasa_dialogue import DIALOGUE_ENDPOINTS  # noqa: PLC0415
    from suishiban.training.recipes.rasa_environment import ENVIRONMENT, rasa_in, train  # noqa: PLC0415

    if pipeline not in frozenset(Pipeline):
        raise typer.BadParameter(f"{pipeline}; there are {', '.join(Pipeline)}", param_hint="--pipeline")
    with told():
        items = items_in(guides or [Path("guides")])
        count = write_project(out, items, Pipeline(pipeline), seed, epochs)
        typer.echo(f"{out}: {count} utterances from {len(items)} guides")
        if only_write:
            return
        home = environment or ENVIRONMENT
        command = rasa_in(home)
        with Console(stderr=True).status("rasa train") as shown:
            model = train(out, lambda line: shown.update(line.rsplit(" - ", 1)[-1][:100]), home)
    typer.echo(
        f"{model}\nRASA_TELEMETRY_ENABLED=false {command} run --enable-api -i 127.0.0.1 -m {model} --auth-token TOKEN\n"
        "ENGINE=rasa RASA_URL=http://127.0.0.1:5005 RASA_SERVER_TOKEN=TOKEN suishiban serve\n"
        "# where Rasa runs the dialogue with our actions, from the folder of the project:\n"
        f"RASA_ACTIONS_URL=http://127.0.0.1:8000/webhooks/rasa-actions/webhook RASA_ACTIONS_TOKEN=SHARED "
        f"{command.absolute()} run -i 127.0.0.1 --endpoints {DIALOGUE_ENDPOINTS}\n"
        "RASA_ACTIONS_TOKEN=SHARED suishiban serve"
    )
