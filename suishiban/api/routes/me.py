"""What does the service hold on me, and what can I take back?"""

from typing import Annotated

from fastapi import APIRouter, Path, Response

from suishiban.api.routes.access import Here, KnownCitizen
from suishiban.api.routes.case_view import text_out
from suishiban.api.routes.script import ChosenScript, Wording
from suishiban.api.schemas import me as s
from suishiban.api.schemas.clerk import TextOut
from suishiban.api.services.channel_tokens import LIFE, channel_token
from suishiban.knowledge.sources import SOURCES

router = APIRouter(prefix="/me", tags=["me"])


@router.get("/consents")
def consents(here: Here, citizen: KnownCitizen, script: ChosenScript) -> list[s.ConsentOut]:
    """To which reads of which source the citizen agreed, withdrawn ones too."""
    told = [
        s.ConsentOut(
            source=one.source,
            source_name=_source(one.source),
            purpose=one.purpose,
            given_at=one.given_at,
            withdrawn_at=one.withdrawn_at,
            mandate=one.mandate or "",
        )
        for one in here.personal.consents(citizen)
    ]
    return [Wording(script).out(one) for one in told]


@router.delete("/consents/{source}", status_code=204)
def withdraw_consent(source: Annotated[str, Path(max_length=64)], here: Here, citizen: KnownCitizen) -> Response:
    """Withdraw every consent to read a source; what was read stays where it was used."""
    here.personal.withdraw_consent(citizen, source)
    return Response(status_code=204)


@router.get("/drafts")
def drafts(here: Here, citizen: KnownCitizen, script: ChosenScript) -> list[s.DraftOut]:
    """Unfinished applications, those used last first; go on in their conversation."""
    release = here.knowledge.current().release
    told = [
        s.DraftOut(
            conversation=one.conversation,
            matter=one.matter.id,
            item=one.matter.item,
            item_name=text_out(release.name(one.matter.item)),
            status=one.matter.status.value,
            answered=len(one.matter.answers),
            used_at=one.used_at,
            kept_until=one.kept_until,
        )
        for one in here.personal.drafts(citizen)
    ]
    return [Wording(script).out(one) for one in told]


@router.get("/licences")
def licences(here: Here, citizen: KnownCitizen, script: ChosenScript) -> list[s.LicenceOut]:
    """Which e-licences the citizen holds; the look is logged."""
    told = [
        s.LicenceOut(source=one.source, name=_source(one.source), held=one.held, valid_until=one.valid_until)
        for one in here.personal.licences(citizen)
    ]
    return [Wording(script).out(one) for one in told]


@router.get("/accesses")
def accesses(here: Here, citizen: KnownCitizen) -> list[s.AccessOut]:
    """Who read what for which purpose, the latest first."""
    return [
        s.AccessOut(at=one.at, by=one.actor, source=one.source, purpose=one.purpose, mandate=one.mandate or "")
        for one in here.personal.accesses(citizen)
    ]


@router.delete("")
def forget_me(here: Here, citizen: KnownCitizen) -> s.ForgottenOut:
    """Erase everything but cases under archive retention, and say until when those are kept."""
    done = here.erasure.forget(citizen)
    kept = [s.KeptOut(receipt_no=one.receipt_no, item=one.item, until=one.until) for one in done.kept]
    return s.ForgottenOut(keys_destroyed=done.keys, kept=kept, old_pages=done.pages.value)


@router.post("/channel-token", status_code=201)
def new_channel_token(body: s.ChannelTokenIn, here: Here, citizen: KnownCitizen) -> s.ChannelTokenOut:
    """A token by which the Rasa channel knows the citizen behind one sender; it names nobody."""
    expires = here.clock.now() + LIFE
    token = channel_token(here.settings.rasa_token, citizen.person, body.sender, expires)
    return s.ChannelTokenOut(token=token, expires_at=expires)


def _source(source: str) -> TextOut:
    return text_out(SOURCES[source].name) if source in SOURCES else TextOut(zh=source, en=source)
