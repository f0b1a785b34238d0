"""What is a citizen told of a case?"""

from datetime import date, datetime

from pydantic import BaseModel, Field

from suishiban.api.schemas.clerk import LimitOut, NoticeOut, TextOut


class OwnCaseOut(BaseModel):
    """A case in a list."""

    id: str
    receipt_no: str = Field(description="收件编号, ours")
    department_no: str = Field(description="办件编号; empty until the department has registered the case")
    item: str
    item_name: TextOut
    organ: TextOut
    state: str
    state_text: TextOut
    message: TextOut = Field(description="Where it stands, in words")
    due: date | None = Field(description="Until when somebody must act")
    provisional: bool = Field(description="The calendar of that year has not been announced yet")
    withdrawable: bool
    conversation: str = Field(description="Where it was submitted")
    opened_at: datetime
    event_no: str = Field(description="Number of the life event (一件事) it belongs to; empty: on its own")
    event_name: TextOut | None = Field(description="Name of that life event")


class EventWithdrawalIn(BaseModel):
    """What the citizen confirmed to take back of a life event."""

    cases: list[str] = Field(
        min_length=1,
        max_length=50,
        description="Ids of all of its cases that were `withdrawable`; where others are by now, none is taken back",
    )


class OwnLineOut(BaseModel):
    """One blank of the application as submitted."""

    path: str
    label: TextOut
    shown: str = Field(description="Numbers that name a person are masked; the application form shows them whole")
    source: str


class OwnMaterialOut(BaseModel):
    """One document of the application."""

    id: str
    name: TextOut
    how: str = Field(description="attached, licence, promised, generated, earlier_matter, left_out or missing")
    files: list[str]


class StepOut(BaseModel):
    """One step of the case."""

    at: datetime
    by: str = Field(description="citizen, clerk, department, clock, rule or event")
    state: str
    text: TextOut


class OwnCaseDetailOut(OwnCaseOut):
    """A case with all that concerns its citizen."""

    version: int
    answer_by: LimitOut
    promised: LimitOut
    lines: list[OwnLineOut]
    materials: list[OwnMaterialOut]
    timeline: list[StepOut]
    notices: list[NoticeOut]
    documents: list[str] = Field(description="Below `/cases/{id}/documents/`")
