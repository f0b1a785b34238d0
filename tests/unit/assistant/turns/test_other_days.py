"""A question about another day: is it answered by the guide in force then?"""

import pytest

from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.build import index_of
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library.train import publish
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide
from suishiban.knowledge.search import Knowledge

from .conftest import GUIDES, Talk

TEXT = (GUIDES / "items" / "residence-permit.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def changing() -> Knowledge:
    """Seven working days now, five from 2027 on."""
    later = TEXT.replace("  promised: 7", "  promised: 5").replace("{since: 2025-01-01}", "{since: 2027-01-01}")
    release = None
    for text in (TEXT, later):
        parsed = parse_guide(text, "residence-permit")
        assert isinstance(parsed, ParsedGuide)
        release = publish(release, [parsed])
    assert release is not None
    return Knowledge(release, index_of(release, HashingEncoder()))


def ask(knowledge: Knowledge, moment: Moment, question: str) -> tuple[str, str]:
    reply = Talk(knowledge, moment, state=Conversation("c1", region="9901")).say(question)
    return reply.lead, reply.claims[0].text if reply.claims else ""


def test_the_guide_in_force_then_answers(changing: Knowledge, moment: Moment) -> None:
    lead, told = ask(changing, moment, "2027年1月以后办居住证要几天")
    assert lead == "按2027年1月1日有效的指南："
    assert "承诺办结时限为5个工作日" in told


def test_today_is_not_mentioned(changing: Knowledge, moment: Moment) -> None:
    lead, told = ask(changing, moment, "办居住证要几天")
    assert lead == ""
    assert "承诺办结时限为7个工作日" in told


def test_before_the_first_guide_what_holds_now_is_told(changing: Knowledge, moment: Moment) -> None:
    lead, told = ask(changing, moment, "2020年的时候办居住证要几天")
    assert lead == ""
    assert "7个工作日" in told
