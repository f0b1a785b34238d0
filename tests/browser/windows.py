"""How is a browser opened, and a window of its own in it?"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.browser.visit import CHROMIUM_FLAGS, Browser, Visit

AXE = Path(__file__).parents[2] / "web" / "citizen" / "node_modules" / "axe-core" / "axe.min.js"
NAMES = ("chromium", "chromium-browser", "google-chrome")

#: A path of the service, the width and height of the window, and what else Playwright takes.
Enter = Callable[..., Visit]


def chromium_here() -> str | None:
    """Where Chromium is."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """Chromium, headless."""
    # Playwright is imported where Chromium is there: it costs half a second.
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield launched
        launched.close()


@contextmanager
def windows(browser: Browser, address: str) -> Iterator[Enter]:
    """Opens windows of their own on paths of the service; at the end none may have complained."""
    with ExitStack() as opened:
        visits: list[Visit] = []

        def enter(path: str, width: int = 375, height: int = 800, **options: object) -> Visit:
            context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options)
            opened.callback(context.close)
            visit = Visit(context.new_page(), address, AXE)
            visits.append(visit)
            visit.page.goto(address + path)
            return visit

        yield enter
        for visit in visits:
            assert visit.unforeseen == [], visit.unforeseen
