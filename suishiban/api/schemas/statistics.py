"""What is told of how the service is used?"""

from datetime import datetime

from pydantic import BaseModel, Field

from suishiban.api.schemas.clerk import TextOut


class HourOut(BaseModel):
    """One hour."""

    hour: datetime = Field(description="When it began")
    questions: int


class OutcomesOut(BaseModel):
    """What became of the questions."""

    answered: int
    clarified: int
    refused: int
    unclear: int


class DraftCountsOut(BaseModel):
    """What became of applications."""

    started: int
    submitted: int
    cancelled: int


class FeedbackCountsOut(BaseModel):
    """What citizens think of the answers."""

    up: int = Field(description="Scores of 4 and 5")
    down: int = Field(description="Scores of 1 and 2")


class FieldUseOut(BaseModel):
    """One question of a form."""

    field: str = Field(description="Without row numbers; material.ID for a document")
    label: TextOut
    asked: int
    answered: int = Field(description="When it was pending; what was said unasked is not counted")


class ItemUseOut(DraftCountsOut):
    """One guide."""

    item: str
    name: TextOut
    answered: int = Field(description="Questions")
    funnel: list[FieldUseOut] = Field(description="In the order of the form")


class UseOut(BaseModel):
    """How the service was used; no number tells of a person."""

    days: int
    since: datetime
    until: datetime
    hours: list[HourOut] = Field(description="Every hour, those without a question too")
    outcomes: OutcomesOut
    drafts: DraftCountsOut
    feedback: FeedbackCountsOut
    items: list[ItemUseOut] = Field(description="Those with the most applications first")
