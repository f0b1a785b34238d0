"""Which work does a process do when nobody is asking?"""

import os
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from suishiban.api.backends.port import Backend
from suishiban.api.case_log import CaseLog
from suishiban.api.store.store import Store
from suishiban.api.workers.clock import Clock
from suishiban.api.workers.delivery import Delivery
from suishiban.api.workers.loop import Task, Workers
from suishiban.knowledge.rules import WorkingCalendar

#: The name to wake when a message was written.
DELIVERY = "delivery"
#: The name to wake when a release is to be rehearsed.
GATE = "gate"
#: Deliveries at once in one process: a slow back end holds up that many.
_DELIVERERS = 4
#: Seconds between looks for messages that other processes wrote, and between looks at the clock.
_LOOK, _TICK, _SWEEP = 0.5, 30.0, 3600.0
#: Seconds between two writings of what was counted, and between two looks for what principals are to be told.
_COUNT = 3.0
#: How long a call-back's id is remembered; no back end repeats one for so long.
_REMEMBERED = timedelta(days=60)
#: How long a mandate is kept after its last day: as long as what was done under it can be disputed before a court
#: (诉讼时效, 民法典 第一百八十八条: three years), leap days included.
_MANDATED = timedelta(days=1096)
#: How long counts are kept: a year can be compared with the one before.
_COUNTED = timedelta(days=800)


def make_workers(
    store: Store,
    log: CaseLog,
    backend: Backend,
    now: Callable[[], datetime],
    calendar: WorkingCalendar,
    write_counts: Callable[[], object],
    play_gate: Callable[[], int],
    look_at_drafts: Callable[[], int],
    tell_of_mandates: Callable[[], int],
) -> Workers:
    """Delivery, clock, drafts, news of mandates, sweeping, counting and the rehearsals of releases, not started yet.

    Any number of processes may run them at the same time.
    """
    delivery = Delivery(store=store, backend=backend, log=log, now=now, worker=worker_name())
    clock = Clock(store, log, now, calendar)

    def sweep() -> int:
        store.write(lambda work: work.inbox.forget(now() - _REMEMBERED))
        store.write(lambda work: work.tallies.forget(now() - _COUNTED))
        store.write(lambda work: work.mandates.forget((now() - _MANDATED).date(), now()))
        return 0

    def count() -> int:
        write_counts()
        # Nothing more is due before the pause is over.
        return 0

    return Workers(
        (
            Task(DELIVERY, delivery.once, _LOOK, _DELIVERERS),
            Task("clock", clock.once, _TICK),
            Task("sweep", sweep, _SWEEP),
            Task("drafts", look_at_drafts, _TICK),
            Task("mandates", tell_of_mandates, _COUNT),
            Task("counts", count, _COUNT),
            Task(GATE, play_gate, _LOOK),
        )
    )


def worker_name() -> str:
    """A name no other process has, now or after a restart."""
    return f"{os.getpid()}-{secrets.token_hex(6)}"
