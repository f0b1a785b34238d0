"""What does a call of Rasa's tell us? Who wrote, the message with its intent and metadata, slots and the active form.

A tracker holds all that was ever typed: its history and the domain are dropped before anything sees them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from suishiban.api.services.errors import ActionRefused
from suishiban.api.services.rasa_actions import ActionCall
from suishiban.api.services.rasa_senders import sender_in, text_in
from suishiban.assistant.understanding.intents import DECISIONS, Intent, Mention
from suishiban.assistant.understanding.parsed import Marked, Parsed
from suishiban.knowledge.text import clean

_LONGEST_SENDER = 200
#: What Rasa calls everybody whose channel names no sender.
_NOBODY = "default"
_RIGHT = "a call of Rasa's action protocol"


def without_history(call: Mapping[str, Any]) -> dict[str, Any]:
    """What of a call the executor gets; of the events those after the last action, which are the words for slots.

    Raises ActionRefused.
    """
    action, tracker = text_in(call, "next_action"), call.get("tracker")
    if not action or not isinstance(tracker, dict):
        raise ActionRefused(call="no next_action or no tracker", right=_RIGHT)
    message, slots, loop = (tracker.get(name) or {} for name in ("latest_message", "slots", "active_loop"))
    events = tracker.get("events") or []
    if not all(isinstance(one, dict) for one in (message, slots, loop)) or not isinstance(events, list):
        raise ActionRefused(tracker="of another form", right=_RIGHT)
    wanted = {
        "sender_id": tracker.get("sender_id"),
        "slots": slots,
        "latest_message": message,
        "active_loop": loop,
        "events": list(_candidates(events)),
    }
    return {"next_action": action, "tracker": wanted, "domain": {}}


def _candidates(events: list[Any]) -> Iterator[Any]:
    """The slots that Rasa set last, in order: what it took the message for."""
    last = next((at for at, one in enumerate(reversed(events)) if not _is_slot(one)), len(events))
    yield from events[len(events) - last :]


def _is_slot(event: object) -> bool:
    return isinstance(event, dict) and event.get("event") == "slot"


def action_call(name: object, message: Mapping[str, Any], intent: Intent | None = None) -> ActionCall:
    """The message of a sender, taken for `intent`, else for what Rasa read in it; raises ActionRefused."""
    if not isinstance(name, str) or not name.strip() or len(name) > _LONGEST_SENDER or name == _NOBODY:
        raise ActionRefused(sender_id="none of its own", right="a channel that gives every user an id of their own")
    message_id = text_in(message, "message_id")
    if not message_id:
        raise ActionRefused(message_id="missing", right="the id that Rasa gives every message")
    metadata = message.get("metadata")
    sender = sender_in(name, metadata if isinstance(metadata, dict) else {})
    return ActionCall(sender, text_in(message, "text").strip(), message_id[:64], _read(message, intent))


def _read(message: Mapping[str, Any], intent: Intent | None) -> Parsed | None:
    """What may be proposed: no decision, and nothing that the site's own intents mean."""
    text, told = text_in(message, "text"), message.get("intent")
    named = intent.value if intent is not None else text_in(told, "name") if isinstance(told, dict) else ""
    if named not in frozenset(Intent) or named in DECISIONS:
        return None
    confidence = 1.0 if intent is not None or not isinstance(told, dict) else float(told.get("confidence") or 0)
    return Parsed(named, confidence, tuple(_marked(message, text)) if clean(text) == text else ())


def _marked(message: Mapping[str, Any], text: str) -> Iterator[Marked]:
    for one in message.get("entities") or ():
        if not isinstance(one, dict):
            continue
        mention, start, end = one.get("entity"), one.get("start"), one.get("end")
        if mention in frozenset(Mention) and isinstance(start, int) and isinstance(end, int) and end <= len(text):
            yield Marked(mention, start, end)
