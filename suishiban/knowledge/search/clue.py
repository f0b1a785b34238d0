"""What may speak for an item, and against it?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Clues:
    """What speaks for one item, and against it; most about 0 to 1."""

    named: float = 0.0
    """How much of its best-fitting name was said (`NameTable.likeness`)."""
    ranks: float = 0.0
    """Sum of 1 / rank of its passages among those found."""
    near: float = 0.0
    """Dense score of its nearest passage, 0 at least."""
    called: float = 0.0
    """Dense score of its nearest name and the content of the question, 0 at least."""
    worded: float = 0.0
    """Dense score of its nearest common question, 0 at least."""
    strange: float = 0.0
    """How much of the content its guide never mentions, by pairs and words."""
    letters: float = 0.0
    """The same by characters."""
    share: float = 0.0
    """The same as a share of the content."""
    length: float = 0.0
    """How much content there is."""
    elsewhere: float = 0.0
    """1 where another city's counter is meant."""
    talked_of: float = 0.0
    """1 for the item talked of."""
    talked_strange: float = 0.0
    """`strange` of the item talked of."""
    talked_bare: float = 0.0
    """1 for the item talked of where the question has no content."""
    talked_worded: float = 0.0
    """`worded` of the item talked of."""
