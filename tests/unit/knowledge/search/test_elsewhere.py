"""Another city's counter."""

import pytest

from suishiban.knowledge.search.elsewhere import elsewhere


@pytest.mark.parametrize("question", ["北京买房资格怎么查", "深圳的居住证怎么办", "我在广州开餐馆找谁"])
def test_a_question_about_another_city(question: str) -> None:
    assert elsewhere(question, "990102")


@pytest.mark.parametrize(
    "question", ["我在上海交过社保，能转来吗", "户口从杭州迁过来", "去香港玩要办什么证", "居住证怎么办"]
)
def test_who_comes_from_there_asks_here(question: str) -> None:
    assert not elsewhere(question, "990102")


def test_the_own_city_is_not_elsewhere() -> None:
    assert not elsewhere("深圳的居住证怎么办", "440305")
