"""A demo service with the built faces, and Chromium before it.

What the machine lacks is skipped by name; with CI=true it fails instead.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from suishiban.cli.dialogues import stage_service
from suishiban.cli.running import free_port
from tests.browser.visit import CHROMIUM_FLAGS, Browser, Visit

WEB = Path(os.environ.get("WEB") or Path(__file__).parents[2] / "web")
AXE = Path(__file__).parents[2] / "web" / "citizen" / "node_modules" / "axe-core" / "axe.min.js"
BUILT = (WEB / "citizen" / "dist" / "build" / "h5" / "index.html", WEB / "console" / "dist" / "index.html")


def _need(there: bool, what: str) -> None:
    if there:
        return
    if os.environ.get("CI"):
        pytest.fail(f"{what} is not there")
    pytest.skip(f"{what} is not there")


@pytest.fixture(scope="session")
def foreign_port() -> int:
    """Where another site is served that may show the assistant in a frame."""
    return free_port()


@pytest.fixture(scope="session")
def address(foreign_port: int) -> Iterator[str]:
    """Where the service with all its faces is reached."""
    _need(all(page.is_file() for page in BUILT), "a built face (make faces)")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("EMBED_ORIGINS", f"http://127.0.0.1:{foreign_port}")
        with stage_service() as (service, _):
            yield service


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, headless."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    _need(path is not None, "Chromium")
    # Playwright is imported where Chromium is there: it costs half a second.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield launched
        launched.close()


Enter = Callable[..., Visit]


@pytest.fixture
def enter(browser: Browser, address: str) -> Iterator[Enter]:
    """Opens a window of its own on a path of the service; at the end no window may have complained."""
    with ExitStack() as windows:
        visits: list[Visit] = []

        def open_window(path: str, width: int = 375, height: int = 800, **options: object) -> Visit:
            context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options)
            windows.callback(context.close)
            visit = Visit(context.new_page(), address, AXE)
            visits.append(visit)
            visit.page.goto(address + path)
            return visit

        yield open_window
        for visit in visits:
            assert visit.unforeseen == [], visit.unforeseen
