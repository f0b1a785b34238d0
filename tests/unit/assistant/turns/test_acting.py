"""Is it understood for whom somebody acts, and is it left alone where they say something else?"""

from collections.abc import Callable

import pytest

from suishiban.api.codec import read_event, read_state
from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.answers import MANDATE
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.rules import RuleEngine

from .conftest import Talk

Begin = Callable[..., Talk]


def commands(talk: Talk, text: str) -> tuple[c.Command, ...]:
    return RuleEngine().understand(Heard(Utterance("t", text), talk.state, talk.knowledge, talk.moment))


@pytest.mark.parametrize(
    ("text", "kind", "relation", "items"),
    [
        ("我替我妈办居住证", "agent", "parent", ("residence-permit",)),
        ("帮我爸办居住证", "agent", "parent", ("residence-permit",)),
        ("想给我老公办个居住证", "agent", "spouse", ("residence-permit",)),
        ("代我奶奶申领居住证", "agent", "relative", ("residence-permit",)),
        ("给孩子办居住证", "guardian", "child", ("residence-permit",)),
        ("我是公司经办人，帮公司变更地址", "company_agent", "", ("company-change-address",)),
        ("我是法定代表人，公司要变更注册地址", "representative", "", ("company-change-address",)),
        ("代办", "", "", ()),
        ("i am acting for somebody else", "", "", ()),
        ("residence permit for my mother", "agent", "parent", ("residence-permit",)),
        ("apply for a residence permit for my mother", "agent", "parent", ("residence-permit",)),
    ],
)
def test_who_acts_for_whom_is_told_by_the_words(
    talk: Talk, text: str, kind: str, relation: str, items: tuple[str, ...]
) -> None:
    (found,) = commands(talk, text)
    assert isinstance(found, c.ActFor)
    assert (found.kind, found.relation, found.candidates[:1]) == (kind, relation, items)


@pytest.mark.parametrize(
    "text",
    [
        "可以让别人代办吗？",
        "我妈帮我办居住证行吗",
        "我要办居住证",
        "给孩子上学办居住证",
        "给公司干活，要办居住证",
        "我妈替我办居住证",
        "帮我办居住证",
        "想把公司转给别人办了",
    ],
)
def test_what_is_said_of_others_otherwise_is_no_acting(talk: Talk, text: str) -> None:
    assert not any(isinstance(one, c.ActFor) for one in commands(talk, text))


def test_in_the_middle_only_words_about_nothing_else_tell(talk: Talk) -> None:
    talk.say("我要办居住证")
    assert isinstance(commands(talk, "忘了说，我是替我妈办的")[0], c.ActFor)
    assert not any(isinstance(one, c.ActFor) for one in commands(talk, "房东是帮我妈办事的李姐"))


def test_for_oneself_means_nothing_where_nobody_acts_for_another(talk: Talk) -> None:
    talk.say("我要办居住证")
    assert not any(isinstance(one, c.ActForMyself) for one in commands(talk, "我自己办"))


def test_a_model_proposes_no_acting(talk: Talk) -> None:
    """What the native engine reads as acting stands without a model; see `proposing`."""
    reply = talk.say("我替我妈办居住证")
    assert (reply.item, reply.asks) == ("delegation", "principal_name")
    assert talk.sources.read_so_far == []


def test_own_values_filled_in_before_are_as_good_as_empty_and_come_back(talk: Talk) -> None:
    talk.say("我要办居住证")
    assert talk.value("full_name") == "张杰"
    talk.say("我是替我妈办的")
    waiting = talk.state.matters[0]
    assert waiting.answers[MANDATE].value == ""
    compiled = talk.knowledge.release.pinned(waiting.item, waiting.region, waiting.guide_version)
    assert compiled.guide.id == "residence-permit"
    reply = talk.say("上一步")
    assert reply.item == "residence-permit"
    assert MANDATE not in talk.state.matters[0].answers
    assert talk.value("full_name") == "张杰"


def test_nothing_is_read_while_the_form_of_acting_is_open(talk: Talk) -> None:
    talk.say("我替我妈办居住证", "周桂兰，990102195805124028，2026年12月31日", "全部事项")
    talk.upload("授权委托书.pdf")
    talk.upload("手持照片.png")
    reply = talk.say("确认提交")
    assert talk.last is not None
    assert talk.last.mandate is not None
    assert (talk.last.mandate.principal, talk.last.mandate.items, talk.last.mandate.trust) == ("周桂兰", (), "C")
    assert reply.item == "residence-permit"
    assert talk.sources.read_so_far == []


def test_who_names_the_matter_again_goes_on_with_its_one_form_of_acting(talk: Talk) -> None:
    talk.say("我替我妈办居住证", "周桂兰")
    reply = talk.say("我要办居住证", "继续", "我要办居住证")
    assert (reply.item, reply.asks) == ("delegation", "principal_id")
    assert [one.item for one in talk.state.open_matters] == ["delegation", "residence-permit"]
    assert not any("先放着" in one for one in reply.paragraphs)
    assert talk.say("我自己办").item == "residence-permit"


def test_who_acts_for_somebody_else_instead_begins_the_form_of_acting_anew(talk: Talk) -> None:
    talk.say("我替我妈办居住证", "周桂兰", "给我儿子办居住证")
    assert [one.item for one in talk.state.open_matters] == ["delegation", "residence-permit"]
    assert (talk.value("kind"), talk.value("principal_name")) == ("guardian", None)


@pytest.mark.parametrize("said", ["不是这个，我要办居住证", "不要代办", "我不是替别人办"])
def test_who_wants_no_form_of_acting_is_done_with_it(talk: Talk, said: str) -> None:
    talk.say("我替我妈办居住证")
    assert talk.say(said).item == "residence-permit"
    assert MANDATE not in talk.state.matters[0].answers


def test_for_whom_the_open_matter_is_may_be_told_with_its_name(talk: Talk) -> None:
    talk.say("我要办居住证")
    assert talk.say("我替我妈办居住证").item == "delegation"


def test_a_stored_conversation_of_yesterday_still_loads() -> None:
    state = read_state(
        b'{"id": "c1", "matters": [{"id": "m1", "item": "residence-permit", "region": "990102", "guide_version": 1,'
        b' "answers": {"full_name": {"path": "full_name", "value": "x", "shown": "x", "source": {"kind": "identity",'
        b' "name": "identity"}, "trust": "A", "state": "locked", "guide_version": 1}}}]}'
    )
    assert state.acting is None
    assert state.matters[0].answers["full_name"].source.mandate == ""
    event = read_event(b'{"kind": "MatterCancelled", "matter_id": "m1"}', 1)
    assert event.kind == "MatterCancelled"
