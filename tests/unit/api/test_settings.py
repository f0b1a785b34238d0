"""Are settings read exactly, and refused with the key and what would be right?"""

import base64
from dataclasses import fields
from pathlib import Path

import pytest

from suishiban.api.settings import CipherName, EngineName, LetterRule, SettingRefused, Settings, SiteKey, load_settings

KEY = base64.b64encode(b"k" * 32).decode()
OLD = base64.b64encode(b"o" * 32).decode()

EVERY = {
    "DATA": "/srv/suishiban",
    "HOST": "0.0.0.0",
    "PORT": "9000",
    "DOUBLE_PORT": "8011",
    "DRAFT_DAYS": "30",
    "DEMO": "0",
    "FULL": "1",
    "DATABASE_URL": "postgresql://suishiban:secret@db/suishiban",
    "SITE_KEYS": f"2026b:{KEY}, 2026a:{OLD}",
    "INDEX_KEY": KEY,
    "CIPHER": "sm4-gcm",
    "CALLBACK_SECRETS": f"{KEY},{OLD}",
    "RASA_TOKEN": "long-random-word",
    "RASA_ACTIONS_TOKEN": "shared-with-the-dialogue-server",
    "BACKEND_URL": "https://backend.example/",
    "IDENTITY_URL": "https://identity.example",
    "LICENCES_URL": "https://licences.example",
    "PUBLIC_URL": "https://service.example",
    "WECHAT_APPID": "wx0000000000000001",
    "WECHAT_SECRET": "long-random-secret",
    "WECHAT_URL": "https://wechat.example/",
    "LETTERS": "confirmed",
    "ENGINE": "llm",
    "LLM_URL": "https://model.example/v1",
    "LLM_MODEL": "small",
    "LLM_KEY": "long-random-key",
    "LLM_SECONDS": "4.5",
    "RASA_URL": "http://rasa.example:5005/",
    "RASA_SERVER_TOKEN": "long-random-token",
    "RASA_SECONDS": "1.5",
    "GUIDES": "/srv/guides",
    "MODELS": "/srv/models",
    "WEB": "/srv/web",
    "EMBED_ORIGINS": "https://www.example, http://localhost:8080/",
}
#: Stands instead of LLM_URL.
LOCAL = {"LLM_PATH": "/srv/generator"}


def test_every_setting_is_read() -> None:
    assert load_settings(EVERY) == Settings(
        data=Path("/srv/suishiban"),
        host="0.0.0.0",
        port=9000,
        double_port=8011,
        draft_days=30,
        demo=False,
        full=True,
        database_url="postgresql://suishiban:secret@db/suishiban",
        site_keys=(SiteKey("2026b", b"k" * 32), SiteKey("2026a", b"o" * 32)),
        index_key=b"k" * 32,
        cipher=CipherName.SM4,
        callback_secrets=(b"k" * 32, b"o" * 32),
        rasa_token="long-random-word",
        rasa_actions_token="shared-with-the-dialogue-server",
        backend_url="https://backend.example",
        identity_url="https://identity.example",
        licences_url="https://licences.example",
        public_url="https://service.example",
        wechat_appid="wx0000000000000001",
        wechat_secret="long-random-secret",
        wechat_url="https://wechat.example",
        letters=LetterRule.CONFIRMED,
        engine=EngineName.LLM,
        llm_url="https://model.example/v1",
        llm_model="small",
        llm_key="long-random-key",
        llm_seconds=4.5,
        rasa_url="http://rasa.example:5005",
        rasa_server_token="long-random-token",
        rasa_seconds=1.5,
        guides=Path("/srv/guides"),
        models=Path("/srv/models"),
        web=Path("/srv/web"),
        embed_origins=("https://www.example", "http://localhost:8080"),
    )


def test_every_field_has_its_key() -> None:
    assert {field.name.upper() for field in fields(Settings)} == {*EVERY, *LOCAL}


def test_a_language_model_is_on_a_server_or_in_a_folder() -> None:
    assert load_settings(LOCAL | {"ENGINE": "llm"}).llm_path == Path("/srv/generator")
    with pytest.raises(SettingRefused, match="key: LLM_PATH; value: /srv/generator; right: either LLM_URL or LLM_PATH"):
        load_settings(EVERY | LOCAL)


def test_nothing_set_means_a_demonstration_on_sqlite() -> None:
    settings = load_settings({"PORT": " ", "HOME": "/root"})
    assert (settings.demo, settings.full, settings.port, settings.host) == (True, False, 8000, "127.0.0.1")
    assert settings.url_of_database == f"sqlite:///{Path('data').absolute()}/suishiban.db"
    assert (settings.blobs, settings.indexes) == (Path("data/blobs"), Path("data/indexes"))


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("PORT", "http", "key: PORT; value: http; right: a number from 1 to 65535"),
        ("PORT", "70000", "key: PORT; value: 70000; right: a number from 1 to 65535"),
        ("DRAFT_DAYS", "7", "key: DRAFT_DAYS; value: 7; right: days from 14 to 3650"),
        ("DEMO", "no", "key: DEMO; value: no; right: 0 or 1"),
        ("EMBED_ORIGINS", "https://a.example/; script-src *", "right: origins as https://www.example"),
        ("EMBED_ORIGINS", "https://*.example", "right: origins as https://www.example"),
        ("LETTERS", "no", "key: LETTERS; value: no; right: enough or confirmed"),
        (
            "RASA_ACTIONS_TOKEN",
            "short",
            "key: RASA_ACTIONS_TOKEN; value: (hidden); right: at least 16 printable characters without spaces",
        ),
        ("ENGINE", "gpt", "key: ENGINE; value: gpt; right: native or llm or rasa"),
        ("ENGINE", "llm", "key: LLM_URL; value: ; right: what ENGINE=llm reads with: a server as https://host/v1, or"),
        (
            "ENGINE",
            "rasa",
            "key: RASA_URL; value: ; right: what ENGINE=rasa reads with: a server as http://host:5005",
        ),
        ("CIPHER", "des", "key: CIPHER; value: des; right: aes-256-gcm or sm4-gcm"),
        ("BACKEND_URL", "backend", "right: an address that begins with http:// or https://"),
        ("INDEX_KEY", "c2hvcnQ=", "key: INDEX_KEY; value: (hidden); right: base64 of 32 bytes"),
        ("CALLBACK_SECRETS", f"{KEY},x", "key: CALLBACK_SECRETS; value: (hidden); right: base64 of at least 16 bytes"),
        ("SITE_KEYS", KEY, "key: SITE_KEYS; value: (hidden); right: id:base64"),
        ("SITE_KEYS", f"a:{KEY},a:{OLD}", "key: SITE_KEYS; value: a, a; right: a different id for every key"),
        ("DATABASE_URL", "mysql://root:hunter2@db", "key: DATABASE_URL; right: postgresql://"),
    ],
)
def test_a_wrong_setting_is_refused(key: str, value: str, message: str) -> None:
    with pytest.raises(SettingRefused) as refused:
        load_settings({key: value})
    assert message in str(refused.value)


def test_secrets_are_neither_shown_nor_repeated() -> None:
    shown = repr(load_settings(EVERY))
    assert "kkkk" not in shown
    assert "long-random-word" not in shown
    assert "long-random-token" not in shown
    with pytest.raises(SettingRefused) as refused:
        load_settings({"DATABASE_URL": "mysql://root:hunter2@db"})
    assert "hunter2" not in str(refused.value)


def test_a_letter_alone_is_enough_in_a_demonstration_only() -> None:
    assert Settings(demo=True).letter_rule is LetterRule.ENOUGH
    assert Settings(demo=False).letter_rule is LetterRule.CONFIRMED
    assert Settings(demo=False, letters=LetterRule.ENOUGH).letter_rule is LetterRule.ENOUGH
