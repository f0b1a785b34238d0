"""What is a dialogue about a form that is not ours, in the one shape in which such dialogues are played?

The sets are measured on, never trained on, and never committed; the folder that holds them is given.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from suishiban.knowledge.guide import Language


class SlotKind(StrEnum):
    """What a slot of a foreign schema takes."""

    #: Any words.
    OPEN = "open"
    #: One of its values.
    CLOSED = "closed"
    #: Several of its values.
    SEVERAL = "several"
    #: True or False.
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a foreign schema."""

    name: str
    label: str
    """The name in words."""
    kind: SlotKind = SlotKind.OPEN
    values: tuple[str, ...] = ()
    """Of a closed one."""


@dataclass(frozen=True, slots=True)
class Service:
    """One service, or domain, of a foreign schema."""

    name: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Occasion:
    """What the other side said to the citizen about one service before a turn."""

    service: str
    asked: tuple[str, ...] = ()
    """Slots it asked for."""
    offered: Mapping[str, str] | None = None
    """Values by slot that it proposed or read back; None: it did neither."""


#: By slot, the wordings that are right.
State = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ForeignTurn:
    """What the citizen said, about which services, and what stands in them then."""

    text: str
    occasions: tuple[Occasion, ...]
    """One for every service that the turn is about; that is told, as the sets tell it."""
    gold: Mapping[str, State]
    """By service, as far as it is judged after this turn."""


@dataclass(frozen=True, slots=True)
class ForeignDialogue:
    """One dialogue."""

    id: str
    turns: tuple[ForeignTurn, ...]

    @property
    def looked_at(self) -> bool:
        """Whether its failures may be read; the other half is only counted, so that the figure is honest."""
        return hashlib.sha256(self.id.encode()).digest()[-1] % 2 == 0


@dataclass(frozen=True, slots=True)
class ForeignSet:
    """The dialogues of one file, and the schema they are about."""

    name: str
    language: Language
    services: Mapping[str, Service]
    dialogues: tuple[ForeignDialogue, ...]
