"""How is a made-up citizen served by a running service, and what did the department get?

Everything goes through the doors that citizens, the city's services and departments use.
"""

import base64
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from suishiban.assistant.casework.messages import MessageKind
from suishiban.assistant.casework.states import CaseState
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
        """Asked of the double, until it has all; raises StageRefused after all patience.

        What waits for an earlier matter of a life event is handed over when that is concluded: where something waits,
        what is registered is concluded, by the department itself or, where the desk is ours, after a clerk took it in.
        """
        if self.breaks_down:
            self._until(self._turned_away, "a delivery turned away")
            self.stage.set_backend("works")
        waiting = [case["id"] for case in self.stage.cases()]
        found: list[Received] = []
        while waiting:
            bodies = self._until(partial(self._registered, waiting), "the application")
            found += map(_received, bodies.values())
            waiting = [case for case in waiting if case not in bodies]
            for case in bodies if waiting else ():
                self._until(partial(self._concluded, case), "the end of an earlier matter")
        return tuple(found)

    def _registered(self, cases: Sequence[str]) -> Mapping[str, Json]:
        """Those of the cases that were registered, and what was said of them."""
        answers = {case: self.department.get("/body", params={"key": _key(case)}) for case in cases}
        return {case: answer.json() for case, answer in answers.items() if answer.is_success}

    def _concluded(self, case: str) -> bool:
        """Whether the case has come to its end; one that a clerk is to take in is taken in."""
        self.stage.case_id = case
        if "accept" in self.stage.may_decide():
            self.stage.decide({"accept": ""})
        return bool(self.stage.case()["state"] == CaseState.CONCLUDED)

    def _turned_away(self) -> bool:
        return _key(self.stage.case_id) in self.department.get("/turned-away").json()

    def _until(self, found: Any, what: str) -> Any:
        end = time.monotonic() + PATIENCE
        while not (value := found()):
            if time.monotonic() > end:
                raise StageRefused(department=what, right=f"within {PATIENCE:.0f} seconds")
            time.sleep(_PAUSE)
        return value


def _key(case: str) -> str:
    return f"{case}:{MessageKind.REGISTER_CASE}:1"


def _received(body: Json) -> Received:
    return Received(body["application"], tuple(one["item"] for one in body.get("event", {}).get("follows", ())))
