"""What is a citizen told of what the service holds on them?"""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from suishiban.api.schemas.clerk import TextOut


class ConsentOut(BaseModel):
    """Leave to read one source for one purpose."""

    source: str
    source_name: TextOut
    purpose: str
    given_at: datetime
    withdrawn_at: datetime | None
    mandate: str = Field(description="The mandate under which an agent agreed; empty: you did")


class DraftOut(BaseModel):
    """An application that was begun and not submitted, or came back to be corrected."""

    conversation: str
    matter: str
    item: str
    item_name: TextOut
    status: str = Field(description="filling or correcting")
    answered: int = Field(description="Blanks and documents that hold something")
    used_at: datetime
    kept_until: datetime | None = Field(description="Emptied then if nobody goes on with it; null: it came back")


class LicenceOut(BaseModel):
    """An e-licence, without what stands on it."""

    source: str
    name: TextOut
    held: bool
    valid_until: str


class AccessOut(BaseModel):
    """One read of the citizen's data."""

    at: datetime
    by: str = Field(description="assistant, citizen, agent, or staff:NUMBER")
    source: str
    purpose: str
    mandate: str = Field(description="The mandate under which an agent had it read, or empty")


class KeptOut(BaseModel):
    """A case the archive keeps."""

    receipt_no: str
    item: str
    until: datetime


class ForgottenOut(BaseModel):
    """What an erasure did."""

    keys_destroyed: int
    kept: list[KeptOut]
    old_pages: str = Field(description="done; busy: they go with the next erasure; not here: PostgreSQL's vacuum")


class ChannelTokenIn(BaseModel):
    """For which sender of a chat widget."""

    model_config = ConfigDict(extra="forbid")
    sender: str = Field(min_length=1, max_length=200)


class ChannelTokenOut(BaseModel):
    """Send it as `metadata.token` with each message of the widget."""

    token: str
    expires_at: datetime
