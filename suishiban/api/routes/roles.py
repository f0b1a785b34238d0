"""Who may call which route?

One line for every route of the service; what is not listed here is refused to everyone. Whose case or conversation it
is, the services decide: to somebody else it does not exist (404).
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from suishiban.api.services.staff import Role


class Caller(StrEnum):
    """Who can call."""

    #: Nobody has logged in.
    ANONYMOUS = "anonymous"
    #: A citizen, or a company through its agent.
    CITIZEN = "citizen"
    CLERK = Role.CLERK.value
    REVIEWER = Role.REVIEWER.value
    ADMIN = Role.ADMIN.value
    OPERATOR = Role.OPERATOR.value
    AUDITOR = Role.AUDITOR.value
    #: A department's system, by its signature.
    BACK_END = "back_end"
    #: A site's Rasa server, by the token that it shares with the service.
    DIALOGUE_SERVER = "dialogue_server"


Callers = frozenset[Caller]

EVERYONE: Callers = frozenset(Caller)
STAFF: Callers = frozenset(Caller(role.value) for role in Role)
#: The citizen's side: with a session, or anonymous where only guides are asked about.
VISITORS: Callers = frozenset({Caller.ANONYMOUS, Caller.CITIZEN})
CITIZENS: Callers = frozenset({Caller.CITIZEN})
CLERKS: Callers = frozenset({Caller.CLERK})
READERS_OF_GUIDES: Callers = frozenset({Caller.REVIEWER, Caller.ADMIN})
ADMINS: Callers = frozenset({Caller.ADMIN})
OPERATORS: Callers = frozenset({Caller.OPERATOR})
WATCHERS: Callers = frozenset({Caller.OPERATOR, Caller.AUDITOR})
AUDITORS: Callers = frozenset({Caller.AUDITOR})
BACK_ENDS: Callers = frozenset({Caller.BACK_END})
DIALOGUE_SERVERS: Callers = frozenset({Caller.DIALOGUE_SERVER})
_NOBODY: Callers = frozenset()

#: Method and path → who may call it.
ROUTES: Mapping[str, Callers] = {
    # the service itself
    "GET /openapi.json": EVERYONE,
    "GET /docs": EVERYONE,
    "GET /docs/oauth2-redirect": EVERYONE,
    "GET /redoc": EVERYONE,
    "GET /healthz": EVERYONE,
    "GET /readyz": EVERYONE,
    "GET /metrics": EVERYONE,
    # the faces
    "GET /embed.js": EVERYONE,
    "GET /console": EVERYONE,
    "GET /console/{path:path}": EVERYONE,
    "GET /{path:face}": EVERYONE,
    # a department's system; its signature is checked by the call-back desk
    "POST /api/v1/backend/callbacks": BACK_ENDS,
    # a site's Rasa server; its token is compared by the route
    "GET /webhooks/rasa-actions/health": EVERYONE,
    "POST /webhooks/rasa-actions/webhook": DIALOGUE_SERVERS,
    # a demonstration's clock
    "POST /api/v1/demo/clock": EVERYONE,
    # logging in
    "POST /api/v1/sessions": EVERYONE,
    "POST /api/v1/sessions/bind": EVERYONE,
    "GET /api/v1/session-options": EVERYONE,
    "POST /api/v1/staff/sessions": EVERYONE,
    "GET /api/v1/staff/me": STAFF,
    "DELETE /api/v1/staff/sessions": STAFF,
    # talking to the assistant
    "POST /api/v1/conversations": VISITORS,
    "GET /api/v1/conversations/{conversation}": VISITORS,
    "POST /api/v1/conversations/{conversation}/turns": VISITORS,
    "GET /api/v1/conversations/{conversation}/events": VISITORS,
    "GET /api/v1/conversations/{conversation}/form.pdf": CITIZENS,
    "POST /api/v1/attachments": VISITORS,
    "POST /api/v1/conversations/resume": VISITORS,
    "POST /api/v1/conversations/{conversation}/resume-code": VISITORS,
    "POST /api/v1/messages/{message}/feedback": VISITORS,
    "GET /webhooks/rest/": EVERYONE,
    "POST /webhooks/rest/webhook": VISITORS,
    # reading the guides
    "GET /api/v1/guides": EVERYONE,
    "GET /api/v1/guides/{guide}": EVERYONE,
    "GET /api/v1/statutes": EVERYONE,
    "GET /api/v1/statutes/{law}/{article}": EVERYONE,
    # what the service holds on a citizen
    "GET /api/v1/me/consents": CITIZENS,
    "DELETE /api/v1/me/consents/{source}": CITIZENS,
    "GET /api/v1/me/drafts": CITIZENS,
    "GET /api/v1/me/licences": CITIZENS,
    "GET /api/v1/me/accesses": CITIZENS,
    "GET /api/v1/me/mandates": CITIZENS,
    "POST /api/v1/me/mandates": CITIZENS,
    "POST /api/v1/me/mandates/check": CITIZENS,
    "POST /api/v1/me/mandates/representation": CITIZENS,
    "POST /api/v1/me/mandates/{mandate}/confirm": CITIZENS,
    "DELETE /api/v1/me/mandates/{mandate}": CITIZENS,
    "DELETE /api/v1/me": CITIZENS,
    "POST /api/v1/me/channel-token": CITIZENS,
    # the citizen's own cases
    "GET /api/v1/cases": CITIZENS,
    "GET /api/v1/cases/{case}": CITIZENS,
    "GET /api/v1/cases/{case}/documents/{name}": CITIZENS,
    "POST /api/v1/cases/{case}/withdraw": CITIZENS,
    "POST /api/v1/cases/events/{event}/withdraw": CITIZENS,
    # a clerk's cases
    "GET /api/v1/clerk/cases": CLERKS,
    "GET /api/v1/clerk/cases/{case}": CLERKS,
    "GET /api/v1/clerk/cases/{case}/documents/{name}": CLERKS,
    "GET /api/v1/clerk/cases/{case}/attachments/{attachment}": CLERKS,
    "POST /api/v1/clerk/cases/{case}/notice": CLERKS,
    "POST /api/v1/clerk/cases/{case}/decisions": CLERKS,
    "GET /api/v1/clerk/statistics": CLERKS,
    # a clerk in a conversation
    "GET /api/v1/clerk/conversations": CLERKS,
    "GET /api/v1/clerk/conversations/{conversation}": CLERKS,
    "POST /api/v1/clerk/conversations/{conversation}/take": CLERKS,
    "POST /api/v1/clerk/conversations/{conversation}/replies": CLERKS,
    "POST /api/v1/clerk/conversations/{conversation}/hand-back": CLERKS,
    # guides
    "GET /api/v1/admin/guides": READERS_OF_GUIDES,
    "GET /api/v1/admin/guides/{item}/versions": READERS_OF_GUIDES,
    "GET /api/v1/admin/guides/{item}/versions/{version}": READERS_OF_GUIDES,
    "GET /api/v1/admin/guides/{item}/diff": READERS_OF_GUIDES,
    "POST /api/v1/admin/lint": READERS_OF_GUIDES,
    "POST /api/v1/admin/drafts": ADMINS,
    "POST /api/v1/admin/imports": ADMINS,
    "POST /api/v1/admin/drafts/try": READERS_OF_GUIDES,
    "GET /api/v1/admin/guide-schema": READERS_OF_GUIDES,
    "GET /api/v1/admin/releases": READERS_OF_GUIDES,
    "GET /api/v1/admin/guides/{item}/versions/{version}/reviews": READERS_OF_GUIDES,
    "GET /api/v1/admin/guides/{item}/versions/{version}/impact": READERS_OF_GUIDES,
    "POST /api/v1/admin/guides/{item}/versions/{version}/reviews": READERS_OF_GUIDES,
    "GET /api/v1/admin/gates": READERS_OF_GUIDES,
    "POST /api/v1/admin/gates": READERS_OF_GUIDES,
    "GET /api/v1/admin/gates/{gate}": READERS_OF_GUIDES,
    "POST /api/v1/admin/releases": ADMINS,
    "POST /api/v1/admin/releases/{release}/rollback": ADMINS,
    "GET /api/v1/admin/questions": READERS_OF_GUIDES,
    "POST /api/v1/admin/questions/{question}/settle": ADMINS,
    "POST /api/v1/admin/questions/{question}/answered": ADMINS,
    "GET /api/v1/admin/statistics": READERS_OF_GUIDES,
    # the running of the site
    "GET /api/v1/operator/audit": AUDITORS,
    "GET /api/v1/operator/audit/verification": WATCHERS,
    "GET /api/v1/operator/outbox": WATCHERS,
    "POST /api/v1/operator/outbox/{message}/revive": OPERATORS,
    "GET /api/v1/operator/switches": WATCHERS,
    "PUT /api/v1/operator/switches/{switch}": OPERATORS,
}


def allowed(method: str, path: str) -> Callers:
    """Who may call `method` on the path template `path`; nobody where the table does not name it."""
    # Whoever may read an answer may ask for its headers alone.
    return ROUTES.get(f"{'GET' if method == 'HEAD' else method} {path}", _NOBODY)


def templates(app: FastAPI) -> dict[Callable[..., Any], str]:
    """Endpoint → path template, of every route of `app` as it is now."""
    return {
        context.endpoint: context.path
        for context in iter_route_contexts(app.routes)
        if context.endpoint is not None and context.path is not None
    }
