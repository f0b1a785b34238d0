"""Which citizen is behind a sender of the Rasa channel? A signed token says so; it names nobody and soon expires."""

import base64
import binascii
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from suishiban.api.services.errors import ChannelTokenRefused

#: How long a token is good.
LIFE = timedelta(minutes=15)
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom a good token names."""

    person: str
    """Blind index."""


def channel_token(secret: str, person: str, sender: str, expires: datetime) -> str:
    """`payload.signature`, both base64url: JSON with person, sender and expiry, and its HMAC-SHA-256."""
    payload = orjson.dumps({"person": person, "sender": sender, "exp": int(expires.timestamp())})
    return f"{_encoded(payload)}.{_encoded(_signature(secret, payload))}"


def vouched(secret: str, token: str, sender: str, now: datetime) -> Vouched:
    """Whom `token` vouches for; raises ChannelTokenRefused for any other sender, signature or time."""
    payload, signature = (_decoded(part) for part in (*token[:_LONGEST].split(".", 1), "")[:2])
    if not hmac.compare_digest(_signature(secret, payload), signature):
        raise ChannelTokenRefused(token="(hidden)", right="a token of POST /api/v1/me/channel-token")
    content = orjson.loads(payload)
    if content["sender"] != sender or content["exp"] <= now.timestamp():
        raise ChannelTokenRefused(token="(hidden)", right="a fresh token for this sender")
    return Vouched(content["person"])


def _signature(secret: str, payload: bytes) -> bytes:
    return hmac.digest(secret.encode(), b"rasa-channel." + payload, "sha256")


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def _decoded(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError):
        return b""
