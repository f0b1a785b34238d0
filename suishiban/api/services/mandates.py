"""Who may act for me, for whom may I act, and how is such leave given and taken back?"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from suishiban.api.clock import Clock
from suishiban.api.codec import mandate_bytes
from suishiban.api.services.errors import MandateUnfit, NotYours
from suishiban.api.services.mandate_book import Entry, enter, entry_of
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.errors import KeyErased, Unknown
from suishiban.api.store.keyring import new_id
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.conversation.answers import Trust
from suishiban.assistant.conversation.mandate import Mandate, MandateKind, MandateState, Proof
from suishiban.assistant.policy.mandates import OF_AGE
from suishiban.assistant.visit import Citizen
from suishiban.knowledge.fields.id_number import birth_date, is_valid
from suishiban.knowledge.guide import Audience
from suishiban.knowledge.library.release import Release
from suishiban.knowledge.rules.dates import full_years

#: The longest term of a grant: leave that nobody remembers is not left standing.
LONGEST = timedelta(days=3 * 366)
#: Proof of a mandate that the principal gave here, logged in.
GRANT = "grant"


@dataclass(frozen=True, slots=True)
class Grant:
    """What a principal gives."""

    agent: str
    agent_number: str
    items: tuple[str, ...]
    """Empty: everything that serves persons."""
    until: date
    relation: str = ""


@dataclass(frozen=True, slots=True)
class OwnMandate:
    """A mandate as one of its sides sees it."""

    entry: Entry
    as_agent: bool
    state: MandateState
    """Today's."""


class MandateDesk:
    """Mandates of whoever is logged in; to everybody else they do not exist."""

    def __init__(self, store: Store, release: Callable[[], Release], clock: Clock) -> None:
        self._store = store
        self._release = release
        self._clock = clock

    def all(self, citizen: Citizen) -> tuple[OwnMandate, ...]:
        """Those given in the citizen's name, or in that of a company they represent, then those they act by."""
        today = self._clock.now().date()
        with self._store.reading() as work:
            held = [entry_of(one) for one in work.mandates.held_by(citizen.person)]
            given = [entry_of(one) for index in _indexes(citizen, held, today) for one in work.mandates.given_by(index)]
        mine = [one for one in given if one.agent != citizen.person]
        sides = [*((one, False) for one in mine), *((one, True) for one in held)]
        return tuple(OwnMandate(one, as_agent, one.mandate.state_on(today)) for one, as_agent in sides)

    def grant(self, citizen: Citizen, grant: Grant) -> OwnMandate:
        """Let another act for the citizen: their own word, online. Raises MandateUnfit."""
        now = self._clock.now()
        self._require_fit(citizen, grant, now.date())
        mandate = Mandate(
            id=new_id(),
            kind=MandateKind.AGENT,
            principal=citizen.identity["name"],
            number=citizen.identity["id_number"],
            agent=grant.agent,
            agent_number=grant.agent_number,
            until=grant.until,
            since=now.date(),
            relation=grant.relation,
            items=grant.items,
            proofs=(Proof(material=GRANT),),
            trust=Trust.A,
        )
        agent = self._store.vault.blind_index("person", grant.agent_number)
        with self._store.transaction() as work:
            enter(work, self._store.vault, mandate, agent, now)
            _audit(work, citizen, "mandate-granted", mandate.id, self._clock)
        return OwnMandate(Entry(mandate, agent, citizen.person, now), False, mandate.state)

    def confirm(self, citizen: Citizen, id: str) -> OwnMandate:
        """The principal's own word to a mandate that rests on uploaded papers; raises NotYours, MandateUnfit."""
        today = self._clock.now().date()
        with self._store.transaction() as work:
            entry = self._theirs(work, citizen, id, today)
            if entry.agent == citizen.person:
                raise NotYours(mandate=id, right="a mandate given in your name")
            state = entry.mandate.state_on(today)
            if state not in (MandateState.PROPOSED, MandateState.IN_FORCE):
                raise MandateUnfit(mandate=state.value, right="a mandate that has not ended")
            proofs = (*entry.mandate.proofs, Proof(material=GRANT))
            mandate = replace(entry.mandate, state=MandateState.IN_FORCE, trust=Trust.A, proofs=proofs)
            work.mandates.rewrite(id, mandate.state.value, mandate_bytes(mandate))
            _audit(work, citizen, "mandate-confirmed", id, self._clock)
        return OwnMandate(replace(entry, mandate=mandate), False, mandate.state)

    def revoke(self, citizen: Citizen, id: str) -> None:
        """End a mandate, from either side; what was done under it stands. Raises NotYours."""
        now = self._clock.now()
        with self._store.transaction() as work:
            entry = self._theirs(work, citizen, id, now.date())
            if entry.mandate.state is MandateState.REVOKED:
                return
            work.mandates.end(id, MandateState.REVOKED.value, now)
            _audit(work, citizen, "mandate-revoked", id, self._clock)

    def _theirs(self, work: Work, citizen: Citizen, id: str, today: date) -> Entry:
        try:
            entry = entry_of(work.mandates.get(id))
        except (Unknown, KeyErased) as error:
            raise NotYours(mandate=id, right="a mandate of yours") from error
        held = [entry_of(one) for one in work.mandates.held_by(citizen.person)]
        if citizen.person != entry.agent and entry.principal not in _indexes(citizen, held, today):
            raise NotYours(mandate=id, right="a mandate of yours")
        return entry

    def _require_fit(self, citizen: Citizen, grant: Grant, today: date) -> None:
        """Raises MandateUnfit: adults alone give and take leave to act (民法典 第十八条至第二十条)."""
        if full_years(birth_date(citizen.identity["id_number"]), today) < OF_AGE:
            raise MandateUnfit(principal="未满18周岁 / under 18", right="由监护人代办 / a guardian acts for a minor")
        if not is_valid(grant.agent_number):
            raise MandateUnfit(agent_number="(hidden)", right="18位身份证号 / an ID number of 18 characters")
        if grant.agent_number == citizen.identity["id_number"]:
            raise MandateUnfit(agent_number="(hidden)", right="别人的身份证号 / somebody else's ID number")
        if full_years(birth_date(grant.agent_number), today) < OF_AGE:
            raise MandateUnfit(agent_number="(hidden)", right="成年人的身份证号 / the ID number of an adult")
        if not today <= grant.until <= today + LONGEST:
            last = today + LONGEST
            raise MandateUnfit(until=grant.until, right=f"{today} 至 / to {last}")
        serving = {one.id for one in self._release().items() if Audience.PERSON in one.audience}
        if unknown := [item for item in grant.items if item not in serving]:
            raise MandateUnfit(items=", ".join(unknown), right="个人事项的编号 / ids of items that serve persons")


def _indexes(citizen: Citizen, held: list[Entry], today: date) -> tuple[str, ...]:
    """Whose mandates the citizen sees as principal: their own, and of companies whose legal representative they are."""
    companies = (
        one.principal
        for one in held
        if one.mandate.kind is MandateKind.REPRESENTATIVE and one.mandate.state_on(today) is MandateState.IN_FORCE
    )
    return tuple(dict.fromkeys((citizen.person, *companies)))


def _audit(work: Work, citizen: Citizen, action: str, id: str, clock: Clock) -> None:
    entry = AuditEntry(at=clock.now(), actor="citizen", action=action, object=f"mandate:{id}", person=citizen.person)
    work.audit.append(entry)
