"""Which guides are about the same thing, and do they say the same of it?

Two departments may publish a guide of one name. To offer both for choice would be to offer a choice between equal
words; what they say is compared instead, and where it differs both are shown.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.release import Release
from suishiban.knowledge.text import folded

#: Item → the others of its name.
Twins = Mapping[str, tuple[str, ...]]


def twins_of(release: Release) -> Twins:
    """The items that bear another item's name, with those others."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    for item in sorted(release.live):
        named[folded(release.name(item).zh)].append(item)
    shared = [items for items in named.values() if len(items) > 1]
    return {item: tuple(one for one in items if one != item) for items in shared for item in items}


def differing(first: Sequence[Passage], other: Sequence[Passage]) -> tuple[Passage, ...]:
    """The best passage of each on the same section, the one in force later first; empty where they say the same."""
    for mine in first:
        theirs = next((one for one in other if one.section == mine.section), None)
        if theirs is not None and folded(theirs.text) != folded(mine.text):
            return tuple(sorted((mine, theirs), key=lambda one: one.since, reverse=True))
    return ()
