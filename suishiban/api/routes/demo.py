"""What can a demonstration move? Its clock. Only in demo mode."""

from datetime import datetime, timedelta

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from suishiban.api.clock import ShiftedClock
from suishiban.api.routes.access import Here
from suishiban.api.services.errors import NotYours

router = APIRouter(prefix="/demo", tags=["demo"])


class ClockIn(BaseModel):
    """A new present, or time that passes."""

    model_config = ConfigDict(extra="forbid")
    at: datetime | None = None
    advance_seconds: float = 0


@router.post("/clock")
def move_clock(body: ClockIn, here: Here) -> dict[str, str]:
    """Set the clock of a demonstration, or let time pass."""
    if not isinstance(here.clock, ShiftedClock):
        raise NotYours(clock="the machine's", right="DEMO=1")
    if body.at is not None:
        here.clock.set(body.at)
    here.clock.advance(timedelta(seconds=body.advance_seconds))
    return {"now": here.clock.now().isoformat()}
