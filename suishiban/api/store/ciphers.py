"""How is one payload sealed and opened?

Both ciphers are used with a 96-bit random nonce and a 128-bit tag (NIST SP 800-38D; GB/T 36624 for SM4). A data key
belongs to one person, conversation or case, far below the 2³² messages that random nonces allow per key.
"""

import os
from collections.abc import Mapping
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher as Primitive
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.ciphers.modes import GCM

from suishiban.api.store.errors import SealBroken

NONCE = 12
TAG = 16


class Aead(Protocol):
    """Authenticated encryption; `bound` is not hidden, but must be the same when opening."""

    code: bytes
    """One byte before every ciphertext; says which cipher opens it."""
    key_bytes: int

    def seal(self, key: bytes, plain: bytes, bound: bytes) -> bytes:
        """code ‖ nonce ‖ ciphertext ‖ tag: 29 bytes longer than `plain`."""
        ...

    def open(self, key: bytes, sealed: bytes, bound: bytes) -> bytes:
        """The plain bytes; raises SealBroken."""
        ...


class Aes256Gcm:
    """AES-256-GCM."""

    code = b"A"
    key_bytes = 32

    def seal(self, key: bytes, plain: bytes, bound: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return self.code + nonce + AESGCM(key).encrypt(nonce, plain, bound)

    def open(self, key: bytes, sealed: bytes, bound: bytes) -> bytes:
        try:
            return AESGCM(key).decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], bound)
        except (InvalidTag, ValueError) as error:
            raise SealBroken(cipher="aes-256-gcm", bytes=len(sealed)) from error


class Sm4Gcm:
    """SM4-GCM for 国密 sites; OpenSSL carries it, about 7 times slower than AES for 1 kB."""

    code = b"S"
    key_bytes = 16

    def seal(self, key: bytes, plain: bytes, bound: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        encryptor = Primitive(SM4(key), GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(bound)
        return self.code + nonce + encryptor.update(plain) + encryptor.finalize() + encryptor.tag

    def open(self, key: bytes, sealed: bytes, bound: bytes) -> bytes:
        try:
            decryptor = Primitive(SM4(key), GCM(sealed[1 : 1 + NONCE], sealed[-TAG:])).decryptor()
            decryptor.authenticate_additional_data(bound)
            return decryptor.update(sealed[1 + NONCE : -TAG]) + decryptor.finalize()
        except (InvalidTag, ValueError) as error:
            raise SealBroken(cipher="sm4-gcm", bytes=len(sealed)) from error


AES = Aes256Gcm()
SM4_GCM = Sm4Gcm()
#: By the byte before the ciphertext.
CIPHERS: Mapping[bytes, Aead] = {AES.code: AES, SM4_GCM.code: SM4_GCM}


def cipher_of(sealed: bytes) -> Aead:
    """The cipher that sealed `sealed`; raises SealBroken for bytes that no cipher here made."""
    cipher = CIPHERS.get(sealed[:1])
    if cipher is None:
        raise SealBroken(begins_with=sealed[:1], right=" or ".join(code.decode() for code in CIPHERS))
    return cipher
