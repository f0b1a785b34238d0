"""How are the models that ship trained again?"""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import orjson
import typer
from rich.console import Console
from rich.progress import Progress

from suishiban.cli.questions import ASKED, read_questions, sample_knowledge
from suishiban.cli.telling import needs_train, told
from suishiban.knowledge.index.transformer import load_transformer

app = typer.Typer(help="Train the models that ship.", no_args_is_help=True)


@app.callback()
def choose() -> None:
    """Train the models that ship."""


@app.command("encoder")
def encoder(
    data: Annotated[Path, typer.Option(help="Folder of the development data.", exists=True)],
    out: Annotated[Path, typer.Option(help="Folder that receives the encoder, and checkpoints on the way.")],
    guides: Annotated[Path | None, typer.Option(help="Folder of guide files that teach too.", exists=True)] = None,
    passages: Annotated[
        bool, typer.Option("--passages", help="Ask for what those guides say too, in questions made from it.")
    ] = False,
    steps: Annotated[int, typer.Option(help="Training steps of each table.")] = 1_600,
    seed: Annotated[int, typer.Option(help="Same seed, same weights.")] = 0,
    teacher: Annotated[
        str, typer.Option(help="Name or path of a sentence-transformers model that is distilled into the encoder.")
    ] = "",
) -> None:
    """Train the dense encoder; a stopped run goes on from its last checkpoint. Needs the extra `train`."""
    # torch takes seconds to import and is not installed with the service.
    with needs_train():
        from suishiban.training.recipes.encoder import EncoderSettings, train_encoder  # noqa: PLC0415

        taught_by = load_transformer(teacher) if teacher else None
    settings = EncoderSettings(steps=steps, seed=seed, guides=guides, passages=passages)
    with Progress() as bar:
        task = bar.add_task("encoder", total=steps * len(settings.members))
        train_encoder(
            data,
            out,
            settings,
            lambda step, loss: bar.update(task, completed=step, description=f"loss {loss:.3f}"),
            taught_by,
        )


@app.command("understanding")
def understanding(
    guides: Annotated[
        list[Path] | None, typer.Argument(help="Guide files and folders of them; guides if none.", exists=True)
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder that receives the reader.")] = Path("models/reader"),
    rounds: Annotated[int, typer.Option(help="Times that what is said is gone through.", min=1)] = 10,
    seed: Annotated[int, typer.Option(help="Same seed, same weights.")] = 0,
) -> None:
    """Train our own model of utterances; it knows guides that are published later too. Needs the extra `train`."""
    # torch takes seconds to import and is not installed with the service.
    with needs_train():
        from suishiban.training.data.guide_items import items_in  # noqa: PLC0415
        from suishiban.training.recipes.reader import ReaderSettings, train_reader  # noqa: PLC0415

    with told(), Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("reader", total=2 * rounds)
        fit = train_reader(
            items_in(guides or [Path("guides")]),
            out,
            ReaderSettings(rounds=rounds, seed=seed),
            lambda number, loss: bar.update(task, completed=number, description=f"loss {loss:.3f}"),
        )
    typer.echo(orjson.dumps(asdict(fit)).decode())


@app.command("reranker")
def reranker(
    data: Annotated[Path, typer.Option(help="Folder of the development data.", exists=True)],
    base: Annotated[str, typer.Option(help="Name or path of the pretrained model to begin with.")],
    out: Annotated[Path, typer.Option(help="Folder that receives the cross-encoder.")],
    guides: Annotated[Path | None, typer.Option(help="Folder of guide files that teach too.", exists=True)] = None,
    steps: Annotated[int, typer.Option(help="Training steps.")] = 800,
    seed: Annotated[int, typer.Option(help="Same seed, same weights.")] = 0,
) -> None:
    """Train a cross-encoder that looks at the first passages again, on a GPU where there is one; needs `train`."""
    with needs_train():
        from suishiban.training.recipes.reranker import RerankerSettings, train_reranker  # noqa: PLC0415

    settings = RerankerSettings(steps=steps, seed=seed, guides=guides)
    with Progress() as bar:
        task = bar.add_task("reranker", total=steps)
        train_reranker(
            data,
            base,
            out,
            settings,
            lambda step, loss: bar.update(task, completed=step, description=f"loss {loss:.3f}"),
        )


Questions = Annotated[list[Path], typer.Option("--questions", help="Folders of question files.", exists=True)]
Region = Annotated[str, typer.Option(help="Division code")]


@app.command("routing")
def routing(asked: Questions = ASKED, region: Region = "990102") -> None:
    """Fit the weights of item routing; print them, and how they do on questions they were not fitted on."""
    # Training code is loaded by the commands that train, never by the service.
    from suishiban.training.recipes import routing as recipe  # noqa: PLC0415

    knowledge, on = sample_knowledge(), date.today()
    questions = list(read_questions(asked))
    given = recipe.examples(knowledge, [(one.item, one.ask) for one in questions if not one.held_out], region, on)
    unseen = recipe.examples(knowledge, [(one.item, one.ask) for one in questions if one.held_out], region, on)
    taught = recipe.examples(knowledge, [(recipe.NONE, ask) for ask in recipe.off_topic()], region, on)
    model = recipe.fit([*given, *taught])
    _show(
        {
            "questions": recipe.as_printed(model),
            "wishes": recipe.as_printed(recipe.fit_wishes([*given, *taught])),
            "cross_validated": recipe.figures(recipe.cross_validated(given, taught)),
            "held_out": recipe.figures([recipe.judged(model, one) for one in unseen]),
        }
    )


@app.command("sections")
def sections(
    asked: Questions = ASKED,
    region: Region = "990102",
    out: Annotated[Path | None, typer.Option(help="File that receives the model; nothing is written without.")] = None,
) -> None:
    """Fit the choice of a guide's section; print how it does on the questions of items it was not fitted on."""
    from suishiban.knowledge.search.section_model import save  # noqa: PLC0415
    from suishiban.training.recipes import sections as recipe  # noqa: PLC0415

    knowledge = sample_knowledge()
    questions = [(one.item, one.section, one.ask) for one in read_questions(asked)]
    given = recipe.samples(knowledge, questions, region, date.today())
    model = recipe.fit(knowledge, given)
    if out is not None:
        with out.open("wb") as file:
            save(model, file)
    weights = {name: round(weight, 2) for name, weight in model.weights.items()}
    _show(
        {"groups": len(model.groups), "weights": weights, "cross_validated": recipe.cross_validated(knowledge, given)}
    )


@app.command("support")
def support(asked: Questions = ASKED, region: Region = "990102") -> None:
    """Fit whether a guide answers a question about its item; print the weights, and how they do on other items."""
    from suishiban.knowledge.search.support_model import SIGNS  # noqa: PLC0415
    from suishiban.training.recipes import support as recipe  # noqa: PLC0415
    from suishiban.training.recipes.routing import NONE, off_topic  # noqa: PLC0415

    knowledge, on = sample_knowledge(), date.today()
    questions = list(read_questions(asked))
    answered = recipe.examples(knowledge, [(one.item, one.ask) for one in questions if one.item != NONE], region, on)
    given = [*answered, *recipe.foreign(knowledge, off_topic(), region, on)]
    model = recipe.fit(given)
    unseen = {
        name: [one.ask for one in questions if one.item == NONE and one.held_out == held_out]
        for name, held_out in (("out_of_scope", False), ("held_out", True))
    }
    weights = {name: round(getattr(model.weights, name), 3) for name in SIGNS}
    foreign = {
        name: recipe.refused(model, recipe.foreign(knowledge, asks, region, on)) for name, asks in unseen.items()
    }
    _show(
        {"weights": weights, "bias": round(model.bias, 3), "cross_validated": recipe.cross_validated(given)} | foreign
    )


def _show(result: object) -> None:
    typer.echo(orjson.dumps(result, option=orjson.OPT_INDENT_2).decode())
