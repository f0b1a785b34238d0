"""Which routes are the staff's side?"""

from suishiban.api.routes import admin, clerk, clerk_conversations, operator, releases, staff, statistics, trials

#: Everything the console of the staff calls, below /api/v1.
ROUTERS = tuple(
    module.router for module in (staff, clerk, clerk_conversations, admin, releases, trials, statistics, operator)
)
