"""Are demo keys made once, readable by their owner alone, and only in demo mode?"""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from suishiban.api.demo_keys import with_demo_keys
from suishiban.api.settings import SettingRefused, Settings, SiteKey


def test_the_second_start_has_the_keys_of_the_first(tmp_path: Path) -> None:
    first, second = with_demo_keys(Settings(data=tmp_path)), with_demo_keys(Settings(data=tmp_path))
    assert first == second
    assert [len(key.secret) for key in first.site_keys] == [32]
    assert (len(first.index_key), len(first.callback_secrets[0]), len(first.rasa_token)) == (32, 32, 64)


def test_the_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    with_demo_keys(Settings(data=tmp_path / "new"))
    assert stat.S_IMODE((tmp_path / "new" / "demo-keys.json").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["demo-keys.json"]


def test_two_sites_have_different_keys(tmp_path: Path) -> None:
    one, other = with_demo_keys(Settings(data=tmp_path / "1")), with_demo_keys(Settings(data=tmp_path / "2"))
    assert one.index_key != other.index_key


def test_keys_that_were_set_stay(tmp_path: Path) -> None:
    key = SiteKey("2026a", b"k" * 32)
    settings = with_demo_keys(Settings(data=tmp_path, site_keys=(key,), rasa_token="word"))
    assert (settings.site_keys, settings.rasa_token) == ((key,), "word")


def test_outside_demo_mode_no_key_is_made(tmp_path: Path) -> None:
    settings = replace(Settings(data=tmp_path), demo=False)
    assert with_demo_keys(settings) == settings
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "[]", '{"site_key": "AAAA"}'])
def test_a_damaged_file_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "demo-keys.json").write_text(content)
    with pytest.raises(SettingRefused, match="key: DATA"):
        with_demo_keys(Settings(data=tmp_path))
