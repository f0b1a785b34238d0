"""For what would a data source be read?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceUse:
    """One data source and what it is for in one application."""

    source: str
    fills: tuple[str, ...] = ()
    """Paths of the blanks it may know."""
    replaces: tuple[str, ...] = ()
    """Paths of the documents it stands in for."""
