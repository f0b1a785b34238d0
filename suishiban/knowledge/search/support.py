"""Does a guide answer the question at all, the item being known?

The more of the question, beyond the item's name, the guide never mentions, the better a passage must fit.
"""

from collections.abc import Sequence

from suishiban.knowledge.search.clues import LENGTH, LONGEST, MOST_LETTERS, MOST_PAIRS
from suishiban.knowledge.search.content import asking, content, length
from suishiban.knowledge.search.names import unnamed
from suishiban.knowledge.search.ranking import Fit
from suishiban.knowledge.search.reading import Reading
from suishiban.knowledge.search.served import Knowledge
from suishiban.knowledge.search.support_model import Signs


def signs(knowledge: Knowledge, read: Reading, item: str, ranked: Sequence[Fit]) -> Signs:
    """What speaks for an answer from the passages `ranked` of `item`, best first, at least one."""
    named = knowledge.names.of_item.get(item, frozenset())
    rest = content(unnamed(asking(read.text), named).replace("□", " "))
    strange = knowledge.words.strange(rest, item)
    size = min(sum(map(length, rest)) / LENGTH, LONGEST)
    return Signs(
        strange=min(strange.pairs, MOST_PAIRS),
        letters=min(strange.characters, MOST_LETTERS),
        share=strange.share,
        known=(1 - strange.share) * size,
        length=size,
        alike=max(fit.clues["alike"] for fit in ranked),
        wording=max(fit.clues["wording"] for fit in ranked),
        shared=max(fit.clues["shared"] for fit in ranked),
        words=max(fit.clues["words"] for fit in ranked),
        aspect=ranked[0].clues["aspect"],
        chance=ranked[0].chance,
    )


def supported(knowledge: Knowledge, read: Reading, item: str, ranked: Sequence[Fit]) -> bool:
    """Whether the guide of `item` answers from its passages `ranked`."""
    model = knowledge.support
    return bool(ranked) and model.probability(signs(knowledge, read, item, ranked)) >= model.enough
