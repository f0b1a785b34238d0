"""When one case of a life event ends, what happens to those that waited for it? In the transaction that ends it.

The wait itself is in the database: the case's own events and the state of its head. Whoever ends the earlier case,
department, clerk, clock or citizen, the later one is handed over or stopped with it, or neither is written.
"""

from suishiban.api.case_log import CaseLog
from suishiban.api.store.errors import KeyErased
from suishiban.api.store.keyring import new_id
from suishiban.api.store.work import Work
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.chain import advance, ended
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.rules import WorkingCalendar


class Chains:
    """Moves on what waits."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self._calendar = calendar

    def follow(self, log: CaseLog, work: Work, change: Change) -> None:
        """Hand over or stop what waited for the case of `change`; see `case_log.Follow`.

        Of two cases that end at once, the second to lock the waiting one sees both.
        """
        case = change.case
        if case.bond is None or not change.events or not ended(case):
            return
        for head in work.cases.of_event(case.bond.number, CaseState.WAITING.value):
            self._advance(log, work, head.id, change)

    def _advance(self, log: CaseLog, work: Work, waiting_id: str, change: Change) -> None:
        waiting = log.load(work, waiting_id)
        before = waiting.bond.after if waiting.bond else ()
        if all(one.case_id != change.case.id for one in before):
            return
        try:
            earlier: list[Case] = [log.load(work, one.case_id) for one in before]
        except KeyErased:
            # Nobody can tell any more how the earlier case ended; an operator finds the waiting one in its queue.
            return
        at = change.events[-1].at
        log.record(work, advance(waiting, earlier, at, self._calendar, new_id()), at)
