"""Does the scenario question come first that removes most of what is left to ask?"""

from collections.abc import Callable

import pytest

from suishiban.assistant.form.eliminating import most_eliminating
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.search import Knowledge

from .conftest import Talk


def order(town: Knowledge, moment: Moment, item: str, **chosen: str) -> tuple[str, ...]:
    compiled = town.release.guide(item, "990102", moment.at.date())
    assert isinstance(compiled, CompiledGuide)
    open_ones = [one for one in compiled.guide.scenarios if one.id not in chosen and not one.when]
    return most_eliminating(compiled, open_ones, chosen, moment.at)


def test_the_kind_of_premises_decides_more_than_the_number_of_founders(town: Knowledge, moment: Moment) -> None:
    assert order(town, moment, "company-establishment") == ("premises", "founders", "preapproval")


def test_the_guide_s_order_stands_where_little_is_at_stake(town: Knowledge, moment: Moment) -> None:
    assert order(town, moment, "company-change-address") == ("premises", "building", "move")
    assert order(town, moment, "birth-registration")[:2] == ("reporter", "parents")


def test_what_is_left_is_weighed_anew_after_every_answer(town: Knowledge, moment: Moment) -> None:
    chosen = {"reporter": "mother", "parents": "married"}
    assert order(town, moment, "birth-registration", **chosen)[0] == "birthplace"


@pytest.mark.parametrize(
    ("item", "first"), [("company-establishment", "premises"), ("teacher-qualification", "by_place")]
)
def test_it_is_asked_first(begun: Callable[..., Talk], item: str, first: str) -> None:
    talk = begun(item)
    assert talk.last is not None
    assert talk.last.reply.asks == first


def test_the_card_keeps_the_order_of_the_form(begun: Callable[..., Talk]) -> None:
    talk = begun("company-establishment")
    talk.say("租的写字楼", "两个人合伙")
    card = talk.say("看看我填的").card
    assert card is not None
    assert [line.path for line in card.lines] == ["founders", "premises"]


def test_what_was_said_already_is_not_asked(begun: Callable[..., Talk]) -> None:
    talk = begun("company-establishment", premises="租赁")
    assert talk.last is not None
    assert talk.last.reply.asks == "founders"
