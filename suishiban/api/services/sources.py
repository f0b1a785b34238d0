"""How is a data source read for a citizen? After consent, and never without a line in the purpose log."""

import logging
from datetime import datetime
from typing import Protocol

import orjson

from suishiban.api.clock import Clock
from suishiban.api.services.errors import ProviderUnavailable
from suishiban.api.store.store import Store
from suishiban.assistant.policy.evidence import Record
from suishiban.assistant.turn import Citizen

_LOG = logging.getLogger(__name__)
#: Purpose of a read that the citizen makes of their own.
OWN_READ = "本人查询 / the citizen's own look"


class RecordProvider(Protocol):
    """Port: e-licences and data sources of the city."""

    def read(self, source: str, id_number: str) -> Record | None:
        """What `source` holds on the person; None where it holds nothing. Raises ProviderUnavailable."""
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
        try:
            return self._provider.read(source, identity["id_number"])
        except ProviderUnavailable as error:
            # It holds nothing for now: the citizen fills the blanks.
            _LOG.warning("%s was not read: %s", source, error.details.get("why", ""))
            return None

    def look(self, source: str, citizen: Citizen) -> Record | None:
        """What `source` holds on the citizen who asks for themselves; logged as their own read.

        Raises ProviderUnavailable.
        """
        now = self._clock.now()
        self._store.write(lambda work: work.people.accessed(citizen.person, "citizen", source, OWN_READ, now))
        return self._provider.read(source, citizen.identity["id_number"])
