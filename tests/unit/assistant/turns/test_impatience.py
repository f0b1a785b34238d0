"""Nothing that was said is lost: beside another question, after second thoughts, in one breath with the wish."""

from collections.abc import Callable

import pytest

from suishiban.assistant.conversation.events import Prompted
from suishiban.assistant.conversation.fold import fold
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Prompt, PromptKind

from .conftest import Talk


@pytest.fixture
def stopped(talk: Talk) -> Talk:
    talk.say("我要办理注册地更改", "同意", "租的", "算了不办了")
    reply = talk.say("是")
    assert (reply.outcome, reply.asks) == (Outcome.CANCELLED, "")
    assert "继续" in reply.text
    return talk


@pytest.mark.parametrize(
    "words",
    [
        *(
            "我还是办吧",
            "继续",
            "那还是办一下",
            "继续办",
            "等等，还是办吧",
            "我又想办了",
            "算了还是填完吧",
            "我還是辦吧",
        ),
        *("continue", "actually let's do it", "I changed my mind, go on"),
    ],
)
def test_what_was_stopped_is_taken_up_again_with_its_answers(stopped: Talk, words: str) -> None:
    assert stopped.say(words).asks == "building"
    assert stopped.value("premises") == "leased"


@pytest.mark.parametrize("words", ["你好", "谢谢", "好的", "不用了", "没事", "再见"])
def test_politeness_takes_nothing_up(stopped: Talk, words: str) -> None:
    assert stopped.say(words).outcome is Outcome.TALKED
    assert stopped.state.open_matter is None


def test_the_same_wish_begins_anew_and_another_wish_its_own(stopped: Talk) -> None:
    assert stopped.say("我要办居住证").item == "residence-permit"
    assert stopped.state.stopped_matter is None


def test_nothing_was_stopped_nothing_goes_on(talk: Talk) -> None:
    assert "没有正在填写的申请" in talk.say("继续").text
    assert talk.say("我还是办吧").outcome is not Outcome.ASKED


@pytest.fixture
def consenting(talk: Talk) -> Talk:
    """Asked whether data sources may be read, with every blank still open."""
    talk.say("我要办理注册地更改")
    talk.state = fold(talk.state, [Prompted(Prompt("asked", PromptKind.CONSENT, "business-license,id-card"))])
    return talk


@pytest.mark.parametrize("words", ["租的写字楼", "租的，写字楼", "租的 写字楼"])
def test_values_said_beside_another_question_are_taken(consenting: Talk, words: str) -> None:
    consenting.say(words)
    assert (consenting.value("premises"), consenting.value("building")) == ("leased", "commercial")


@pytest.mark.parametrize("words", ["15400009999是我电话", "手机号是15400009999"])
def test_so_are_values_that_prove_what_they_are_or_are_named(consenting: Talk, words: str) -> None:
    consenting.say(words)
    assert consenting.value("premises") is None


@pytest.mark.parametrize("words", ["不是租的", "租金多少", "有", "没有", "随便", "不知道租不租"])
def test_what_is_no_value_fills_nothing(consenting: Talk, words: str) -> None:
    consenting.say(words)
    assert (consenting.value("premises"), consenting.value("building")) == (None, None)


def test_a_file_waits_for_its_document_while_something_else_is_said(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "同意", "租的")
    assert talk.upload("scan.pdf").asks == "which_material"
    assert talk.say("写字楼").asks == "which_material"
    assert talk.value("building") == "commercial"
    talk.press("option:material.lease-contract")
    assert talk.value("material.lease-contract") == "file-scan.pdf"


@pytest.mark.parametrize("words", ["嗯嗯啊啊随便啦", "blah blah", "今天股票会涨吗", "什么破系统", "你是谁"])
def test_an_offer_waits_while_something_unclear_is_said(talk: Talk, words: str) -> None:
    talk.say("公司搬家要什么材料")
    reply = talk.say(words)
    assert (reply.asks, [button.payload for button in reply.buttons][-2:]) == (
        "offer_item",
        ["start:company-change-address", "no"],
    )
    talk.say("行")
    assert talk.state.open_matter is not None


@pytest.mark.parametrize(
    "words",
    [
        "那就办一个",
        "行",
        "行吧办",
        "行吧办一个",
        "办",
        "ok apply",
        "yes please start",
        "还是办吧",
        "I want to apply for it",
    ],
)
def test_an_offer_is_taken_up(talk: Talk, words: str) -> None:
    talk.say("公司搬家要什么材料", words)
    assert talk.state.open_matter is not None


@pytest.mark.parametrize("words", ["别办了", "先不办", "不是办这个", "办过了", "do not start", "算了太麻烦"])
def test_an_offer_is_not_taken_up(talk: Talk, words: str) -> None:
    talk.say("公司搬家要什么材料", words)
    assert talk.state.open_matter is None


@pytest.mark.parametrize(
    "words",
    [
        "我要办理注册地更改，租的，写字楼，同区",
        "我要办理注册地更改 租的 写字楼 同区",
        "我要办理注册地更改，租的写字楼，同区",
    ],
)
def test_answers_in_one_breath_with_the_wish_are_taken(talk: Talk, words: str) -> None:
    talk.say(words)
    values = [talk.value(path) for path in ("premises", "building", "move")]
    assert values == ["leased", "commercial", "within"]


@pytest.mark.parametrize("words", ["我要办理租来的办公地点注册地更改", "现在的办公室是租的，我要办理注册地更改"])
def test_neither_the_wish_nor_its_occasion_answers_anything(talk: Talk, words: str) -> None:
    talk.say(words)
    assert talk.value("premises") is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        *(
            ("你好谁啊", "工号"),
            ("喂在吗", "您好"),
            ("谢谢啊再见", "再见"),
            ("你谁啊", "工号"),
            ("hello there", "Hello"),
        ),
        *(("你有病吧", "抱歉"), ("什么破机器人", "抱歉"), ("废话真多", "抱歉"), ("早上好，辛苦了", "不客气")),
    ],
)
def test_small_talk_of_several_kinds(talk: Talk, words: str, kind: str) -> None:
    reply = talk.say(words)
    assert (reply.outcome, kind in reply.text) == (Outcome.TALKED, True)


def test_an_outburst_is_no_answer(begun: Callable[..., Talk]) -> None:
    talk = begun("company-change-address")
    for words in ("你有病吧", "废话", "什么破系统", "烦死了"):
        assert talk.say(words).asks == "premises"
    matter = talk.state.open_matter
    assert matter is not None
    assert dict(matter.failures) == {}


@pytest.mark.parametrize("words", ["你们几点下班", "几点关门", "周末上班吗", "星期六开门不", "你們幾點下班"])
def test_opening_hours_are_told_at_any_question(consenting: Talk, words: str) -> None:
    reply = consenting.say(words)
    assert reply.outcome is Outcome.ANSWERED
    assert any("办公时间" in claim.text for claim in reply.claims)


@pytest.mark.parametrize("words", ["what do you need from me", "what do you need", "what else do I need to bring"])
def test_what_is_needed_are_the_documents(talk: Talk, words: str) -> None:
    talk.say("how much does it cost to change the registered address of my company?")
    reply = talk.say(words)
    assert all("/materials/" in one.passage for claim in reply.claims for one in claim.citations)
    assert reply.claims


@pytest.mark.parametrize("words", ["对对对帮我办一个", "那我要办一个", "我还是办吧", "帮我办一下"])
def test_a_wish_without_a_name_is_for_the_item_talked_of(talk: Talk, words: str) -> None:
    talk.say("公司搬家要什么材料", "先不办", words)
    assert talk.state.open_matter is not None


@pytest.mark.parametrize("words", ["好的", "不办了", "办过了", "嗯嗯", "办好了"])
def test_other_words_begin_nothing(talk: Talk, words: str) -> None:
    talk.say("公司搬家要什么材料", "先不办", words)
    assert talk.state.open_matter is None
