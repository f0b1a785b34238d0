"""Which passage of one item answers a question best?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.search.aspects import sections_asked
from suishiban.knowledge.search.names import unnamed
from suishiban.knowledge.search.reading import Reading
from suishiban.knowledge.search.section_model import CLUES, Chances
from suishiban.knowledge.search.served import Knowledge
from suishiban.knowledge.search.words import WordTable
from suishiban.knowledge.text import folded, simplify

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fit:
    """How well one passage answers."""

    passage: Passage
    chance: float
    """That it is the passage meant; of all passages of the item together 1."""
    clues: Mapping[str, float]
    """What is known of it, by the names of `section_model.CLUES`."""

    @property
    def evidence(self) -> float:
        """How far the passage is known to speak of what was asked, 0 to 1: the best of the clues that tell by
        themselves."""
        return max(self.clues[name] for name in _PROOFS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of one item."""

    beyond: frozenset[str]
    """The features besides the item's names."""
    weight: float
    """Theirs together."""
    asked: tuple[Section, ...]
    """The sections named, the most telling first."""
    chances: Chances
    """How likely each section is meant, see `SectionModel.chances`."""


#: What a wording that the guide itself names adds to the score.
_VERBATIM = 6.0
#: Keeps the logarithm of a chance finite.
_LEAST = 0.01
#: The clues that are evidence of themselves.
_PROOFS = ("shared", "wording", "alike", "asked", "also_asked", "aspect")


def wanted(knowledge: Knowledge, read: Reading, item: str) -> Wanted:
    """What the question asks of `item`."""
    named = knowledge.names.of_item.get(item, frozenset())
    chances = knowledge.sections.chances(unnamed(read.text, named))
    beyond = read.features - named
    return Wanted(beyond, knowledge.words.sum(beyond), sections_asked(read.text), chances)


def fits(knowledge: Knowledge, read: Reading, item: str, numbers: Sequence[int]) -> list[Fit]:
    """The passages `numbers` of `item`, best first."""
    if not numbers:
        return []
    rows = clue_rows(knowledge, read, wanted(knowledge, read, item), numbers)
    whole = folded(read.said)
    verbatim = np.array([whole in knowledge.words.said_in(number).verbatim for number in numbers])
    scores = rows @ _weights(knowledge) + _leaning(knowledge, numbers) + _VERBATIM * verbatim
    chances = np.exp(scores - scores.max())
    chances /= chances.sum()
    found = [
        Fit(knowledge.index.passages[number], chance, dict(zip(CLUES, row, strict=True)))
        for number, chance, row in zip(numbers, chances.tolist(), rows.tolist(), strict=True)
    ]
    return sorted(found, key=lambda fit: -fit.chance)


def clue_rows(knowledge: Knowledge, read: Reading, want: Wanted, numbers: Sequence[int]) -> Matrix:
    """Shape (passages, clues): what is known of each passage, in the order of `section_model.CLUES`."""
    places = np.array(numbers)
    rows = np.zeros((len(numbers), len(CLUES)))
    rows[:, 0] = read.asked.words.of(places)
    rows[:, 1] = knowledge.index.dense.scores(read.asked.vector, places)
    for row, number in zip(rows, numbers, strict=True):
        row[2:] = _clues(knowledge, read, want, number)
    return rows


def _clues(knowledge: Knowledge, read: Reading, want: Wanted, number: int) -> tuple[float, ...]:
    passage, told, words = knowledge.index.passages[number], knowledge.words.said_in(number), knowledge.words
    place = want.asked.index(Section(passage.section)) if passage.section in want.asked else -1
    aspect = _chance(knowledge, want, passage.section)
    return (
        _shared(words, want, told.words),
        max((_shared(words, want, one) for one in told.wordings), default=0.0),
        max((words.alike(read.features, one) for one in told.wordings), default=0.0),
        float(place == 0),
        float(place > 0),
        float(bool(told.answers & set(want.asked))),
        float(passage.id.endswith("/all")),
        aspect,
        float(np.log(aspect + _LEAST)),
        _agreement(knowledge, want, number),
    )


def _shared(words: WordTable, want: Wanted, said: frozenset[str]) -> float:
    """Share of what is asked, by weight, that stands in `said`; 0 to 1."""
    return words.sum(want.beyond & said) / want.weight if want.weight else 0.0


def _chance(knowledge: Knowledge, want: Wanted, section: str) -> float:
    """How likely `section` is meant; 0 for one that no question is taken to be about, as common questions are."""
    sections = knowledge.sections.sections
    return float(want.chances[sections.index(section)]) if section in sections else 0.0


def _agreement(knowledge: Knowledge, want: Wanted, number: int) -> float:
    """How far a common question is about the same sections as the question asked (A. Bhattacharyya, 1943)."""
    passage = knowledge.index.passages[number]
    if passage.section != Section.FAQ:
        return 0.0
    if number not in knowledge.aspects:
        own = simplify(passage.text.partition("？")[0])
        named = knowledge.names.of_item.get(passage.item, frozenset())
        knowledge.aspects[number] = knowledge.sections.chances(unnamed(own, named))
    return float(np.sqrt(knowledge.aspects[number] * want.chances).sum())


def _weights(knowledge: Knowledge) -> Matrix:
    return np.array([knowledge.sections.weights.get(name, 0.0) for name in CLUES])


def _leaning(knowledge: Knowledge, numbers: Sequence[int]) -> Matrix:
    """What the section of each passage weighs before anything is asked."""
    passages = knowledge.index.passages
    return np.array([knowledge.sections.weights.get(passages[number].section, 0.0) for number in numbers])
