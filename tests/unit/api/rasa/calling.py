"""How does a Rasa server call actions? With its whole tracker, of which this makes one as 3.6 sends it."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from fastapi.testclient import TestClient

from suishiban.assistant.understanding.intents import Intent
from suishiban.assistant.understanding.rasa_names import (
    ANSWERS,
    SHARED,
    action_of,
    slot_of,
    validation_of,
)

TOKEN = "shared-with-the-dialogue-server"
WEBHOOK = "/webhooks/rasa-actions/webhook"
_NUMBERS = count(1)
CARD = "social-security-card"
CARD_BLANKS = (
    *("cardholder", "making", "same_register", "holder_full_name", "owns_card", "bank", "branch_district", "send_to"),
    *("holder_id_number", "holder_mobile", "material.photo"),
)

Json = dict[str, Any]


@dataclass
class Tracker:
    """One sender's tracker; what actions return is applied to it as Rasa does."""

    http: TestClient
    sender: str = ""
    metadata: Json = field(default_factory=dict)
    slots: dict[str, Any] = field(default_factory=dict)
    loop: str | None = None
    followup: str | None = None
    said: list[Json] = field(default_factory=list)
    """The responses to the last message."""

    def __post_init__(self) -> None:
        self.sender = self.sender or f"visitor-{next(_NUMBERS)}"
        blanks = (slot_of(CARD, path) for path in CARD_BLANKS)
        self.slots = dict.fromkeys((*blanks, *SHARED, "item", "outcome", "requested_slot"))

    @property
    def text(self) -> str:
        """What was said to the last message."""
        return "\n".join(one["text"] for one in self.said if one["text"])

    @property
    def asked(self) -> str:
        return self.slots["requested_slot"] or ""

    def buttons(self) -> dict[str, str]:
        return {one["title"]: one["payload"] for said in self.said for one in said["buttons"]}

    def say(self, text: str, intent: str = "give_value", confidence: float = 0.9, **message: Any) -> None:
        """A message, and what Rasa's rules make of it: the form where one is active, else the intent's action."""
        self.said = []
        latest = {
            "intent": {"name": intent, "confidence": confidence},
            "entities": [],
            "text": text,
            "message_id": f"{next(_NUMBERS):032x}",
            "metadata": self.metadata,
            "text_tokens": [[0, len(text)]],
            "intent_ranking": [{"name": intent, "confidence": confidence}],
            **message,
        }
        if self.loop is not None and intent in ANSWERS:
            candidate = {"event": "slot", "timestamp": None, "name": self.slots["requested_slot"], "value": text}
            self.run(validation_of(self.loop), latest, [candidate])
        else:
            if self.loop is not None:
                self.run(validation_of(self.loop), latest, rejected=True)
            self.run("action_turn" if intent not in frozenset(Intent) else action_of(Intent(intent)), latest)
            if self.loop is not None and self.followup is None:
                self.run(validation_of(self.loop), latest)
        while self.followup not in (None, "action_listen"):
            self.run(self.followup or "", latest)

    def run(self, action: str, latest: Json, candidates: list[Json] | None = None, rejected: bool = False) -> None:
        answer = self.post(self.call(action, latest, candidates or []))
        assert answer.status_code == 200, answer.text
        result = answer.json()
        if rejected:
            # Rasa drops what a form says that has no word for its slot.
            assert result["responses"] == []
            return
        self.said += result["responses"]
        self.followup = None
        for event in [*(candidates or []), *result["events"]]:
            self.apply(event)
        if action.startswith("validate_") and self.asked == "":
            self.loop = None

    def apply(self, event: Json) -> None:
        if event["event"] == "slot":
            assert event["name"] in self.slots, event
            self.slots[event["name"]] = event["value"]
        elif event["event"] == "active_loop":
            self.loop = event["name"]
        else:
            assert event["event"] == "followup", event
            self.followup = event["name"]

    def call(self, action: str, latest: Json, candidates: list[Json]) -> Json:
        slots = {**self.slots, **{one["name"]: one["value"] for one in candidates}}
        past = [
            {"event": "action", "timestamp": 1795325571.7, "name": "action_listen", "metadata": {}},
            {"event": "user", "timestamp": 1795325573.4, "text": "早先说的话", "parse_data": {}, "metadata": {}},
            {"event": "action", "timestamp": 1795325573.5, "name": self.loop or "action_listen"},
        ]
        return {
            "next_action": action,
            "sender_id": self.sender,
            "version": "3.6.21",
            "tracker": {
                "sender_id": self.sender,
                "slots": slots,
                "latest_message": latest,
                "latest_event_time": 1795325573.5,
                "followup_action": None,
                "paused": False,
                "events": [*past, *candidates],
                "latest_input_channel": "rest",
                "active_loop": {"name": self.loop, "is_interrupted": False, "rejected": False} if self.loop else {},
                "latest_action": {"action_name": self.loop or "action_listen"},
                "latest_action_name": self.loop or "action_listen",
            },
        }

    def post(self, call: Json, token: str = TOKEN) -> Any:
        return self.http.post(WEBHOOK, json=call, headers={"Rasa-Actions-Token": token} if token else {})
