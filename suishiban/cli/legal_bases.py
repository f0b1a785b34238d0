"""Do the guides rest on articles that exist and say so?"""

from pathlib import Path
from typing import Annotated

import typer

from suishiban.cli.evaluate import show
from suishiban.knowledge.build import check
from suishiban.knowledge.guide import BasicItem
from suishiban.knowledge.library import load_file, load_folder


def legal_bases(
    guides: Annotated[list[Path], typer.Argument(help="Guide files, or folders of them.", exists=True)],
    articles: Annotated[
        Path, typer.Option(help='Statutes: JSON Lines of {"law","date","article","text"}, may be gzipped.', exists=True)
    ],
    below: Annotated[float, typer.Option(help="Show only what overlaps less; what is missing overlaps 0.")] = 1.01,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Look up every article that the guides rest on: is it there, and does it say what they use it for?"""
    # Measuring code is loaded by the commands that measure, never by the service.
    from suishiban.knowledge.library.statutes import read_statutes  # noqa: PLC0415
    from suishiban.training.evaluate import legal_bases as bases  # noqa: PLC0415

    statutes = read_statutes(articles)
    checked = [bases.check(cited, statutes) for cited in bases.cited_articles(_items(guides))]
    shown = [one for one in checked if one.overlap < below]
    if as_json:
        show({"bases": [bases.as_json(one) for one in shown], "totals": bases.totals(checked)})
        return
    for one in shown:
        typer.echo(bases.line(one))
    show(bases.totals(checked))


def _items(paths: list[Path]) -> list[BasicItem]:
    files = [one for path in paths for one in (load_folder(path) if path.is_dir() else (load_file(path),))]
    return [one.guide for one in check(files).guides if isinstance(one.guide, BasicItem)]
