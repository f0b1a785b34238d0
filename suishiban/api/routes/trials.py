"""How does an administrator hear what a draft would say?"""

from functools import cache
from typing import Any

from fastapi import APIRouter

from suishiban.api.routes.access import Here
from suishiban.api.routes.admin import finding_out
from suishiban.api.schemas.admin import SaidIn, TrialIn, TrialOut
from suishiban.api.services.tryout import Line, Setting
from suishiban.knowledge.guide import Language
from suishiban.knowledge.parse.schema import guide_schema
from suishiban.knowledge.text import clean

router = APIRouter(prefix="/admin", tags=["admin"])


@router.post("/drafts/try")
def try_draft(body: TrialIn, here: Here) -> TrialOut:
    """Hold a conversation with a draft in place of its item's served version; nothing is kept and no source is read.

    A text that is no guide, or that could not be released, is answered with 422 and its findings.
    """
    setting = Setting(Language(body.language), body.region, body.as_citizen)
    trial = here.tryout.play(body.text, [_line(one) for one in body.said], setting)
    findings = [finding_out(one) for one in trial.findings]
    return TrialOut(item=trial.item, releasable=True, findings=findings, replies=list(trial.replies))


@router.get("/guide-schema")
def schema() -> dict[str, Any]:
    """What may stand in a guide file, as JSON Schema (2020-12)."""
    return _schema()


@cache
def _schema() -> dict[str, Any]:
    return guide_schema()


def _line(said: SaidIn) -> Line:
    named = said.file
    file, material = (clean(named.name), named.material) if named else ("", "")
    return Line(clean(said.text), clean(said.choice), said.prompt_id, file, material)
