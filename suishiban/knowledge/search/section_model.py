"""Which section of a guide is a question about, whatever the item, and which passage of the item answers it?

A softmax over character groups (one to three characters of Chinese, one or two words of English) of the question with
the item's name left out says how likely each section is meant. A conditional logit weighs that with what words, vectors
and common questions say about each passage. `suishiban train sections` fits both.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import IO

import numpy as np
from numpy.typing import NDArray

Chances = NDArray[np.float32]

#: What is known of a passage, in this order: the columns that `weights` weighs, before one column for each section.
CLUES = (
    "words",  # share of the question that its words cover
    "meaning",  # dense score
    "shared",  # share of what was asked beyond the item's name that it says
    "wording",  # share of the same that a known wording of its question holds
    "alike",  # how alike the question and that wording are
    "asked",  # 1 where its section was asked for by name
    "also_asked",  # 1 where its section was asked for beside another
    "answers_asked",  # 1 for a common question about a section that was asked for
    "overview",  # 1 for what tells a section as a whole
    "aspect",  # how likely its section is meant
    "log_aspect",  # the logarithm of the same
    "agreement",  # for a common question: how far it is about the same sections
)


@dataclass(frozen=True, slots=True)
class SectionModel:
    """Fitted weights."""

    sections: tuple[str, ...]
    """What a question can be about."""
    groups: Mapping[str, int]
    """Character group → its row in `table`; the last row counts always."""
    table: Chances = field(repr=False)
    """Shape (groups + 1, sections)."""
    weights: Mapping[str, float]
    """Of the clues, and of each section by its name."""

    def chances(self, unnamed: str) -> Chances:
        """Shape (sections,): how likely the question, with the item's name left out, is about each; together 1."""
        rows = [self.groups[group] for group in groups(unnamed) if group in self.groups]
        scores = self.table[-1] + (self.table[rows].sum(axis=0) * scale(len(rows)) if rows else 0)
        weights = np.exp(scores - scores.max())
        return np.asarray(weights / weights.sum(), dtype=np.float32)


def scale(count: int) -> float:
    """What each of `count` groups counts, so that long questions do not shout."""
    return 2 / float(np.sqrt(max(1, count)))


_ENGLISH, _MARKS = re.compile(r"□|[a-z0-9]+"), re.compile(r"[\s，。？！?!,.、“”]")


def groups(unnamed: str) -> frozenset[str]:
    """The character groups of a question, its beginning and end marked."""
    text = unnamed.lower()
    if text.replace("□", "").isascii():
        words = ["^", *_ENGLISH.findall(text), "$"]
        return frozenset((*words, *map(" ".join, pairwise(words))))
    text = f"^{_MARKS.sub('', text)}$"
    return frozenset(text[at : at + size] for size in (1, 2, 3) for at in range(len(text) - size + 1)) - {"^", "$"}


def save(model: SectionModel, file: IO[bytes]) -> None:
    """Write the model as NumPy arrays, without pickles."""
    names = sorted(model.weights)
    np.savez_compressed(
        file,
        sections=np.array(model.sections),
        groups=np.array(sorted(model.groups, key=lambda group: model.groups[group])),
        table=model.table.astype(np.float16),
        names=np.array(names),
        weights=np.array([model.weights[name] for name in names]),
    )


def load(file: IO[bytes]) -> SectionModel:
    """What `save` wrote."""
    with np.load(file) as content:
        arrays = {name: content[name] for name in content.files}
    return SectionModel(
        tuple(arrays["sections"].tolist()),
        _numbered(arrays["groups"].tolist()),
        arrays["table"].astype(np.float32),
        dict(zip(arrays["names"].tolist(), arrays["weights"].tolist(), strict=True)),
    )


def _numbered(groups: Iterable[str]) -> dict[str, int]:
    return {group: number for number, group in enumerate(groups)}


@cache
def shipped_sections() -> SectionModel:
    """The model that comes with the project."""
    with files("suishiban.knowledge.search").joinpath("data", "sections.npz").open("rb") as file:
        return load(file)
