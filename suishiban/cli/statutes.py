"""How do the statutes that guides rest on come into the service?"""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from suishiban.api.main import statutes_of
from suishiban.api.settings import load_settings
from suishiban.cli.telling import line, told

app = typer.Typer(help="The statutes that guides rest on.", no_args_is_help=True)


@app.command("load")
def load(
    path: Annotated[
        Path, typer.Argument(help='JSON Lines of {"law","date","article","text"}, may be gzipped.', exists=True)
    ],
) -> None:
    """Take the articles of a file into use beside the guides; running services follow with their next look-up."""
    with told():
        line({"outcome": "loaded", "articles": statutes_of(load_settings()).load(path)})


@app.command("search")
def search(
    text: str, limit: Annotated[int, typer.Option(help="How many articles, 1 to 50", min=1, max=50)] = 10
) -> None:
    """The articles that speak most of it, a JSON line each."""
    with told():
        for one in statutes_of(load_settings()).search(text, limit):
            line(asdict(one))


@app.command("show")
def show(law: str, article: str) -> None:
    """One article, e.g. `行政许可法 第三十条`; ends with 1 where it is not loaded."""
    with told():
        found = statutes_of(load_settings()).article(law, article)
        if found is None:
            raise typer.Exit(1)
        line(asdict(found))
