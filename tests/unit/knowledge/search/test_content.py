"""What a question is about, and how much of it a guide never mentions."""

import pytest

from suishiban.knowledge.search.content import asking, content, length, strange

KNOWN = frozenset({"抵押", "房子", "登记", "mortgage"})
LETTERS = frozenset("抵押房子登记")


def told(question: str) -> tuple[float, float, float]:
    found = strange(content(question), KNOWN, LETTERS, {"抵押": 0.5, "房子": 0.5}, 2.0)
    return found.pairs, found.characters, found.share


def test_words_that_only_ask_are_no_content() -> None:
    assert content("这个要多少钱") == ()
    assert content("how much does it cost?") == ()


def test_what_the_guide_uses_is_not_strange() -> None:
    assert told("房子抵押登记怎么办") == (0.0, 0.0, 0.0)


def test_what_it_never_mentions_is() -> None:
    pairs, characters, share = told("抵押的房子能养鸡吗")
    assert pairs >= 1
    assert characters == 2
    assert share == pytest.approx(2 / 6)


def test_an_english_word_counts_as_a_whole() -> None:
    pairs, characters, share = told("Can I mortgage a spaceship?")
    assert (pairs, characters, share) == (1.0, 1.0, 0.5)


def test_where_something_is_done_is_no_topic() -> None:
    assert content("在东岸区怎么弄") == content("怎么弄")


def test_of_a_story_and_a_question_the_question_counts() -> None:
    assert asking("隔壁老人去世了，我是邻居，能帮着销户吗") == "能帮着销户吗"
    assert asking("我要办居住证") == "我要办居住证"


def test_little_characters_do_not_count() -> None:
    assert length("我的房子") == 2
    assert length("spaceship") == 2
