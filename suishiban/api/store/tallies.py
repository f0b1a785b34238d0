"""How often did what happen, and in which hour?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select, text

from suishiban.api.store.tables import tallies
from suishiban.api.store.tables.columns import Instant

_ADD = text(
    "INSERT INTO tallies (hour, name, item, key, number) VALUES (:hour, :name, :item, :key, :number) "
    "ON CONFLICT (hour, name, item, key) DO UPDATE SET number = tallies.number + excluded.number"
).bindparams(bindparam("hour", type_=Instant))


@dataclass(frozen=True, slots=True, order=True)
class Tally:
    """Something that is counted; nothing in it tells of a person."""

    name: str
    """What happened."""
    item: str = ""
    key: str = ""
    """What of the item, e.g. a field."""


Counts = Mapping[tuple[datetime, Tally], int]


class Tallies:
    """Counts by the hour."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, counts: Counts) -> None:
        """Add to what is counted already."""
        # In one order everywhere: two processes that add the same rows never wait for each other in a circle.
        rows = [
            {"hour": hour, "name": one.name, "item": one.item, "key": one.key, "number": number}
            for (hour, one), number in sorted(counts.items())
        ]
        if rows:
            self._connection.execute(_ADD, rows)

    def totals(self, since: datetime) -> Mapping[Tally, int]:
        """What happened from `since` on."""
        summed = func.sum(tallies.c.number).label("number")
        found = select(tallies.c.name, tallies.c.item, tallies.c.key, summed).where(tallies.c.hour >= since)
        rows = self._connection.execute(found.group_by(tallies.c.name, tallies.c.item, tallies.c.key))
        return {Tally(row.name, row.item, row.key): int(row.number) for row in rows}

    def hours(self, names: tuple[str, ...], since: datetime) -> Mapping[datetime, int]:
        """How often any of `names` happened, by hour; hours in which none did are left out."""
        summed = func.sum(tallies.c.number).label("number")
        found = select(tallies.c.hour, summed).where(tallies.c.hour >= since, tallies.c.name.in_(names))
        return {row.hour: int(row.number) for row in self._connection.execute(found.group_by(tallies.c.hour))}
