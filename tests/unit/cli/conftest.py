"""Which site do the tests of the commands work on? A small library in a folder of its own."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from suishiban.cli.main import app

_ROOT = Path(__file__).parents[3]
STALL = _ROOT / "tests" / "unit" / "api" / "citizen" / "stall.yaml"
Told = tuple[int, list[dict[str, Any]]]


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A demonstration of one guide; its folder holds `guides` and, once a command needed it, `data`."""
    (tmp_path / "guides" / "items").mkdir(parents=True)
    shutil.copy(STALL, tmp_path / "guides" / "items" / "market-stall.yaml")
    shutil.copytree(_ROOT / "guides" / "regions", tmp_path / "guides" / "regions")
    shutil.copy(_ROOT / "guides" / "calendar.yaml", tmp_path / "guides")
    for name in ("SITE_KEYS", "INDEX_KEY", "CALLBACK_SECRETS", "RASA_TOKEN", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("BACKEND_URL", "IDENTITY_URL", "LICENCES_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DEMO", "1")
    for name in ("data", "guides", "models"):
        monkeypatch.setenv(name.upper(), str(tmp_path / name))
    return tmp_path


@pytest.fixture
def run() -> Callable[..., Told]:
    """Runs a command that tells JSON lines; its exit status and the lines."""

    def run(*arguments: str, typed: str = "") -> Told:
        result = CliRunner().invoke(app, list(arguments), input=typed)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, [json.loads(line) for line in result.stdout.splitlines() if line.startswith("{")]

    return run
