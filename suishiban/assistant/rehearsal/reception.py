"""What does a made-up citizen need of the place that serves them? In memory (`indoors`) or over HTTP (`outdoors`)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

Json = Mapping[str, Any]


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

    def received(self) -> Json:
        """The application as the department got it; empty: it got none."""
        ...
