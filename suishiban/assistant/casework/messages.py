"""What is one message to a back end?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class MessageKind(StrEnum):
    """What a message asks of the back end."""

    #: Register this case and give it a number.
    REGISTER_CASE = "register_case"
    #: Take down this decision of a clerk, or of the guide's rule.
    DECISION = "decision"
    #: Here is the correction you asked for.
    CORRECTION_SUPPLIED = "correction_supplied"
    #: The citizen takes the application back.
    WITHDRAWAL = "withdrawal"
    #: A document of the case.
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class OutMessage:
    """One message for the outbox; the same key is carried out once, however often it arrives."""

    kind: MessageKind
    idempotency_key: str
    body: bytes
    """Canonical JSON."""


def canonical(body: Mapping[str, object]) -> bytes:
    """`body` as JSON in UTF-8, keys sorted, no spaces: equal bodies have equal bytes."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
