"""Who are the demo citizens? All invented; they exist only in demo mode."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from suishiban.assistant.policy.evidence import Record

_PEOPLE = Path(__file__).with_name("demo_people.yaml")


class DemoIdentity:
    """Vouches for the demo citizens; the login code is their id, e.g. zhang-jie."""

    def __init__(self) -> None:
        self.people: Mapping[str, Mapping[str, Record]] = yaml.safe_load(_PEOPLE.read_text(encoding="utf-8"))

    def verify(self, code: str) -> Record | None:
        """See `IdentityProvider`."""
        person = self.people.get(code)
        return person["identity"] if person else None
