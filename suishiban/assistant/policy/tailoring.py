"""What of an answer concerns the citizen, as far as the question or the open application tells?

Somebody who has already said that the card was lost is not told what those must hand in whose card was damaged. Only
what is decided is left out; what still depends on an answer stays, with its condition.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from suishiban.assistant.form.relevance import Values
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.knowledge.guide import Option
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.rules import Truth, evaluate

#: Sections whose pieces hold for some only; the key of a piece is the id of what its `when` belongs to.
_DEPENDENT = (Section.MATERIALS, Section.FEES)
_OVERVIEW = "all"


def tailored(
    d: Deliberation,
    item: str,
    passages: Sequence[Passage],
    told: Sequence[Passage],
    supposed: Mapping[str, Option],
) -> tuple[Passage, ...] | None:
    """The passages for the citizen's own case; None where nothing that is known decides anything about them.

    An overview of documents gives way to the documents themselves that are needed; `told` are all of the item.
    `supposed`, the case that the question describes, counts before what the open application says.
    """
    case = _case(d, item, supposed)
    if case is None:
        return None
    if any(passage.version != case.compiled.guide.version for passage in told if passage.section in _DEPENDENT):
        return None
    wanted = dict.fromkeys(one for passage in passages for one in _pieces(passage, told))
    kept = tuple(one for one in wanted if not _ruled_out(d, case, one))
    return kept if kept and len(kept) < len(wanted) else None


@dataclass(frozen=True, slots=True)
class _Case:
    """Whom the answer is for."""

    compiled: CompiledGuide
    values: Values


def _case(d: Deliberation, item: str, supposed: Mapping[str, Option]) -> _Case | None:
    named = {path: option.id for path, option in supposed.items()}
    matter = d.state.open_matter
    if matter is not None and matter.item == item:
        return _Case(d.guide_of(matter), {**d.relevance_of(matter).values, **named})
    compiled = d.evidence.release.guide(item, d.state.region, d.evidence.moment.at.date()) if named else None
    return _Case(compiled, named) if isinstance(compiled, CompiledGuide) else None


def _pieces(passage: Passage, told: Sequence[Passage]) -> list[Passage]:
    """What an overview of a dependent section is about; any other passage is about itself."""
    if passage.section not in _DEPENDENT or _key(passage) != _OVERVIEW:
        return [passage]
    return [one for one in told if one.section == passage.section and _key(one) != _OVERVIEW]


def _ruled_out(d: Deliberation, case: _Case, passage: Passage) -> bool:
    rule = case.compiled.when.get(_key(passage)) if passage.section in _DEPENDENT else None
    moment = d.evidence.moment
    return rule is not None and evaluate(rule, case.values, moment.at, moment.calendar) is Truth.NO


def _key(passage: Passage) -> str:
    return passage.id.rpartition("/")[2]
