"""What does the store tell of a conversation and its turns?"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

#: The owner of a conversation that no clerk has taken over; a clerk is `clerk:<staff id>`.
BOT = "bot"
#: The owner of a conversation in which a person was asked for.
WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewConversation:
    """How a conversation begins."""

    token_hash: str
    channel: str
    language: str
    region: str
    person: str | None = None
    """Blind index of the citizen, once known."""
    sender: str | None = None
    """Keyed hash of the sender of a foreign channel (Rasa); finds the conversation again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The head of a conversation."""

    id: str
    subject: str
    person: str | None
    token_hash: str
    channel: str
    sender: str | None
    language: str
    region: str
    version: int
    """Number of its events."""
    owner: str
    snapshot_version: int
    created_at: datetime
    updated_at: datetime
    waiting_since: datetime | None = None
    """When a person was asked for; None where nobody is waited for."""
    drafts_due: datetime | None = None
    """When its drafts are to be looked at; None: it has none."""


class Received(StrEnum):
    """What became of an utterance that was handed in."""

    #: Recorded now: answer it.
    NEW = "new"
    #: Recorded before and answered: send the first reply again.
    ANSWERED = "answered"
    #: Recorded before, and its answer is still being made: wait and ask again.
    PENDING = "pending"
    #: Recorded before, but its answer failed or its process died: answer it now.
    RETAKEN = "retaken"


@dataclass(frozen=True, slots=True)
class TurnReceipt:
    """What `record_turn` found."""

    outcome: Received
    version: int
    """Of the conversation now."""
    owner: str
    reply: bytes = b""
    """The first reply, where ANSWERED."""
    utterance: bytes = b""
    """What was recorded first, where RETAKEN: that is to be answered, whatever the repeat said."""


@dataclass(frozen=True, slots=True)
class Appended:
    """The events are committed with the transaction."""

    version: int


@dataclass(frozen=True, slots=True)
class VersionConflict:
    """Another writer was first; nothing was appended."""

    version: int
    """The version there is."""


@dataclass(frozen=True, slots=True)
class OwnerChanged:
    """The conversation changed hands; nothing was appended."""

    owner: str
    """Who has it."""


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event of a conversation."""

    seq: int
    turn: str | None
    at: datetime
    schema: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class Loaded:
    """A conversation's state, to be folded: the snapshot, then the events."""

    head: Conversation
    snapshot: bytes
    """Empty: there is none, or it is older than what was asked for; begin at `after`."""
    after: int
    """The version the snapshot, or the caller's own state, stands at."""
    events: tuple[StoredEvent, ...]


class TurnState(StrEnum):
    """How far a turn is."""

    #: The utterance is recorded, no answer yet.
    RECEIVED = "received"
    #: The reply is recorded.
    ANSWERED = "answered"
    #: Answering it failed; a repeat tries again.
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn as it was said and answered."""

    id: str
    state: TurnState
    at: datetime
    utterance: bytes
    reply: bytes
    """Empty until answered."""
    version_after: int | None
