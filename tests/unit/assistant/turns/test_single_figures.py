"""“最后一位是3”: single figures of the number given last are put right; what that makes must be valid."""

import pytest

from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.search import Knowledge
from tests.unit.assistant.turns.conftest import Talk


@pytest.fixture(name="calling")
def somebody_whose_number_stands(town: Knowledge, moment: Moment) -> Talk:
    """15400001234 stands as the mobile number; a choice is asked."""
    talk = Talk(town, moment)
    talk.press("start:residence-permit")
    talk.say("手机号是15400001234")
    assert talk.value("mobile") == "15400001234"
    return talk


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("打错了，最后一位是3", "15400001233"),
        ("最后一位应该是3", "15400001233"),
        ("第四位错了，是8", "15480001234"),
        ("第四位不是0是8", "15480001234"),
        ("倒数第二位是7", "15400001274"),
        ("尾号是5678", "15400005678"),
        ("后四位是5678", "15400005678"),
        ("第十位应该是9", "15400001294"),
        ("手机号最后一位是三", "15400001233"),
        ("最后两位打反了", "15400001243"),
        ("不好意思，把9打成了3", "15400001294"),
        ("sorry, the last digit is 3", "15400001233"),
        ("the last digit of my phone is 5", "15400001235"),
        ("the fourth digit is wrong, it's 8", "15480001234"),
    ],
)
def test_the_number_is_made_anew_and_shown(calling: Talk, said: str, meant: str) -> None:
    reply = calling.say(said)
    assert calling.value("mobile") == meant
    assert meant in reply.paragraphs[0]
    assert reply.asks == "ground"


@pytest.mark.parametrize("said", ["末尾少了一个5", "第一位是9", "第二十位是3", "多打了一个0"])
def test_what_makes_no_valid_number_is_asked_for_again(calling: Talk, said: str) -> None:
    assert calling.say(said).asks == "mobile"
    assert calling.value("mobile") == "15400001234"


def test_figures_of_a_number_that_was_refused(calling: Talk) -> None:
    calling.say("手机号是1540000123")
    assert calling.value("mobile") == "15400001234"
    calling.say("末尾少了一个5")
    assert calling.value("mobile") == "15400001235"


def test_a_checked_number_tells_where_a_figure_is_missing(town: Knowledge, moment: Moment) -> None:
    talk = Talk(town, moment, citizen=None)
    talk.press("start:birth-registration")
    talk.say("妈妈", "已婚", "有出生证", "跟妈妈", "母亲身份证号是99010219880314101")
    assert talk.value("mother_id") is None
    talk.say("末尾少了一个2")
    assert talk.value("mother_id") == "990102198803141012"


def test_where_no_number_was_given_nothing_is_understood(town: Knowledge, moment: Moment) -> None:
    talk = Talk(town, moment, citizen=None)
    talk.press("start:residence-permit")
    reply = talk.say("最后一位是3")
    assert "没有听懂" in reply.paragraphs[0]
    assert talk.state.open_matter is not None
    assert not talk.state.open_matter.failures


def test_what_the_authority_told_is_not_changed(town: Knowledge, moment: Moment) -> None:
    talk = Talk(town, moment)
    talk.press("start:residence-permit")
    before = talk.value("id_number")
    talk.say("身份证号最后一位是3")
    assert talk.value("id_number") == before


def test_a_number_alone_replaces_the_only_one_of_its_kind(calling: Talk) -> None:
    assert "已改为" in calling.say("154 0000 5678").paragraphs[0]
    assert calling.value("mobile") == "15400005678"
