"""Who is asking, and with which services is the answer made?"""

from typing import Annotated

from fastapi import Depends, Header, Request

from suishiban.api.services.context import Services
from suishiban.api.services.errors import NotYours
from suishiban.assistant.turn import Citizen


def services(request: Request) -> Services:
    """The services of this process."""
    found: Services = request.app.state.services
    return found


Here = Annotated[Services, Depends(services)]


def bearer(authorization: Annotated[str, Header()] = "") -> str:
    """The token of an `Authorization: Bearer …` header; empty where there is none."""
    scheme, _, token = authorization.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


Token = Annotated[str, Depends(bearer)]


def maybe_citizen(here: Here, token: Token) -> Citizen | None:
    """The citizen logged in; None for an anonymous request. Raises NotYours for a token that is not good."""
    return here.citizens.find(token, here.clock.now()) if token else None


def citizen(here: Here, token: Token) -> Citizen:
    """The citizen logged in; raises NotYours."""
    if not token:
        raise NotYours(session="none", right="log in first")
    return here.citizens.find(token, here.clock.now())


MaybeCitizen = Annotated[Citizen | None, Depends(maybe_citizen)]
KnownCitizen = Annotated[Citizen, Depends(citizen)]
ConversationToken = Annotated[str, Header(alias="Conversation-Token")]
