"""Which routes are the citizen's side?"""

from fastapi import APIRouter

from suishiban.api.routes import attachments, cases, conversations, guides, me, resumption, sessions, streams

#: Everything a citizen's front end calls, below /api/v1.
router = APIRouter()
for module in (sessions, resumption, conversations, streams, attachments, cases, me, guides):
    router.include_router(module.router)
