"""What can operators and auditors see and do?"""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query, Response

from suishiban.api.routes.access import Here, KnownMember
from suishiban.api.schemas import operator as s
from suishiban.api.store.switches import Switch

router = APIRouter(prefix="/operator", tags=["operator"])


@router.get("/audit")
def audit(
    here: Here, after: Annotated[int, Query(ge=0)] = 0, limit: Annotated[int, Query(ge=1, le=1_000)] = 200
) -> s.AuditOut:
    """What was done, in order."""
    found = here.operations.entries(after, limit)
    return s.AuditOut(entries=[s.AuditRecordOut(**asdict(one)) for one in found])


@router.get("/audit/verification")
def verify(here: Here) -> s.VerificationOut:
    """Compute the chain again from its first row to its head."""
    found = here.operations.verify()
    return s.VerificationOut(state=found.state.value, rows=found.rows)


@router.get("/outbox")
def outbox(here: Here, limit: Annotated[int, Query(ge=1, le=1_000)] = 200) -> s.OutboxOut:
    """How deliveries stand, and the messages that nobody took, without what they say."""
    counts, dead = here.operations.outbox(limit)
    return s.OutboxOut(**asdict(counts), dead_messages=[s.DeadMessageOut(**asdict(one)) for one in dead])


@router.post("/outbox/{message}/revive", status_code=204)
def revive(message: str, here: Here, member: KnownMember) -> Response:
    """Send a dead message again."""
    here.operations.revive(member, message)
    return Response(status_code=204)


@router.get("/switches")
def switches(here: Here) -> s.SwitchesOut:
    """How every switch stands."""
    on = {one.switch: one for one in here.operations.switched_on()}
    told = [
        s.SwitchOut(
            name=switch.value,
            on=switch in on,
            actor=on[switch].actor if switch in on else "",
            since=on[switch].since if switch in on else None,
        )
        for switch in Switch
    ]
    return s.SwitchesOut(switches=told)


@router.put("/switches/{switch}")
def set_switch(switch: Switch, body: s.SwitchIn, here: Here, member: KnownMember) -> s.SwitchesOut:
    """Switch on or off, for all processes."""
    here.operations.set(member, switch, body.on)
    return switches(here)
