"""Which cases has time changed? Corrections that lapsed, limits that are near or have passed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from suishiban.api.case_log import CaseLog, CaseMoved
from suishiban.api.store.case_records import Case as Head
from suishiban.api.store.errors import KeyErased
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.casework.clock import tick
from suishiban.assistant.casework.days import day_of
from suishiban.assistant.casework.states import OPEN
from suishiban.knowledge.rules import WorkingCalendar

#: Days to look ahead: a yellow alert comes a working day before its limit, and holidays last up to nine days.
_AHEAD = timedelta(days=14)
_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Clock:
    """Looks at every case whose limit is near, once for each day and version of the case."""

    store: Store
    log: CaseLog
    now: Callable[[], datetime]
    calendar: WorkingCalendar
    looked: dict[str, tuple[date, int]] = field(default_factory=dict)
    """Case → the day and version when it was looked at last."""

    def once(self) -> int:
        """Note what time has done; the number of cases changed."""
        now = self.now()
        with self.store.reading() as work:
            near = work.cases.due(now + _AHEAD, sorted(OPEN), _MOST)
        return sum(self._look(head, now) for head in near if self.looked.get(head.id) != (day_of(now), head.version))

    def _look(self, head: Head, now: datetime) -> int:
        try:
            changed = self.store.write(lambda work: self._tick(work, head.id, now))
        except CaseMoved:
            return 0
        except KeyErased:
            changed = 0
        self.looked[head.id] = (day_of(now), head.version + changed)
        return min(changed, 1)

    def _tick(self, work: Work, case_id: str, now: datetime) -> int:
        """The number of events written."""
        case = self.log.load(work, case_id)
        change = tick(case, now, self.calendar)
        self.log.record(work, change, now)
        return len(change.events)
