"""Which words does each guide use, and how telling is each?"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from suishiban.knowledge.index.hybrid import searched
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.search.aspects import sections_asked
from suishiban.knowledge.search.content import Strange, strange
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
    """The features (`names.features`) of every item's passages, names and form."""

    of_item: Mapping[str, frozenset[str]]
    letters: Mapping[str, frozenset[str]]
    """The single characters of the same."""
    weights: Mapping[str, float]
    """log((1 + items) / (1 + items that use it)) + 0.1 of every feature and every character that an item uses."""
    used: Counter[str]
    """How many items use each of these."""
    unknown: float
    """Weight of what no guide says: the most."""
    passages: Sequence[Passage]
    _said: dict[int, Said]

    def said_in(self, number: int) -> Said:
        """What the passage with this number says; worked out when it is first asked for."""
        if number not in self._said:
            self._said[number] = _said(self.passages[number])
        return self._said[number]

    def shared(self, asked: frozenset[str], said: frozenset[str]) -> float:
        """Share of `asked`, by weight, that stands in `said`; 0 to 1."""
        total = self.sum(asked)
        return self.sum(asked & said) / total if total else 0.0

    def alike(self, one: frozenset[str], other: frozenset[str]) -> float:
        """How alike two wordings are, by weight (L. R. Dice, 1945); 0 to 1."""
        common = one & other
        return 2 * self.sum(common) / (self.sum(one) + self.sum(other)) if common else 0.0

    def sum(self, features: Iterable[str]) -> float:
        """The weights of `features` together."""
        weights, unknown = self.weights, self.unknown
        return sum([weights.get(feature, unknown) for feature in features])

    def strange(self, runs: Sequence[str], item: str) -> Strange:
        """How much of the content `runs` the guide of `item` never mentions."""
        known, letters = self.of_item.get(item, frozenset()), self.letters.get(item, frozenset())
        return strange(runs, known, letters, self.weights, self.unknown)


def word_table(
    passages: Sequence[Passage],
    telling: Iterable[Passage],
    names: NameTable,
    forms: Mapping[str, str],
    before: WordTable | None = None,
    changed: Collection[str] = (),
) -> WordTable:
    """The words of the passages `telling` among all `passages`, of the names, and of the items' forms.

    With the table `before`, only those of the items `changed` are given, all others are as they were.
    """
    texts = {item: [words] for item, words in forms.items()}
    for passage in telling:
        texts.setdefault(passage.item, []).append(searched(passage))
    found = {item: features("\n".join(parts)) for item, parts in texts.items()}
    for item in names.of_item if before is None else names.of_item.keys() & changed:
        found[item] = found.get(item, frozenset()) | names.of_item[item]
    letters = {
        item: frozenset(one for word in words for one in word if one >= "\u3400") for item, words in found.items()
    }
    new = Counter(one for item, words in found.items() for one in words | letters[item])
    if before is None:
        return _weighed(found, letters, new, passages)
    left = [item for item in changed if item in before.of_item]
    old = Counter(one for item in left for one in before.of_item[item] | before.letters[item])
    used = Counter(before.used)
    used.update(new)
    used.subtract(old)
    kept = {item: words for item, words in before.of_item.items() if item not in changed}
    kept_letters = {item: words for item, words in before.letters.items() if item not in changed}
    return _weighed({**kept, **found}, {**kept_letters, **letters}, used, passages)


def _weighed(
    found: Mapping[str, frozenset[str]],
    letters: Mapping[str, frozenset[str]],
    used: Counter[str],
    passages: Sequence[Passage],
) -> WordTable:
    weight = {count: _weight(len(found), count) for count in set(used.values())}
    weights = {one: weight[count] for one, count in used.items() if count}
    return WordTable(found, letters, weights, used, _weight(len(found), 0), passages, {})


def _weight(items: int, used: int) -> float:
    return math.log((1 + items) / (1 + used)) + 0.1


def _said(passage: Passage) -> Said:
    words = features(passage.text) | features(passage.text_en)
    if passage.section != Section.FAQ:
        return Said(words, (), frozenset(), frozenset())
    own = [passage.text.partition("？")[0], passage.text_en.partition("?")[0]]
    worded = [text for text in (*own, *passage.also.split("\n")) if text]
    exact = frozenset(folded(text) for text in worded)
    return Said(words, tuple(features(text) for text in worded), exact, frozenset(sections_asked(worded[0])))
