"""Two guides of one name that say different things: are both shown, with their days?"""

from datetime import date

import pytest

from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.build import build
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide
from suishiban.knowledge.search import Found, Knowledge, retrieve

from .conftest import GUIDES, Talk

TEXT = (GUIDES / "items" / "residence-permit.yaml").read_text(encoding="utf-8")


def _guide(id: str, code: str, text: str) -> ParsedGuide:
    parsed = parse_guide(text.replace("id: residence-permit\n", f"id: {id}\n").replace(_code(TEXT), code), id)
    assert isinstance(parsed, ParsedGuide)
    return parsed


def _code(text: str) -> str:
    return text.partition("basic_code: ")[2].partition("\n")[0]


@pytest.fixture(scope="module")
def doubled() -> Knowledge:
    later = TEXT.replace("  promised: 7", "  promised: 5").replace("{since: 2025-01-01}", "{since: 2026-02-01}")
    first = _guide("residence-permit", _code(TEXT), TEXT)
    built = build([first, _guide("residence-card", '"990109999999"', later)], HashingEncoder())
    return Knowledge(built.release, built.index)


def test_both_are_shown_the_later_first(doubled: Knowledge, moment: Moment) -> None:
    talk = Talk(doubled, moment, state=Conversation("c1", region="9901"))
    reply = talk.say("居住证申领要多久能办好")
    assert "两份" in reply.lead
    assert "2026年2月1日" in reply.lead
    assert [claim.citations[0].guide for claim in reply.claims] == ["residence-card", "residence-permit"]


def test_where_they_agree_one_answers(doubled: Knowledge) -> None:
    found = retrieve(doubled, "居住证申领收费吗", "990102", date(2026, 3, 2))
    assert (found.found, found.differing) == (Found.ANSWER, ())


def test_they_are_not_offered_for_choice(doubled: Knowledge, moment: Moment) -> None:
    reply = Talk(doubled, moment).say("居住证申领要什么材料")
    assert reply.claims
