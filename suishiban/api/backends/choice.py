"""Which back end do the settings name?"""

from suishiban.api.backends.absent import AbsentBackend
from suishiban.api.backends.http import HttpBackend
from suishiban.api.backends.port import Backend
from suishiban.api.settings import Settings


def backend_of(settings: Settings) -> Backend:
    """The one at BACKEND_URL; where it is not set, none, and messages wait."""
    if not settings.backend_url:
        return AbsentBackend()
    return HttpBackend(settings.backend_url, settings.callback_secrets[0])
