"""Questions that leave out what they ask."""

import pytest

from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.search.follow_up import followed_up


@pytest.mark.parametrize(
    ("question", "section", "fuller"),
    [
        ("那护照呢？", Section.FEES, "护照要多少钱"),
        ("换领的话呢", Section.LIMITS, "换领要多久办好"),
        ("还有居住证呢", Section.MATERIALS, "居住证要带什么材料"),
        ("And the passport?", Section.FEES, "the passport how much does it cost"),
        ("what about deregistration?", Section.LIMITS, "deregistration how long does it take"),
    ],
)
def test_what_was_asked_before_is_asked_again(question: str, section: Section, fuller: str) -> None:
    assert followed_up(question, section) == fuller


@pytest.mark.parametrize(
    "question", ["那要多久呢？", "他呢？", "护照多少钱", "我自己呢", "what about him?", "How long?"]
)
def test_what_asks_for_itself_or_for_somebody_stays(question: str) -> None:
    assert followed_up(question, Section.FEES) == ""


@pytest.mark.parametrize("section", ["", "summary", "faq"])
def test_nothing_is_added_where_nothing_in_particular_was_asked(section: str) -> None:
    assert followed_up("那护照呢？", section) == ""
