"""What does one committed row per request cost, with nothing around it? The baseline of `bench chat`."""

from typing import Any

import typer
import uvicorn
from fastapi import FastAPI
from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table

from suishiban.api.settings import load_settings
from suishiban.api.store.engines import open_engines

_METADATA = MetaData()
_ROWS = Table(
    "bare_rows",
    _METADATA,
    Column("id", Integer, primary_key=True),
    Column("sender", String(100), nullable=False),
    Column("message", LargeBinary, nullable=False),
)


def make_bare() -> FastAPI:
    """One route that commits one row, on the database and with the pragmas of the service."""
    settings = load_settings()
    settings.data.mkdir(parents=True, exist_ok=True)
    engines = open_engines(settings.url_of_database)
    _METADATA.create_all(engines.writing)
    app = FastAPI()

    @app.post("/webhooks/rest/webhook")
    def bare(body: dict[str, Any]) -> list[dict[str, str]]:
        with engines.writing.begin() as connection:
            connection.execute(_ROWS.insert(), {"sender": body["sender"], "message": body["message"].encode()})
        return [{"recipient_id": body["sender"], "text": body["message"]}]

    return app


def bare_route() -> None:
    """Serve the baseline of `bench chat` on PORT; not a part of the service."""
    settings = load_settings()
    app = make_bare()
    typer.echo(f"bare route on port {settings.port}")
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", access_log=False)
