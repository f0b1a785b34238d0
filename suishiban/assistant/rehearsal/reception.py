"""What does a made-up citizen need of the place that serves them? In memory (`indoors`) or over HTTP (`outdoors`)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Received:
    """What a department got."""

    application: Json
    after: tuple[str, ...] = ()
    """Items of the same life event for which it is kept back."""


class Reception(Protocol):
    """One citizen's conversation, begun already."""

    def turn(self, **content: Any) -> Json:
        """One turn; the reply as JSON."""
        ...

    def attach(self, paths: Sequence[Path], material: str) -> Json:
        """Hand in files in one turn, by their names alone."""
        ...

    def change_device(self) -> None:
        """Go on from another device."""
        ...

    def log_in(self) -> None:
        """Say who they are, where they had not."""
        ...

    @property
    def handed_in(self) -> bool:
        """Whether the service took an application."""
        ...

    def received(self) -> Sequence[Received]:
        """The applications as the departments got them: one, or those of a life event."""
        ...
