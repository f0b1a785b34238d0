"""Which items come nearest to a question, however far they are? For administrators, not for citizens."""

from dataclasses import dataclass
from datetime import date

from suishiban.knowledge.search.routing import clues_of, probabilities
from suishiban.knowledge.search.served import Knowledge


@dataclass(frozen=True, slots=True)
class Near:
    """An item and how probably it is meant."""

    item: str
    probability: float


def nearest(knowledge: Knowledge, text: str, region: str, on: date, most: int = 3) -> tuple[Near, ...]:
    """At most so many items, the most probable first, those too that a citizen would not be offered."""
    chances, _ = probabilities(clues_of(knowledge, text, region, on))
    ranked = sorted(chances, key=lambda item: (-chances[item], item))
    return tuple(Near(item, round(chances[item], 4)) for item in ranked[:most])
