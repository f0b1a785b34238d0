"""An amount with its unit goes to the only blank that wants that unit, while something else is asked."""

from collections.abc import Callable

import pytest

from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.build import build
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.search import Knowledge
from tests.unit.assistant.turns.conftest import GUIDES, Talk


@pytest.fixture(scope="module")
def houses() -> Knowledge:
    built = build([load_file(GUIDES / "items" / "property-transfer.yaml")], HashingEncoder())
    return Knowledge(built.release, built.index)


@pytest.fixture(name="selling")
def somebody_who_sells(houses: Knowledge, moment: Moment) -> Talk:
    talk = Talk(houses, moment, citizen=None)
    talk.press("start:property-transfer")
    return talk


@pytest.mark.parametrize("said", ["一百二十万", "120万元", "一共一百二十万吧"])
def test_a_sum_is_for_the_only_sum(selling: Talk, said: str) -> None:
    reply = selling.say(said)
    assert str(selling.value("price")) in ("1200000", "1200000.00")
    assert "1,200,000" in reply.paragraphs[0]


@pytest.mark.parametrize("said", ["一百二十", "一百二十岁", "多少万"])
def test_what_has_another_unit_or_none_is_for_nothing(selling: Talk, said: str) -> None:
    selling.say(said)
    assert selling.value("price") is None


def test_who_sells_is_not_who_buys(selling: Talk) -> None:
    selling.say("卖房的叫郑志强")
    assert selling.value("seller_name") == "郑志强"
    assert selling.value("buyers.0.buyer_name") is None


def test_what_the_choice_takes_is_its_answer(begun: Callable[..., Talk]) -> None:
    talk = begun("compulsory-school-enrolment", stage="primary", ground="household")
    talk.press("edit:autumn")
    talk.say("2027年")
    assert talk.value("autumn") == "2027"
