"""Which settings does the service run with?

This is the only reader of the environment. Everything else gets the frozen `Settings`, or a part of it.
Lists are written with commas: `SITE_KEYS=2026b:<base64>,2026a:<base64>`; the first key is the current one.
"""

import base64
import binascii
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from suishiban.knowledge.text import SuishibanError

_REPOSITORY = Path(__file__).parents[2]
#: Bytes of a site key and of the index key.
KEY_BYTES = 32


class SettingRefused(SuishibanError):
    """A setting cannot be used"""


class CipherName(StrEnum):
    """How personal data is encrypted."""

    #: AES with a 256-bit key in GCM, the default.
    AES = "aes-256-gcm"
    #: SM4 (GB/T 32907-2016) in GCM, for sites under 国密 rules.
    SM4 = "sm4-gcm"


class EngineName(StrEnum):
    """What reads the citizens' utterances."""

    #: Our own, the default.
    NATIVE = "native"
    #: The language model at LLM_URL or in LLM_PATH, held to the rules of our own, which also reads where it fails.
    LLM = "llm"
    #: The Rasa server at RASA_URL, asked about what our own understood in vain and held to the same rules.
    RASA = "rasa"


class LetterRule(StrEnum):
    """What an uploaded letter of authorisation is good for."""

    #: The agent may act on it at once; a clerk looks at it with the case.
    ENOUGH = "enough"
    #: It waits for the principal's own word online; until then nothing of theirs is read and no case is opened.
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class SiteKey:
    """A key of the site, which wraps the data keys of persons."""

    id: str
    secret: bytes = field(repr=False)
    """32 bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the service was told, checked and complete in form; `missing` says what is still needed."""

    data: Path = Path("data")
    """DATA: folder of the database, the attachments and the demo keys."""
    host: str = "127.0.0.1"
    """HOST: address to listen on."""
    port: int = 8000
    """PORT."""
    double_port: int = 0
    """DOUBLE_PORT: where a demonstration starts the back-end double; 0: any free port."""
    draft_days: int = 90
    """DRAFT_DAYS: how long an application is kept that was begun and that nobody goes on with; at least 14."""
    demo: bool = True
    """DEMO: 1 brings demo identities, demo keys and the doubles of the back ends."""
    full: bool = False
    """FULL: 1 loads the large-model libraries into the service."""
    database_url: str = ""
    """DATABASE_URL: postgresql://…; empty: one SQLite file in DATA."""
    site_keys: tuple[SiteKey, ...] = ()
    """SITE_KEYS: id:base64 of 32 bytes, the current one first, old ones kept until all data keys are rewrapped."""
    index_key: bytes = field(default=b"", repr=False)
    """INDEX_KEY: base64 of 32 bytes; keys the blind index and the audit chain; never changes."""
    cipher: CipherName = CipherName.AES
    """CIPHER: for new data keys; each old one keeps the cipher it was made for."""
    callback_secrets: tuple[bytes, ...] = field(default=(), repr=False)
    """CALLBACK_SECRETS: base64, at least 16 bytes each; the first signs, all verify."""
    rasa_token: str = field(default="", repr=False)
    """RASA_TOKEN: signs the identity in the metadata of the Rasa channel."""
    rasa_actions_token: str = field(default="", repr=False)
    """RASA_ACTIONS_TOKEN: shared with a Rasa server that runs its dialogue with our actions; empty: there is none."""
    backend_url: str = ""
    """BACKEND_URL: where finished cases are delivered."""
    identity_url: str = ""
    """IDENTITY_URL: real-name identity."""
    licences_url: str = ""
    """LICENCES_URL: e-licences and data sources."""
    public_url: str = ""
    """PUBLIC_URL: how citizens and back ends reach this service; empty: http://HOST:PORT."""
    wechat_appid: str = ""
    """WECHAT_APPID: of the mini-program whose users may log in with WeChat; empty: nobody."""
    wechat_secret: str = field(default="", repr=False)
    """WECHAT_SECRET: of the mini-program."""
    wechat_url: str = "https://api.weixin.qq.com"
    """WECHAT_URL: where WeChat's log-in server is."""
    llm_url: str = ""
    """LLM_URL: an OpenAI-compatible server that words answers, as https://host/v1; empty: the guides' own sentences."""
    llm_path: Path | None = None
    """LLM_PATH: folder of a causal model that does the same in this process, instead of a server; with FULL=1."""
    letters: LetterRule | None = None
    """LETTERS: whether an uploaded letter of authorisation is enough to act for somebody else; see `letter_rule`."""
    engine: EngineName = EngineName.NATIVE
    """ENGINE: what reads utterances; llm needs LLM_URL or LLM_PATH, rasa needs RASA_URL."""
    llm_model: str = "default"
    """LLM_MODEL: its name on that server."""
    llm_key: str = field(default="", repr=False)
    """LLM_KEY: of that server."""
    llm_seconds: float = 8.0
    """LLM_SECONDS: for a whole answer, 1 to 60; then what is there is used."""
    rasa_url: str = ""
    """RASA_URL: a Rasa server that reads utterances, as http://host:5005."""
    rasa_server_token: str = field(default="", repr=False)
    """RASA_SERVER_TOKEN: the token that server was started with (`--auth-token`)."""
    rasa_seconds: float = 2.0
    """RASA_SECONDS: for one reading, 1 to 60; then our own engine's stands."""
    guides: Path = _REPOSITORY / "guides"
    """GUIDES: folder of guide files."""
    models: Path = _REPOSITORY / "models"
    """MODELS: folder of trained models."""
    web: Path = _REPOSITORY / "web"
    """WEB: folder of the built faces."""
    embed_origins: tuple[str, ...] = ()
    """EMBED_ORIGINS: sites that may show the citizen's face in a frame, as https://www.example."""

    @property
    def letter_rule(self) -> LetterRule:
        """LETTERS, or its default: the letter is enough in a demonstration, and nowhere else."""
        return self.letters or (LetterRule.ENOUGH if self.demo else LetterRule.CONFIRMED)

    @property
    def url_of_database(self) -> str:
        """DATABASE_URL, or the SQLite file in DATA."""
        return self.database_url or f"sqlite:///{self.data.absolute() / 'suishiban.db'}"

    @property
    def wechat(self) -> bool:
        """May anyone log in with WeChat?"""
        return bool(self.wechat_appid and self.wechat_secret)

    @property
    def indexes(self) -> Path:
        """Folder of index snapshots."""
        return self.data / "indexes"

    @property
    def blobs(self) -> Path:
        """Folder of encrypted attachments."""
        return self.data / "blobs"


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings in `environ` (the process's own when None); a key that is unset or empty has its default.

    Raises SettingRefused, which names the key and what would be right; secrets are never repeated.
    """
    source = os.environ if environ is None else environ
    given = {name: _READERS[name](name, text) for name in _READERS if (text := source.get(name, "").strip())}
    for engine, (keys, shape) in _READS_WITH.items():
        if given.get("ENGINE") is engine and not given.keys() & keys:
            raise SettingRefused(key=keys[0], value="", right=f"what ENGINE={engine} reads with: {shape}")
    if {"LLM_URL", "LLM_PATH"} <= given.keys():
        raise SettingRefused(key="LLM_PATH", value=given["LLM_PATH"], right="either LLM_URL or LLM_PATH")
    # The readers' types are those of the fields; a test builds every field from text.
    return Settings(**{name.lower(): value for name, value in given.items()})  # type: ignore[arg-type]


#: The keys of which each engine needs one, and how they look.
_READS_WITH = {
    EngineName.LLM: (("LLM_URL", "LLM_PATH"), "a server as https://host/v1, or a folder in LLM_PATH"),
    EngineName.RASA: (("RASA_URL",), "a server as http://host:5005"),
}


def _text(name: str, text: str) -> str:
    return text


def _shared_token(name: str, text: str) -> str:
    if not re.fullmatch(r"[!-~]{16,}", text):
        raise SettingRefused(key=name, value="(hidden)", right="at least 16 printable characters without spaces")
    return text


def _path(name: str, text: str) -> Path:
    return Path(text).expanduser()


def _flag(name: str, text: str) -> bool:
    if text not in ("0", "1"):
        raise SettingRefused(key=name, value=text, right="0 or 1")
    return text == "1"


def _draft_days(name: str, text: str) -> int:
    if not text.isdecimal() or not 14 <= int(text) <= 3650:
        raise SettingRefused(key=name, value=text, right="days from 14 to 3650")
    return int(text)


def _port(name: str, text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise SettingRefused(key=name, value=text, right="a number from 1 to 65535")
    return int(text)


def _seconds(name: str, text: str) -> float:
    if not re.fullmatch(r"\d{1,2}(\.\d+)?", text) or not 1 <= float(text) <= 60:
        raise SettingRefused(key=name, value=text, right="a number of seconds from 1 to 60")
    return float(text)


def _http(name: str, text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise SettingRefused(key=name, value=text, right="an address that begins with http:// or https://")
    return text.rstrip("/")


def _origins(name: str, text: str) -> tuple[str, ...]:
    origins = tuple(part.strip().rstrip("/") for part in text.split(","))
    for origin in origins:
        # What stands here goes into a header: nothing but scheme, host and port.
        if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?", origin):
            raise SettingRefused(key=name, value=origin, right="origins as https://www.example, with commas between")
    return origins


def _database(name: str, text: str) -> str:
    if not text.startswith(("postgresql://", "sqlite:///")):
        raise SettingRefused(key=name, right="postgresql://user:password@host/name, or nothing for SQLite in DATA")
    return text


def _one_of(names: type[StrEnum]) -> Callable[[str, str], StrEnum]:
    def read(name: str, text: str) -> StrEnum:
        if text not in list(names):
            raise SettingRefused(key=name, value=text, right=" or ".join(names))
        return names(text)

    return read


def _secret(name: str, text: str, least: int, most: int) -> bytes:
    try:
        secret = base64.b64decode(text, validate=True)
    except binascii.Error:
        secret = b""
    if not least <= len(secret) <= most:
        length = str(least) if least == most else f"at least {least}"
        raise SettingRefused(
            key=name, value="(hidden)", right=f"base64 of {length} bytes, as `openssl rand -base64 32`"
        )
    return secret


def _index_key(name: str, text: str) -> bytes:
    return _secret(name, text, KEY_BYTES, KEY_BYTES)


def _secrets(name: str, text: str) -> tuple[bytes, ...]:
    return tuple(_secret(name, part.strip(), 16, 1024) for part in text.split(","))


def _site_keys(name: str, text: str) -> tuple[SiteKey, ...]:
    keys = tuple(_site_key(name, part.strip()) for part in text.split(","))
    if len({key.id for key in keys}) < len(keys):
        raise SettingRefused(key=name, value=", ".join(key.id for key in keys), right="a different id for every key")
    return keys


def _site_key(name: str, part: str) -> SiteKey:
    id, colon, secret = part.partition(":")
    if not colon or not id.isalnum() or len(id) > 32:
        raise SettingRefused(key=name, value="(hidden)", right="id:base64, the id of at most 32 letters and digits")
    return SiteKey(id, _secret(name, secret, KEY_BYTES, KEY_BYTES))


_READERS: Mapping[str, Callable[[str, str], object]] = {
    "DATA": _path,
    "HOST": _text,
    "PORT": _port,
    "DOUBLE_PORT": _port,
    "DRAFT_DAYS": _draft_days,
    "DEMO": _flag,
    "FULL": _flag,
    "DATABASE_URL": _database,
    "SITE_KEYS": _site_keys,
    "INDEX_KEY": _index_key,
    "CIPHER": _one_of(CipherName),
    "CALLBACK_SECRETS": _secrets,
    "RASA_TOKEN": _text,
    "RASA_ACTIONS_TOKEN": _shared_token,
    "BACKEND_URL": _http,
    "IDENTITY_URL": _http,
    "LICENCES_URL": _http,
    "PUBLIC_URL": _http,
    "WECHAT_APPID": _text,
    "WECHAT_SECRET": _text,
    "WECHAT_URL": _http,
    "LETTERS": _one_of(LetterRule),
    "ENGINE": _one_of(EngineName),
    "LLM_URL": _http,
    "LLM_PATH": _path,
    "LLM_MODEL": _text,
    "LLM_KEY": _text,
    "LLM_SECONDS": _seconds,
    "RASA_URL": _http,
    "RASA_SERVER_TOKEN": _text,
    "RASA_SECONDS": _seconds,
    "GUIDES": _path,
    "MODELS": _path,
    "WEB": _path,
    "EMBED_ORIGINS": _origins,
}
