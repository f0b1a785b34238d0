"""Is what happens in turns counted, by the hour, and does the way through a form show where citizens stop?"""

import time
from collections.abc import Callable
from datetime import timedelta

from fastapi.testclient import TestClient

from suishiban.api.clock import ShiftedClock
from suishiban.api.services.context import Services
from suishiban.api.services.demo_staff import demo_staff
from suishiban.api.services.tally_book import TallyBook
from suishiban.api.services.tallying import tallies_of
from suishiban.api.store.tallies import Tally
from suishiban.assistant.conversation import events as e
from suishiban.assistant.conversation.answers import Answer, AnswerState, Source, SourceKind, Trust
from suishiban.assistant.conversation.fold import fold
from suishiban.assistant.conversation.reply import Outcome, Reply
from suishiban.assistant.conversation.state import Conversation, Prompt, PromptKind
from tests.unit.api.citizen.door import Json, Visitor, fill

STARTED = e.MatterStarted("m1", "market-stall", "9901", 1)
ASKED = e.Prompted(Prompt("p2", PromptKind.FIELD, "metres"))


def _answer(path: str) -> Answer:
    return Answer(path, 3, "3米", Source(SourceKind.SAID), Trust.C, AnswerState.CONFIRMED, 1)


def _replied(outcome: Outcome, item: str = "") -> e.Replied:
    return e.Replied("t1", "bot", Reply(outcome, ("好",), item=item), "2026-03-02T12:10:00+08:00")


def _tallies(before: Conversation, *events: e.Event) -> tuple[Tally, ...]:
    return tallies_of(before, events, fold(before, events))


def test_a_turn_counts_its_outcome_its_draft_and_the_question_it_ends_with() -> None:
    consent = e.Prompted(Prompt("p1", PromptKind.CONSENT, "id-card"))
    told = _tallies(Conversation("c"), STARTED, consent, ASKED, _replied(Outcome.ASKED))
    assert told == (Tally("started", "market-stall"), Tally("asked", "market-stall", "metres"))
    assert _tallies(Conversation("c"), _replied(Outcome.ANSWERED, "market-stall")) == (
        Tally("answered", "market-stall"),
    )


def test_only_the_pending_question_counts_as_answered() -> None:
    before = fold(Conversation("c"), (STARTED, ASKED))
    told = _tallies(before, e.Answered("m1", "t2", (_answer("metres"), _answer("contact"))))
    assert told == (Tally("field_answered", "market-stall", "metres"),)
    assert _tallies(before, e.Answered("m1", "t2", (_answer("contact"),))) == ()


def test_a_row_counts_as_its_field() -> None:
    row = e.Prompted(Prompt("p2", PromptKind.FIELD, "helpers.1.name"))
    before = fold(Conversation("c"), (STARTED, row))
    assert _tallies(before, e.Answered("m1", "t2", (_answer("helpers.1.name"),))) == (
        Tally("field_answered", "market-stall", "helpers.name"),
    )


def test_a_corrected_submission_is_not_a_second_one() -> None:
    submitted = e.MatterSubmitted("m1", "case", "MC1", "d")
    before = fold(Conversation("c"), (STARTED,))
    assert _tallies(before, submitted) == (Tally("submitted", "market-stall"),)
    returned = fold(before, (submitted, e.CorrectionOpened("m1", ("metres",))))
    assert _tallies(returned, submitted) == ()


def test_the_dashboard_shows_what_citizens_did(
    services: Services, http: TestClient, log_in: Callable[[str], Visitor], clock: ShiftedClock
) -> None:
    clock.advance(timedelta(days=400))
    staff = {"number": "demo-reviewer", "password": demo_staff().password}
    token = http.post("/api/v1/staff/sessions", json=staff).json()["token"]

    def use() -> Json:
        services.tallies.flush()
        headers = {"Authorization": f"Bearer {token}"}
        told: Json = http.get("/api/v1/admin/statistics", params={"days": 2}, headers=headers).json()
        return told

    nothing = use()
    assert nothing["outcomes"] == {"answered": 0, "clarified": 0, "refused": 0, "unclear": 0}
    visitor = log_in("zhang-jie")
    visitor.say("摆摊登记要多久？")
    answered = visitor.standing()["messages"][-1]["id"]
    assert visitor.post(f"/messages/{answered}/feedback", {"score": 5}).status_code == 204
    fill(visitor)
    stopped = log_in("chen-yu")
    stopped.say("我要办理摆摊登记")
    stopped.say("不同意")
    told = use()
    assert told["outcomes"]["answered"] == 1
    assert told["drafts"] == {"started": 2, "submitted": 0, "cancelled": 0}
    assert told["feedback"] == {"up": 1, "down": 0}
    assert (len(told["hours"]), sum(one["questions"] for one in told["hours"])) == (49, 1)
    (item,) = told["items"]
    assert (item["item"], item["name"]["zh"], item["started"]) == ("market-stall", "摆摊登记", 2)
    funnel = {one["field"]: (one["asked"], one["answered"]) for one in item["funnel"]}
    # Both were asked for their number; one stopped there.
    assert funnel["contact"] == (2, 1)
    assert funnel["metres"] == (1, 1)
    assert [one["label"]["zh"] for one in item["funnel"]][-1] == "摊位照片"


def test_counting_is_kept_in_memory_until_it_is_written(services: Services, clock: ShiftedClock) -> None:
    book, now = TallyBook(services.store), clock.now() + timedelta(days=900)
    began = time.perf_counter()
    for _ in range(10_000):
        book.count((Tally("answered", "market-stall"), Tally("asked", "market-stall", "metres")), now)
    assert (time.perf_counter() - began) / 10_000 < 0.000_1
    assert (book.flush(), book.flush()) == (2, 0)
    book.count((Tally("answered", "market-stall"),), now)
    book.flush()
    with services.store.reading() as work:
        totals = work.tallies.totals(now.replace(minute=0, second=0, microsecond=0))
    assert totals == {Tally("answered", "market-stall"): 10_001, Tally("asked", "market-stall", "metres"): 10_000}
