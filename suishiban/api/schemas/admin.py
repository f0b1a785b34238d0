"""What does the administrators' console send and receive about guides?"""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from suishiban.api.schemas.clerk import TextOut
from suishiban.api.schemas.conversation import LONGEST
from suishiban.assistant.conversation.reply import Reply
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
    basis: str
    """The norm that the rule rests on."""


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


class ImportOut(BaseModel):
    """What became of one item of a file, or of a file that could not be read."""

    file: str
    outcome: str = Field(description="kept, unchanged, refused or unread")
    item: str
    version: int
    releasable: bool
    findings: list[GuideFindingOut]


class ImportsOut(BaseModel):
    """One for each item, and for each file that could not be read."""

    imports: list[ImportOut]


class NearOut(BaseModel):
    """A guide that comes near to a question."""

    item: str
    name: TextOut
    probability: float = Field(description="That it is meant, from 0 to 1")


class FaqDraftOut(BaseModel):
    """A common question that would answer what was asked, to be mended and written into a guide."""

    item: str = Field(description="Empty: no guide is near")
    question: str
    asked_as: list[str] = Field(description="Other wordings of it")
    answer: str = Field(description="What the guide says nearest to it; empty: nothing")
    passage: str = Field(description="The passage that says so")


class QuestionOut(BaseModel):
    """A question that no guide answered, or not well, masked; of several about one matter the latest."""

    id: str
    text: str
    item: str | None
    region: str
    outcome: str
    at: datetime
    count: int = Field(description="How many there are about the same matter")
    outcomes: dict[str, int] = Field(description="How often refused, clarified, unclear, disliked")
    nearest: list[NearOut] = Field(description="At most three guides, the nearest first")
    draft: FaqDraftOut


class QuestionsOut(BaseModel):
    """What no one has settled, the most asked first."""

    questions: list[QuestionOut]


class AnsweredIn(BaseModel):
    """Which guide answers now."""

    model_config = ConfigDict(extra="forbid")
    item: str = Field(min_length=1, max_length=64)


class AnsweredOut(BaseModel):
    """What became of the wordings of the matter."""

    golden: int = Field(description="How many of them are asked before every release and were not so far")


class SaidFileIn(BaseModel):
    """A file by its name alone; there is no content."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=1, max_length=200)
    material: str = Field("", max_length=64)


class SaidIn(BaseModel):
    """What a citizen says in a trial: words, a button or a file."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field("", max_length=LONGEST)
    choice: str = Field("", max_length=200)
    prompt_id: str = Field("", max_length=64)
    file: SaidFileIn | None = None


class TrialIn(GuideTextIn):
    """A guide file and a conversation to hold with it; send all that was said so far, nothing is kept."""

    said: list[SaidIn] = Field(default_factory=list, max_length=100)
    language: str = Field("zh", pattern="^(zh|en)$")
    region: str = Field("9901", pattern=r"^\d{2,9}$")
    as_citizen: str = Field("", max_length=64, description="An invented citizen, e.g. zhang-jie; empty: anonymous")


class TrialOut(BaseModel):
    """What was found in the text, and what the assistant answers with it."""

    item: str
    releasable: bool
    findings: list[GuideFindingOut]
    replies: list[Reply] = Field(description="One for each thing said")
