"""Who may act for me, and for whom may I act?"""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from suishiban.api.routes.access import Here, KnownCitizen
from suishiban.api.routes.case_view import text_out
from suishiban.api.routes.script import ChosenScript, Wording
from suishiban.api.schemas import mandates as s
from suishiban.api.services.mandates import OwnMandate
from suishiban.assistant.casework.applicant import masked_number
from suishiban.assistant.policy.grants import Grant
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import Text
from suishiban.knowledge.library.release import Release
from suishiban.knowledge.sources import SOURCES

router = APIRouter(prefix="/me/mandates", tags=["me"])
MandateId = Annotated[str, Path(max_length=64)]


@router.get("")
def mandates(here: Here, citizen: KnownCitizen, script: ChosenScript) -> list[s.MandateOut]:
    """Those given in your name, then those by which you act, ended ones too; the latest first."""
    release = here.knowledge.current().release
    return [Wording(script).out(_out(one, release)) for one in here.mandates.all(citizen)]


@router.post("", status_code=201)
def grant(body: s.GrantIn, here: Here, citizen: KnownCitizen, script: ChosenScript) -> s.MandateOut:
    """Let another act for you, or for a company you represent: your own word online is stronger than any uploaded
    letter."""
    given = Grant(
        agent=body.agent,
        agent_number=body.agent_number,
        items=tuple(body.items),
        until=body.until,
        relation=body.relation,
    )
    granted = here.mandates.grant(citizen, given, body.company)
    return Wording(script).out(_out(granted, here.knowledge.current().release))


@router.post("/check")
def check(body: s.GrantSketchIn, here: Here, citizen: KnownCitizen, script: ChosenScript) -> s.ProspectOut:
    """What stands against a grant as far as it is typed, and what it would open. Nothing is kept."""
    items = None if body.items is None else tuple(body.items)
    sketch = Grant(
        agent=body.agent, agent_number=body.agent_number, items=items, until=body.until, relation=body.relation
    )
    seen = here.mandates.look_over(citizen, sketch, body.company)
    told = s.ProspectOut(
        faults=[
            s.FaultOut(field=one.field, message=text_out(one.message), fix=text_out(one.fix)) for one in seen.faults
        ],
        readable=[s.ReadableOut(source=one, name=text_out(SOURCES[one].name)) for one in seen.sources],
        first_day=seen.first_day,
        last_day=seen.last_day,
    )
    return Wording(script).out(told)


@router.post("/representation", status_code=201)
def prove(here: Here, citizen: KnownCitizen, script: ChosenScript) -> s.MandateOut:
    """Have your e-licence read, which is recorded, to show that you are a company's legal representative."""
    return Wording(script).out(_out(here.representation.prove(citizen), here.knowledge.current().release))


@router.post("/{mandate}/confirm")
def confirm(mandate: MandateId, here: Here, citizen: KnownCitizen, script: ChosenScript) -> s.MandateOut:
    """Confirm a mandate in your name that rests on uploaded papers; it then rests on your own word."""
    return Wording(script).out(_out(here.mandates.confirm(citizen, mandate), here.knowledge.current().release))


@router.delete("/{mandate}", status_code=204)
def revoke(mandate: MandateId, here: Here, citizen: KnownCitizen) -> Response:
    """End a mandate, as its principal or its agent; what was done under it stands."""
    here.mandates.revoke(citizen, mandate)
    return Response(status_code=204)


def _out(own: OwnMandate, release: Release) -> s.MandateOut:
    one = own.entry.mandate
    return s.MandateOut(
        id=one.id,
        side="agent" if own.as_agent else "principal",
        kind=one.kind.value,
        principal=one.principal,
        principal_number=masked_number(one),
        agent=one.agent,
        agent_number=FIELD_TYPES["id_number"].mask(one.agent_number),
        relation=one.relation,
        items=[text_out(release.name(item) if item in release.live else Text(item)) for item in one.items],
        item_ids=list(one.items),
        since=one.since,
        until=one.until,
        state=own.state.value,
        trust=one.trust.value,
        proofs=[s.ProofOut(material=proof.material, name=proof.name, source=proof.source) for proof in one.proofs],
    )
