"""Do the dialogue files come out as written?"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import httpx
import orjson
import typer

from suishiban.api.services.demo_staff import demo_staff
from suishiban.api.settings import EngineName
from suishiban.assistant.rehearsal.player import Played, play
from suishiban.assistant.rehearsal.script import Dialogue, read_dialogues
from suishiban.assistant.rehearsal.stage import HttpStage
from suishiban.cli.running import free_port, running_service


def dialogues(
    paths: list[Path],
    repeat: Annotated[int, typer.Option(help="Plays of each; pass^K counts those that always pass")] = 1,
    engine: Annotated[
        str, typer.Option(help="native, llm (reads with the server that LLM_URL names) or rasa (that RASA_URL names)")
    ] = "native",
    url: Annotated[str, typer.Option(help="A running demo service; without it one is started")] = "",
    double: Annotated[str, typer.Option(help="The back-end double of that service")] = "",
    show: Annotated[bool, typer.Option("--transcript", help="Print what was said")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Play dialogue files through the HTTP API."""
    if engine not in frozenset(EngineName):
        raise typer.BadParameter(f"{engine}; there are {', '.join(EngineName)}", param_hint="--engine")
    scripts = [dialogue for path in files(paths) for dialogue in read_dialogues(path)]
    with stage_service(url, double, engine=engine) as (address, backend):
        results = [[play_script(script, address, backend) for _ in range(repeat)] for script in scripts]
    _report(results, repeat, show, as_json)
    raise typer.Exit(0 if all(one.passed for played in results for one in played) else 1)


def _clerk() -> tuple[str, str]:
    """Number and password of the demo clerk who sees every department."""
    staff = demo_staff()
    return next(member.number for member in staff.members if not member.department), staff.password


def files(paths: list[Path]) -> Iterator[Path]:
    """The dialogue files named, and those in the folders named."""
    for path in paths:
        yield from sorted(path.rglob("*.yaml")) if path.is_dir() else [path]


@contextmanager
def stage_service(
    url: str = "", double: str = "", log: Path | None = None, engine: str = EngineName.NATIVE
) -> Iterator[tuple[str, str]]:
    """The service at `url` and its back-end double, or a demo service on an empty folder with its own."""
    port = str(free_port())
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DATA": folder,
            "DEMO": "1",
            "DOUBLE_PORT": port,
            "DATABASE_URL": "",
            "BACKEND_URL": "",
            "ENGINE": engine,
        }
        with running_service(url, environment, log) as address:
            yield address, double or f"http://127.0.0.1:{port}"


def play_script(script: Dialogue, address: str, double: str) -> Played:
    with httpx.Client(base_url=address, timeout=30) as service, httpx.Client(base_url=double, timeout=30) as backend:
        return play(script, HttpStage(service, backend, _clerk()))


def _report(results: list[list[Played]], repeat: int, show: bool, as_json: bool) -> None:
    passed = sum(all(one.passed for one in played) for played in results)
    if as_json:
        lines = [
            {"name": played[0].name, "passed": all(one.passed for one in played), "difference": _first(played)}
            for played in results
        ]
        totals = {
            "dialogues": len(results),
            f"pass^{repeat}": passed / max(len(results), 1),
            "questions": _asked(results),
        }
        typer.echo(orjson.dumps({"dialogues": lines, "totals": totals}, option=orjson.OPT_INDENT_2).decode())
        return
    for played in results:
        mark = "✓" if all(one.passed for one in played) else "✗"
        typer.echo(f"{mark} {played[0].name}  {_first(played)}".rstrip())
        if show:
            typer.echo(os.linesep.join(f"    {line}" for line in played[0].transcript))
    typer.echo(f"{passed} of {len(results)} dialogues, pass^{repeat}; {_asked(results)} questions asked")


def _first(played: list[Played]) -> str:
    return next((one.difference for one in played if one.difference), "")


def _asked(results: list[list[Played]]) -> int:
    return sum(one.questions for played in results for one in played)
