"""Whose is a name or a number that was said without whose it is?"""

from collections.abc import Callable

import pytest

from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.build import build
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.search import Knowledge
from tests.unit.assistant.turns.conftest import GUIDES, ZHANG, Talk


def test_while_a_name_is_asked_it_is_the_answer(begun: Callable[..., Talk]) -> None:
    talk = begun("compulsory-school-enrolment")
    talk.press("edit:child_name")
    talk.say("叫陈小雨")
    assert talk.value("child_name") == "陈小雨"


def test_the_only_name_that_is_open_is_meant(town: Knowledge, moment: Moment) -> None:
    talk = Talk(town, moment)
    talk.press("start:compulsory-school-enrolment")
    reply = talk.say("叫陈小雨")
    assert talk.value("child_name") == "陈小雨"
    assert "陈小雨" in reply.paragraphs[0]


def test_of_several_it_is_asked_whose_it_is(begun: Callable[..., Talk]) -> None:
    talk = begun("birth-registration")
    reply = talk.say("叫陈小雨")
    assert "这是谁的" in reply.paragraphs[0]
    assert reply.outcome is Outcome.ASKED
    assert talk.state.open_matter is not None
    assert not talk.state.open_matter.failures
    assert not [one for one in talk.state.open_matter.answers.values() if one.value == "陈小雨"]


def test_their_own_name_as_it_is_known_goes_on(talk: Talk) -> None:
    talk.press("start:residence-permit")
    reply = talk.say(f"我叫{ZHANG.identity['name']}")
    assert "继续办理" in reply.paragraphs[0]


def test_another_than_is_known_cannot_be_theirs(talk: Talk) -> None:
    talk.press("start:residence-permit")
    reply = talk.say("我叫李婷")
    assert "实名认证" in reply.paragraphs[0]
    assert talk.value("full_name") == ZHANG.identity["name"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("她妈妈叫李敏，身份证990102199001011230", "母亲身份证号“990102********1230”没有记下"),
        ("她妈妈叫李敏，身份证号99010219900101123", "母亲身份证号“9****************”没有记下"),
    ],
)
def test_a_mistyped_number_beside_a_name_is_told_and_the_name_kept(
    begun: Callable[..., Talk], said: str, told: str
) -> None:
    talk = begun("birth-registration")
    talk.say("爸爸", "已婚", "有出生证", "跟妈妈", "也在明川市")
    words = "".join(talk.say(said).paragraphs)
    assert talk.value("mother_name") == "李敏"
    assert talk.value("mother_id") is None
    assert told in words
    assert "号" in words.split("没有记下：")[1]


def test_the_number_is_that_of_whoever_was_named_before_it(begun: Callable[..., Talk]) -> None:
    talk = begun("birth-registration")
    talk.say("爷爷", "已婚", "有出生证", "跟妈妈", "也在明川市")
    talk.say("爸爸叫陈大力，身份证990102198803141012")
    assert talk.value("father_id") == "990102198803141012"
    assert talk.value("mother_id") is None


def test_a_right_number_of_another_kind_is_no_mistyped_one(begun: Callable[..., Talk]) -> None:
    talk = begun("birth-registration")
    talk.say("爸爸")
    words = "".join(talk.say("妈妈叫李敏，电话15400001234").paragraphs)
    assert "没有记下" not in words


@pytest.fixture(scope="module")
def registry() -> Knowledge:
    built = build([load_file(GUIDES / "items" / "marriage-registration.yaml")], HashingEncoder())
    return Knowledge(built.release, built.index)


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ("我女朋友电话15400005678", "bride_mobile"),
        ("她手机15400005678", "bride_mobile"),
        ("我老公的手机号是15400005678", "groom_mobile"),
    ],
)
def test_a_number_is_that_of_whom_it_is_said_to_be(registry: Knowledge, moment: Moment, said: str, path: str) -> None:
    talk = Talk(registry, moment, citizen=None)
    talk.press("start:marriage-registration")
    talk.say(said)
    assert talk.value(path) == "15400005678"
    other = {"bride_mobile": "groom_mobile", "groom_mobile": "bride_mobile"}[path]
    assert talk.value(other) is None


def test_where_nobody_can_tell_whose_it_is_it_is_asked(registry: Knowledge, moment: Moment) -> None:
    talk = Talk(registry, moment, citizen=None)
    talk.press("start:marriage-registration")
    reply = talk.say("我妹妹的电话15400005678")
    assert "这是谁的" in reply.paragraphs[0]
    assert talk.value("groom_mobile") is None
    assert talk.value("bride_mobile") is None


def test_she_is_the_woman_and_he_the_man(registry: Knowledge, moment: Moment) -> None:
    talk = Talk(registry, moment, citizen=None)
    talk.press("start:marriage-registration")
    talk.say("她叫刘小雨", "他叫王大伟")
    assert (talk.value("bride_name"), talk.value("groom_name")) == ("刘小雨", "王大伟")


def test_a_name_alone_is_asked_about(registry: Knowledge, moment: Moment) -> None:
    talk = Talk(registry, moment, citizen=None)
    talk.press("start:marriage-registration")
    assert "这是谁的" in talk.say("刘小雨").paragraphs[0]


def test_the_words_of_a_question_are_no_part_of_a_name(moment: Moment) -> None:
    built = build([load_file(GUIDES / "items" / "individual-business-establishment.yaml")], HashingEncoder())
    talk = Talk(Knowledge(built.release, built.index), moment)
    talk.press("start:individual-business-establishment")
    talk.say("自己家的房子", "店叫什么是明川市远帆物业服务有限公司")
    assert talk.value("trade_name") in (None, "明川市远帆物业服务有限公司")
