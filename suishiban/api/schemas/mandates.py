"""What is sent and received about leave to act for somebody else?"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from suishiban.api.schemas.clerk import TextOut


class ProofOut(BaseModel):
    """What shows that the agent may."""

    material: str = Field(description="letter, holding-photo, guardianship, licence; grant: the principal's own word")
    name: str = Field(description="Of the uploaded file, or empty")
    source: str = Field(description="The data source that shows it instead of a file, or empty")


class MandateOut(BaseModel):
    """Leave of a principal for an agent."""

    id: str
    side: Literal["agent", "principal"] = Field(description="Which side you are")
    kind: str = Field(description="agent, guardian, company_agent or representative")
    principal: str
    principal_number: str = Field(description="ID number, masked; of a company its credit code")
    agent: str
    agent_number: str = Field(description="Masked")
    relation: str
    items: list[TextOut] = Field(description="Items entrusted by name; empty: everything of its kind")
    item_ids: list[str]
    since: date
    until: date = Field(description="The last day")
    state: str = Field(description="proposed, in_force, revoked or expired")
    trust: str = Field(description="A: the principal's own word or an authority's record; C: uploaded papers")
    proofs: list[ProofOut]


Relation = Literal["", "parent", "spouse", "child", "relative", "other"]


class GrantIn(BaseModel):
    """Let another act for you, or for a company that you represent."""

    model_config = ConfigDict(extra="forbid")
    agent: str = Field(max_length=100, description="Name of who may act")
    agent_number: str = Field(max_length=100, description="Their ID number")
    items: list[str] = Field(default_factory=list, max_length=100, description="Ids of items; none: everything")
    until: date = Field(description="The last day; at most three years from now")
    relation: Relation = Field("", description="What you are to them; nothing for a company")
    company: str = Field(
        "", max_length=18, description="Credit code of the company whose legal representative you are; empty: yourself"
    )


class GrantSketchIn(BaseModel):
    """A grant as far as it is typed; what is null is not said yet."""

    model_config = ConfigDict(extra="forbid")
    agent: str | None = Field(None, max_length=100)
    agent_number: str | None = Field(None, max_length=100)
    items: list[str] | None = Field(None, max_length=100)
    until: date | None = None
    relation: Relation = ""
    company: str = Field("", max_length=18)


class FaultOut(BaseModel):
    """What is wrong with one field of a grant."""

    field: str
    message: TextOut
    fix: TextOut


class ReadableOut(BaseModel):
    """A data source of which an agent may have something of yours read."""

    source: str
    name: TextOut


class ProspectOut(BaseModel):
    """What a grant would be."""

    faults: list[FaultOut] = Field(description="Empty: it can be given as far as it is typed")
    readable: list[ReadableOut] = Field(
        description="What the agent could have read for these items, each time by consent and recorded"
    )
    first_day: date = Field(description="From when on it would hold: today")
    last_day: date = Field(description="The latest last day there may be")
