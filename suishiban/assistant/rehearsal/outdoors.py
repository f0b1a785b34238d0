"""How is a made-up citizen served by a running service, and what did the department get?

Everything goes through the doors that citizens, the city's services and departments use.
"""

import base64
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from suishiban.assistant.casework.messages import MessageKind
from suishiban.assistant.rehearsal.reception import Received
from suishiban.assistant.rehearsal.stage import PATIENCE, HttpStage, StageRefused

Json = Mapping[str, Any]
#: Seconds between two looks at what came about.
_PAUSE = 0.05
#: A white dot as PNG.
_PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEANl9ngAAAAABJRU5ErkJggg=="
)


@dataclass(slots=True)
class Outdoors:
    """A reception behind HTTP; `department` is the department's double."""

    stage: HttpStage
    department: httpx.Client
    code: str
    """With which the citizen logs in."""
    breaks_down: bool = False
    """Whether the department's system turns away what is handed in, until it has done so once."""

    def enter(self, region: str, language: str, anonymous: bool = False) -> None:
        """Begin the conversation, logged in or not."""
        self.stage.enter("" if anonymous else self.code, region, language)
        if self.breaks_down:
            self.stage.set_backend("fails")

    def turn(self, **content: Any) -> Json:
        return self.stage.turn(**content)

    def attach(self, paths: Sequence[Path], material: str) -> Json:
        """Every file is the same small picture."""
        with TemporaryDirectory() as folder:
            files = [Path(folder) / path.name for path in paths]
            for file in files:
                file.write_bytes(_PICTURE)
            return self.stage.attach(files, material)

    def change_device(self) -> None:
        """With the code that the first device shows; who was logged in logs in again."""
        self.stage.change_device()

    def log_in(self) -> None:
        """The conversation becomes the citizen's."""
        self.stage.take_over(self.code)

    @property
    def handed_in(self) -> bool:
        return bool(self.stage.case_id)

    def received(self) -> Sequence[Received]:
        """Of a single item. Asked of the double, until it has it; raises StageRefused after all patience."""
        if self.breaks_down:
            self._until(self._turned_away, "a delivery turned away")
            self.stage.set_backend("works")
        body: Json = self._until(self._registered, "the application")
        return (Received(body["application"]),)

    @property
    def _key(self) -> str:
        return f"{self.stage.case_id}:{MessageKind.REGISTER_CASE}:1"

    def _registered(self) -> Json | None:
        answer = self.department.get("/body", params={"key": self._key})
        return answer.json() if answer.is_success else None

    def _turned_away(self) -> bool:
        return self._key in self.department.get("/turned-away").json()

    def _until(self, found: Any, what: str) -> Any:
        end = time.monotonic() + PATIENCE
        while not (value := found()):
            if time.monotonic() > end:
                raise StageRefused(department=what, right=f"within {PATIENCE:.0f} seconds")
            time.sleep(_PAUSE)
        return value
