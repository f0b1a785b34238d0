"""How are data keys wrapped, payloads sealed, and values looked up that must not be readable?"""

import hmac
import os
from collections.abc import Sequence
from dataclasses import dataclass

from suishiban.api.settings import CipherName, SiteKey
from suishiban.api.store.ciphers import AES, CIPHERS, SM4_GCM, Aead, cipher_of
from suishiban.api.store.errors import SiteKeyUnknown
from suishiban.api.store.key_cache import DataKey, KeyCache


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A data key as the database keeps it."""

    site_key: str
    """Id of the site key that wraps it."""
    sealed: bytes


class Vault:
    """The site's secrets; one per process, shared by all threads."""

    def __init__(self, site_keys: Sequence[SiteKey], index_key: bytes, cipher: CipherName = CipherName.AES) -> None:
        """`site_keys`: the current one first. `index_key`: 32 bytes. `cipher`: for new data keys."""
        self._site_keys = {key.id: key.secret for key in site_keys}
        self._current = site_keys[0].id
        self._index_key = index_key
        self._cipher: Aead = SM4_GCM if cipher is CipherName.SM4 else AES
        self.cache = KeyCache()

    @property
    def current(self) -> str:
        """Id of the site key that wraps new data keys."""
        return self._current

    def new_key(self) -> DataKey:
        """A random data key: 256 bits for AES, 128 for SM4."""
        return DataKey(os.urandom(self._cipher.key_bytes), self._cipher.code)

    def wrap(self, subject: str, key: DataKey) -> WrappedKey:
        """`key` sealed by the current site key and bound to its subject."""
        secret = self._wrapping_secret(self._current, self._cipher)
        sealed = self._cipher.seal(secret, key.code + key.secret, _bound("subjects", subject))
        return WrappedKey(self._current, sealed)

    def unwrap(self, subject: str, wrapped: WrappedKey) -> DataKey:
        """Raises SiteKeyUnknown, SealBroken."""
        cipher = cipher_of(wrapped.sealed)
        secret = self._wrapping_secret(wrapped.site_key, cipher)
        opened = cipher.open(secret, wrapped.sealed, _bound("subjects", subject))
        return DataKey(opened[1:], opened[:1])

    def seal(self, key: DataKey, table: str, row: str, plain: bytes) -> bytes:
        """`plain` sealed so that it opens in this row of this table only."""
        return CIPHERS[key.code].seal(key.secret, plain, _bound(table, row))

    def open(self, key: DataKey, table: str, row: str, sealed: bytes) -> bytes:
        """Raises SealBroken for a changed or moved ciphertext."""
        return CIPHERS[key.code].open(key.secret, sealed, _bound(table, row))

    def blind_index(self, kind: str, value: str | bytes) -> str:
        """A keyed digest (HMAC-SHA-256, 64 hex digits) by which `value` is found and from which it cannot be had.

        `kind` keeps equal values of different kinds apart. The caller normalises `value`.
        """
        content = value.encode() if isinstance(value, str) else value
        return hmac.digest(self._index_key, f"{kind}\x1f".encode() + content, "sha256").hex()

    def _wrapping_secret(self, id: str, cipher: Aead) -> bytes:
        """A key per cipher, so that no key serves two algorithms."""
        secret = self._site_keys.get(id)
        if secret is None:
            raise SiteKeyUnknown(key=id, right="keep the old key in SITE_KEYS until `keys rotate` has ended")
        return hmac.digest(secret, b"wrap" + cipher.code, "sha256")[: cipher.key_bytes]


def _bound(table: str, row: str) -> bytes:
    return f"{table}\x1f{row}".encode()
