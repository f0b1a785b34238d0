"""Which words does each guide use, and how telling is each?"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from suishiban.knowledge.index.hybrid import searched
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.search.aspects import sections_asked
from suishiban.knowledge.search.names import NameTable, features
from suishiban.knowledge.text import folded


@dataclass(frozen=True, slots=True)
class Said:
    """What one passage says."""

    words: frozenset[str]
    """Of its text in both languages."""
    wordings: tuple[frozenset[str], ...]
    """Of the question of an FAQ, in Chinese first, and of other wordings people use for it."""
    verbatim: frozenset[str]
    """The same wordings, folded."""
    answers: frozenset[Section]
    """The sections the question of an FAQ asks about."""


@dataclass(frozen=True, slots=True)
class WordTable:
    """The features (`names.features`) of every item's passages and names."""

    of_item: Mapping[str, frozenset[str]]
    used: Mapping[str, int]
    """By how many items."""
    passages: Sequence[Passage]
    _said: dict[int, Said]

    def said_in(self, number: int) -> Said:
        """What the passage with this number says; worked out when it is first asked for."""
        if number not in self._said:
            self._said[number] = _said(self.passages[number])
        return self._said[number]

    def covered(self, said: frozenset[str], item: str) -> float:
        """Share of `said`, by weight, that the guide of `item` says too; 0 to 1."""
        total = sum(self.weight(feature) for feature in said)
        known = self.of_item.get(item, frozenset())
        return sum(self.weight(feature) for feature in said if feature in known) / total if total else 0.0

    def weight(self, feature: str) -> float:
        """log((1 + items) / (1 + items that use it)) + 0.1; what no guide says weighs most."""
        return math.log((1 + len(self.of_item)) / (1 + self.used.get(feature, 0))) + 0.1


def word_table(passages: Sequence[Passage], names: NameTable) -> WordTable:
    """The words of these passages and names."""
    texts: dict[str, list[str]] = {}
    for passage in passages:
        texts.setdefault(passage.item, []).append(searched(passage))
    found = {item: set(features("\n".join(parts))) for item, parts in texts.items()}
    for name in names.names:
        found.setdefault(name.item, set()).update(name.features)
    used = Counter(feature for words in found.values() for feature in words)
    return WordTable({item: frozenset(words) for item, words in found.items()}, used, passages, {})


def _said(passage: Passage) -> Said:
    words = features(passage.text) | features(passage.text_en)
    if passage.section != Section.FAQ:
        return Said(words, (), frozenset(), frozenset())
    own = [passage.text.partition("？")[0], passage.text_en.partition("?")[0]]
    worded = [text for text in (*own, *passage.also.split("\n")) if text]
    exact = frozenset(folded(text) for text in worded)
    return Said(words, tuple(features(text) for text in worded), exact, frozenset(sections_asked(worded[0])))
