"""Does time do to a case what the law says?"""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.case import Case, apply
from suishiban.assistant.casework.clock import after_pause, due_at, tick
from suishiban.assistant.casework.days import BEIJING, day_of
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.rules import WorkingCalendar

Later = Callable[[float], datetime]


@pytest.fixture
def returned(case: Case, later: Later) -> Case:
    notice = e.Notice(number=1, remarks=(), on=date(2026, 3, 3), until=date(2026, 3, 24))
    return apply(case, e.CorrectionRequested(notice, "clerk:0012", later(1)))


def kinds(case: Case, now: datetime, calendar: WorkingCalendar) -> list[str]:
    return [event.kind for event in tick(case, now, calendar).events]


def test_the_day_is_that_of_the_counter(later: Later) -> None:
    assert day_of(datetime(2026, 3, 2, 23, 59, tzinfo=BEIJING)) == date(2026, 3, 2)
    assert day_of(datetime.fromisoformat("2026-03-02T16:00:00+00:00")) == date(2026, 3, 3)


def test_a_limit_moves_by_the_working_days_waited(calendar: WorkingCalendar) -> None:
    limit = e.Limit(date(2026, 3, 5), provisional=False)
    assert after_pause(limit, date(2026, 3, 3), date(2026, 3, 6), calendar).day == date(2026, 3, 10)
    assert after_pause(limit, date(2026, 3, 7), date(2026, 3, 8), calendar).day == date(2026, 3, 5)


def test_yellow_comes_a_working_day_before_the_limit_and_red_after_it_once_each(
    case: Case, later: Later, calendar: WorkingCalendar
) -> None:
    assert case.due.day == date(2026, 3, 5)
    assert kinds(case, later(1), calendar) == []
    yellow = tick(case, later(2), calendar)
    assert [(event.kind, getattr(event, "alert", "")) for event in yellow.events] == [("AlertRaised", "yellow")]
    assert kinds(yellow.case, later(3), calendar) == []
    red = tick(yellow.case, later(4), calendar)
    assert red.case.alerts == ("yellow:2026-03-05", "red:2026-03-05")
    assert kinds(red.case, later(30), calendar) == []


def test_a_correction_lapses_after_its_last_day(returned: Case, later: Later, calendar: WorkingCalendar) -> None:
    assert due_at(returned) == datetime(2026, 3, 25, tzinfo=BEIJING)
    assert kinds(returned, datetime(2026, 3, 24, 23, 59, tzinfo=BEIJING), calendar) == []
    lapsed = tick(returned, datetime(2026, 3, 25, 0, 0, tzinfo=BEIJING), calendar)
    assert lapsed.case.state is CaseState.CORRECTION_LAPSED
    assert due_at(lapsed.case) is None


def test_no_alert_while_the_citizen_is_awaited_or_the_case_is_closed(
    returned: Case, later: Later, calendar: WorkingCalendar
) -> None:
    assert kinds(returned, later(10), calendar) == []
    withdrawn = apply(returned, e.Withdrawn("", "citizen", later(2)))
    assert kinds(withdrawn, later(60), calendar) == []
