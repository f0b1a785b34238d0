"""What does a clerk's console send and receive about conversations?"""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from suishiban.api.schemas.clerk import TextOut
from suishiban.api.schemas.conversation import LONGEST, MessageOut


class CalledOut(BaseModel):
    """A conversation in which a person was asked for, or the clerk answers."""

    id: str
    owner: str = Field(description="waiting, or the clerk's own clerk:NUMBER")
    since: datetime = Field(description="When something was last written in it")
    region: str
    language: str
    channel: str
    waiting_since: datetime | None = Field(description="When a person was asked for; null once one has come")
    item: str = Field(description="What was talked of last")
    item_name: TextOut
    logged_in: bool
    version: int


class CalledListOut(BaseModel):
    """Those that wait, who waits longest first, then the clerk's own."""

    conversations: list[CalledOut]


class CalledConversationOut(CalledOut):
    """A conversation as a clerk reads it."""

    messages: list[MessageOut]
    clear: bool = Field(description="Whether the citizen's words are shown whole")


class ClerkReplyIn(BaseModel):
    """A clerk's answer; lines are paragraphs."""

    model_config = ConfigDict(extra="forbid")
    turn_id: str = Field(min_length=1, max_length=50, pattern=r"^[\w.:-]+$", description="Made by the client")
    text: str = Field(min_length=1, max_length=LONGEST)


class OwnedOut(BaseModel):
    """Who answers now, and the version after the change."""

    owner: str
    version: int
