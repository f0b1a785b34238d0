"""Which routes are the citizen's side?"""

from suishiban.api.routes import attachments, cases, conversations, guides, me, resumption, sessions, statutes, streams

#: Everything a citizen's front end calls, below /api/v1.
ROUTERS = tuple(
    module.router for module in (sessions, resumption, conversations, streams, attachments, cases, me, guides, statutes)
)
