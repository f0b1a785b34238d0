"""Which routes are the staff's side?"""

from fastapi import APIRouter

from suishiban.api.routes import admin, clerk, clerk_conversations, operator, staff, statistics, trials

#: Everything the console of the staff calls, below /api/v1.
router = APIRouter()
for module in (staff, clerk, clerk_conversations, admin, trials, statistics, operator):
    router.include_router(module.router)
