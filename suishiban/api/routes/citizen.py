"""Which routes are the citizen's side?"""

from suishiban.api.routes import (
    attachments,
    cases,
    conversations,
    guides,
    mandates,
    me,
    resumption,
    sessions,
    statutes,
    streams,
)

#: What a citizen's front end calls, the most often called first.
_CALLED = (sessions, resumption, conversations, streams, attachments, cases, me, mandates, guides, statutes)
#: Everything a citizen's front end calls, below /api/v1.
ROUTERS = tuple(module.router for module in _CALLED)
