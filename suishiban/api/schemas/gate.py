"""What does the console send and receive about reviews, rehearsals and releases?"""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from suishiban.api.store.gate_runs import GateState
from suishiban.api.store.reviews import ReviewVerdict
from suishiban.knowledge.library.reach import Change
from suishiban.knowledge.search.golden import Verdict


class DraftRef(BaseModel):
    """A draft that an administrator has read."""

    model_config = ConfigDict(extra="forbid")
    item: str = Field(max_length=64)
    version: int = Field(ge=1)


class ReviewIn(BaseModel):
    """What a second person says of a draft."""

    model_config = ConfigDict(extra="forbid")
    verdict: ReviewVerdict
    note: str = Field("", max_length=500, description="Why it goes back, or what was looked at")


class ReviewOut(BaseModel):
    """What somebody said of a version."""

    reviewer: str
    verdict: ReviewVerdict
    note: str
    at: datetime


class PartOut(BaseModel):
    """A blank or a document that is not what it was."""

    path: str
    change: Change


class ImpactOut(BaseModel):
    """Whom a draft touches, over what is served now."""

    parts: list[PartOut]
    sections: list[str]
    regions: list[str]
    """Division codes where citizens are told something else."""
    implementations: list[str]
    events: list[str]
    """Life events that name the item."""
    questions: list[str]
    """Golden questions about what it changes."""
    cases: dict[str, int]
    """State → open cases of the item; they stay under the version they were submitted with."""


class ReviewsOut(BaseModel):
    """The latest last."""

    author: str
    reviews: list[ReviewOut]


class RehearsalIn(BaseModel):
    """Drafts to be rehearsed as one release."""

    model_config = ConfigDict(extra="forbid")
    drafts: list[DraftRef] = Field(min_length=1, max_length=2_000)


class QuestionLineOut(BaseModel):
    """A golden question whose answer changes, or that is not answered rightly."""

    text: str
    item: str = Field(description="Empty: nothing may answer")
    section: str
    region: str
    verdict: Verdict
    blocks: bool
    before: str
    after: str


class DialogueLineOut(BaseModel):
    """A golden dialogue that does not go as it is written."""

    name: str
    verdict: Verdict
    difference: str


class GateReportOut(BaseModel):
    """How the golden questions and dialogues went."""

    on: str = Field(description="The day on which all was asked")
    questions: dict[str, int] = Field(description="How many of each verdict: same, better, changed, worse, fails")
    dialogues: dict[str, int]
    changed_questions: list[QuestionLineOut]
    changed_dialogues: list[DialogueLineOut]


class GateOut(BaseModel):
    """One rehearsal of a release."""

    id: str
    base: str = Field(description="The release it was played over")
    drafts: list[DraftRef]
    state: GateState
    done: int
    total: int
    asked_by: str
    at: datetime
    report: GateReportOut | None = Field(None, description="Once it is over")


class GatesOut(BaseModel):
    """The latest first, without their reports."""

    gates: list[GateOut]


class ReleaseIn(BaseModel):
    """Drafts to be published in one release."""

    model_config = ConfigDict(extra="forbid")
    drafts: list[DraftRef] = Field(min_length=1, max_length=2_000)
    gate: str = Field(max_length=64, description="The run of the gate that these very drafts went through")
    override: str = Field("", max_length=500, description="Why they are published although that run failed")


class ReleaseOut(BaseModel):
    """One release."""

    id: str
    actor: str
    created_at: datetime
    active: bool
    number: int
    gate: str | None = Field(description="The run of the gate it went through")
    override: str | None = Field(description="Why it was published although that run failed")
    guides: int
    changed: dict[str, int] = Field(description="Item → version, where the release before it had another")


class ReleasesOut(BaseModel):
    """The latest first."""

    releases: list[ReleaseOut]
