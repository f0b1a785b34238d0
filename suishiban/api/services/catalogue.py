"""Which guides are there, and what does one say in a region on a day?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import numpy as np
from pydantic import TypeAdapter

from suishiban.api.services.errors import NotOfferedHere
from suishiban.knowledge.guide import Guide, Language, LifeEvent
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library import CatalogueEntry, NotOffered
from suishiban.knowledge.library.compiled import CompiledEvent, CompiledGuide
from suishiban.knowledge.parse.form_schema import form_schema
from suishiban.knowledge.search import Knowledge, route
from suishiban.knowledge.text import folded


@dataclass(frozen=True, slots=True)
class GuideInForce:
    """A guide or life event as JSON, with what is made of it."""

    version: int
    content: Mapping[str, Any]
    passages: tuple[Passage, ...]
    form_schema: Mapping[str, Any]


def catalogue(knowledge: Knowledge, q: str, region: str, on: date) -> tuple[CatalogueEntry, ...]:
    """Every line, or those that `q` names or means: names that hold it first, then where it leads."""
    lines = knowledge.release.catalogue()
    wanted = folded(q)
    if not wanted:
        return lines
    named = [line for line in lines if any(wanted in folded(name) for name in _names(line))]
    meant = route(knowledge, q, region, on).items
    others = sorted(
        (line for line in lines if line.item in meant and line not in named), key=lambda one: meant.index(one.item)
    )
    return (*named, *others)


def guide_in_force(knowledge: Knowledge, id: str, region: str, on: date, language: Language) -> GuideInForce:
    """The guide or life event `id` there and then; raises NotOfferedHere."""
    found: CompiledGuide | CompiledEvent | NotOffered = knowledge.release.guide(id, region, on)
    if isinstance(found, NotOffered):
        event = knowledge.release.event(id, on)
        found = event if isinstance(event, CompiledEvent) else found
    if isinstance(found, NotOffered):
        raise NotOfferedHere(
            guide=id, region=region, on=on, reason=found.reason.value, right="another guide, region or day"
        )
    here = knowledge.holding(region, on) & knowledge.of_item(id)
    passages = tuple(knowledge.index.passages[number] for number in np.flatnonzero(here))
    if isinstance(found, CompiledEvent):
        content = _events().dump_python(found.event, mode="json")
        return GuideInForce(found.version, content, passages, form_schema(found.event, language))
    content = _guides().dump_python(found.guide, mode="json")
    content["overridden"] = sorted(content["overridden"])
    return GuideInForce(found.guide.version, content, passages, form_schema(found.guide, language))


def _names(line: CatalogueEntry) -> tuple[str, ...]:
    return (line.name.zh, line.name.en, *line.aliases)


@cache
def _guides() -> TypeAdapter[Guide]:
    return TypeAdapter(Guide)


@cache
def _events() -> TypeAdapter[LifeEvent]:
    return TypeAdapter(LifeEvent)
