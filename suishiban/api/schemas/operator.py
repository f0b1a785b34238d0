"""What do operators and auditors send and receive?"""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class AuditRecordOut(BaseModel):
    """One act, as the chain holds it."""

    seq: int
    at: datetime
    actor: str
    action: str
    object: str
    person: str | None = Field(description="Blind index of whom it concerns; tells nothing by itself")
    purpose: str
    digest: str


class AuditOut(BaseModel):
    """Acts in order; ask again with `after` = the last `seq`."""

    entries: list[AuditRecordOut]


class VerificationOut(BaseModel):
    """Whether the chain is as it was written."""

    state: str = Field(description="whole or broken")
    rows: int = Field(description="Rows that are sound, from the first")


class DeadMessageOut(BaseModel):
    """A message that nobody took."""

    id: str
    case: str
    kind: str
    attempts: int
    dead_at: datetime
    last_error: str


class OutboxOut(BaseModel):
    """How deliveries stand."""

    waiting: int
    dead: int
    oldest: datetime | None = Field(description="When the oldest waiting message was written")
    dead_messages: list[DeadMessageOut]


class SwitchOut(BaseModel):
    """A switch, and who switched it on."""

    name: str
    on: bool
    actor: str
    since: datetime | None


class SwitchesOut(BaseModel):
    """Every switch there is."""

    switches: list[SwitchOut]


class SwitchIn(BaseModel):
    """How a switch shall stand."""

    model_config = ConfigDict(extra="forbid")
    on: bool
