"""Which word was meant where a character was typed by its sound?

居主证 stands for 居住证. A pair of characters that no guide uses, in which one character differs from a pair of some
item's name and sounds the same, is read as that pair, if it then also goes with its other neighbour. What any guide
uses is never touched.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from suishiban.knowledge.search.names import features
from suishiban.knowledge.search.sounds import sounds


@dataclass(frozen=True, slots=True)
class Mended:
    """The pairs of the items' names by how they sound."""

    used: Callable[[str], bool]
    """Whether two Chinese characters stand side by side in a guide or a name."""
    by_sound: Mapping[tuple[str, str], tuple[str, ...]]
    """Sound of both characters → the pairs of names that sound so."""

    def read(self, text: str) -> str:
        """`text` with the characters typed by their sound put right; the length never changes."""
        if text.isascii():
            return text
        characters = list(text)
        for place, character in enumerate(text):
            if character in _KEPT or character < "\u3400" or self._fits(text, place):
                continue
            right = self._before(characters, place) or self._after(characters, place)
            if right and self._joins(characters[max(place - 1, 0) : place], right, characters[place + 1 : place + 2]):
                characters[place] = right
        return "".join(characters)

    def _fits(self, text: str, place: int) -> bool:
        """Whether the character makes a known pair with either neighbour."""
        pairs = (text[max(place - 1, 0) : place + 1], text[place : place + 2])
        return any(len(pair) == 2 and min(pair) >= "\u3400" and self.used(pair) for pair in pairs)

    def _joins(self, before: list[str], right: str, after: list[str]) -> bool:
        """Whether the character put right makes a known pair with each neighbour that is no little word."""
        pairs = [one + right for one in before if _counts(one)] + [right + one for one in after if _counts(one)]
        return all(map(self.used, pairs))

    def _before(self, characters: list[str], place: int) -> str:
        """What the character should be for the pair with the one before it."""
        if place == 0:
            return ""
        first, second = characters[place - 1], characters[place]
        return next((pair[1] for pair in self._alike(first, second) if pair[0] == first), "")

    def _after(self, characters: list[str], place: int) -> str:
        """The same for the one behind it."""
        if place + 1 >= len(characters):
            return ""
        first, second = characters[place], characters[place + 1]
        return next((pair[0] for pair in self._alike(first, second) if pair[1] == second), "")

    def _alike(self, first: str, second: str) -> tuple[str, ...]:
        reading = sounds()
        return self.by_sound.get((reading.get(first, ""), reading.get(second, "")), ())


def _counts(neighbour: str) -> bool:
    return neighbour >= "\u3400" and neighbour not in _KEPT


#: Little words are meant as they stand, whatever they sound like; and no mistyped character stands for one.
_KEPT = frozenset(
    "的了着过是不没有在和与就都也还要会能可吗呢吧啊呀么怎什哪这那为个位一二三四五六七八九十百千万几多少我你他她它们上下"
)
#: A pair is a word of the names, not two neighbours by chance, when so many names hold it.
_HELD = 3


def by_sound(names: Iterable[str]) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The pairs of the items' `names` by how they sound."""
    reading = sounds()
    counts = Counter(pair for name in names for pair in features(name))
    found: dict[tuple[str, str], list[str]] = {}
    for pair, count in counts.most_common():
        if count >= _HELD and len(pair) == 2 and set(pair) <= reading.keys() and not set(pair) & _KEPT:
            found.setdefault((reading[pair[0]], reading[pair[1]]), []).append(pair)
    return {sound: tuple(pairs) for sound, pairs in found.items()}
