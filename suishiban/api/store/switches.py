"""What has an operator switched on?"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, select

from suishiban.api.store.tables import switches


class Switch(StrEnum):
    """What can be switched; each is off unless an operator switched it on."""

    #: Nothing leaves the outbox; cases are still taken and wait.
    PAUSE_DELIVERY = "pause_delivery"


@dataclass(frozen=True, slots=True)
class SwitchedOn:
    """A switch that is on."""

    switch: Switch
    actor: str
    since: datetime


class Switches:
    """The switches of the site, for all its processes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_on(self, switch: Switch) -> bool:
        found = select(switches.c.name).where(switches.c.name == switch.value)
        return self._connection.execute(found).first() is not None

    def on(self) -> tuple[SwitchedOn, ...]:
        """Those that are on, by name."""
        rows = self._connection.execute(select(switches).order_by(switches.c.name))
        return tuple(SwitchedOn(Switch(row.name), row.actor, row.since) for row in rows)

    def set(self, switch: Switch, on: bool, actor: str, at: datetime) -> None:
        """Switch it; one that is on already keeps who switched it and when."""
        if on and not self.is_on(switch):
            self._connection.execute(switches.insert().values(name=switch.value, actor=actor, since=at))
        if not on:
            self._connection.execute(delete(switches).where(switches.c.name == switch.value))
