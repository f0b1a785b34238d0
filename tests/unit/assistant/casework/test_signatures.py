"""Does a signature prove the sender, and does an old message not pass?"""

import hashlib
import hmac

import pytest

from suishiban.assistant.casework.signatures import Digest, Verified, sign, signed_headers, verify

SECRET, OTHER = b"s" * 32, b"o" * 32
BODY = b'{"kind":"accepted"}'
NOW = 1_772_424_600


def test_the_signature_is_hmac_over_timestamp_and_body() -> None:
    assert sign(b"k", 1, b"x") == "sha256=" + _reference("sha256", b"k", b"1.x")
    assert sign(b"k", 1, b"x", Digest.SM3) == "sm3=" + _reference("sm3", b"k", b"1.x")


def _reference(name: str, key: bytes, text: bytes) -> str:
    return hmac.new(key, text, lambda: hashlib.new(name)).hexdigest()


@pytest.mark.parametrize("digest", list(Digest))
def test_a_fresh_message_of_a_known_sender_is_good(digest: Digest) -> None:
    headers = signed_headers(SECRET, NOW, BODY, digest)
    stamp, signature = headers["X-Suishiban-Timestamp"], headers["X-Suishiban-Signature"]
    assert verify([SECRET], stamp, signature, BODY, NOW) is Verified.GOOD
    assert verify([OTHER, SECRET], stamp, signature, BODY, NOW) is Verified.GOOD
    assert verify([OTHER], stamp, signature, BODY, NOW) is Verified.WRONG
    assert verify([SECRET], stamp, signature, BODY + b" ", NOW) is Verified.WRONG
    assert verify([SECRET], str(NOW + 1), signature, BODY, NOW) is Verified.WRONG


@pytest.mark.parametrize(
    ("age", "verified"), [(300, Verified.GOOD), (301, Verified.STALE), (-300, Verified.GOOD), (-301, Verified.STALE)]
)
def test_five_minutes_either_way(age: int, verified: Verified) -> None:
    assert verify([SECRET], str(NOW), sign(SECRET, NOW, BODY), BODY, NOW + age) is verified


@pytest.mark.parametrize(
    ("stamp", "signature"),
    [
        ("", ""),
        ("soon", "sha256=00"),
        ("-1", "sha256=00"),
        ("٣", "sha256=00"),
        (str(NOW), "md5=00"),
        ("9" * 400, "sha256="),
    ],
)
def test_unreadable_headers_are_named_so(stamp: str, signature: str) -> None:
    assert verify([SECRET], stamp, signature, BODY, NOW) is Verified.UNREADABLE


def test_a_signature_that_is_not_ascii_is_wrong() -> None:
    assert verify([SECRET], str(NOW), "sha256=é", BODY, NOW) is Verified.WRONG
