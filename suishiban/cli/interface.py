"""What is the interface description of the API? The faces' client is generated from it."""

import tempfile
from pathlib import Path

import orjson
import typer

from suishiban.api.main import build_app, build_services
from suishiban.api.settings import Settings


def description() -> bytes:
    """The OpenAPI document of a demonstration, as JSON, the same for the same code."""
    with tempfile.TemporaryDirectory() as folder:
        services = build_services(Settings(data=Path(folder)))
        try:
            document = build_app(services).openapi()
        finally:
            services.store.close()
    return orjson.dumps(document, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS)


def openapi() -> None:
    """Print the OpenAPI document."""
    typer.echo(description().decode())
