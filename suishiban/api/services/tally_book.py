"""How is counting kept from costing a turn anything? It is done in memory; a worker writes it down now and then.

What a process counted since the last writing is lost with it when it is killed: these are counts, not records.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from threading import Lock

from suishiban.api.store.store import Store
from suishiban.api.store.tallies import Tally


class TallyBook:
    """The counts of one process that are not written down yet; for all threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counts: Counter[tuple[datetime, Tally]] = Counter()
        self._lock = Lock()

    def count(self, tallies: Iterable[Tally], at: datetime) -> None:
        """Count each once, in the hour of `at`."""
        hour = at.replace(minute=0, second=0, microsecond=0)
        with self._lock:
            for tally in tallies:
                self._counts[hour, tally] += 1

    def flush(self) -> int:
        """Write down what was counted; how many different things that was. What cannot be written is kept."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        if not counts:
            return 0
        try:
            self._store.write(lambda work: work.tallies.add(counts))
        except Exception:
            with self._lock:
                self._counts.update(counts)
            raise
        return len(counts)
