"""How is a language model taught to word answers from the guides?"""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from suishiban.cli.telling import needs_train, told


def generator(
    model: Annotated[
        Path,
        typer.Option(help="Folder of the causal model to begin with.", exists=True, file_okay=False),
    ],
    out: Annotated[
        Path,
        typer.Option(help="New folder for the model; after a stop, the one with its checkpoint.", file_okay=False),
    ],
    guides: Annotated[Path, typer.Option(help="Folder of guide files.", exists=True, file_okay=False)] = Path("guides"),
    steps: Annotated[int, typer.Option(help="Training steps.", min=1)] = 1_000,
    batch: Annotated[int, typer.Option(help="Examples of one step.", min=1)] = 4,
    region: Annotated[str, typer.Option(help="Division code for which the guides are read.")] = "990102",
    seed: Annotated[int, typer.Option(help="Same guides and seed, same examples.")] = 0,
) -> None:
    """Fine-tune a causal model (LoRA) on what the assistant says; a stopped run goes on. Needs the extra `train`."""
    # torch takes seconds to import and is not installed with the service.
    with needs_train():
        from suishiban.knowledge.index.onnx import load_onnx  # noqa: PLC0415
        from suishiban.knowledge.index.shipped import ENCODER  # noqa: PLC0415
        from suishiban.training.evaluate.blind import knowledge_of  # noqa: PLC0415
        from suishiban.training.recipes.generator import GeneratorSettings, train_generator  # noqa: PLC0415
        from suishiban.training.recipes.generator_base import load_base, require_new  # noqa: PLC0415

    settings = GeneratorSettings(steps=steps, batch=batch, region=region, seed=seed)
    with told():
        require_new(out)
        base = load_base(model)
        with Progress(console=Console(stderr=True)) as bar:
            task = bar.add_task("the guides are read", total=steps)
            train_generator(
                base,
                out,
                knowledge_of(guides, load_onnx(ENCODER)),
                guides,
                settings,
                lambda step, loss: bar.update(task, completed=step, description=f"loss {loss:.3f}"),
            )
    typer.echo(f"{out}\nLLM_PATH={out.resolve()} make run FULL=1")
