"""How does a citizen log in?"""

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from suishiban.api.routes.access import Here

router = APIRouter(tags=["sessions"])


class LogInIn(BaseModel):
    """A code of the identity provider; in demo mode the name of a demo citizen, e.g. zhang-jie."""

    model_config = ConfigDict(extra="forbid")
    code: str = Field(min_length=1, max_length=200)


class SessionOut(BaseModel):
    """Send the token as `Authorization: Bearer …`."""

    token: str
    name: str = Field(description="Masked")


@router.post("/sessions", status_code=201)
def log_in(body: LogInIn, here: Here) -> SessionOut:
    """Log a citizen in."""
    token, citizen = here.citizens.log_in(body.code, here.clock.now())
    name = citizen.identity.get("name", "")
    return SessionOut(token=token, name=name[:1] + "*" * max(len(name) - 1, 0))
