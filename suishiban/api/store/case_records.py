"""What does the store tell of a case?"""

from dataclasses import dataclass, field
from datetime import datetime

from suishiban.api.store.keyring import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCase:
    """An application as it is submitted."""

    receipt_no: str
    item: str
    implementation_code: str
    guide_version: int
    department: str
    region: str
    state: str
    person: str | None = None
    conversation: str | None = None
    due_at: datetime | None = None
    retain_until: datetime | None = None
    """Archive retention: until then the person's erasure leaves the case readable."""
    event_no: str | None = None
    """Number of the life event it belongs to."""
    id: str = field(default_factory=new_id)
    """The conversation's event names it before the case is written."""


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """Something that happened to a case."""

    kind: str
    actor: str
    payload: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The head of a case."""

    id: str
    receipt_no: str
    item: str
    implementation_code: str
    guide_version: int
    subject: str
    person: str | None
    conversation: str | None
    department: str
    region: str
    state: str
    due_at: datetime | None
    version: int
    """Number of its events."""
    decided_by: str | None
    created_at: datetime
    updated_at: datetime
    event_no: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMove:
    """How an event changes the head of the case."""

    state: str
    due_at: datetime | None = None
    department: str | None = None
    """None: as before."""
    decided_by: str | None = None
    """Actor of a decision; None: as before."""


@dataclass(frozen=True, slots=True)
class StoredCaseEvent:
    """One event of a case."""

    seq: int
    kind: str
    actor: str
    at: datetime
    schema: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases of a queue; an empty part does not narrow."""

    department: str = ""
    region: str = ""
    """A division code; finds it and those below it."""
    item: str = ""
    states: tuple[str, ...] = ()
