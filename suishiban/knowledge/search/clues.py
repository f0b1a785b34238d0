"""What speaks for each item, and what against it, given a question?"""

from datetime import date

from suishiban.knowledge.search.clue import Clues
from suishiban.knowledge.search.content import length
from suishiban.knowledge.search.elsewhere import elsewhere
from suishiban.knowledge.search.reading import Reading
from suishiban.knowledge.search.served import Knowledge
from suishiban.knowledge.text import folded

#: Passages looked at.
DEPTH = 20
#: Beyond so much, more strange content says nothing more; how many characters count as 1, and their most.
MOST_PAIRS, MOST_LETTERS, LENGTH, LONGEST = 3.0, 2.0, 10.0, 2.0


def clues_of(knowledge: Knowledge, read: Reading, region: str, on: date, talked_of: str = "") -> dict[str, Clues]:
    """What speaks for each item that has anything in common with the question, and for the one talked of."""
    named = knowledge.names.likeness(read.features, folded(read.text))
    ranks: dict[str, float] = {}
    near: dict[str, float] = {}
    for rank, hit in enumerate(knowledge.index.found(read.asked, DEPTH, knowledge.holding(region, on)), start=1):
        item = knowledge.index.passages[hit.number].item
        ranks[item] = ranks.get(item, 0.0) + 1 / rank
        near[item] = max(near.get(item, 0.0), hit.dense)
    called, worded = knowledge.called.nearest(read.about), knowledge.worded.nearest(read.asked.vector)
    size = min(sum(map(length, read.content)) / LENGTH, LONGEST)
    away = float(elsewhere(read.text, region))
    found: dict[str, Clues] = {}
    for item in sorted(named.keys() | ranks.keys() | ({talked_of} if talked_of else set())):
        strange = knowledge.words.strange(read.content, item)
        pairs, here = min(strange.pairs, MOST_PAIRS), float(item == talked_of)
        found[item] = Clues(
            named=named.get(item, 0.0),
            ranks=ranks.get(item, 0.0),
            near=near.get(item, 0.0),
            called=called.get(item, 0.0),
            worded=worded.get(item, 0.0),
            strange=pairs,
            letters=min(strange.characters, MOST_LETTERS),
            share=strange.share,
            length=size,
            elsewhere=away,
            talked_of=here,
            talked_strange=here * pairs,
            talked_bare=here * (not read.content),
            talked_worded=here * worded.get(item, 0.0),
        )
    return found
