"""Which sources is a citizen asked about, and when?"""

from suishiban.assistant.conversation.reply import Reply
from suishiban.assistant.conversation.state import PromptKind

from .conftest import Talk


def named(talk: Talk) -> list[str]:
    """The sources of the pending question."""
    prompt = talk.state.prompt
    assert prompt is not None
    assert prompt.kind is PromptKind.CONSENT
    return prompt.subject.split(",")


def begin_permit(talk: Talk, *options: str) -> None:
    """A residence permit, its scenario questions answered by button."""
    talk.say("我要办居住证")
    for option in options:
        talk.press(f"option:{option}")


def lines(reply: Reply) -> list[str]:
    return [paragraph for paragraph in reply.paragraphs if "：" in paragraph and paragraph.startswith("电子")]


def test_the_questions_that_decide_what_is_needed_come_first(talk: Talk) -> None:
    asked = [talk.say(text).asks for text in ("我要办理注册地更改", "租的", "写字楼", "同区")]
    assert asked == ["premises", "building", "move", "consent"]


def test_each_source_is_named_with_what_it_fills_and_replaces(talk: Talk) -> None:
    reply = talk.say("我要办理注册地更改", "租的", "写字楼", "同区")
    assert lines(reply) == [
        "电子营业执照：填写公司名称、统一社会信用代码、原住所、法定代表人姓名；代替材料“营业执照正本和副本”",
        "电子身份证：代替材料“经办人身份证”",
    ]


def test_the_same_in_english(talk: Talk) -> None:
    talk.say("I want to change the registered address of my company")
    for option in ("leased", "commercial", "within"):
        reply = talk.press(f"option:{option}")
    assert any("fills in Company name" in paragraph and "replaces “" in paragraph for paragraph in reply.paragraphs)


def test_what_the_answers_make_needless_is_not_read(talk: Talk) -> None:
    begin_permit(talk, "housing", "rented", "self")
    assert named(talk) == ["household-register", "id-card"]
    talk.say("同意")
    assert {source for source, _, _ in talk.sources.read_so_far} == {"household-register", "id-card"}


def test_whoever_acts_for_another_is_asked_only_for_their_own_papers(talk: Talk) -> None:
    begin_permit(talk, "housing", "bought", "proxy")
    assert named(talk) == ["id-card", "household-register"]
    talk.say("同意")
    assert talk.value("material.proxy-identity") == "licence"
    assert talk.state.prompt is not None
    assert talk.state.prompt.subject == "full_name"


def test_a_later_answer_that_brings_a_new_source_asks_again_for_that_one(talk: Talk) -> None:
    begin_permit(talk, "housing", "rented", "self")
    talk.say("同意")
    assert talk.state.open_matter is not None
    before = talk.state.open_matter.consented
    talk.say("住处来源改成自购住房")
    assert named(talk) == ["property-certificate"]
    talk.say("不同意")
    assert talk.state.open_matter.withheld == ("property-certificate",)
    assert talk.state.open_matter.consented == before
    talk.say("住处来源改成租住")
    talk.say("住处来源改成自购住房")
    assert talk.state.prompt is not None
    assert talk.state.prompt.kind is not PromptKind.CONSENT


def test_a_source_that_gives_nothing_is_told_where_it_is_missed(talk: Talk) -> None:
    begin_permit(talk, "housing", "rented", "self")
    reply = talk.say("同意")
    assert "没有读到您的电子户口簿" in reply.text
    assert "没有读到您的电子身份证" not in reply.text


def test_going_back_takes_back_what_was_said_not_what_was_looked_up(talk: Talk) -> None:
    talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意")
    assert talk.say("上一步").asks == "move"
    assert talk.value("company_name") == "明川市远帆贸易有限公司"
