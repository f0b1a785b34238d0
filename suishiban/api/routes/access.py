"""Who is asking, may they, and with which services is the answer made?

Every request passes `admit`: it finds out who asks and looks the route up in the table of `routes.roles`. Nothing here
that runs on every request waits for the database, but for the one look at a session.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.concurrency import run_in_threadpool

from suishiban.api.routes.roles import Caller, allowed
from suishiban.api.services.context import Services
from suishiban.api.services.errors import LogInFirst, NotAllowed
from suishiban.api.services.staff import TOKEN, Member
from suishiban.assistant.casework.signatures import SIGNATURE
from suishiban.assistant.visit import Citizen

#: Header with the token that a Rasa server shares with the service.
RASA_TOKEN = "Rasa-Actions-Token"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks."""

    caller: Caller
    citizen: Citizen | None = None
    member: Member | None = None


async def services(request: Request) -> Services:
    """The services of this process."""
    found: Services = request.app.state.services
    return found


Here = Annotated[Services, Depends(services)]


async def bearer(request: Request) -> str:
    """The token of an `Authorization: Bearer …` header; empty where there is none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


Token = Annotated[str, Depends(bearer)]


async def visitor(request: Request) -> Visitor:
    """Who asks; raises LogInFirst for a token that is not good.

    A back end's signature and a dialogue server's token are verified by their routes.
    """
    here, token = await services(request), await bearer(request)
    if token.startswith(TOKEN):
        member = await run_in_threadpool(here.staff.find, token, here.clock.now())
        return Visitor(Caller(member.role.value), member=member)
    if token:
        citizen = await run_in_threadpool(here.citizens.find, token, here.clock.now())
        return Visitor(Caller.CITIZEN, citizen=citizen)
    if SIGNATURE in request.headers:
        return Visitor(Caller.BACK_END)
    return Visitor(Caller.DIALOGUE_SERVER if RASA_TOKEN in request.headers else Caller.ANONYMOUS)


Asking = Annotated[Visitor, Depends(visitor)]


async def admit(request: Request, asking: Asking) -> None:
    """Let through whom the table lets through; raises LogInFirst, NotAllowed."""
    path = request.app.state.templates.get(request.scope["endpoint"], "")
    if asking.caller in allowed(request.method, path):
        return
    if asking.caller is Caller.ANONYMOUS:
        raise LogInFirst(session="none", right="log in first")
    raise NotAllowed(role=asking.caller.value, right="a role that may do this")


async def maybe_citizen(asking: Asking) -> Citizen | None:
    """The citizen logged in; None for an anonymous request."""
    return asking.citizen


async def citizen(asking: Asking) -> Citizen:
    """The citizen logged in; raises LogInFirst."""
    if asking.citizen is None:
        raise LogInFirst(session="none", right="log in first")
    return asking.citizen


async def member(asking: Asking) -> Member:
    """The member of staff logged in; raises LogInFirst."""
    if asking.member is None:
        raise LogInFirst(session="none", right="log in first")
    return asking.member


MaybeCitizen = Annotated[Citizen | None, Depends(maybe_citizen)]
KnownCitizen = Annotated[Citizen, Depends(citizen)]
KnownMember = Annotated[Member, Depends(member)]
ConversationToken = Annotated[str, Header(alias="Conversation-Token")]
