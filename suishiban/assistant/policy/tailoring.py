"""What of an answer concerns the citizen, as far as the open application tells?

Somebody who has already said that the card was lost is not told what those must hand in whose card was damaged. Only
what is decided is left out; what still depends on an answer stays, with its condition.
"""

from collections.abc import Sequence

from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.rules import Truth, evaluate

#: Sections whose pieces hold for some only; the key of a piece is the id of what its `when` belongs to.
_DEPENDENT = (Section.MATERIALS, Section.FEES)
_OVERVIEW = "all"


def tailored(
    d: Deliberation, item: str, passages: Sequence[Passage], told: Sequence[Passage]
) -> tuple[Passage, ...] | None:
    """The passages for the citizen's own case; None where the application decides nothing about them.

    An overview of documents gives way to the documents themselves that are needed; `told` are all of the item.
    """
    matter = d.state.open_matter
    if matter is None or matter.item != item:
        return None
    compiled = d.guide_of(matter)
    if any(passage.version != compiled.guide.version for passage in told if passage.section in _DEPENDENT):
        return None
    wanted = [one for passage in passages for one in _pieces(passage, told)]
    kept = tuple(one for one in dict.fromkeys(wanted) if not _ruled_out(d, matter, compiled, one))
    return kept if kept and len(kept) < len(dict.fromkeys(wanted)) else None


def _pieces(passage: Passage, told: Sequence[Passage]) -> list[Passage]:
    """What an overview of a dependent section is about; any other passage is about itself."""
    if passage.section not in _DEPENDENT or _key(passage) != _OVERVIEW:
        return [passage]
    return [one for one in told if one.section == passage.section and _key(one) != _OVERVIEW]


def _ruled_out(d: Deliberation, matter: Matter, compiled: CompiledGuide, passage: Passage) -> bool:
    rule = compiled.when.get(_key(passage)) if passage.section in _DEPENDENT else None
    values, moment = d.relevance_of(matter).values, d.evidence.moment
    return rule is not None and evaluate(rule, values, moment.at, moment.calendar) is Truth.NO


def _key(passage: Passage) -> str:
    return passage.id.rpartition("/")[2]
