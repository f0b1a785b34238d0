"""Who is this citizen, as the city's real-name identity service tells over HTTP?

`POST IDENTITY_URL/verify {"code"}`, signed, answers 200 with name, id_number, mobile … as texts, or 404 for a code that
is not good.
"""

from suishiban.api.services.errors import ProviderUnavailable
from suishiban.api.signed_http import SignedClient
from suishiban.assistant.policy.evidence import Record
from suishiban.knowledge.fields.id_number import is_valid
from suishiban.knowledge.sources import SOURCES

_PATH = "/verify"
_NEEDED = ("name", "id_number")
_ATTRIBUTES = SOURCES["identity"].attributes


class HttpIdentity:
    """The identity provider behind a URL."""

    def __init__(self, client: SignedClient) -> None:
        self._client = client

    def verify(self, code: str) -> Record | None:
        """See `IdentityProvider`; raises ProviderUnavailable where it does not answer as it should."""
        found = self._client.ask(_PATH, {"code": code})
        if found is None:
            return None
        if not all(found.get(name) for name in _NEEDED) or not is_valid(found["id_number"]):
            raise ProviderUnavailable(service=_PATH, why="no name or no valid id_number", right="try again later")
        return {name: value for name, value in found.items() if name in _ATTRIBUTES}
