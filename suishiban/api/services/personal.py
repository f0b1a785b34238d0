"""What does the service hold on a citizen, and what may they take back?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from suishiban.api.clock import Clock
from suishiban.api.services.errors import NotYours
from suishiban.api.services.sources import LoggedSources
from suishiban.api.services.states import ConversationStates
from suishiban.api.store.errors import KeyErased
from suishiban.api.store.people import Access, Consent
from suishiban.api.store.store import Store
from suishiban.assistant.conversation.state import OPEN, Matter, MatterStatus
from suishiban.assistant.lapsing import kept_until
from suishiban.assistant.visit import Citizen
from suishiban.knowledge.sources import SOURCES

#: Conversations looked through for drafts, the latest used first.
_LOOKED_THROUGH = 50


@dataclass(frozen=True, slots=True)
class Draft:
    """An application that was begun and not submitted, or came back to be corrected."""

    conversation: str
    matter: Matter
    used_at: datetime
    kept_until: datetime | None
    """When it is emptied if nobody goes on with it; None: a case that came back has a limit of its own."""


@dataclass(frozen=True, slots=True)
class Licence:
    """Whether the citizen holds an e-licence, without what stands on it."""

    source: str
    held: bool
    valid_until: str
    """As the licence words it; empty where it says nothing."""


class PersonalData:
    """What a citizen can ask about themselves."""

    def __init__(
        self, store: Store, sources: LoggedSources, states: ConversationStates, clock: Clock, kept: timedelta
    ) -> None:
        self._store = store
        self._sources = sources
        self._states = states
        self._kept = kept
        self._clock = clock

    def consents(self, citizen: Citizen) -> tuple[Consent, ...]:
        """All, in order, those withdrawn too."""
        with self._store.reading() as work:
            return work.people.consents(citizen.person)

    def withdraw_consent(self, citizen: Citizen, source: str) -> None:
        """No more reads of `source` on what was agreed so far; raises NotYours where nothing stands to withdraw."""
        standing = [one for one in self.consents(citizen) if one.source == source and one.withdrawn_at is None]
        if not standing:
            raise NotYours(source=source, right="a source with a consent that stands")
        self._store.write(lambda work: work.people.withdraw(citizen.person, source, self._clock.now()))

    def drafts(self, citizen: Citizen) -> tuple[Draft, ...]:
        """Unfinished applications, those used last first."""
        with self._store.reading() as work:
            heads = work.conversations.of_person(citizen.person, _LOOKED_THROUGH)
        found = []
        for head in heads:
            try:
                state = self._states.state(head.id, head.version)
            except KeyErased:
                continue
            until = kept_until(state, head.updated_at, self._kept)
            found += [
                Draft(head.id, one, head.updated_at, until if one.status is MatterStatus.FILLING else None)
                for one in state.matters
                if one.status in OPEN
            ]
        return tuple(found)

    def licences(self, citizen: Citizen) -> tuple[Licence, ...]:
        """The e-licences there are; every read is logged as the citizen's own."""
        found = []
        for source, about in SOURCES.items():
            if about.licence:
                record = self._sources.look(source, citizen)
                found.append(Licence(source, record is not None, (record or {}).get("valid_until", "")))
        return tuple(found)

    def accesses(self, citizen: Citizen) -> tuple[Access, ...]:
        """Who read what, the latest first."""
        with self._store.reading() as work:
            return work.people.accesses(citizen.person)
