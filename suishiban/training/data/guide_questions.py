"""What might somebody ask whom a passage of a guide answers?

Questions made from the guides themselves: a wording of the passage's section with one of the item's names in it, or a
clause of the passage in everyday words; then small words around it, and now and then a slip of the fingers or of speech
recognition. The other sections of the item and the same section of its neighbours are the hard wrong answers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from random import Random

from suishiban.knowledge.guide import BasicItem
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.folder import load_folder
from suishiban.knowledge.library.passages import passages_of
from suishiban.knowledge.library.resolve import lay_over
from suishiban.knowledge.parse.guide_file import ParsedGuide
from suishiban.training.data.aspects import ITEM, section_wordings
from suishiban.training.data.noise import misheard, slipped
from suishiban.training.data.pairs import Pair, clause_of
from suishiban.training.data.phrasing import Phrasing

#: Share of the questions that ask in a wording of the section; the others say a clause of the passage.
_WORDED = 0.6
#: Share of the questions with a slip of the fingers, and with a character heard as another.
_SLIPPED, _MISHEARD = 0.1, 0.1


@dataclass(frozen=True, slots=True)
class Told:
    """What a guide says in one section, in one language."""

    about: str
    """Item, section and language; what is told about the same answers the same wordings."""
    title: str
    names: tuple[str, ...]
    """What people call the item, its title included."""
    wordings: tuple[str, ...]
    """How people ask for the section; `□` stands for the item's name. None for common questions."""
    passages: tuple[str, ...]


def told_in(folder: Path) -> tuple[Told, ...]:
    """What the basic items in `folder` tell; files that state none are passed over."""
    wordings = section_wordings()
    read = [one.guide for one in load_folder(folder) if isinstance(one, ParsedGuide)]
    return tuple(told for item in read if isinstance(item, BasicItem) for told in _told(item, wordings))


def _told(item: BasicItem, wordings: Mapping[str, Sequence[str]]) -> Iterator[Told]:
    said = passages_of(lay_over(item, None, 1, ""))
    for section, passages in groupby(said, lambda passage: passage.section):
        together = list(passages)
        for english in (False, True):
            told = _in_language(item, section, together, wordings.get(section, ()), english)
            if told.title and told.passages:
                yield told


def _in_language(
    item: BasicItem, section: str, passages: Sequence[Passage], wordings: Sequence[str], english: bool
) -> Told:
    title = item.name.en if english else item.name.zh
    return Told(
        about=f"{item.id}/{section}/{'en' if english else 'zh'}",
        title=title,
        names=(title, *(one for one in item.aliases if one.isascii() is english)),
        wordings=tuple(one for one in wordings if one.replace(ITEM, "").isascii() is english),
        passages=tuple(text for one in passages if (text := one.text_en if english else one.text)),
    )


def question_about(told: Told, phrasing: Phrasing, random: Random) -> Pair:
    """A question that `told` answers, with one of its passages."""
    passage = random.choice(told.passages)
    asked = _worded(told, random) if told.wordings and random.random() < _WORDED else _said(told, passage, random)
    if not asked.isascii():
        asked = phrasing.asked(phrasing.reworded(asked, 0.4, random), random)
    return Pair(_with_noise(asked, random), f"{told.title}\n{passage}", told.about)


def _worded(told: Told, random: Random) -> str:
    wording, name = random.choice(told.wordings), random.choice(told.names)
    return wording.replace(ITEM, name) if ITEM in wording else _beside(name, wording, random)


def _said(told: Told, passage: str, random: Random) -> str:
    """A clause of the passage, mostly with the item's name; the others ask what only this passage says."""
    clause = _words_of(passage, random) if passage.isascii() else clause_of(passage, random)
    return _beside(random.choice(told.names), clause, random) if random.random() < 0.7 else clause


def _words_of(passage: str, random: Random) -> str:
    """Three to eight words of an English passage that stand together."""
    words, count = passage.split(), random.randint(3, 8)
    start = random.randrange(max(len(words) - count, 0) + 1)
    return " ".join(words[start : start + count]).rstrip(".,;:")


def _beside(name: str, asked: str, random: Random) -> str:
    if name.isascii():
        return random.choice([f"{name}: {asked}", f"{asked} {name}", f"{name}, {asked}"])
    return random.choice([f"{name}{asked}", f"{name}，{asked}", f"{asked}，{name}"])


def _with_noise(asked: str, random: Random) -> str:
    chance = random.random()
    if chance < _SLIPPED:
        return slipped(asked, random)
    return misheard(asked, random) if chance < _SLIPPED + _MISHEARD else asked
