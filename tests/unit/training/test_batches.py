from random import Random

import numpy as np
import pytest

from suishiban.training.data.corpora import Corpora
from suishiban.training.data.guide_questions import Told
from suishiban.training.data.pairs import Article, Pair
from suishiban.training.data.phrasing import load_phrasing
from suishiban.training.data.retrieval_sets import Question
from suishiban.training.recipes.batches import EASY, HARD, LAY_QUESTIONS, PAIRS, Batches, Source, batches_of


@pytest.fixture(scope="module", name="batches")
def some_batches() -> Batches:
    articles = tuple(Article(str(n), "办法", "", f"第{n}条", f"第{n}项应当登记，可以变更。") for n in range(600))
    corpora = Corpora(
        articles=articles,
        lay_questions=tuple(Question(str(n), f"第{n}项要登记吗", frozenset({str(n), str(n + 1)})) for n in range(200)),
        replies={str(n): (f"依照第{n}条，应当登记。",) for n in range(150)},
        items=tuple(f"事项{n}审批" for n in range(PAIRS)),
        dialogues=tuple(Pair(f"question {n}", f"answer {n}") for n in range(PAIRS)),
        places=("明川市",),
        guides=(Pair("孩子上户口", "出生登记"), Pair("宝宝落户", "出生登记")),
        told=(
            Told("permit/fees/zh", "居住证申领", ("居住证",), ("□多少钱",), ("补领二十元。",)),
            Told("permit/fees/zh", "居住证申领", ("居住证",), ("□多少钱",), ("首次免费。",)),
            Told("permit/limits/zh", "居住证申领", ("居住证",), ("□多久",), ("三个工作日办结。",)),
        ),
    )
    return batches_of(corpora, load_phrasing(), Random(0))


@pytest.mark.parametrize(
    "source", [one for one in Source if one not in (Source.QUESTIONS, Source.REPLIES, Source.GUIDES)]
)
def test_each_source_fills_a_batch_with_one_text_for_each_question(batches: Batches, source: Source) -> None:
    batch = batches.next(source)
    assert len(batch.questions) == len(batch.texts) == PAIRS
    assert batch.spared.shape == (PAIRS, PAIRS)
    assert not batch.spared.diagonal().any()


def test_lay_questions_meet_look_alikes_and_other_articles(batches: Batches) -> None:
    batch = batches.next(Source.QUESTIONS)
    assert len(batch.questions) == LAY_QUESTIONS
    assert len(batch.texts) == LAY_QUESTIONS + LAY_QUESTIONS * HARD + EASY


def test_what_lawyers_replied_stands_for_the_question_half_of_the_time(batches: Batches) -> None:
    questions = batches.next(Source.QUESTIONS).questions
    assert 0.2 < sum(one.startswith("依照") for one in questions) / LAY_QUESTIONS < 0.6


def test_a_question_meets_what_was_replied_to_it(batches: Batches) -> None:
    batch = batches.next(Source.REPLIES)
    assert len(batch.questions) == 150  # the others have no reply
    assert sorted(batch.texts) == sorted(text for texts in batches.corpora.replies.values() for text in texts)


def test_another_right_article_is_never_a_wrong_answer(batches: Batches) -> None:
    batch = batches.next(Source.QUESTIONS)
    wrong = ~batch.spared
    np.fill_diagonal(wrong, False)
    for row in range(LAY_QUESTIONS):
        right = batch.texts[row]
        assert right not in [batch.texts[int(column)] for column in np.flatnonzero(wrong[row])]


def test_guides_are_asked_for_by_name_and_by_what_they_say(batches: Batches) -> None:
    batch = batches.next(Source.GUIDES)
    assert len(batch.questions) == len(batches.corpora.guides) + len(batches.corpora.told)
    named = [number for number, text in enumerate(batch.texts) if text == "出生登记"]
    assert batch.spared[named[0], named[1]]  # the same text of another question is no wrong answer


def test_what_the_same_section_says_is_never_a_wrong_answer_and_another_section_is(batches: Batches) -> None:
    batch = batches.next(Source.GUIDES)
    limits = next(number for number, text in enumerate(batch.texts) if "工作日" in text)
    fees = [number for number, text in enumerate(batch.texts) if "补领" in text or "首次" in text]
    assert batch.spared[fees[0], fees[1]]
    assert batch.spared[fees[1], fees[0]]
    assert not batch.spared[limits].any()
