"""A demo service with the built faces, and Chromium before it.

What the machine lacks is skipped by name; with CI=true it fails instead.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from suishiban.cli.dialogues import stage_service
from suishiban.cli.running import free_port
from tests.browser.visit import Browser
from tests.browser.windows import Enter, chromium, chromium_here, windows

WEB = Path(os.environ.get("WEB") or Path(__file__).parents[2] / "web")
BUILT = (WEB / "citizen" / "dist" / "build" / "h5" / "index.html", WEB / "console" / "dist" / "index.html")


def _need(there: bool, what: str) -> None:
    if there:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{what} is not there")
    pytest.skip(f"{what} is not there")


def need_faces() -> None:
    """What is shown is the built face."""
    _need(all(page.is_file() for page in BUILT), "a built face (make faces)")


@pytest.fixture(scope="session")
def foreign_port() -> int:
    """Where another site is served that may show the assistant in a frame."""
    return free_port()


@pytest.fixture(scope="session")
def address(foreign_port: int) -> Iterator[str]:
    """Where the service with all its faces is reached."""
    need_faces()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("EMBED_ORIGINS", f"http://127.0.0.1:{foreign_port}")
        with stage_service() as (service, _):
            yield service


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium_here()
    _need(path is not None, "Chromium")
    with chromium(path or "") as launched:
        yield launched


@pytest.fixture
def enter(browser: Browser, address: str) -> Iterator[Enter]:
    """Opens a window of its own on a path of the service; at the end no window may have complained."""
    with windows(browser, address) as opened:
        yield opened
