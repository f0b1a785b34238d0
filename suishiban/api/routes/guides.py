"""What do the guides say, for who would rather read than ask?"""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Response

from suishiban.api.routes.access import Here
from suishiban.api.routes.case_view import text_out
from suishiban.api.routes.script import ChosenScript, Wording
from suishiban.api.routes.statutes import article_out
from suishiban.api.schemas.clerk import TextOut
from suishiban.api.schemas.guides import ArticleOut, CatalogueOut, GuideOut, PassageOut
from suishiban.api.services.catalogue import GuideInForce, catalogue, guide_in_force
from suishiban.knowledge.guide import Audience, Language
from suishiban.knowledge.library import CatalogueEntry

router = APIRouter(prefix="/guides", tags=["guides"])

Region = Annotated[str, Query(pattern=r"^\d{2,9}$", description="Division code")]


@router.get("")
def all_guides(
    here: Here,
    script: ChosenScript,
    response: Response,
    domain: Annotated[str, Query(max_length=64)] = "",
    audience: Audience | None = None,
    q: Annotated[str, Query(max_length=200, description="A name, or what one wants to do")] = "",
    region: Region = "9901",
) -> list[CatalogueOut]:
    """The catalogue, life events last; with `q` what fits best first."""
    response.headers["Vary"] = "Accept-Language"
    wording = Wording(script)
    found = catalogue(here.knowledge.current(), q, region, here.clock.now().date())
    return [
        wording.out(_line(entry))
        for entry in found
        if domain in ("", entry.domain) and (audience is None or audience in entry.audience)
    ]


@router.get("/{guide}")
def one_guide(
    guide: str,
    here: Here,
    script: ChosenScript,
    response: Response,
    on: date | None = None,
    region: Region = "9901",
    language: Annotated[Language, Query(description="Of the form's labels")] = Language.ZH,
) -> GuideOut:
    """The guide in force in a region on a day, with its passages and the schema of its form."""
    response.headers["Vary"] = "Accept-Language"
    day = on or here.clock.now().date()
    found = guide_in_force(here.knowledge.current(), guide, region, day, language)
    return Wording(script).out(_guide(guide, region, day, found, _articles(here, found)))


def _line(entry: CatalogueEntry) -> CatalogueOut:
    return CatalogueOut(
        id=entry.item,
        version=entry.version,
        name=text_out(entry.name),
        aliases=list(entry.aliases),
        domain=entry.domain,
        department=text_out(entry.department),
        audience=[one.value for one in entry.audience],
        summary=text_out(entry.summary),
        regions=list(entry.regions),
    )


def _articles(here: Here, found: GuideInForce) -> list[ArticleOut]:
    """The articles that the guide names, as the statutes have them."""
    named = [(str(one["law"]), str(one["article"])) for one in found.content.get("legal_basis", ())]
    known = (here.statutes.article(law, article) for law, article in named)
    return [article_out(one) for one in known if one is not None]


def _guide(id: str, region: str, on: date, found: GuideInForce, articles: list[ArticleOut]) -> GuideOut:
    passages = [
        PassageOut(
            id=one.id,
            section=one.section,
            region=one.region,
            since=one.since,
            until=one.until,
            text=TextOut(zh=one.text, en=one.text_en),
        )
        for one in found.passages
    ]
    return GuideOut(
        id=id,
        version=found.version,
        region=region,
        on=on,
        guide=dict(found.content),
        passages=passages,
        articles=articles,
        form_schema=dict(found.form_schema),
    )
