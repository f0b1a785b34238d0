"""Do the ciphers open what they sealed, and nothing else?"""

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

from suishiban.api.store.ciphers import AES, SM4_GCM, Aead, cipher_of
from suishiban.api.store.errors import SealBroken

BOTH = pytest.mark.parametrize("cipher", [AES, SM4_GCM], ids=["aes", "sm4"])


@BOTH
def test_what_is_sealed_opens(cipher: Aead) -> None:
    key = b"k" * cipher.key_bytes
    for plain in (b"", b"x", "张先生".encode() * 1000):
        sealed = cipher.seal(key, plain, b"bound")
        assert len(sealed) == len(plain) + 29
        assert cipher_of(sealed).open(key, sealed, b"bound") == plain


@BOTH
def test_the_same_text_is_never_sealed_alike(cipher: Aead) -> None:
    key = b"k" * cipher.key_bytes
    assert len({cipher.seal(key, b"plain", b"") for _ in range(100)}) == 100


@BOTH
def test_any_change_breaks_the_seal(cipher: Aead) -> None:
    key = b"k" * cipher.key_bytes
    sealed = cipher.seal(key, b"plain", b"bound")
    for place in range(1, len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(SealBroken):
            cipher.open(key, changed, b"bound")
    for wrong_key, wrong, bound in (
        (b"l" * cipher.key_bytes, sealed, b"bound"),
        (key, sealed, b"other"),
        (key, sealed[:-1], b"bound"),
        (key, sealed[:5], b"bound"),
        (key, sealed[:1], b"bound"),
    ):
        with pytest.raises(SealBroken):
            cipher.open(wrong_key, wrong, bound)


@pytest.mark.parametrize("sealed", [b"", b"Xabc"])
def test_bytes_of_no_cipher_are_named(sealed: bytes) -> None:
    with pytest.raises(SealBroken, match="right: A or S"):
        cipher_of(sealed)


def test_sm4_gcm_is_that_of_rfc_8998() -> None:
    """The example of RFC 8998, appendix A.1."""
    key = bytes.fromhex("0123456789abcdeffedcba9876543210")
    nonce = bytes.fromhex("00001234567800000000abcd")
    bound = bytes.fromhex("feedfacedeadbeeffeedfacedeadbeefabaddad2")
    plain = bytes.fromhex("".join(2 * 8 * byte for byte in ("a", "b", "c", "d", "e", "f", "e", "a")))
    sealed = bytes.fromhex(
        "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
        "83de3541e4c2b58177e065a9bf7b62ec"
    )
    encryptor = Cipher(SM4(key), GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(bound)
    assert encryptor.update(plain) + encryptor.finalize() + encryptor.tag == sealed
    assert SM4_GCM.open(key, b"S" + nonce + sealed, bound) == plain
