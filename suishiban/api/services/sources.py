"""How is a data source read for a citizen? After consent, and never without a line in the purpose log."""

from datetime import datetime
from typing import Protocol

import orjson

from suishiban.api.clock import Clock
from suishiban.api.store.store import Store
from suishiban.assistant.policy.evidence import Record


class RecordProvider(Protocol):
    """Port: e-licences and data sources of the city."""

    def read(self, source: str, id_number: str) -> Record | None:
        """What `source` holds on the person; None where it holds nothing or does not answer in time."""
        ...


class LoggedSources:
    """The sources as a turn reads them: consent and purpose are written down before the read is made."""

    def __init__(self, store: Store, provider: RecordProvider, clock: Clock) -> None:
        self._store = store
        self._provider = provider
        self._clock = clock

    def read(self, source: str, person: str, purpose: str) -> Record | None:
        """See `assistant.turn.Sources`; a turn calls it only with the citizen's agreement."""
        now: datetime = self._clock.now()
        with self._store.transaction() as work:
            work.people.consent(person, source, purpose, now)
            work.people.accessed(person, "assistant", source, purpose, now)
            identity: Record = orjson.loads(work.people.profile(person))
        return self._provider.read(source, identity["id_number"])
