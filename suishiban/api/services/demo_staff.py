"""Who works at the sample city? All invented, known only in demo mode, with the password that `serve` prints."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import yaml

from suishiban.api.services.staff import StaffSessions
from suishiban.api.store.staff import NewStaff
from suishiban.api.store.store import Store

_FILE = Path(__file__).with_name("demo_staff.yaml")


@dataclass(frozen=True, slots=True)
class DemoStaff:
    """The demo staff and their password."""

    password: str
    members: tuple[NewStaff, ...]


def demo_staff() -> DemoStaff:
    """As the file beside this module states them."""
    content = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return DemoStaff(content["password"], tuple(NewStaff(**one) for one in content["staff"]))


def enter_demo_staff(store: Store, sessions: StaffSessions, now: datetime) -> None:
    """Enter those of the demo staff who are not there yet."""
    demo = demo_staff()
    with store.reading() as work:
        known = {member.number for member in work.staff.all()}
    new = [member for member in demo.members if member.number not in known]
    if new:
        sessions.add(new, demo.password, "system", now)
