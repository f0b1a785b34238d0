"""What is sent and received to go on at another device, and to rate an answer?"""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class CodeOut(BaseModel):
    """Shown once, as digits or in a link."""

    code: str
    expires_at: datetime


class ResumeIn(BaseModel):
    """The code with its conversation, as the link or QR code holds them."""

    model_config = ConfigDict(extra="forbid")
    conversation: str = Field(min_length=1, max_length=64)
    code: str = Field(min_length=1, max_length=20)


class ResumedOut(BaseModel):
    """The way back in."""

    id: str
    token: str = Field(description="The new Conversation-Token; the old one no longer opens it")
    log_in: bool = Field(description="Only the same citizen, logged in, gets on")


class FeedbackIn(BaseModel):
    """What the citizen thinks of an answer."""

    model_config = ConfigDict(extra="forbid")
    score: int = Field(ge=1, le=5)
    comment: str = Field("", max_length=500)
