"""What stands where in a guide: texts, limits, fees, places?"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from suishiban.knowledge.guide import BasicItem, Fee, Limits, Place, Text


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


def limits_of(item: BasicItem) -> Iterator[tuple[str, Limits]]:
    """Path and limits of the item and of every implementation that has its own."""
    yield "limits", item.limits
    for index, one in enumerate(item.implementations):
        if one.limits:
            yield f"implementations[{index}].limits", one.limits


def fees_of(item: BasicItem) -> Iterator[tuple[str, Fee]]:
    """Path and fee of the item and of every implementation that has its own."""
    yield from ((f"fees[{index}]", fee) for index, fee in enumerate(item.fees))
    for number, one in enumerate(item.implementations):
        yield from ((f"implementations[{number}].fees[{index}]", fee) for index, fee in enumerate(one.fees or ()))


def places_of(item: BasicItem) -> Iterator[tuple[str, Place]]:
    """Path and place of the item and of every implementation that has its own."""
    yield from ((f"places[{index}]", place) for index, place in enumerate(item.places))
    for number, one in enumerate(item.implementations):
        found = enumerate(one.places or ())
        yield from ((f"implementations[{number}].places[{index}]", place) for index, place in found)
