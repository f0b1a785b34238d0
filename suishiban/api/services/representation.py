"""Is the citizen the legal representative of a company? Its e-licence says so, read when they ask for it."""

from datetime import datetime

from suishiban.api.clock import Clock
from suishiban.api.services.errors import MandateUnfit
from suishiban.api.services.mandate_book import Entry, enter, entry_of, note, note_made, represented
from suishiban.api.services.mandates import LICENCE, OwnMandate
from suishiban.api.services.sources import LoggedSources
from suishiban.api.store.keyring import new_id
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.conversation.answers import Trust
from suishiban.assistant.conversation.mandate import Mandate, MandateKind, MandateState
from suishiban.assistant.policy.evidence import Record
from suishiban.assistant.policy.grants import Fault
from suishiban.assistant.policy.mandates import REPRESENTS
from suishiban.assistant.visit import Citizen
from suishiban.knowledge.guide import Text

_NOT_THEIRS = Fault(
    "company",
    Text("没有查到以您为法定代表人的电子营业执照", "There is no e-licence that names you as legal representative"),
    Text(
        "刚办过变更登记的，等执照更新后再试；也可以由公司出具授权委托书",
        "After a change of registration try again once the licence is updated; a letter of the company does as well",
    ),
)


class RepresentationDesk:
    """Proves that the citizen represents a company, as the form of acting does in a conversation."""

    def __init__(self, store: Store, sources: LoggedSources, clock: Clock) -> None:
        self._store = store
        self._sources = sources
        self._clock = clock

    def prove(self, citizen: Citizen) -> OwnMandate:
        """Read the citizen's e-licence, which is logged; what it says is relied on for 30 days.

        A licence that names somebody else ends what it said before. Raises MandateUnfit, ProviderUnavailable.
        """
        record = self._sources.look(LICENCE.source, citizen) or {}
        now = self._clock.now()
        with self._store.transaction() as work:
            entry = self._settled(work, citizen, record, now)
        if entry is None:
            raise MandateUnfit(_NOT_THEIRS)
        return OwnMandate(entry, True, entry.mandate.state)

    def _settled(self, work: Work, citizen: Citizen, record: Record, now: datetime) -> Entry | None:
        """The mandate that there is, or a new one; None where the licence names somebody else."""
        held = [entry_of(one) for one in work.mandates.held_still(citizen.person)]
        standing = next(
            (one for one in represented(held, now.date()) if one.mandate.number == record.get("credit_code")), None
        )
        theirs = bool(record.get("name")) and record.get("legal_representative") == citizen.identity["name"]
        if theirs:
            # An application under way goes on under the one that stands.
            return standing or self._entered(work, citizen, record, now)
        if standing is not None:
            work.mandates.end(standing.mandate.id, MandateState.REVOKED.value, now)
            note(work, citizen.person, "mandate-revoked", standing.mandate.id, now)
        return None

    def _entered(self, work: Work, citizen: Citizen, record: Record, now: datetime) -> Entry:
        mandate = Mandate(
            id=new_id(),
            kind=MandateKind.REPRESENTATIVE,
            principal=record["name"],
            number=record["credit_code"],
            agent=citizen.identity["name"],
            agent_number=citizen.identity["id_number"],
            until=now.date() + REPRESENTS,
            since=now.date(),
            proofs=(LICENCE,),
            trust=Trust.A,
        )
        entry = enter(work, self._store.vault, mandate, citizen.person, now)
        note_made(work, mandate, citizen.person, now)
        return entry
