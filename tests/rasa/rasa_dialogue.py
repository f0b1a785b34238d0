"""A dialogue that a real Rasa runs with our actions: how it is spoken, and what must come of it.

One form of a guide, over Rasa's own REST webhook: a side question, a refused value, jokes and typed intents at the
confirmation, the exact words, and the case at the department's double.
"""

import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import httpx

from suishiban.assistant.understanding.rasa_names import slot_of
from suishiban.training.recipes.rasa_environment import Server

CARD = "social-security-card"


@dataclass(frozen=True, slots=True)
class Step:
    """What is said, and what must be so afterwards."""

    say: str
    asks: str = ""
    """Path of the blank asked, or the kind of another question; empty: no form is open."""
    contains: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ("收件编号",)
    cites: bool = False
    holds: dict[str, str] = field(default_factory=dict)
    """Blank → what its slot shows."""


STEPS = (
    Step("您好"),
    Step("社保卡一直没办，帮我弄一张", "cardholder", holds={"security_number": "990102********1012"}),
    Step("我自己用的", "making", holds={"cardholder": "本人"}),
    Step("办社保卡要多少钱？", "making", ("不收费", "我们接着刚才的"), cites=True, holds={"cardholder": "本人"}),
    Step("想当场拿", "consent"),
    Step("同意", "owns_card"),
    Step("手机号改成12345", "owns_card", ("应为11位", "仍然保留"), holds={"card_mobile": "154****1234"}),
    Step("从来没办过", "bank"),
    Step("信用社，就是那个农商行", "branch_district", holds={"bank": "明川农村商业银行"}),
    Step("西岭的", "confirm_form", ("确认提交",)),
    Step("讲个笑话", "confirm_form"),
    Step("哈哈哈哈哈", "confirm_form"),
    Step("/affirm", "confirm_form"),
    Step("/submit", "confirm_form"),
    Step("银行改成明川银行", "confirm_form", holds={"bank": "明川银行"}),
    Step("确认提交", "", ("收件编号",), ()),
    Step("办到哪一步了", "", ("社会保障卡首次申领",), ()),
)


@dataclass
class Chat:
    """A citizen before a Rasa server's REST webhook, with a token that says who they are to the service."""

    rasa: Server
    service: str
    sender: str = "a-visitor-of-the-dialogue"

    def __post_init__(self) -> None:
        session = httpx.post(f"{self.service}/api/v1/sessions", json={"code": "zhang-jie"}, timeout=30).json()
        self.headers = {"Authorization": f"Bearer {session['token']}"}
        path = f"{self.service}/api/v1/me/channel-token"
        vouched = httpx.post(path, json={"sender": self.sender}, headers=self.headers, timeout=30).json()
        self.metadata = {"token": vouched["token"]}

    def say(self, text: str) -> list[dict[str, Any]]:
        """The messages that Rasa answers."""
        body = {"sender": self.sender, "message": text, "metadata": self.metadata}
        answer = httpx.post(f"{self.rasa.url}/webhooks/rest/webhook", json=body, timeout=60)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()
        return found

    def tracker(self) -> dict[str, Any]:
        """What Rasa remembers."""
        path = f"{self.rasa.url}/conversations/{self.sender}/tracker"
        found: dict[str, Any] = httpx.get(path, params={"token": self.rasa.token}, timeout=30).json()
        return found

    def cases(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = httpx.get(f"{self.service}/api/v1/cases", headers=self.headers, timeout=30).json()
        return found


def play(chat: Chat) -> None:
    for step in STEPS:
        _check(step, chat.say(step.say), chat.tracker())
        if step.say == "西岭的":
            assert chat.cases() == []
    (case,) = chat.cases()
    assert (case["item"], case["receipt_no"][:2]) == (CARD, "MC")


def _check(step: Step, messages: list[dict[str, Any]], tracker: dict[str, Any]) -> None:
    text = "\n".join(one["text"] for one in messages if "text" in one)
    told = f"{step.say} → {text}"
    assert text, told
    assert all(part in text for part in step.contains), told
    assert not any(part in text for part in step.lacks), told
    slots = tracker["slots"]
    asked = step.asks if step.asks in ("", "consent", "confirm_form") else slot_of(CARD, step.asks)
    assert (slots["requested_slot"] or "", slots["item"] or "") == (asked, CARD if asked else ""), told
    assert tracker["active_loop"].get("name") == ("social_security_card_form" if asked else None), told
    assert {path: slots[slot_of(CARD, path)] for path in step.holds} == step.holds, told
    customs = [one["custom"] for one in messages if "custom" in one]
    cited = [citation["guide"] for one in customs for claim in one.get("claims", ()) for citation in claim["citations"]]
    assert (CARD in cited) is step.cites, told


def handed_over(chat: Chat, double: str, patience: float = 60.0) -> None:
    """The department's double has the case."""
    (case,) = chat.cases()
    end = time.monotonic() + patience
    while time.monotonic() < end:
        with suppress(httpx.HTTPError):
            # On a busy machine it may still be starting.
            effects = httpx.get(f"{double}/effects", timeout=30).json()
            if any(one["receipt_no"] == case["receipt_no"] for one in effects):
                return
        time.sleep(0.3)
    raise AssertionError(f"{case['receipt_no']} never reached the double")
