from random import Random

import pytest

from suishiban.training.data.pairs import Article, clause_pair, item_pair, made_up_pair
from suishiban.training.data.phrasing import Phrasing, load_phrasing

ARTICLE = Article(
    id="sample#第二条",
    law="居住证管理办法",
    chapter="第一章 总则",
    number="第二条",
    text="公民离开常住户口所在地，到其他城市居住半年以上，可以申领居住证；申领居住证应当提交身份证明。",
)


@pytest.fixture(scope="module", name="phrasing")
def the_phrasing() -> Phrasing:
    return load_phrasing()


def test_every_group_has_an_official_word_and_another(phrasing: Phrasing) -> None:
    for groups in (phrasing.things, phrasing.acts, phrasing.aspects, phrasing.words):
        assert min(len(group) for group in groups) >= 2
        assert all(one.strip() == one and one for group in groups for one in group)


def test_a_known_word_is_replaced_by_one_of_its_group(phrasing: Phrasing) -> None:
    said = {phrasing.reworded("驾照", 1.0, Random(seed)) for seed in range(40)}
    assert "驾照" in said
    assert "机动车驾驶证" in said
    assert said <= set(phrasing.members["驾照"])


def test_at_no_chance_nothing_is_replaced(phrasing: Phrasing) -> None:
    assert phrasing.reworded("驾照丢了", 0.0, Random(1)) == "驾照丢了"


def test_the_same_seed_gives_the_same_pairs(phrasing: Phrasing) -> None:
    assert made_up_pair(phrasing, Random(5)) == made_up_pair(phrasing, Random(5))
    assert clause_pair(ARTICLE, phrasing, Random(5)) == clause_pair(ARTICLE, phrasing, Random(5))


def test_questions_about_a_clause_are_short_and_its_text_is_of_the_article(phrasing: Phrasing) -> None:
    for seed in range(50):
        pair = clause_pair(ARTICLE, phrasing, Random(seed))
        assert 0 < len(pair.question) <= 80
        assert set(pair.text.split("\n")[-1]) <= set(ARTICLE.passage)


def test_brackets_of_an_item_name_may_be_left_out(phrasing: Phrasing) -> None:
    texts = {item_pair("烟花爆竹经营许可（零售）", phrasing, Random(seed)).text for seed in range(20)}
    assert texts == {"烟花爆竹经营许可（零售）", "烟花爆竹经营许可"}
