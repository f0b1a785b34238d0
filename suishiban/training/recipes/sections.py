"""How is the choice of a guide's section fitted? On the authors' questions and a list of wordings, judged by item.

First the softmax over character groups, then the weights of a passage's clues; those are fitted on chances that come
from models that never saw the question's item, so that they learn how far to trust them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.search.names import unnamed
from suishiban.knowledge.search.ranking import clue_rows, fits, wanted
from suishiban.knowledge.search.reading import Reading, reading
from suishiban.knowledge.search.section_model import CLUES, SectionModel, groups, scale
from suishiban.knowledge.text import clean
from suishiban.training.data.aspects import section_wordings
from suishiban.training.recipes.descent import steepest

Matrix = NDArray[np.float64]
FOLDS, _INNER = 5, 4
#: Weight decay of the softmax and of the clues' weights; steps and their sizes.
_RIDGE, _RIDGE_OF_CLUES = 0.5, 0.003
_STEPS, _RATE, _STEPS_OF_CLUES, _RATE_OF_CLUES = 120, 0.05, 300, 0.1
#: A group must occur so often.
_SEEN = 2
ALL = (*CLUES, *(section.value for section in Section))


@dataclass(frozen=True, slots=True)
class Sample:
    """One question of an item whose answer stands in a known section."""

    item: str
    section: str
    read: Reading
    unnamed: str
    """The question with the item's name left out."""
    numbers: tuple[int, ...]
    """The passages of the item."""
    right: NDArray[np.bool_]
    """Shape (passages,): those of the section."""


def samples(knowledge: Knowledge, asked: Sequence[tuple[str, str, str]], region: str, on: date) -> list[Sample]:
    """From (item, section, question) triples; those without item or section are left out."""
    return [
        _sample(knowledge, item, section, clean(question), region, on)
        for item, section, question in asked
        if section and item in knowledge.names.of_item
    ]


def _sample(knowledge: Knowledge, item: str, section: str, question: str, region: str, on: date) -> Sample:
    read = reading(knowledge, question)
    numbers = tuple(np.flatnonzero(knowledge.holding(region, on) & knowledge.of_item(item)).tolist())
    right = np.array([knowledge.index.passages[number].section == section for number in numbers])
    return Sample(item, section, read, unnamed(read.text, knowledge.names.of_item[item]), numbers, right)


def folds(items: Sequence[str], count: int, seed: int = 0) -> list[frozenset[str]]:
    """The items in `count` groups."""
    order = np.random.default_rng(seed).permutation(sorted(set(items)))
    return [frozenset(part.tolist()) for part in np.array_split(order, count)]


def fit(knowledge: Knowledge, given: Sequence[Sample]) -> SectionModel:
    """The model of these questions."""
    rows: list[Matrix] = []
    right: list[NDArray[np.bool_]] = []
    for held_out in folds([one.item for one in given], _INNER):
        seen = knowledge.with_models(sections=_softmax([one for one in given if one.item not in held_out]))
        for one in given:
            if one.item in held_out and one.right.any():
                rows.append(columns(seen, one))
                right.append(one.right)
    return replace(_softmax(given), weights=dict(zip(ALL, _clue_weights(rows, right).tolist(), strict=True)))


def cross_validated(knowledge: Knowledge, given: Sequence[Sample]) -> dict[str, float]:
    """How the questions of items that were not fitted on are answered, the item being known; shares."""
    first = aspect = 0
    for held_out in folds([one.item for one in given], FOLDS):
        model = fit(knowledge, [one for one in given if one.item not in held_out])
        seen = knowledge.with_models(sections=model)
        for one in given:
            if one.item in held_out:
                first += fits(seen, one.read, one.item, one.numbers)[0].passage.section == one.section
                likeliest = int(model.chances(one.unnamed).argmax())
                aspect += model.sections[likeliest] == one.section
    named = sum(one.section != Section.FAQ for one in given)
    return {
        "n": len(given),
        "best_passage_of_the_section": round(first / len(given), 4),
        "n_without_common_questions": named,
        "section_by_character_groups": round(aspect / named, 4),
    }


def columns(knowledge: Knowledge, sample: Sample) -> Matrix:
    """Shape (passages, len(ALL)): the clues of the passages of the question's item, and their sections."""
    want = wanted(knowledge, sample.read, sample.item)
    clues = clue_rows(knowledge, sample.read, want, sample.numbers)
    sections = [knowledge.index.passages[number].section for number in sample.numbers]
    return np.hstack([clues, np.array([[float(one == section.value) for section in Section] for one in sections])])


def _softmax(given: Sequence[Sample]) -> SectionModel:
    """Which section the character groups stand for. What asks a common question is no section of its own."""
    taught = [(groups(one.unnamed), one.section) for one in given if one.section != Section.FAQ] + _wordings()
    counts = Counter(group for found, _ in taught for group in found)
    numbered = {group: n for n, group in enumerate(sorted(group for group, count in counts.items() if count >= _SEEN))}
    sections = tuple(sorted({section for _, section in taught}))
    features = np.zeros((len(taught), len(numbered) + 1))
    features[:, -1] = 1
    for row, (found, _) in zip(features, taught, strict=True):
        known = [numbered[group] for group in found if group in numbered]
        row[known] = scale(len(known))
    right = np.array([[float(section == one) for one in sections] for _, section in taught])
    decay = np.append(np.full(len(numbered), _RIDGE), 0.0)[:, None]

    def slope(table: Matrix) -> Matrix:
        return np.asarray((features.T @ (_chances(features @ table) - right) + decay * table) / len(taught))

    table = steepest(slope, np.zeros((features.shape[1], len(sections))), _STEPS, _RATE)
    return SectionModel(sections, numbered, table.astype(np.float32), {})


def _chances(scores: Matrix) -> Matrix:
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def _clue_weights(rows: Sequence[Matrix], right: Sequence[NDArray[np.bool_]]) -> Matrix:
    """Of all passages of an item together, those of the right section shall be likely."""
    longest = max(map(len, rows))
    padded, wanted_ones = np.zeros((len(rows), longest, len(ALL))), np.zeros((len(rows), longest))
    absent = np.ones((len(rows), longest), dtype=bool)
    for n, (row, one) in enumerate(zip(rows, right, strict=True)):
        padded[n, : len(row)], wanted_ones[n, : len(row)], absent[n, : len(row)] = row, one, False

    def slope(weights: Matrix) -> Matrix:
        chances = _chances(np.where(absent, -1e9, padded @ weights))
        among = chances * wanted_ones
        among /= among.sum(axis=1, keepdims=True) + 1e-12
        return np.asarray(np.einsum("nmd,nm->d", padded, chances - among) / len(rows) + _RIDGE_OF_CLUES * weights)

    return steepest(slope, np.zeros(len(ALL)), _STEPS_OF_CLUES, _RATE_OF_CLUES)


def _wordings() -> list[tuple[frozenset[str], str]]:
    return [(groups(wording), section) for section, wordings in section_wordings().items() for wording in wordings]
