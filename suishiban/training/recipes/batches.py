"""What does the encoder see in one training step?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

import numpy as np
from numpy.typing import NDArray

from suishiban.knowledge.index.hybrid import best
from suishiban.knowledge.index.lexical import LexicalIndex, bm25
from suishiban.training.data.corpora import Corpora
from suishiban.training.data.guide_questions import question_about
from suishiban.training.data.pairs import Pair, clause_pair, item_pair, made_up_pairs
from suishiban.training.data.phrasing import Phrasing
from suishiban.training.data.retrieval_sets import Question

PAIRS = 512
LAY_QUESTIONS = 128
#: Articles that share words with a lay question but do not answer it.
HARD = 5
#: Articles that have nothing to do with any of them.
EASY = 512


class Source(StrEnum):
    """Where the pairs of a step come from."""

    #: Clauses of statute articles, reworded.
    ARTICLES = "articles"
    #: Matters made of the word list.
    MATTERS = "matters"
    #: Lay questions about statutes, against articles that look alike.
    QUESTIONS = "questions"
    #: Lay questions about statutes, against what lawyers replied.
    REPLIES = "replies"
    #: Names of service items.
    ITEMS = "items"
    #: English dialogues about government services.
    DIALOGUES = "dialogues"
    #: Names and common questions of the project's own guides; where the guides' passages are asked for too, as many
    #: questions made from those, against what else the same items and their neighbours say.
    GUIDES = "guides"


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions, texts, and which texts are no fair wrong answer to which question."""

    questions: Sequence[str]
    texts: Sequence[str]
    """The first len(questions) are the right ones, in order; the rest are wrong for all."""
    spared: NDArray[np.bool_]
    """Shape (questions, texts): True where the text answers the question too, its own right text excepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batches:
    """Makes batches; all chance comes from `random`."""

    corpora: Corpora
    phrasing: Phrasing
    look_alikes: Sequence[NDArray[np.int64]]
    """For each lay question, the numbers of the articles that share most words with it."""
    number_of: Mapping[str, int]
    """Article id → number."""
    random: Random

    def next(self, source: Source) -> Batch:
        """One batch of pairs from `source`."""
        if source is Source.QUESTIONS:
            return self._lay_questions()
        pairs = self._pairs(source)
        texts = np.array([pair.text for pair in pairs])
        about = np.array([pair.about or pair.text for pair in pairs])
        spared = (texts[:, None] == texts[None, :]) | (about[:, None] == about[None, :])
        np.fill_diagonal(spared, False)
        return Batch([self._asked(pair, source) for pair in pairs], texts.tolist(), spared)

    def _asked(self, pair: Pair, source: Source) -> str:
        """The question; a matter is often asked for with a place that no guide names."""
        if source not in (Source.MATTERS, Source.ITEMS):
            return pair.question
        return self.phrasing.placed(pair.question, self.corpora.places, self.random)

    def _pairs(self, source: Source) -> Sequence[Pair]:
        corpora, random = self.corpora, self.random
        match source:
            case Source.ARTICLES:
                return [clause_pair(one, self.phrasing, random) for one in random.sample(corpora.articles, PAIRS)]
            case Source.ITEMS:
                return [item_pair(one, self.phrasing, random) for one in random.sample(corpora.items, PAIRS)]
            case Source.REPLIES:
                asked = random.sample(self._replied, min(PAIRS, len(self._replied)))
                return [Pair(self._reworded(one.text), random.choice(corpora.replies[one.id])) for one in asked]
            case Source.DIALOGUES:
                return random.sample(corpora.dialogues, PAIRS)
            case Source.GUIDES:
                told = random.sample(corpora.told, min(PAIRS // 2, len(corpora.told)))
                stated = random.sample(corpora.guides, min(PAIRS - len(told), len(corpora.guides)))
                return [*stated, *(question_about(one, self.phrasing, random) for one in told)]
            case _:
                return made_up_pairs(PAIRS, self.phrasing, random)

    def _lay_questions(self) -> Batch:
        random, asked = self.random, self.corpora.lay_questions
        chosen = random.sample(range(len(asked)), LAY_QUESTIONS)
        right = [random.choice(sorted(asked[number].gold)) for number in chosen]
        hard = [int(one) for number in chosen for one in random.sample(list(self.look_alikes[number]), HARD)]
        wrong = [*hard, *random.sample(range(len(self.corpora.articles)), EASY)]
        articles = [*(self.number_of[one] for one in right), *wrong]
        spared = np.array([[self._answers(one, number) for one in articles] for number in chosen])
        np.fill_diagonal(spared, False)
        texts = [self.corpora.articles[one].passage for one in articles]
        return Batch([self._put(asked[number]) for number in chosen], texts, spared)

    def _answers(self, article: int, question: int) -> bool:
        return self.corpora.articles[article].id in self.corpora.lay_questions[question].gold

    @property
    def _replied(self) -> Sequence[Question]:
        return [one for one in self.corpora.lay_questions if self.corpora.replies.get(one.id)]

    def _put(self, question: Question) -> str:
        """The question, or a sentence of a reply to it: lawyers say the same half in the words of statutes."""
        replies = self.corpora.replies.get(question.id, ())
        if replies and self.random.random() < 0.5:
            return self.random.choice(replies)
        return self._reworded(question.text)

    def _reworded(self, question: str) -> str:
        if self.random.random() < 0.5:
            return question
        return self.phrasing.asked(self.phrasing.reworded(question, 0.3, self.random), self.random)


def batches_of(corpora: Corpora, phrasing: Phrasing, random: Random) -> Batches:
    """Batches of everything in `corpora`."""
    return Batches(
        corpora=corpora,
        phrasing=phrasing,
        look_alikes=look_alikes(corpora, bm25([article.passage for article in corpora.articles])),
        number_of={article.id: number for number, article in enumerate(corpora.articles)},
        random=random,
    )


def look_alikes(corpora: Corpora, index: LexicalIndex, count: int = 100) -> Sequence[NDArray[np.int64]]:
    """For each lay question the numbers of `count` articles that share most words with it."""
    return [best(index.scores(question.text), count) for question in corpora.lay_questions]
