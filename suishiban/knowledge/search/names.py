"""How is each item called, and which parts of its names tell it from the others?

Names and aliases are compared by their character pairs (Chinese) and words (English), each weighted by how few items
use it: 居住证 tells an item, 办理 does not.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from suishiban.knowledge.library.release import Release
from suishiban.knowledge.text import clean, folded, simplify

WORD = re.compile(r"[a-z0-9]+|[\u3400-\u9fff〇]+")


#: What people say around what they mean; leaving it out also keeps its characters from pairing with the others'.
_POLITE = re.compile(
    r"先问一?下|问下|我要办|我要|我想要|我想|我们想|想要|想问一下|想问|请问|问一下|麻烦|帮我|给我|替我|我来|办理一下|办一下|一下|的话|那个|这个|你好|您好"
    r"|(?<![a-z])(?:i want to|i would like to|i'd like to|i need to|please|can you|could you|hello)(?![a-z])",
    re.IGNORECASE,
)
_MEASURE = re.compile(r"(?<=[开办补换领申做弄])[个张本](?![体人])")


def meant(text: str) -> str:
    """`text` without politeness and without the measure word in 开个公司."""
    return _MEASURE.sub("", _POLITE.sub(" ", simplify(clean(text))))


def features(text: str) -> frozenset[str]:
    """Character pairs of Chinese runs (single characters where a run has one), words of the rest."""
    found: set[str] = set()
    for run in WORD.findall(simplify(clean(text)).lower()):
        if run[0] < "\u3400":
            found.add(run.removesuffix("s") if len(run) > 3 else run)
        elif len(run) == 1:
            found.add(run)
        else:
            found.update(map("".join, pairwise(run)))
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Name:
    """One name or alias of one item."""

    item: str
    text: str
    folded: str
    features: frozenset[str]
    weight: float
    """Sum of the weights of its features."""


@dataclass(frozen=True, slots=True)
class NameTable:
    """Every name of every item and life event, with the weight of each feature."""

    names: tuple[Name, ...]
    weights: Mapping[str, float]
    of_item: Mapping[str, frozenset[str]]
    """Item → the features of all its names."""
    with_feature: Mapping[str, tuple[int, ...]]
    """Feature → the places in `names` of those that have it."""
    stated: tuple[tuple[str, tuple[str, ...]], ...]
    """What it was made of: every item with its names."""

    def likeness(self, said: frozenset[str], folded: str) -> dict[str, float]:
        """How much of the best-fitting name of each item was said, 0 to 1; items with nothing in common are left out.

        A name that stands in the utterance as a whole counts 1; else the weighted share of its features, scaled down
        so that a half-said name never passes for a whole one.
        """
        best: dict[str, float] = {}
        for place in sorted({place for feature in said for place in self.with_feature.get(feature, ())}):
            name = self.names[place]
            shared = name.features & said
            share = sum(self.weights[feature] for feature in shared) / name.weight
            whole = len(name.folded) >= 2 and name.folded in folded
            score = 1.0 + 0.02 * min(len(name.folded), 20) if whole else 0.95 * share
            best[name.item] = max(best.get(name.item, 0.0), score)
        return best


#: Every item with its names.
Stated = Sequence[tuple[str, tuple[str, ...]]]


def stated_names(release: Release) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The names of everything the release serves."""
    return tuple((entry.item, (entry.name.zh, entry.name.en, *entry.aliases)) for entry in release.catalogue())


def table_of(stated: Stated, beside: NameTable | None = None) -> NameTable:
    """The table of items and their names; `beside` holds items whose names tell a feature's weight too."""
    weights = _weights([*stated, *((name.item, (name.text,)) for name in (beside.names if beside else ()))])
    names = [_name(item, text, weights) for item, texts in stated for text in texts if features(text)]
    of_item = {item: frozenset(one for text in texts for one in features(text)) for item, texts in stated}
    return NameTable(tuple(names), weights, of_item, _places(names), tuple(stated))


def _places(names: Iterable[Name]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for place, name in enumerate(names):
        for feature in name.features:
            found.setdefault(feature, []).append(place)
    return {feature: tuple(places) for feature, places in found.items()}


def unnamed(text: str, named: frozenset[str]) -> str:
    """`text` with □ for every run of it that the features `named` of an item's names cover."""
    lowered = text.lower()
    if text.isascii():
        return " ".join("□" if _feature(word) in named else word for word in _WORD_OR_MARK.findall(lowered))
    pairs = [lowered[place : place + 2] in named for place in range(len(lowered) - 1)]
    covered = [left or right for left, right in zip([False, *pairs], [*pairs, False], strict=True)]
    return _MARKS.sub("□", "".join("□" if there else one for one, there in zip(lowered, covered, strict=True)))


def _feature(word: str) -> str:
    """An English word as `features` has it; a little word is of no name."""
    return "" if len(word) < 3 else word.removesuffix("s") if len(word) > 3 else word


_WORD_OR_MARK, _MARKS = re.compile(r"[a-z0-9]+|[?!]"), re.compile("□+")


def _name(item: str, text: str, weights: Mapping[str, float]) -> Name:
    found = features(text)
    folded = "".join(char for char in simplify(clean(text)).lower() if char.isalnum())
    return Name(item, text, folded, found, sum(weights[feature] for feature in found))


def _weights(stated: Iterable[tuple[str, tuple[str, ...]]]) -> Mapping[str, float]:
    """log((1 + items) / (1 + items that use the feature)) + 0.1, by feature."""
    used: Counter[str] = Counter()
    items = 0
    for _, texts in stated:
        items += 1
        used.update({feature for text in texts for feature in features(text)})
    return {feature: math.log((1 + items) / (1 + count)) + 0.1 for feature, count in used.items()}


def items_named(text: str, release: Release) -> tuple[str, ...]:
    """The items whose name, or another name of theirs, stands in `text` as a whole; of names within names the longest.

    Only what was named: unlike routing it never guesses.
    """
    said = folded(text)
    names = sorted(
        {(folded(one), item) for item, texts in stated_names(release) for one in texts if len(folded(one)) > 1},
        key=lambda name: -len(name[0]),
    )
    found: list[str] = []
    for name, item in names:
        if name in said:
            found.append(item)
            said = said.replace(name, "，")
    return tuple(dict.fromkeys(found))
