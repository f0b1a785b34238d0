"""Which items come nearest to a question, however far they are? For administrators, not for citizens."""

from dataclasses import dataclass
from datetime import date

from suishiban.knowledge.search.clues import clues_of
from suishiban.knowledge.search.reading import Reading, reading
from suishiban.knowledge.search.served import Knowledge


@dataclass(frozen=True, slots=True)
class Near:
    """An item and how probably it is meant."""

    item: str
    probability: float


def nearest(knowledge: Knowledge, text: str, region: str, on: date, most: int = 3) -> tuple[Near, ...]:
    """At most so many items, the most probable first, those too that a citizen would not be offered."""
    return ranked(knowledge, reading(knowledge, text), region, on, most)


def ranked(knowledge: Knowledge, read: Reading, region: str, on: date, most: int = 3) -> tuple[Near, ...]:
    """The same of a question already read."""
    chances, _ = knowledge.routing.probabilities(clues_of(knowledge, read, region, on))
    ordered = sorted(chances, key=lambda item: (-chances[item], item))
    return tuple(Near(item, round(chances[item], 4)) for item in ordered[:most])
