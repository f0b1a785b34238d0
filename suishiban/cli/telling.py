"""How does a command tell its result, and what went wrong?"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import orjson
import typer

from suishiban.knowledge.text import SuishibanError


def line(content: object) -> None:
    """One line of JSON."""
    typer.echo(orjson.dumps(content).decode())


@contextmanager
def told() -> Iterator[None]:
    """An error of ours ends the command with its message, not with a traceback."""
    try:
        yield
    except SuishibanError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from None


@contextmanager
def needs_train() -> Iterator[None]:
    """A library of the extra `train` that is not installed ends the command with what installs it."""
    try:
        yield
    except ModuleNotFoundError as lacking:
        if (lacking.name or "").startswith("suishiban"):
            raise
        typer.echo(f"{lacking.name} is not installed; right: the extra `train`: {_INSTALLS}", err=True)
        raise typer.Exit(1) from None


_INSTALLS = "`make .venv/.train`, or `pip install '.[train,llm]'` in the checkout"


def actor() -> str:
    """Who runs the command, as the audit trail names them: the account on this machine."""
    return f"cli:{os.getuid()}"
