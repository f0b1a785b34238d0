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


class GrantIn(BaseModel):
    """Let another act for you."""

    model_config = ConfigDict(extra="forbid")
    agent: str = Field(min_length=2, max_length=50, description="Name of who may act")
    agent_number: str = Field(min_length=18, max_length=18, description="Their ID number")
    items: list[str] = Field(default_factory=list, max_length=100, description="Ids of items; none: everything")
    until: date = Field(description="The last day")
    relation: Literal["", "parent", "spouse", "child", "relative", "other"] = Field(
        "", description="What you are to them"
    )
