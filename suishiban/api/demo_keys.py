"""Which keys does a demonstration use, and how do they outlive a restart?"""

import base64
import contextlib
import json
import os
import secrets
from dataclasses import replace
from pathlib import Path

from suishiban.api.settings import KEY_BYTES, SettingRefused, Settings, SiteKey

_NAMES = ("site_key", "index_key", "callback_secret", "rasa_token")


def with_demo_keys(settings: Settings) -> Settings:
    """`settings` with the keys it lacks taken from DATA/demo-keys.json, made there (0600) on the first start.

    Outside demo mode the settings come back as they are.
    """
    if not settings.demo:
        return settings
    kept = _keys(settings.data / "demo-keys.json")
    return replace(
        settings,
        site_keys=settings.site_keys or (SiteKey("demo", kept["site_key"]),),
        index_key=settings.index_key or kept["index_key"],
        callback_secrets=settings.callback_secrets or (kept["callback_secret"],),
        rasa_token=settings.rasa_token or kept["rasa_token"].hex(),
    )


def _keys(path: Path) -> dict[str, bytes]:
    with contextlib.suppress(FileExistsError):
        _generate(path)
    try:
        kept = json.loads(path.read_text())
        return {name: base64.b64decode(kept[name], validate=True) for name in _NAMES}
    except (ValueError, TypeError, KeyError) as error:
        raise SettingRefused(key="DATA", value=path, right="a demo-keys.json as generated, or none") from error


def _generate(path: Path) -> None:
    """Write new keys to `path`; FileExistsError when another start, or another process, was first."""
    if path.exists():
        raise FileExistsError(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({name: base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode() for name in _NAMES})
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        # A link fails where the name exists, so that of two starts one set of keys wins.
        os.link(draft, path)
    finally:
        draft.unlink()
