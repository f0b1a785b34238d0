"""Are keys wrapped for one subject by one site key, and is the blind index what it says?"""

import hashlib
import hmac

import pytest

from suishiban.api.settings import CipherName, SiteKey
from suishiban.api.store.errors import SealBroken, SiteKeyUnknown
from suishiban.api.store.vault import Vault, WrappedKey

OLD, NEW = SiteKey("2026a", b"o" * 32), SiteKey("2026b", b"n" * 32)


def vault(*keys: SiteKey, cipher: CipherName = CipherName.AES) -> Vault:
    return Vault(keys, b"i" * 32, cipher)


@pytest.mark.parametrize(("cipher", "length"), [(CipherName.AES, 32), (CipherName.SM4, 16)])
def test_a_data_key_is_wrapped_for_its_subject(cipher: CipherName, length: int) -> None:
    own = vault(OLD, cipher=cipher)
    key = own.new_key()
    wrapped = own.wrap("subject", key)
    assert (len(key.secret), wrapped.site_key) == (length, "2026a")
    assert own.unwrap("subject", wrapped) == key
    assert key.secret not in wrapped.sealed
    with pytest.raises(SealBroken):
        own.unwrap("another", wrapped)


def test_the_first_site_key_wraps_and_all_unwrap() -> None:
    before, after = vault(OLD), vault(NEW, OLD)
    key = before.new_key()
    wrapped = before.wrap("subject", key)
    assert after.unwrap("subject", wrapped) == key
    assert after.wrap("subject", key).site_key == "2026b"
    with pytest.raises(SiteKeyUnknown, match="key: 2026a"):
        vault(NEW).unwrap("subject", wrapped)


def test_a_key_under_another_s_name_does_not_unwrap() -> None:
    wrapped = vault(OLD).wrap("subject", vault(OLD).new_key())
    with pytest.raises(SealBroken):
        vault(OLD, NEW).unwrap("subject", WrappedKey("2026b", wrapped.sealed))


def test_a_payload_opens_in_its_own_row_alone() -> None:
    own = vault(OLD)
    key = own.new_key()
    sealed = own.seal(key, "cases", "1", b"plain")
    assert own.open(key, "cases", "1", sealed) == b"plain"
    for table, row in (("cases", "2"), ("turns", "1")):
        with pytest.raises(SealBroken):
            own.open(key, table, row, sealed)


def test_the_blind_index_is_keyed_and_keeps_kinds_apart() -> None:
    expected = hmac.new(b"i" * 32, b"person\x1f990102199003071233", hashlib.sha256).hexdigest()
    assert vault(OLD).blind_index("person", "990102199003071233") == expected
    assert vault(OLD).blind_index("company", "990102199003071233") != expected
    assert Vault([OLD], b"j" * 32).blind_index("person", "990102199003071233") != expected
