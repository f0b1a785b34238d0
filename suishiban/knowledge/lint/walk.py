"""Which texts stand where in a guide?"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from suishiban.knowledge.guide import Text


def texts_of(value: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """Every `Text` inside `value` with its path as findings write it, e.g. materials[2].form."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from texts_of(one, f"{path}[{index}]")
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_of(getattr(value, one.name), f"{path}.{one.name}".removeprefix("."))
