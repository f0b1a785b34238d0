"""Where a language model words the answers: does the turn send only what the passages support?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.guide import Language
from suishiban.knowledge.search import Knowledge

from .conftest import Talk


@dataclass
class Says:
    """A model that says what it is told to, in pieces."""

    text: str
    asked: list[str] = field(default_factory=list)

    def write(self, question: str, passages: Sequence[str], language: Language) -> Iterator[str]:
        self.asked.append(question)
        yield from (self.text[at : at + 7] for at in range(0, len(self.text), 7))


def test_what_the_guide_supports_is_sent_and_the_rest_is_not(knowledge: Knowledge, moment: Moment) -> None:
    talk = Talk(knowledge, moment, writer=Says("办理不用交钱。加急要交100元加急费。"))
    reply = talk.say("公司搬家要交多少钱")
    assert reply.outcome is Outcome.ANSWERED
    assert [claim.text for claim in reply.claims] == ["办理不用交钱。"]
    assert reply.claims[0].citations[0].guide == "company-change-address"


def test_where_nothing_is_supported_the_guide_speaks_for_itself(knowledge: Knowledge, moment: Moment) -> None:
    talk = Talk(knowledge, moment, writer=Says("要交300元，去银行缴。"))
    (claim,) = talk.say("公司搬家要交多少钱").claims
    assert claim.text == claim.citations[0].quote


def test_a_model_is_asked_about_answers_only(knowledge: Knowledge, moment: Moment) -> None:
    model = Says("不收费。")
    talk = Talk(knowledge, moment, writer=model)
    talk.say("你好", "我要办理注册地更改", "今天股票会涨吗")
    assert model.asked == []
