"""How good is a part of the service, in numbers?"""

import time
from pathlib import Path
from typing import Annotated, Literal

import orjson
import typer

from suishiban.knowledge.index.encoder import Encoder
from suishiban.knowledge.index.hybrid import hybrid_index
from suishiban.knowledge.index.onnx import load_onnx
from suishiban.knowledge.index.shipped import ENCODER
from suishiban.knowledge.index.transformer import load_transformer

app = typer.Typer(help="Measure the parts of the service.", no_args_is_help=True)

EncoderOption = Annotated[
    str, typer.Option("--encoder", help="Folder of an ONNX encoder, or name or path of a sentence-transformers model.")
]
DataOption = Annotated[Path, typer.Option("--data", help="Folder of the development data.", exists=True)]


@app.callback()
def choose() -> None:
    """Measure the parts of the service."""


@app.command("retrieval")
def retrieval(
    passages: Annotated[Path, typer.Option(help='JSON Lines of {"id","text","title"?}.', exists=True)],
    queries: Annotated[Path, typer.Option(help='JSON Lines of {"id","query","gold","history"?}.', exists=True)],
    context: Annotated[
        Literal["last", "history"], typer.Option(help="How much of a conversation is searched for.")
    ] = "last",
    encoder: EncoderOption = "",
) -> None:
    """Index a foreign corpus and measure it with the configuration that `ask` uses."""
    # Measuring code is loaded by the commands that measure, never by the service.
    from suishiban.training.data.retrieval_sets import Context, read_set  # noqa: PLC0415
    from suishiban.training.evaluate.retrieval import figures, measured  # noqa: PLC0415
    from suishiban.training.evaluate.systems import configuration, hybrid_search  # noqa: PLC0415

    questions = read_set(passages, queries, Context(context))
    start = time.perf_counter()
    index = hybrid_index(questions.passages, chosen_encoder(encoder))
    seconds = round(time.perf_counter() - start, 2)
    found = figures(measured(hybrid_search(index), questions)).as_json()
    show({**found, "index_seconds": seconds, "config": configuration(index)})


@app.command("retrieval-report")
def retrieval_report(
    data: DataOption,
    out: Annotated[Path, typer.Option(help="Where the report is written.")] = Path("docs/measured/retrieval.json"),
    sets: Annotated[str, typer.Option(help="Names of sets, separated by commas; all when empty.")] = "",
    encoder: EncoderOption = "",
    reranker: Annotated[str, typer.Option(help="Name or path of a cross-encoder to compare too.")] = "",
) -> None:
    """Compare the shipped search with its lexical rivals, and a second look with none, on every development set."""
    from suishiban.training.data.development_sets import SETS  # noqa: PLC0415
    from suishiban.training.evaluate.report import report  # noqa: PLC0415
    from suishiban.training.evaluate.reranking import load_cross_encoder  # noqa: PLC0415

    model, results = chosen_encoder(encoder), {}
    judge = load_cross_encoder(reranker) if reranker else None
    for name in sets.split(",") if sets else SETS:
        questions = SETS[name](data)
        start = time.perf_counter()
        index = hybrid_index(questions.passages, model)
        seconds = round(time.perf_counter() - start, 2)
        told = report(questions, index, lambda line: typer.echo(line, err=True), judge)
        results[name] = told | {"index_seconds": seconds}
    out.parent.mkdir(parents=True, exist_ok=True)
    command = "suishiban eval retrieval-report --data DIR"
    out.write_bytes(orjson.dumps({"command": command, "sets": results}, option=orjson.OPT_INDENT_2) + b"\n")
    show({name: {"gain_hit@5": one["gain_hit@5"], "beats": one["beats"]} for name, one in results.items()})


def chosen_encoder(chosen: str) -> Encoder:
    """The encoder in that folder, or the `sentence-transformers` model of that name; the shipped one when empty."""
    folder = Path(chosen) if chosen else ENCODER
    return load_onnx(folder) if not chosen or (folder / "encoder.onnx").is_file() else load_transformer(chosen)


def show(content: object) -> None:
    """Print as indented JSON."""
    typer.echo(orjson.dumps(content, option=orjson.OPT_INDENT_2).decode())
