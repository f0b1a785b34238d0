"""Which mandates stand in the book, and may something be done under one of them now?"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from suishiban.api.codec import mandate_bytes, read_mandate
from suishiban.api.services.errors import MandateLapsed
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.errors import KeyErased, Unknown
from suishiban.api.store.mandates import NewMandate, StoredMandate
from suishiban.api.store.store import Store
from suishiban.api.store.vault import Vault
from suishiban.api.store.work import Work
from suishiban.assistant.conversation.answers import Trust
from suishiban.assistant.conversation.mandate import Mandate, MandateKind, MandateState, Standing
from suishiban.knowledge.guide import Audience


@dataclass(frozen=True, slots=True)
class Entry:
    """A mandate with both sides by their blind index."""

    mandate: Mandate
    agent: str
    principal: str
    at: datetime


def entry_of(stored: StoredMandate) -> Entry:
    """The entry in a row."""
    return Entry(read_mandate(stored.payload, stored.state), stored.agent, stored.principal, stored.at)


def principal_index(vault: Vault, mandate: Mandate) -> str:
    """The blind index of whom the mandate is given by: of a person the same as when they log in."""
    kind = "person" if mandate.kind.audience is Audience.PERSON else "company"
    return vault.blind_index(kind, mandate.number)


def represented(held: Iterable[Entry], today: date) -> tuple[Entry, ...]:
    """The companies whose legal representative the holder is today, as the e-licence says; an uploaded copy of a
    licence that no machine has read opens nothing of the company's."""
    return tuple(
        one
        for one in held
        if one.mandate.kind is MandateKind.REPRESENTATIVE
        and one.mandate.trust is Trust.A
        and one.mandate.state_on(today) is MandateState.IN_FORCE
    )


def held_mandates(store: Store, agent: str) -> tuple[Mandate, ...]:
    """Those by which a person acts, whatever has become of them, the latest first."""
    with store.reading() as work:
        return mandates_held(work, agent)


def mandates_held(work: Work, agent: str) -> tuple[Mandate, ...]:
    """The same within a transaction."""
    return tuple(entry_of(one).mandate for one in work.mandates.held_by(agent))


def enter(work: Work, vault: Vault, mandate: Mandate, agent: str, at: datetime) -> Entry:
    """Write a new mandate down."""
    index = principal_index(vault, mandate)
    work.mandates.add(
        NewMandate(
            id=mandate.id,
            agent=agent,
            principal=index,
            state=mandate.state.value,
            until=mandate.until,
            payload=mandate_bytes(mandate),
        ),
        at,
    )
    return Entry(mandate, agent, index, at)


def note_made(work: Work, mandate: Mandate, agent: str, at: datetime) -> None:
    """The audit's line on a mandate that a conversation made; last in its transaction."""
    told = f"kind={mandate.kind.value} trust={mandate.trust.value}"
    target = f"mandate:{mandate.id}"
    work.audit.append(
        AuditEntry(at=at, actor="citizen", action="mandate-made", object=target, person=agent, purpose=told)
    )


def note(work: Work, person: str, action: str, mandate: str, at: datetime) -> None:
    """The audit's line on what a citizen did with a mandate; last in its transaction."""
    target = f"mandate:{mandate}"
    work.audit.append(AuditEntry(at=at, actor="citizen", action=action, object=target, person=person))


def found(work: Work, mandate: str, agent: str) -> Entry | None:
    """The agent's mandate of that id; None: there is none, or not of theirs, or no more."""
    try:
        entry = entry_of(work.mandates.get(mandate))
    except (Unknown, KeyErased):
        return None
    return entry if entry.agent == agent else None


def require(work: Work, mandate: Mandate, agent: str, item: str, audience: Collection[Audience], at: datetime) -> None:
    """Raises MandateLapsed where the mandate no longer lets the agent act on the item in this very transaction."""
    entry = found(work, mandate.id, agent)
    standing = entry.mandate.standing(item, audience, at.date()) if entry is not None else Standing.REVOKED
    if standing is not Standing.GOOD:
        raise MandateLapsed(mandate=mandate.id, standing=standing.value, right="a mandate that holds for the item")
