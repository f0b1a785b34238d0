"""How does a citizen follow their cases?"""

from fastapi import APIRouter, Response

from suishiban.api.routes.access import Here, KnownCitizen
from suishiban.api.routes.own_case_view import own_case, own_case_detail
from suishiban.api.routes.script import ChosenScript, Script, Wording
from suishiban.api.schemas.cases import EventWithdrawalIn, OwnCaseDetailOut, OwnCaseOut
from suishiban.api.services.citizen_cases import OwnCase

router = APIRouter(prefix="/cases", tags=["cases"])


@router.get("")
def all_cases(here: Here, citizen: KnownCitizen, script: ChosenScript) -> list[OwnCaseOut]:
    """The citizen's cases, the latest first."""
    return [Wording(script).out(own_case(own)) for own in here.cases.all(citizen)]


@router.get("/{case}")
def one_case(case: str, here: Here, citizen: KnownCitizen, script: ChosenScript) -> OwnCaseDetailOut:
    """One case: where it stands, until when, what happened, what is to be put right."""
    return _worded(own_case_detail(here.cases.open(citizen, case)), script)


@router.get("/{case}/documents/{name}")
def document(case: str, name: str, here: Here, citizen: KnownCitizen) -> Response:
    """A document of the case as PDF: application.pdf, receipt.pdf, acceptance.pdf, notice-1.pdf …"""
    pdf = here.cases.paper(citizen, case, name)
    headers = {"Cache-Control": "no-store", "Content-Disposition": f'inline; filename="{name}"'}
    return Response(pdf, media_type="application/pdf", headers=headers)


@router.post("/{case}/withdraw")
def withdraw(case: str, here: Here, citizen: KnownCitizen, script: ChosenScript) -> OwnCaseDetailOut:
    """Take the case back; the conversation it was submitted in is told."""
    here.cases.withdraw(citizen, case)
    return _worded(own_case_detail(here.cases.open(citizen, case)), script)


@router.post("/events/{event}/withdraw")
def withdraw_event(
    event: str, body: EventWithdrawalIn, here: Here, citizen: KnownCitizen, script: ChosenScript
) -> list[OwnCaseOut]:
    """Take back the cases of a life event that were shown as those that can be; all of its cases as they stand then."""
    here.cases.withdraw_event(citizen, event, body.cases)
    return [Wording(script).out(own_case(own)) for own in here.cases.all(citizen) if _of(own, event)]


def _of(own: OwnCase, event: str) -> bool:
    return own.case.bond is not None and own.case.bond.number == event


def _worded(told: OwnCaseDetailOut, script: Script) -> OwnCaseDetailOut:
    """In the script chosen, around what the citizen gave."""
    own = [line.shown for line in told.lines if len(line.shown) > 1 and not line.shown.isascii()]
    return Wording(script, own).out(told)
