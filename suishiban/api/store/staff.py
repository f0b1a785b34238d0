"""Who works here, and as what?"""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select, update
from sqlalchemy.exc import IntegrityError

from suishiban.api.store.errors import AlreadyThere, Unknown
from suishiban.api.store.keyring import new_id
from suishiban.api.store.tables import staff
from suishiban.api.store.tables.columns import AnyRow


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStaff:
    """A member of staff as first entered."""

    number: str
    """The staff number they log in with."""
    name: str
    role: str
    department: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """A member of staff, without the password."""

    id: str
    number: str
    name: str
    role: str
    department: str
    region: str
    disabled: bool


class StaffList:
    """The staff of the site."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, new: NewStaff, password_hash: str) -> StaffMember:
        """`password_hash` as argon2 writes it; raises AlreadyThere for a number in use."""
        member = StaffMember(
            id=new_id(),
            number=new.number,
            name=new.name,
            role=new.role,
            department=new.department,
            region=new.region,
            disabled=False,
        )
        values = {name: getattr(member, name) for name in StaffMember.__slots__}
        try:
            self._connection.execute(staff.insert(), values | {"password_hash": password_hash})
        except IntegrityError as error:
            raise AlreadyThere(staff_number=new.number) from error
        return member

    def get(self, id: str) -> StaffMember:
        """Raises Unknown."""
        return _member(self._one(staff.c.id == id, id))

    def log_in(self, number: str) -> tuple[StaffMember, str]:
        """The member with that number and the hash to verify the password with; raises Unknown."""
        row = self._one(staff.c.number == number, number)
        return _member(row), row.password_hash

    def all(self) -> tuple[StaffMember, ...]:
        """Everyone, by number."""
        return tuple(_member(row) for row in self._connection.execute(select(staff).order_by(staff.c.number)))

    def count(self) -> int:
        """How many may log in."""
        able = select(func.count()).select_from(staff).where(staff.c.disabled.is_(False))
        return self._connection.execute(able).scalar_one()

    def set_password(self, id: str, password_hash: str) -> None:
        self._connection.execute(update(staff).where(staff.c.id == id).values(password_hash=password_hash))

    def disable(self, id: str) -> None:
        """The member may no longer log in; close their sessions too."""
        self._connection.execute(update(staff).where(staff.c.id == id).values(disabled=True))

    def _one(self, condition: ColumnElement[bool], name: str) -> AnyRow:
        row = self._connection.execute(select(staff).where(condition)).one_or_none()
        if row is None:
            raise Unknown(staff=name)
        return row


def _member(row: AnyRow) -> StaffMember:
    return StaffMember(**{name: getattr(row, name) for name in StaffMember.__slots__})
