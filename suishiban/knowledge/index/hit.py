"""What does a search give back?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found."""

    number: int
    """Its place in the index, from 0."""
    id: str
    score: float
    """Higher is better; comparable between queries to the same index, not between indexes."""
    lexical: float = 0.0
    """How much of the query its words cover, 0 none, about 1 all."""
    dense: float = 0.0
    """Inner product of the unit vectors, -1 to 1."""
