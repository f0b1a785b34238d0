"""How is a rule built up, once read?

Every node holds `column`, where its operator or first word stands in the text, from 1.
"""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written out."""

    column: int
    value: str | bool | int | Decimal


@dataclass(frozen=True, slots=True)
class Name:
    """A field, scenario, group, or the variable of a macro."""

    column: int
    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """`owner.name`: a blank of a row."""

    column: int
    owner: "Node"
    name: str


@dataclass(frozen=True, slots=True)
class Listing:
    """`[a, b]`, to the right of `in`."""

    column: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Unary:
    """`!a` or `-a`."""

    column: int
    operator: str
    operand: "Node"


@dataclass(frozen=True, slots=True)
class Binary:
    """`a operator b`."""

    column: int
    operator: str
    left: "Node"
    right: "Node"


@dataclass(frozen=True, slots=True)
class Conditional:
    """`condition ? yes : no`."""

    column: int
    condition: "Node"
    yes: "Node"
    no: "Node"


@dataclass(frozen=True, slots=True)
class Call:
    """`name(a, b)`, or `a.name(b)` with `method` set; the owner is then the first argument."""

    column: int
    name: str
    arguments: tuple["Node", ...]
    method: bool = False


@dataclass(frozen=True, slots=True)
class Macro:
    """`owner.name(variable, body)` for all, exists and exists_one."""

    column: int
    name: str
    owner: "Node"
    variable: str
    body: "Node"


Node = Literal | Name | Member | Listing | Unary | Binary | Conditional | Call | Macro
