"""How well do our own engine and Rasa read what neither was taught?"""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from suishiban.api.language_models.rasa import RasaServer
from suishiban.api.settings import load_settings
from suishiban.cli.evaluate import show
from suishiban.cli.telling import told

if TYPE_CHECKING:
    from suishiban.training.evaluate.understanding import Read
    from suishiban.training.evaluate.unseen_domains import Domain

#: Seconds for one reading: what is slow shall be measured, not cut off.
_PATIENCE = 10.0


def understanding(
    pipeline: Annotated[
        list[str] | None, typer.Option(help="logistic or diet; both are taught and asked where none is named.")
    ] = None,
    rasa: Annotated[
        list[str] | None, typer.Option(help="Address of a server that runs already, taught with what you like.")
    ] = None,
    epochs: Annotated[int, typer.Option(help="Times DIET sees every utterance.", min=1, max=1_000)] = 6,
    goals: Annotated[int, typer.Option(help="Forms thought out for each guide that is held out.", min=2)] = 4,
    guides: Annotated[Path, typer.Option(help="Folder of guide files.", exists=True)] = Path("guides"),
    blind: Annotated[Path, typer.Option(help="Folder of what no model was made from.", exists=True)] = Path(
        "tests/blind"
    ),
    each_domain: Annotated[
        bool,
        typer.Option("--each-domain", help="Our own engine: each domain is held out once, the others taught."),
    ] = False,
    reader: Annotated[
        Path | None, typer.Option(help="A reader that was taught already; one is trained here if none.", exists=True)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Our own engine beside Rasa, taught the same guides, on utterances about other guides in other words."""
    # Measuring code is loaded by the commands that measure, never by the service.
    from suishiban.assistant.understanding.rules import RuleEngine  # noqa: PLC0415
    from suishiban.knowledge.index.onnx import load_onnx  # noqa: PLC0415
    from suishiban.knowledge.index.shipped import ENCODER  # noqa: PLC0415
    from suishiban.training.data.guide_items import items_in  # noqa: PLC0415
    from suishiban.training.evaluate import rasa_beside_native as side  # noqa: PLC0415
    from suishiban.training.evaluate.blind import knowledge_of  # noqa: PLC0415
    from suishiban.training.evaluate.simulation import hall_of  # noqa: PLC0415
    from suishiban.training.evaluate.unseen_domains import unseen_domains  # noqa: PLC0415
    from suishiban.training.recipes.rasa import Pipeline  # noqa: PLC0415

    chosen = pipeline or ([] if rasa else [one.value for one in Pipeline])
    if unknown := [one for one in chosen if one not in frozenset(Pipeline)]:
        raise typer.BadParameter(f"{unknown[0]}; there are {', '.join(Pipeline)}", param_hint="--pipeline")
    hall, items = hall_of(guides, knowledge_of(guides, load_onnx(ENCODER)), RuleEngine()), items_in([guides])
    if each_domain:
        _tell_of_domains(unseen_domains(hall, items, blind, goals, guides), as_json)
        return
    parts = side.parted(hall, items, side.every_fourth(items), blind, goals)
    with tempfile.TemporaryDirectory() as folder:
        native = side.natively(parts, reader or Path(folder), None if reader else guides)
    rivals: dict[str, side.Rival] = {}
    with told(), Console(stderr=True).status("rasa") as shown:
        for name in chosen:
            with tempfile.TemporaryDirectory() as folder:
                rivals[name] = side.trained(
                    Pipeline(name),
                    parts,
                    Path(folder),
                    lambda url, token: RasaServer(url, token, _PATIENCE),
                    lambda line, name=name: shown.update(f"{name}: {line[-90:]}"),  # type: ignore[misc]
                    epochs,
                )
        for url in rasa or []:
            rivals[url] = side.beside(parts, RasaServer(url, load_settings().rasa_server_token, _PATIENCE))
    if as_json:
        show(
            {
                "command": "suishiban eval understanding --json",
                "epochs_of_diet": epochs if "diet" in chosen else None,
                "cores": os.cpu_count(),
                "guides": {"taught": len(parts.taught), "goals_of_each_held_out": goals},
                "utterances": {**side.told(parts), "left_out_as_taught": parts.left_out},
                "native": asdict(native),
                "rasa": {name: asdict(one) for name, one in rivals.items()},
            }
        )
        return
    read = {"rules": native.rules, "native": native.served}
    for name, one in rivals.items():
        read |= {f"{name} alone": one.alone, f"{name} served": one.served}
    for name, figures in read.items():
        typer.echo(_line(name, figures))


def _line(name: str, figures: "Read") -> str:
    return (
        f"{name:18} values {figures.values:.3f}  acts {figures.acts:.3f}  rejected {figures.rejected:.3f}  "
        f"p50 {figures.p50_ms} ms, p95 {figures.p95_ms} ms"
    )


def _tell_of_domains(domains: "Iterator[Domain]", as_json: bool) -> None:
    """Each takes minutes: it is told as it is read, beside the JSON too."""
    read = []
    for one in domains:
        read.append(one)
        typer.echo(_line(f"{one.domain} ({one.guides})", one.read), err=as_json)
    if as_json:
        show({"command": "suishiban eval understanding --each-domain --json", "domains": [asdict(one) for one in read]})
