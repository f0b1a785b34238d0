"""What do the demo citizens' e-licences and registers say? Only in demo mode."""

from suishiban.api.identity.demo import DemoIdentity
from suishiban.assistant.policy.evidence import Record


class DemoRecords:
    """The data sources of the demo citizens, by ID number."""

    def __init__(self, identity: DemoIdentity) -> None:
        self._of = {person["identity"]["id_number"]: person for person in identity.people.values()}

    def read(self, source: str, id_number: str) -> Record | None:
        """What `source` holds on the person; None where it holds nothing."""
        return self._of.get(id_number, {}).get(source)
