"""How does a text that is no part of a guide become a passage?"""

from datetime import date

from suishiban.knowledge.index.passage import Passage


def foreign(id: str, text: str, title: str = "") -> Passage:
    """A passage of a foreign corpus: always and everywhere in force, of no item."""
    return Passage(id=id, item="", section="", region="", version=0, since=date.min, text=text, title=title)
