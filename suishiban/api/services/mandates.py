"""Who may act for me, for whom may I act, and how is such leave given and taken back?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from suishiban.api.clock import Clock
from suishiban.api.codec import mandate_bytes
from suishiban.api.services.errors import MandateUnfit, NotYours
from suishiban.api.services.mandate_book import Entry, enter, entry_of, note, represented
from suishiban.api.services.mandate_news import leave_word
from suishiban.api.store.errors import KeyErased, Unknown
from suishiban.api.store.keyring import new_id
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.casework.mandate_notices import MandateEvent
from suishiban.assistant.conversation.answers import Trust
from suishiban.assistant.conversation.mandate import GRANT, Mandate, MandateKind, MandateState, Proof
from suishiban.assistant.policy.grants import Fault, Giver, Grant, judge, last_day, readable
from suishiban.assistant.visit import Citizen
from suishiban.knowledge.guide import Text
from suishiban.knowledge.library.release import Release

#: Proof that whoever gave a company's mandate represents it: the e-licence that names them.
LICENCE = Proof(material="licence", source="business-license")
_UNREPRESENTED = Fault(
    "company",
    Text("您现在没有经电子营业执照核实的法定代表人身份", "No e-licence shows now that you represent this company"),
    Text("请先核实法定代表人身份", "Show by the e-licence that you are its legal representative"),
)


@dataclass(frozen=True, slots=True)
class OwnMandate:
    """A mandate as one of its sides sees it."""

    entry: Entry
    as_agent: bool
    state: MandateState
    """Today's."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a grant would be, before it is given."""

    faults: tuple[Fault, ...]
    sources: tuple[str, ...]
    """What the agent could have read of the principal, each time by consent and logged."""
    first_day: date
    last_day: date
    """The latest that the mandate may have."""


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

    def standing(self, citizen: Citizen) -> frozenset[str]:
        """Ids of those the citizen acts by that are not over today."""
        today = self._clock.now().date()
        with self._store.reading() as work:
            held = [entry_of(one).mandate for one in work.mandates.held_by(citizen.person)]
        return frozenset(one.id for one in held if one.state_on(today).stands)

    def look_over(self, citizen: Citizen, grant: Grant, company: str) -> Prospect:
        """What stands against a grant as far as it is typed, and what it would open; nothing is written."""
        today = self._clock.now().date()
        kind = MandateKind.COMPANY_AGENT if company else MandateKind.AGENT
        items = self._release().items()
        judged = judge(grant, Giver(kind, citizen.identity["id_number"]), items, today)
        chosen = [one for one in items if kind.audience in one.audience and (not grant.items or one.id in grant.items)]
        sources = readable(chosen, kind) if grant.items is not None else ()
        with self._store.reading() as work:
            held = [entry_of(one) for one in work.mandates.held_by(citizen.person)]
        unfit = () if not company or _represents(held, company, today) else (_UNREPRESENTED,)
        return Prospect((*unfit, *judged.faults), sources, today, last_day(today))

    def grant(self, citizen: Citizen, grant: Grant, company: str = "") -> OwnMandate:
        """Let another act for the citizen, or for the company with that credit code which they represent: the
        principal's own word, online. Raises MandateUnfit.

        A company's mandate needs the representation at this moment alone (民法典 第六十一条): it is the company's, and
        stays when another represents it, who may end it.
        """
        now = self._clock.now()
        today = now.date()
        kind = MandateKind.COMPANY_AGENT if company else MandateKind.AGENT
        judged = judge(grant, Giver(kind, citizen.identity["id_number"]), self._release().items(), today)
        if judged.faults:
            raise MandateUnfit(*judged.faults)
        with self._store.transaction() as work:
            mandate = _granted(judged.grant, _principal(work, citizen, company, today), today)
            agent = self._store.vault.blind_index("person", mandate.agent_number)
            entry = enter(work, self._store.vault, mandate, agent, now)
            note(work, citizen.person, "mandate-granted", mandate.id, now)
        return OwnMandate(entry, False, mandate.state)

    def confirm(self, citizen: Citizen, id: str) -> OwnMandate:
        """The principal's own word to a mandate that rests on uploaded papers; raises NotYours, MandateUnfit."""
        now = self._clock.now()
        today = now.date()
        with self._store.transaction() as work:
            entry = self._theirs(work, citizen, id, today)
            if entry.agent == citizen.person:
                raise NotYours(mandate=id, right="a mandate given in your name")
            state = entry.mandate.state_on(today)
            if not state.stands:
                raise MandateUnfit(
                    Fault(
                        "mandate",
                        Text("这份委托已经结束", "This mandate has ended"),
                        Text("可以重新授权", "Give a new one"),
                    )
                )
            proofs = (*entry.mandate.proofs, Proof(material=GRANT))
            mandate = replace(entry.mandate, state=MandateState.IN_FORCE, trust=Trust.A, proofs=proofs)
            work.mandates.rewrite(id, mandate.state.value, mandate_bytes(mandate))
            confirmed = replace(entry, mandate=mandate)
            leave_word(work, confirmed, MandateEvent.CONFIRMED, now)
            if state is MandateState.PROPOSED:
                leave_word(work, confirmed, MandateEvent.APPROVED, now)
            note(work, citizen.person, "mandate-confirmed", id, now)
        return OwnMandate(confirmed, False, mandate.state)

    def revoke(self, citizen: Citizen, id: str) -> None:
        """End a mandate, from either side; what was done under it stands. Raises NotYours."""
        now = self._clock.now()
        with self._store.transaction() as work:
            entry = self._theirs(work, citizen, id, now.date())
            if entry.mandate.state is MandateState.REVOKED:
                return
            work.mandates.end(id, MandateState.REVOKED.value, now)
            if entry.mandate.state_on(now.date()).stands:
                by_agent = entry.agent == citizen.person
                leave_word(work, entry, MandateEvent.ENDED if by_agent else MandateEvent.TAKEN_BACK, now)
            note(work, citizen.person, "mandate-revoked", id, now)

    def _theirs(self, work: Work, citizen: Citizen, id: str, today: date) -> Entry:
        try:
            entry = entry_of(work.mandates.get(id))
        except (Unknown, KeyErased) as error:
            raise NotYours(mandate=id, right="a mandate of yours") from error
        held = [entry_of(one) for one in work.mandates.held_still(citizen.person)]
        if citizen.person != entry.agent and entry.principal not in _indexes(citizen, held, today):
            raise NotYours(mandate=id, right="a mandate of yours")
        return entry


def _represents(held: Iterable[Entry], company: str, today: date) -> Entry | None:
    return next((one for one in represented(held, today) if one.mandate.number == company), None)


@dataclass(frozen=True, slots=True)
class _Principal:
    """Whose mandate a grant is, and what shows it."""

    kind: MandateKind
    name: str
    number: str
    proofs: tuple[Proof, ...]


def _principal(work: Work, citizen: Citizen, company: str, today: date) -> _Principal:
    """The citizen, or the company that they represent in this very transaction; raises MandateUnfit."""
    own = Proof(material=GRANT)
    if not company:
        return _Principal(MandateKind.AGENT, citizen.identity["name"], citizen.identity["id_number"], (own,))
    held = [entry_of(one) for one in work.mandates.held_still(citizen.person)]
    entry = _represents(held, company, today)
    if entry is None:
        raise MandateUnfit(_UNREPRESENTED)
    return _Principal(MandateKind.COMPANY_AGENT, entry.mandate.principal, entry.mandate.number, (own, LICENCE))


def _granted(grant: Grant, principal: _Principal, today: date) -> Mandate:
    """Only of a grant that is whole."""
    assert grant.agent is not None
    assert grant.agent_number is not None
    assert grant.until is not None
    return Mandate(
        id=new_id(),
        kind=principal.kind,
        principal=principal.name,
        number=principal.number,
        agent=grant.agent,
        agent_number=grant.agent_number,
        until=grant.until,
        since=today,
        relation=grant.relation,
        items=grant.items or (),
        proofs=principal.proofs,
        trust=Trust.A,
    )


def _indexes(citizen: Citizen, held: Iterable[Entry], today: date) -> tuple[str, ...]:
    """Whose mandates the citizen sees as principal: their own, and of companies whose legal representative they are."""
    return tuple(dict.fromkeys((citizen.person, *(one.principal for one in represented(held, today)))))
