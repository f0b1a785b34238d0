"""How does a template with its contents become pages?

One typst compiler serves the whole process: it keeps its fonts and caches between pages. The contents go in as JSON,
never as markup, so no value can change the page. Noto Sans SC (OFL) is embedded; whatever rare character it lacks is
taken from the system's fonts.
"""

import json
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Literal

import typst

_HOME = Path(__file__).parent
#: A compiler is not made for several threads at once.
_ONE_AT_A_TIME = threading.Lock()


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[str(_HOME / "fonts")])
    return typst.Compiler(root=str(_HOME), font_paths=fonts)


def pdf(template: str, contents: Mapping[str, object], made_at: datetime) -> bytes:
    """The document as PDF; the same contents and time give the same bytes."""
    pages = _compiled(template, contents, "pdf", made_at)
    assert isinstance(pages, bytes)
    return pages


def png(template: str, contents: Mapping[str, object], made_at: datetime) -> tuple[bytes, ...]:
    """The pages as pictures, 144 dots per inch."""
    pages = _compiled(template, contents, "png", made_at)
    return (pages,) if isinstance(pages, bytes) else tuple(pages)


def _compiled(
    template: str, contents: Mapping[str, object], form: Literal["pdf", "png"], made_at: datetime
) -> bytes | list[bytes]:
    inputs = {"contents": json.dumps(contents, ensure_ascii=False, sort_keys=True)}
    with _ONE_AT_A_TIME:
        made = _compiler().compile(
            input=str(_HOME / template), format=form, sys_inputs=inputs, timestamp=int(made_at.timestamp())
        )
    assert made is not None
    return made
