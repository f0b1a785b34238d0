"""What is told of the guides?"""

from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from suishiban.api.schemas.clerk import TextOut


class CatalogueOut(BaseModel):
    """One line of the catalogue."""

    id: str
    version: int
    name: TextOut
    aliases: list[str]
    domain: str = Field(description="`life-event` for a life event")
    department: TextOut
    audience: list[str]
    summary: TextOut
    regions: list[str] = Field(description="The item's own region, then those where something differs")


class PassageOut(BaseModel):
    """A piece of the guide that answers cite."""

    id: str
    section: str
    region: str
    since: date
    until: date | None
    text: TextOut


class ArticleOut(BaseModel):
    """An article of a law."""

    law: str
    article: str
    text: str
    since: date | None
    """Date of the version, where it is known."""


class GuideOut(BaseModel):
    """A guide or life event as it is in force there on that day."""

    id: str
    version: int
    region: str
    on: date
    guide: dict[str, Any] = Field(description="The standard fields, as `suishiban guides schema` describes them")
    passages: list[PassageOut]
    articles: list[ArticleOut] = Field(description="The articles it rests on, as far as the site has loaded statutes")
    form_schema: dict[str, Any] = Field(description="JSON Schema of the completed form")
