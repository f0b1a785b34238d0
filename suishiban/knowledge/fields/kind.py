"""What must every field type be able to do?

A type keeps all its behaviour in one module: it finds values in an utterance, turns a reply into one canonical value or
says what is wrong with it, and shows, masks, explains and describes that value.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from suishiban.knowledge.guide import FormField, Language, Text

#: A canonical value: one text, flag, whole number, exact decimal, day, or several option ids.
Value = str | bool | int | Decimal | date | tuple[str, ...]

#: A JSON Schema (draft 2020-12), ready for a front end.
Schema = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Found:
    """A value recognised inside an utterance."""

    start: int
    """First character, counted in `knowledge.text.clean(utterance)`."""
    end: int
    """One past the last character."""
    raw: str
    """The characters of the cleaned utterance in that span; `normalise` takes them."""
    certainty: float
    """0..1: 1 where a checksum or the format proves it, about .5 where it merely fits."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The reply holds a valid value."""

    value: Value


@dataclass(frozen=True, slots=True)
class Rejected:
    """The reply holds no valid value; neither text repeats a personal value in clear."""

    problem: Text
    """What is wrong."""
    fix: Text
    """What would be right."""


class FieldType(Protocol):
    """One kind of answer; stateless, or bound to the divisions and the region it serves."""

    @property
    def name(self) -> str:
        """The key in `FIELD_TYPES`."""
        ...

    @property
    def personal(self) -> bool:
        """Whether its values are masked wherever they are listed."""
        ...

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        """The values that stand in a whole sentence, best first; never raises, skips what the sentence denies."""
        ...

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        """The canonical value of a short reply, filler words allowed.

        No reply makes it raise; WrongLimit is raised where the guide's own minimum or maximum cannot be read.
        """
        ...

    def format(self, value: Value, field: FormField, language: Language) -> str:
        """The value as read back and printed; `normalise` turns it into the same value again."""
        ...

    def mask(self, shown: str) -> str:
        """What `format` returned, with the telling part starred."""
        ...

    def explain(self, field: FormField, language: Language) -> str:
        """What is wanted, with an invented example; the guide's own help where it has one."""
        ...

    def schema(self, field: FormField) -> Schema:
        """The JSON form of valid values (draft 2020-12)."""
        ...
