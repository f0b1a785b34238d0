"""Which question belongs to which text? The training pairs of the encoder.

Every source here may train weights that ship: statute articles (no copyright in statutes), lay questions about statutes
with lawyers' replies (the `fit` half; MIT), names of service items (Apache-2.0), half of the Doc2Dial dialogues
(CC BY 3.0, attributed), and matters made of our own word list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from suishiban.training.data.phrasing import Phrasing

_CLAUSE = re.compile(r"[^，。；：！？\n]+[，。；：！？\n]*")
_BRACKETS = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]")


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a text that answers it."""

    question: str
    text: str
    about: str = ""
    """Texts of pairs about the same thing answer each other's questions too; empty: only the same text does."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a statute."""

    id: str
    law: str
    chapter: str
    number: str
    text: str

    @property
    def passage(self) -> str:
        """What the index reads of it."""
        return f"{self.law} {self.number}\n{self.text}"


def clause_pair(article: Article, phrasing: Phrasing, random: Random) -> Pair:
    """One or two clauses of an article, asked in everyday words; the text is the rest of the article, or all of it.

    Where the clauses are left out of the text (K. Lee et al., “Latent retrieval”, 2019: inverse cloze), shared words
    cannot tell the answer; where they stay, rewording makes them differ.
    """
    clauses = _CLAUSE.findall(article.text)
    if len(clauses) < 2 or random.random() < 0.15:
        return Pair(phrasing.asked(phrasing.reworded(_heading(article, random), 0.5, random), random), article.passage)
    start = random.randrange(len(clauses))
    end = start + random.choice([1, 1, 2])
    question = phrasing.reworded("".join(clauses[start:end]).rstrip("，。；：\n"), 0.7, random)
    kept = clauses if random.random() < 0.5 or end - start >= len(clauses) else clauses[:start] + clauses[end:]
    law = f"{article.law} {article.number}\n" if random.random() < 0.5 else ""
    return Pair(phrasing.asked(_shortened(question, random), random), law + "".join(kept))


def _heading(article: Article, random: Random) -> str:
    law = article.law.removeprefix("中华人民共和国")
    chapter = article.chapter.split()[-1] if article.chapter.split() else ""
    return random.choice([law, chapter + law, law + chapter, chapter or law])


def clause_of(text: str, random: Random) -> str:
    """One clause of `text`, at most 24 characters of it, without the punctuation behind it."""
    return _shortened(random.choice(_CLAUSE.findall(text) or [text]).rstrip("，。；：！？\n"), random)


def _shortened(question: str, random: Random) -> str:
    """At most 24 characters of a long clause, taken anywhere: people do not quote in full."""
    if len(question) <= 24 or random.random() < 0.3:
        return question
    start = random.randrange(len(question) - 24)
    return question[start : start + 24]


def made_up_pair(phrasing: Phrasing, random: Random) -> Pair:
    """A matter made of the word list: asked casually, named officially."""
    matter = phrasing.matter(random)
    return Pair(phrasing.casually(matter, random), phrasing.officially(matter, random))


def item_pair(name: str, phrasing: Phrasing, random: Random) -> Pair:
    """The name of a service item, asked for in everyday words."""
    short = _BRACKETS.sub("", name) or name
    return Pair(phrasing.asked(phrasing.reworded(short, 0.8, random), random), name if random.random() < 0.5 else short)


def made_up_pairs(count: int, phrasing: Phrasing, random: Random) -> Sequence[Pair]:
    return [made_up_pair(phrasing, random) for _ in range(count)]
