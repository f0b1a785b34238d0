"""What does the administrators' console send and receive about guides?"""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from suishiban.api.schemas.clerk import TextOut
from suishiban.knowledge.parse.document import MAX_CHARACTERS


class GuideFindingOut(BaseModel):
    """One thing to put right in a guide file."""

    rule: str
    severity: str
    message: TextOut
    fix: TextOut
    where: str
    value: str
    line: int | None


class ShelfLineOut(BaseModel):
    """One guide or life event."""

    item: str
    name: TextOut
    domain: str
    department: TextOut
    served: int = Field(description="Version served; 0: none")
    draft: int = Field(description="Version of the draft; 0: none")


class ShelfOut(BaseModel):
    """Every guide that is served or drafted."""

    guides: list[ShelfLineOut]


class VersionOut(BaseModel):
    """One version of a guide file."""

    item: str
    version: int
    state: str = Field(description="draft, published, withdrawn (rolled back) or replaced (never published)")
    served: bool
    author: str
    created_at: datetime
    digest: str


class VersionsOut(BaseModel):
    """All versions, the latest first."""

    versions: list[VersionOut]


class VersionTextOut(VersionOut):
    """One version with its text."""

    text: str


class DiffOut(BaseModel):
    """What changed, as a unified diff."""

    item: str
    before: int
    after: int
    difference: str


class GuideTextIn(BaseModel):
    """A guide file."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1, max_length=MAX_CHARACTERS)


class DraftIn(GuideTextIn):
    """A guide file to be kept as a draft."""

    expected: int = Field(ge=0, description="Version it was written over; 0: a new guide. Another one: 409")


class GuideDraftOut(BaseModel):
    """What became of a text, and what was found in it."""

    outcome: str = Field(description="kept, unchanged or refused")
    item: str
    version: int
    releasable: bool
    findings: list[GuideFindingOut]


class DraftRef(BaseModel):
    """A draft that an administrator has read."""

    model_config = ConfigDict(extra="forbid")
    item: str = Field(max_length=64)
    version: int = Field(ge=1)


class ReleaseIn(BaseModel):
    """Drafts to be published in one release."""

    model_config = ConfigDict(extra="forbid")
    drafts: list[DraftRef] = Field(min_length=1, max_length=2_000)


class ReleaseOut(BaseModel):
    """One release."""

    id: str
    actor: str
    created_at: datetime
    active: bool
    guides: int
    changed: dict[str, int] = Field(description="Item → version, where the release before it had another")


class ReleasesOut(BaseModel):
    """The latest first."""

    releases: list[ReleaseOut]


class QuestionOut(BaseModel):
    """A question that no guide answered, masked."""

    id: str
    text: str
    item: str | None
    region: str
    outcome: str
    at: datetime


class QuestionsOut(BaseModel):
    """What no one has settled, the latest first."""

    questions: list[QuestionOut]
