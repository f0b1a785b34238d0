"""What does a clerk's console send and receive about cases?"""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

#: What a stated purpose looks like; it is kept with the read.
PURPOSE_SHORTEST, PURPOSE_LONGEST = 2, 200


class TextOut(BaseModel):
    """One wording in both languages."""

    zh: str
    en: str


class LimitOut(BaseModel):
    """A last day."""

    day: date
    provisional: bool = Field(description="The calendar of that year has not been announced yet")


class LimitsOut(BaseModel):
    """Until when something must happen."""

    answer_by: LimitOut = Field(description="受理 or 补正告知")
    due: LimitOut = Field(description="The promised limit")
    in_force: LimitOut | None = Field(description="What binds now; the citizen during a correction")
    days_left: int | None = Field(description="Working days until `in_force`; negative once it has passed")
    alert: str = Field(description="yellow, red, or empty")
    raised: list[str] = Field(description="Alerts so far, as red:2026-03-09")


class QueueLineOut(BaseModel):
    """One case of the queue, without personal values."""

    id: str
    receipt_no: str
    department_no: str
    item: str
    item_name: TextOut
    organ: TextOut
    region: str
    applicant: str = Field(description="Masked where it is a person")
    state: str
    state_text: TextOut
    desk: str
    opened_at: datetime
    in_force: LimitOut | None
    days_left: int | None = Field(description="Working days until `in_force`; negative once it has passed")
    alert: str
    findings: int
    order: str = Field(description="Decision on its way to the back end, or empty")
    version: int
    event_no: str = Field(description="Number of the life event (一件事) it belongs to; empty: on its own")
    event_name: TextOut | None = Field(description="Name of that life event")


class QueueOut(BaseModel):
    """A page of the queue, what is due first first."""

    cases: list[QueueLineOut]
    today: date = Field(description="By the service's clock, which a demonstration can move")
    total: int = Field(description="Cases that the filter lets through, on all pages")
    offset: int
    limit: int


class LineOut(BaseModel):
    """One blank of the form."""

    path: str
    label: TextOut
    shown: str = Field(description="Masked where it is personal, unless a purpose was stated")
    source: str
    source_name: str
    trust: str
    state: str
    type: str


class RowsOut(BaseModel):
    """A repeated group."""

    id: str
    label: TextOut
    row: TextOut
    rows: list[list[LineOut]]


class FileOut(BaseModel):
    """An attachment."""

    id: str
    name: str
    media_type: str


class MaterialOut(BaseModel):
    """One document of the application, and how it is provided."""

    id: str
    name: TextOut
    how: str
    licence: str
    files: list[FileOut]


class FindingOut(BaseModel):
    """What the pre-check found."""

    rule: str
    severity: str
    message: TextOut
    fix: TextOut
    clause: str
    paths: list[str]


class EventOut(BaseModel):
    """What happened, by whom and when."""

    kind: str
    actor: str
    at: datetime
    detail: str


class RemarkOut(BaseModel):
    """One thing to put right."""

    paths: list[str]
    label: str
    message: TextOut
    fix: TextOut
    clause: str


class NoticeOut(BaseModel):
    """A correction notice, as data and in words."""

    number: int
    on: date
    until: date
    reason: str
    remarks: list[RemarkOut]
    text: TextOut


class MandateProofOut(BaseModel):
    """What shows that the agent may act."""

    material: str = Field(description="letter, holding-photo, guardianship, licence, or grant")
    text: TextOut
    file: FileOut | None = Field(description="Open it as an attachment of the case")
    source: str = Field(description="The data source that shows it instead of a file, or empty")


class MandateOfCaseOut(BaseModel):
    """Under which somebody acts for the applicant, as it was at submission."""

    kind: str
    text: TextOut = Field(description="由 X 代 Y 办理")
    principal: str
    principal_number: str = Field(description="Masked; of a company its credit code")
    agent: str
    agent_number: str = Field(description="Masked")
    until: date
    items: list[TextOut] = Field(description="Empty: everything of its kind")
    trust: str
    proofs: list[MandateProofOut]
    checks: list[TextOut] = Field(description="What was checked, and what a person must still look at")


class CaseOut(QueueLineOut):
    """A case with everything a clerk decides on."""

    title: TextOut
    agent: str
    mandate: MandateOfCaseOut | None = Field(description="None: nobody acts for the applicant under one")
    clear: bool = Field(description="Whether personal values are shown whole")
    lines: list[LineOut]
    groups: list[RowsOut]
    materials: list[MaterialOut]
    found: list[FindingOut]
    events: list[EventOut]
    notices: list[NoticeOut]
    limits: LimitsOut
    documents: list[str]
    decisions: list[str] = Field(description="What may be decided now")
    failure: str = Field(description="Why the last message could not be delivered, or the last order not carried out")
    message: TextOut = Field(description="What the citizen is told now")


class RemarkIn(BaseModel):
    """Something to put right, in the clerk's words or none."""

    model_config = ConfigDict(extra="forbid")
    path: str = Field("", max_length=120, description="A path of the application; empty: the whole of it")
    words: str = Field("", max_length=500)


class NoticeIn(BaseModel):
    """What a correction notice is made of."""

    model_config = ConfigDict(extra="forbid")
    findings: list[str] = Field(default_factory=list, max_length=100, description="Rules whose findings are upheld")
    remarks: list[RemarkIn] = Field(default_factory=list, max_length=100)
    days: int = Field(15, ge=1, le=60, description="Working days for the citizen")
    reason: str = Field("", max_length=500, description="Needed for a second notice, and to refuse")


class DecisionIn(NoticeIn):
    """A decision on the case as it was seen."""

    version: int = Field(ge=1, description="Version of the case that was seen; another one is answered with 409")
    decision: Literal["accept", "return_once", "not_admit", "refuse", "conclude"]
    result: str = Field("", max_length=500, description="What is issued; for conclude")


class CountOut(BaseModel):
    """How many cases are in one state."""

    state: str
    state_text: TextOut
    number: int


class StatisticsOut(BaseModel):
    """The cases of the clerk's organ and region."""

    total: int
    states: list[CountOut]
