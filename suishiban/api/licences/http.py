"""What do the city's e-licences and data sources say, over HTTP?

`POST LICENCES_URL/read {"source", "id_number"}`, signed, answers 200 with the source's attributes as texts, or 404
where it holds nothing. For a company whose agent asks, `id_number` is its credit code.
"""

from suishiban.api.signed_http import SignedClient
from suishiban.assistant.policy.evidence import Record
from suishiban.knowledge.sources import SOURCES

_PATH = "/read"


class HttpRecords:
    """The data sources behind a URL."""

    def __init__(self, client: SignedClient) -> None:
        self._client = client

    def read(self, source: str, number: str) -> Record | None:
        """See `RecordProvider`."""
        found = self._client.ask(_PATH, {"source": source, "id_number": number})
        known = SOURCES[source].attributes
        return None if found is None else {name: value for name, value in found.items() if name in known}
