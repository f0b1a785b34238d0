"""Which values does a rule compute with, and of which types?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

#: The answer to one blank, as `knowledge.fields` types it.
Value = str | bool | int | Decimal | date | tuple[str, ...]
#: One row of a repeated group: field id → value; a blank that is not filled in is left out.
Row = Mapping[str, Value]
#: Field or scenario id → value, and group id → its rows. What was never answered is left out, and so is a group whose
#: rows are still being listed: given rows are all the rows.
Answers = Mapping[str, Value | tuple[Row, ...]]


class ValueType(StrEnum):
    """What kind of value a blank or an expression has."""

    #: `str`; also the id of a chosen option.
    STRING = "string"
    #: `bool`.
    BOOL = "bool"
    #: `int` or `Decimal`; the two compare and add up exactly.
    NUMBER = "number"
    #: `datetime.date`.
    DATE = "date"
    #: `tuple[str, ...]`: the ids chosen in a multiple choice.
    STRINGS = "strings"


@dataclass(frozen=True, slots=True)
class GroupType:
    """A repeated group: the types of the blanks of one row."""

    row: Mapping[str, ValueType]

    def __str__(self) -> str:
        return "group"


@dataclass(frozen=True, slots=True)
class RowType:
    """What the variable of a macro stands for: one row of the group `group`."""

    group: str
    row: Mapping[str, ValueType]

    def __str__(self) -> str:
        return "row"


#: Field, scenario or group id → its type.
Types = Mapping[str, ValueType | GroupType]
#: The type of any part of an expression.
AnyType = ValueType | GroupType | RowType
