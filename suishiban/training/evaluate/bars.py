"""What must hold of the knowledge, and does it?"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any


class Sense(StrEnum):
    """On which side of the bar a figure must lie."""

    #: The figure may not be less.
    AT_LEAST = "at least"
    #: The figure may not be more.
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure beside what it must be."""

    name: str
    value: float
    wanted: float
    sense: Sense = Sense.AT_LEAST
    note: str = ""
    """What the figure rests on: number of cases, unit, configuration, machine."""

    @property
    def met(self) -> bool:
        return self.value >= self.wanted if self.sense is Sense.AT_LEAST else self.value <= self.wanted

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "met": self.met}


@dataclass(frozen=True, slots=True)
class Sources:
    """Where what is measured comes from."""

    data: Path | None
    """Folder of the development data; None: what needs it is left out, by name."""
    guides: Path
    tests: Path
    """The project's tests: their questions and claims."""


#: Measures one part; told where things are and to whom to say how far it is.
Part = Callable[[Sources, Callable[[str], None]], tuple[Bar, ...]]


def measured_parts(
    parts: Mapping[str, Part], sources: Sources, progress: Callable[[str], None]
) -> dict[str, tuple[Bar, ...]]:
    """The bars of every part, in order."""
    found: dict[str, tuple[Bar, ...]] = {}
    for name, part in parts.items():
        progress(name)
        found[name] = part(sources, progress)
    return found
