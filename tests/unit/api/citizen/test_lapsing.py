"""Is a citizen told in time, and once, that a draft will be emptied, and is it empty afterwards?"""

from collections.abc import Callable
from datetime import timedelta

import pytest

from suishiban.api.clock import ShiftedClock
from suishiban.api.services.context import Services
from suishiban.api.services.lapsing import Lapsing
from tests.unit.api.citizen.door import Visitor

LogIn = Callable[[str], Visitor]
KEPT = timedelta(days=30)


@pytest.fixture
def lapsing(services: Services, clock: ShiftedClock) -> Lapsing:
    """With a shorter term than the service's own, so that what others left does not lapse here."""
    return Lapsing(services.store, lambda: services.knowledge.current().release, clock.now, KEPT)


@pytest.fixture
def left(log_in: LogIn, services: Services, clock: ShiftedClock) -> Visitor:
    """Somebody who gave their name to an application and went away."""
    visitor = log_in("")
    visitor.say("我要办理摆摊登记")
    visitor.say("张小明")
    due(services, visitor, clock)
    return visitor


def due(services: Services, visitor: Visitor, clock: ShiftedClock) -> None:
    services.store.write(lambda work: work.conversations.look_at_drafts(visitor.conversation, clock.now()))


def said(visitor: Visitor) -> list[str]:
    return [one["text"] for one in visitor.standing()["messages"] if one["by"] == "bot"]


def test_who_stays_away_is_told_a_week_before_and_only_once(
    left: Visitor, lapsing: Lapsing, clock: ShiftedClock
) -> None:
    before = len(said(left))
    lapsing.once()
    assert len(said(left)) == before
    clock.advance(KEPT - timedelta(days=7))
    lapsing.once()
    clock.advance(timedelta(days=1))
    lapsing.once()
    (told,) = said(left)[before:]
    assert "“摆摊登记”保留到2026年4月1日" in told
    assert left.standing()["form"]["item"] == "market-stall"
    assert left.standing()["prompt"] is not None


def test_afterwards_it_is_empty_and_whoever_comes_back_is_told_and_may_begin_anew(
    left: Visitor, lapsing: Lapsing, clock: ShiftedClock
) -> None:
    for days in (23, 7):
        clock.advance(timedelta(days=days))
        lapsing.once()
        lapsing.once()
    assert "填过的内容已经删除" in said(left)[-1]
    assert left.standing()["form"] is None
    reply = left.say("继续")
    assert "过了保留期限" in reply["paragraphs"][0]
    assert reply["asks"] == "offer_item"
    begun = left.say("办")
    assert (begun["item"], left.standing()["form"]["lines"]) == ("market-stall", [])


def test_who_comes_back_in_time_keeps_it_and_the_term_begins_anew(
    left: Visitor, lapsing: Lapsing, clock: ShiftedClock
) -> None:
    clock.advance(timedelta(days=23))
    lapsing.once()
    clock.advance(timedelta(days=6))
    left.say("继续")
    told = len(said(left))
    clock.advance(timedelta(days=2))
    lapsing.once()
    assert len(said(left)) == told
    assert left.standing()["form"]["lines"]
    clock.advance(timedelta(days=21))
    lapsing.once()
    assert "保留到" in said(left)[-1]


def test_the_notice_is_in_the_language_of_the_conversation(
    log_in: LogIn, services: Services, lapsing: Lapsing, clock: ShiftedClock
) -> None:
    visitor = log_in("")
    visitor.say("I want to register a market stall")
    due(services, visitor, clock)
    clock.advance(timedelta(days=23))
    lapsing.once()
    lapsing.once()
    assert "is kept until 1 April 2026 and then deleted" in said(visitor)[-1]


def test_a_draft_says_until_when_it_is_kept(log_in: LogIn) -> None:
    visitor = log_in("li-guodong")
    visitor.say("我要办理摆摊登记")
    mine = [one for one in visitor.get("/me/drafts").json() if one["conversation"] == visitor.conversation]
    assert [one["kept_until"][:10] for one in mine] == ["2026-05-31"]


def test_a_conversation_in_which_an_application_begins_is_looked_at_in_time(
    log_in: LogIn, services: Services, clock: ShiftedClock
) -> None:
    visitor = log_in("")
    visitor.say("我要办理摆摊登记")
    with services.store.reading() as work:
        soon = work.conversations.drafts_due(clock.now() + timedelta(days=82), 10_000)
        later = work.conversations.drafts_due(clock.now() + timedelta(days=84), 10_000)
    assert visitor.conversation not in [one.id for one in soon]
    assert visitor.conversation in [one.id for one in later]
