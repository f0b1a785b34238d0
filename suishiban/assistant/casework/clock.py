"""What does time do to a case?

The clock runs from our receipt. An organ answers within five working days whether it accepts or what must be corrected,
all at once (行政许可法 第三十二条). The promised limit stands still while a correction is awaited or the case is
suspended.
"""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.change import Change, unchanged
from suishiban.assistant.casework.days import BEIJING, day_of
from suishiban.assistant.casework.events import Limit
from suishiban.assistant.casework.states import FINAL, CaseState
from suishiban.knowledge.rules import WorkingCalendar

#: Working days in which an application is accepted or returned: 行政许可法 第三十二条.
ANSWER_DAYS = 5
#: Working days a citizen has for a correction, where the clerk sets no other day; the law leaves it to the organ.
CORRECTION_DAYS = 15
#: Working days before a limit at which the yellow alert is raised.
YELLOW_DAYS = 1

_UNANSWERED = frozenset({CaseState.SUBMITTED, CaseState.HANDED_OFF, CaseState.RESUBMITTED, CaseState.TRANSFERRED})


class Alert(StrEnum):
    """How urgent a case is."""

    #: 黄牌: one working day is left, or none.
    YELLOW = "yellow"
    #: 红牌: the limit has passed.
    RED = "red"


def working_days_after(day: date, days: int, calendar: WorkingCalendar) -> Limit:
    """The `days`-th working day after `day`."""
    due = calendar.add_working_days(day, days)
    return Limit(due.day, due.provisional)


def answer_limit(received: datetime, calendar: WorkingCalendar) -> Limit:
    """Until when a case received then must be accepted or returned."""
    return working_days_after(day_of(received), ANSWER_DAYS, calendar)


def after_pause(limit: Limit, since: date, until: date, calendar: WorkingCalendar) -> Limit:
    """`limit` moved by the working days from `since` to `until`, in which the clock stood still."""
    moved = working_days_after(limit.day, max(calendar.working_days_between(since, until), 0), calendar)
    return Limit(moved.day, moved.provisional or limit.provisional)


def limit_in_force(case: Case) -> Limit | None:
    """The limit that binds the citizen during a correction, else the organ; None while nobody is bound."""
    if case.state is CaseState.CORRECTION_REQUESTED and case.notice:
        return Limit(case.notice.until, provisional=False)
    if case.state in FINAL or case.state in (CaseState.SUSPENDED, CaseState.WAITING):
        return None
    return answer_day(case) if case.state in _UNANSWERED else case.due


def answer_day(case: Case) -> Limit:
    """By when the citizen knows whether the case is accepted: at the latest when it is to be decided."""
    return min(case.answer_by, case.due, key=lambda limit: limit.day)


def end_of(limit: Limit) -> datetime:
    """The first moment after the limit's last day."""
    return datetime.combine(limit.day + timedelta(days=1), time(), BEIJING)


def due_at(case: Case) -> datetime | None:
    """The moment by which something must have happened to the case."""
    limit = limit_in_force(case)
    return None if limit is None else end_of(limit)


def alert(case: Case, today: date, calendar: WorkingCalendar) -> Alert | None:
    """How urgent it is for the organ; None where it is not, or where the citizen is awaited."""
    limit = limit_in_force(case)
    if limit is None or case.state is CaseState.CORRECTION_REQUESTED:
        return None
    if today > limit.day:
        return Alert.RED
    return Alert.YELLOW if calendar.working_days_between(today, limit.day) <= YELLOW_DAYS else None


def tick(case: Case, now: datetime, calendar: WorkingCalendar) -> Change:
    """What has become of the case by the passing of time alone, and was not noted yet."""
    today, limit = day_of(now), limit_in_force(case)
    if limit is None:
        return unchanged(case)
    if case.state is CaseState.CORRECTION_REQUESTED:
        return unchanged(case).then(e.CorrectionLapsed("clock", now)) if today > limit.day else unchanged(case)
    urgency = alert(case, today, calendar)
    if urgency is None or alert_key(urgency, limit) in case.alerts:
        return unchanged(case)
    return unchanged(case).then(e.AlertRaised(urgency.value, limit.day, "clock", now))


def alert_key(urgency: Alert, limit: Limit) -> str:
    """An alert is raised once for each limit: red:2026-03-09."""
    return f"{urgency}:{limit.day}"
