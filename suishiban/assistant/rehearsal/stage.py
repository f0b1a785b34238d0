"""How does a dialogue reach the service? Through its HTTP door, like everybody; or, for the release gate, in memory
(`indoors`).
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import httpx

from suishiban.knowledge.text import SuishibanError

API = "/api/v1"
#: Seconds within which something awaited must have come about.
PATIENCE = 20.0

Json = Mapping[str, Any]


class StageRefused(SuishibanError):
    """The service refused a step of the dialogue"""


class Stage(Protocol):
    """One citizen before one service."""

    @property
    def case_id(self) -> str:
        """The case submitted last; empty: none."""
        ...

    def enter(self, citizen: str, region: str, language: str) -> None: ...

    def change_device(self) -> None:
        """Go on from another device."""
        ...

    def turn(self, **content: Any) -> Json: ...

    def attach(self, paths: Sequence[Path], material: str) -> Json:
        """Hand in files in one turn; `material` is empty where their names or their order tell what they are."""
        ...

    def standing(self) -> Json: ...

    def case(self) -> Json: ...

    def document(self, name: str) -> bytes: ...

    def wait_for_case(self, state: str) -> str: ...

    def decide(self, order: Json) -> None: ...

    def look_at(self, item: str) -> None:
        """From now on the case is that of `item`, handed in in this conversation."""
        ...

    def set_clock(self, at: datetime) -> None: ...

    def advance(self, seconds: float) -> None: ...

    def set_backend(self, mode: str) -> None: ...


@dataclass(slots=True)
class HttpStage:
    """The stage of a started service; `backend` is the department's double."""

    service: httpx.Client
    backend: httpx.Client | None = None
    staff: tuple[str, str] = ("", "")
    """Number and password of a clerk."""
    headers: dict[str, str] = field(default_factory=dict)
    citizen: str = ""
    conversation: str = ""
    case_id: str = ""

    def enter(self, citizen: str, region: str, language: str) -> None:
        """Log in, where the dialogue names a citizen, and begin a conversation."""
        self.citizen = citizen
        self.log_in(citizen)
        begun = self._post("/conversations", {"region": region, "language": language})
        self.conversation = begun["id"]
        self.headers["Conversation-Token"] = begun["token"]

    def log_in(self, citizen: str) -> None:
        """A fresh session; another device of the same citizen."""
        self.headers = {}
        if citizen:
            token = self._post("/sessions", {"code": citizen})["token"]
            self.headers["Authorization"] = f"Bearer {token}"

    def change_device(self) -> None:
        """The old device shows a code, the new one goes on with it; who was logged in logs in there too."""
        code = self._post(f"/conversations/{self.conversation}/resume-code", {})["code"]
        self.log_in(self.citizen)
        opened = self._post("/conversations/resume", {"conversation": self.conversation, "code": code})
        self.headers["Conversation-Token"] = opened["token"]

    def take_over(self, citizen: str) -> None:
        """Who was anonymous so far logs in; the conversation becomes theirs."""
        token = self.headers["Conversation-Token"]
        self.citizen = citizen
        self.log_in(citizen)
        self.headers["Conversation-Token"] = token

    def turn(self, **content: Any) -> Json:
        """One turn; the reply."""
        body = {"turn_id": uuid4().hex, **content}
        reply = self._post(f"/conversations/{self.conversation}/turns", body)
        self.case_id = reply.get("case_id") or self.case_id
        return reply

    def attach(self, paths: Sequence[Path], material: str) -> Json:
        """Upload files and say so in a turn."""
        return self.turn(attachments=[{"id": self._uploaded(path, material), "material": material} for path in paths])

    def _uploaded(self, path: Path, material: str) -> str:
        files = {"file": (path.name, path.read_bytes())}
        data = {"conversation": self.conversation, "material": material}
        answer = self.service.post(f"{API}/attachments", files=files, data=data, headers=self.headers)
        return str(_checked(answer)["id"])

    def standing(self) -> Json:
        """The conversation as it stands."""
        return self._get(f"/conversations/{self.conversation}")

    def case(self) -> Json:
        """The case submitted last."""
        return self._get(f"/cases/{self.case_id}")

    def document(self, name: str) -> bytes:
        """One document of the case."""
        answer = self.service.get(f"{API}/cases/{self.case_id}/documents/{name}", headers=self.headers)
        if answer.is_error:
            raise StageRefused(document=name, status=answer.status_code)
        return answer.content

    def wait_for_case(self, state: str) -> str:
        """The state the case came to: `state`, or another one after all patience."""
        end = time.monotonic() + PATIENCE
        found = str(self.case()["state"])
        while found != state and time.monotonic() < end:
            time.sleep(0.1)
            found = str(self.case()["state"])
        return found

    def decide(self, order: Json) -> None:
        """A clerk decides on the case."""
        headers = self._clerk()
        ((decision, detail),) = order.items()
        case = _checked(self.service.get(f"{API}/clerk/cases/{self.case_id}", headers=headers))
        body = {"decision": _DECISIONS.get(decision, decision), "version": case["version"], **_detail(decision, detail)}
        _checked(self.service.post(f"{API}/clerk/cases/{self.case_id}/decisions", json=body, headers=headers))

    def may_decide(self) -> Sequence[str]:
        """What a clerk may decide on the case now."""
        case = _checked(self.service.get(f"{API}/clerk/cases/{self.case_id}", headers=self._clerk()))
        return tuple(case["decisions"])

    def _clerk(self) -> dict[str, str]:
        """The headers of a clerk who has just logged in."""
        number, password = self.staff
        session = _checked(self.service.post(f"{API}/staff/sessions", json={"number": number, "password": password}))
        return {"Authorization": f"Bearer {session['token']}"}

    def look_at(self, item: str) -> None:
        """Among the cases of a life event, the one of `item`."""
        found = [case for case in self.cases() if case["item"] == item]
        if not found:
            raise StageRefused(case=item, right="an item that was handed in")
        self.case_id = found[0]["id"]

    def cases(self) -> Sequence[Json]:
        """The cases that were handed in in this conversation, as their citizen sees them in a list."""
        every: Any = self._get("/cases")
        return [case for case in every if case["conversation"] == self.conversation]

    def set_clock(self, at: datetime) -> None:
        self._post("/demo/clock", {"at": at.isoformat()})

    def advance(self, seconds: float) -> None:
        """Let time pass; a session that ran out meanwhile is renewed, as a citizen would."""
        self._post("/demo/clock", {"advance_seconds": seconds})
        token = self.headers.get("Conversation-Token", "")
        self.log_in(self.citizen)
        self.headers["Conversation-Token"] = token

    def set_backend(self, mode: str) -> None:
        """How the department's double behaves from now on."""
        if self.backend is None:
            raise StageRefused(backend=mode, right="a stage with a back-end double")
        _checked(self.backend.put("/mode", json={"mode": mode}))

    def _post(self, path: str, body: Json) -> Json:
        return _checked(self.service.post(API + path, json=dict(body), headers=self.headers))

    def _get(self, path: str) -> Json:
        return _checked(self.service.get(API + path, headers=self.headers))


_DECISIONS = {"return": "return_once"}


def _detail(decision: str, detail: Any) -> dict[str, Any]:
    match decision:
        case "return":
            return {"remarks": [{"path": path, "words": "请核对后更正"} for path in detail]}
        case "not_admit" | "refuse":
            return {"reason": detail}
        case "conclude":
            return {"result": detail if isinstance(detail, str) else ""}
    return {}


def _checked(answer: httpx.Response) -> Json:
    if answer.is_error:
        raise StageRefused(path=answer.request.url.path, status=answer.status_code, answer=answer.text[:500])
    content: Json = answer.json() if answer.content else {}
    return content
