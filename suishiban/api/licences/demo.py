"""What do the demo citizens' e-licences and registers say? Only in demo mode."""

from suishiban.api.identity.demo import DemoIdentity
from suishiban.assistant.policy.evidence import Record


class DemoRecords:
    """The data sources of the demo citizens, by ID number."""

    def __init__(self, identity: DemoIdentity) -> None:
        self._of = {person["identity"]["id_number"]: person for person in identity.people.values()}
        licences = (person[_LICENCE] for person in identity.people.values() if _LICENCE in person)
        self._companies = {licence["credit_code"]: licence for licence in licences}

    def read(self, source: str, number: str) -> Record | None:
        """What `source` holds on the person or company; None where it holds nothing."""
        if source == _LICENCE and number in self._companies:
            return self._companies[number]
        return self._of.get(number, {}).get(source)


_LICENCE = "business-license"
