"""How is a dialogue played without a service? In memory, up to where the department begins.

For the release gate: the engine, the policy and the wording are those of a real turn; nothing is kept, and a case that
is submitted goes nowhere.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from suishiban.assistant.casework.application import Application, AttachedFile
from suishiban.assistant.casework.bond import Bond
from suishiban.assistant.casework.handoff import application_json
from suishiban.assistant.casework.messages import canonical
from suishiban.assistant.casework.receipt import receipt_no
from suishiban.assistant.conversation.mandate import Mandate
from suishiban.assistant.conversation.reply import FormCard, Reply
from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.conversation.utterance import Upload, Utterance
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.handing_in import HandedIn
from suishiban.assistant.policy.evidence import NewNumbers
from suishiban.assistant.preview import form_as_it_stands
from suishiban.assistant.rehearsal.player import Curtain
from suishiban.assistant.rehearsal.reception import Received
from suishiban.assistant.rehearsal.stage import StageRefused
from suishiban.assistant.turn import Office, take_turn
from suishiban.assistant.visit import Citizen, Visit
from suishiban.knowledge.guide import Language
from suishiban.knowledge.text import said

Json = Mapping[str, Any]
_REPLY: TypeAdapter[Reply] = TypeAdapter(Reply)
_CARD: TypeAdapter[FormCard] = TypeAdapter(FormCard)
_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".pdf": "application/pdf"}


class Indoors:
    """A stage in memory."""

    def __init__(
        self,
        office: Office,
        citizens: Callable[[str], Citizen | None],
        moment: Callable[[datetime, str], Moment],
        earliest: datetime,
    ) -> None:
        """`moment` of a time and a region. No clock is set before `earliest`, the day the guides are in force."""
        self._office = office
        self._citizens = citizens
        self._moment = moment
        self._earliest = earliest
        self._now = earliest
        self._citizen: Citizen | None = None
        self._state = Conversation("rehearsal")
        self._turns = 0
        self._numbers = count(1)
        self._files: dict[str, AttachedFile] = {}
        self._mandates: list[Mandate] = []
        self.given: list[HandedIn] = []
        """What the citizen has handed in."""

    @property
    def case_id(self) -> str:
        return ""

    @property
    def handed_in(self) -> bool:
        return bool(self.given)

    def received(self) -> Sequence[Received]:
        """The applications as they would be sent to the departments."""
        return tuple(Received(_body(one.application), _after(one.bond)) for one in self.given)

    def log_in(self) -> None:
        """Who enters as a citizen is known at once."""

    def enter(self, citizen: str, region: str, language: str) -> None:
        """Begin a conversation as an invented citizen; raises StageRefused for one nobody knows."""
        self._citizen = self._citizens(citizen) if citizen else None
        if citizen and self._citizen is None:
            raise StageRefused(citizen=citizen, right="an invented citizen")
        self._state = Conversation("rehearsal", language=Language(language), region=region)

    def change_device(self) -> None:
        """The state is the conversation's, not the device's."""

    def turn(self, **content: Any) -> Json:
        """One turn; the reply as JSON. Raises Curtain once a case was submitted."""
        self._turns += 1
        utterance = Utterance(
            turn_id=f"t{self._turns}",
            text=said(content.get("text", "")),
            choice=content.get("choice", ""),
            prompt_id=content.get("prompt_id", ""),
            uploads=content.get("attachments", ()),
            edits=content.get("edits", {}),
        )
        result = take_turn(utterance, self._state, self._visit(), self._office)
        self._state = result.state
        if result.mandate is not None:
            self._mandates.append(result.mandate)
        self.given += result.handed_in
        return _dumped(_REPLY, result.reply)

    def attach(self, paths: Sequence[Path], material: str) -> Json:
        """Hand in files by their names; their content is not looked at."""
        return self.turn(attachments=tuple(Upload(self._kept(path), path.name, material) for path in paths))

    def _kept(self, path: Path) -> str:
        id = f"file-{len(self._files) + 1}"
        self._files[id] = AttachedFile(id, path.name, _TYPES.get(path.suffix.lower(), "image/png"), "0" * 64)
        return id

    def standing(self) -> Json:
        """The open form as it stands."""
        card = form_as_it_stands(self._state, self._visit(), self._office)
        return {"form": _dumped(_CARD, card) if card is not None else None}

    def set_clock(self, at: datetime) -> None:
        self._now = max(at, self._earliest)

    def advance(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)

    def case(self) -> Json:
        raise Curtain("a case")

    def document(self, name: str) -> bytes:
        raise Curtain(f"the document {name}")

    def wait_for_case(self, state: str) -> str:
        raise Curtain(f"a case that is {state}")

    def decide(self, order: Json) -> None:
        raise Curtain("a clerk")

    def look_at(self, item: str) -> None:
        raise Curtain(f"the case of {item}")

    def set_backend(self, mode: str) -> None:
        raise Curtain(f"a back end that {mode}")

    def _allot(self) -> NewNumbers:
        number = next(self._numbers)
        return NewNumbers(f"rehearsal-{number}", receipt_no("MC", self._now.date(), number))

    def _visit(self) -> Visit:
        return Visit(
            self._moment(self._now, self._state.region),
            self._allot,
            tuple,
            lambda ids: {id: self._files[id] for id in ids if id in self._files},
            self._citizen,
            mandates=lambda: tuple(self._mandates),
        )


def _body(application: Application) -> Json:
    body: Json = json.loads(canonical(application_json(application)))
    return body


def _after(bond: Bond | None) -> tuple[str, ...]:
    return tuple(one.item for one in bond.after) if bond else ()


def _dumped(adapter: TypeAdapter[Any], value: object) -> Json:
    content: Json = adapter.dump_python(value, mode="json")
    return content
