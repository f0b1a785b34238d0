"""How is a data source read for a citizen? After consent, and never without a line in the purpose log."""

import logging
from datetime import datetime
from typing import Protocol

import orjson

from suishiban.api.clock import Clock
from suishiban.api.services.errors import ProviderUnavailable
from suishiban.api.services.mandate_book import found
from suishiban.api.services.mandate_news import leave_word
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.store import Store
from suishiban.assistant.casework.mandate_notices import MandateEvent
from suishiban.assistant.conversation.mandate import Mandate, MandateState
from suishiban.assistant.form.sources import ID_CARD
from suishiban.assistant.policy.evidence import Record
from suishiban.assistant.visit import Citizen
from suishiban.knowledge.guide import Audience

_LOG = logging.getLogger(__name__)
#: Purpose of a read that the citizen makes of their own.
OWN_READ = "本人查询 / the citizen's own look"


_LICENCE = "business-license"
#: Purpose of the look at the card or licence that comes before every read of a principal.
_NAME_CHECK = "核对姓名 / name check"


class RecordProvider(Protocol):
    """Port: e-licences and data sources of the city."""

    def read(self, source: str, number: str) -> Record | None:
        """What `source` holds on the person (ID number) or company (credit code); None where it holds nothing.

        Raises ProviderUnavailable.
        """
        ...


class LoggedSources:
    """The sources as a turn reads them: consent and purpose are written down before the read is made."""

    def __init__(self, store: Store, provider: RecordProvider, clock: Clock) -> None:
        self._store = store
        self._provider = provider
        self._clock = clock

    def read(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """See `assistant.turn.Sources`; a turn calls it only with the citizen's agreement."""
        if mandate:
            return self._read_for(source, person, purpose, mandate)
        now: datetime = self._clock.now()
        with self._store.transaction() as work:
            work.people.consent(person, source, purpose, now)
            work.people.accessed(person, "assistant", source, purpose, now)
            identity: Record = orjson.loads(work.people.profile(person))
        return self._asked(source, identity["id_number"])

    def again(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """See `assistant.turn.Sources`; not where the consent for this purpose was withdrawn meanwhile."""
        if mandate:
            return self._read_for(source, person, purpose, mandate, agreed=True)
        now = self._clock.now()
        with self._store.transaction() as work:
            agreed = work.people.consents(person)
            if not any((one.source, one.purpose, one.withdrawn_at) == (source, purpose, None) for one in agreed):
                return None
            work.people.accessed(person, "assistant", source, purpose, now)
            identity: Record = orjson.loads(work.people.profile(person))
        try:
            return self._provider.read(source, identity["id_number"]) or {}
        except ProviderUnavailable as error:
            _LOG.warning("%s was not read again: %s", source, error.details.get("why", ""))
            return None

    def _asked(self, source: str, number: str) -> Record | None:
        try:
            return self._provider.read(source, number)
        except ProviderUnavailable as error:
            # It holds nothing for now: the citizen fills the blanks.
            _LOG.warning("%s was not read: %s", source, error.details.get("why", ""))
            return None

    def _read_for(self, source: str, agent: str, item: str, mandate_id: str, agreed: bool = False) -> Record | None:
        """Read of a principal, once the book says in the same transaction that the agent may; written down before.

        Whoever gives a number with another's name is told nothing: the name on the identity card, or on the business
        licence, decides.
        """
        now = self._clock.now()
        with self._store.transaction() as work:
            entry = found(work, mandate_id, agent)
            if entry is None or not _covers(entry.mandate, item, now):
                return None
            person = entry.mandate.kind.audience is Audience.PERSON
            card_of = ID_CARD if person else _LICENCE
            checked = ((card_of, f"{item} {_NAME_CHECK}"),) if source != card_of else ()
            for name, purpose in (*checked, (source, item)):
                work.people.accessed(entry.principal, "agent", name, purpose, now, mandate_id)
            if not agreed:
                work.people.consent(entry.principal, source, item, now, mandate_id)
            leave_word(work, entry, MandateEvent.READ, now)
            purpose = f"source={source} item={item} agent={agent}"
            target, principal = f"mandate:{mandate_id}", entry.principal
            work.audit.append(
                AuditEntry(at=now, actor="agent", action="read-for", object=target, person=principal, purpose=purpose)
            )
        card = self._asked(card_of, entry.mandate.number)
        if card is not None and card.get("name") != entry.mandate.principal:
            return None
        return card if source == card_of else self._asked(source, entry.mandate.number)

    def look(self, source: str, citizen: Citizen) -> Record | None:
        """What `source` holds on the citizen who asks for themselves; logged as their own read.

        Raises ProviderUnavailable.
        """
        now = self._clock.now()
        self._store.write(lambda work: work.people.accessed(citizen.person, "citizen", source, OWN_READ, now))
        return self._provider.read(source, citizen.identity["id_number"])


def _covers(mandate: Mandate, item: str, now: datetime) -> bool:
    in_force = mandate.state_on(now.date()) is MandateState.IN_FORCE
    return in_force and (not mandate.items or item in mandate.items)
