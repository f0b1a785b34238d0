"""Who really sent this message, and is it fresh?

HMAC (RFC 2104) over `timestamp.body` with SHA-256, or with SM3 (GB/T 32905-2016) for sites under 国密 rules. The
timestamp, seconds since 1970, is part of what is signed; a message older or newer than five minutes is refused.
"""

import hmac
from collections.abc import Mapping, Sequence
from enum import StrEnum

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC

#: Seconds that the sender's clock may differ, either way.
WINDOW = 300
TIMESTAMP = "X-Suishiban-Timestamp"
SIGNATURE = "X-Suishiban-Signature"


class Digest(StrEnum):
    """The hash under the HMAC; the name stands before `=` in the signature."""

    #: SHA-256, the default.
    SHA256 = "sha256"
    #: SM3, for 国密 sites.
    SM3 = "sm3"


class Verified(StrEnum):
    """Whether a signature proves the sender."""

    #: Signed with one of the secrets, and fresh.
    GOOD = "good"
    #: A header is missing or unreadable.
    UNREADABLE = "unreadable"
    #: Rightly or wrongly signed, but too old or from the future.
    STALE = "stale"
    #: Not signed with any of the secrets.
    WRONG = "wrong"


_HASHES: Mapping[Digest, type[hashes.SHA256] | type[hashes.SM3]] = {
    Digest.SHA256: hashes.SHA256,
    Digest.SM3: hashes.SM3,
}


def sign(secret: bytes, timestamp: int, body: bytes, digest: Digest = Digest.SHA256) -> str:
    """The signature, e.g. sha256=9f86…; hex, 64 digits."""
    mac = HMAC(secret, _HASHES[digest]())
    mac.update(b"%d." % timestamp + body)
    return f"{digest}={mac.finalize().hex()}"


def signed_headers(secret: bytes, timestamp: int, body: bytes, digest: Digest = Digest.SHA256) -> Mapping[str, str]:
    """The two headers that go with `body`."""
    return {TIMESTAMP: str(timestamp), SIGNATURE: sign(secret, timestamp, body, digest)}


def verify(secrets: Sequence[bytes], timestamp: str, signature: str, body: bytes, now: int) -> Verified:
    """Whether `body` was signed with one of `secrets` within five minutes of `now`."""
    name = signature.partition("=")[0]
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= 12 and name in list(Digest)):
        return Verified.UNREADABLE
    # Every secret is tried, so that the time taken does not tell which one fitted.
    expected = [sign(secret, int(timestamp), body, Digest(name)) for secret in secrets]
    if sum(hmac.compare_digest(one.encode(), signature.encode()) for one in expected) == 0:
        return Verified.WRONG
    return Verified.GOOD if abs(now - int(timestamp)) <= WINDOW else Verified.STALE
