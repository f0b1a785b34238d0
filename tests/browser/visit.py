"""One window of a browser on the service, as a person uses it."""

from pathlib import Path
from typing import Any

#: Playwright's own types are not needed to type-check where it is not installed.
Browser = Any
Page = Any

CHROMIUM_FLAGS = (
    "--headless=new",
    "--lang=zh-CN",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


#: Until what opens in a dialog has opened, a second at most: an animation of what is hidden never ends.
_AT_REST = """Promise.race([
  Promise.all(document.getAnimations()
    .filter(one => one.playState === 'running' && one.effect.target?.closest('[role=dialog]'))
    .map(one => one.finished.catch(() => null))),
  new Promise(done => setTimeout(done, 1000))]).then(() => null)"""


class Visit:
    """A window; it counts what its user does and keeps what the page complains of."""

    def __init__(self, page: Page, address: str, axe: Path) -> None:
        self.page = page
        self.address = address
        self.taps = 0
        self.typed = 0
        self.complaints: list[str] = []
        self.foreseen: list[str] = []
        """What the browser may complain of: a network that was cut on purpose, a refusal that is looked for."""
        self._axe = axe
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)

    def _listen(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(f"{message.text} {message.location.get('url', '')}")

    @property
    def unforeseen(self) -> list[str]:
        return [one for one in self.complaints if not any(words in one for words in self.foreseen)]

    def beside(self, path: str) -> "Visit":
        """Another tab of the same browser."""
        tab = Visit(self.page.context.new_page(), self.address, self._axe)
        tab.complaints, tab.foreseen = self.complaints, self.foreseen
        tab.page.goto(self.address + path)
        return tab

    def tap(self, name: str, role: str = "button", exact: bool = False) -> None:
        """Tap what is called so; the last one where there are several, as the newest is lowest in a conversation."""
        self.page.get_by_role(role, name=name, exact=exact).last.click()
        self.taps += 1

    def says(self, words: str, patience: float = 15) -> None:
        """Wait until the words can be read, so many seconds at most."""
        self.page.get_by_text(words).last.wait_for(timeout=patience * 1_000)

    def violations(self) -> list[str]:
        """What axe-core finds against WCAG 2 A and AA and its best practices, with the element."""
        # What fades in is looked at once it is there: on its way every colour is paler than anybody reads it.
        self.page.evaluate(_AT_REST)
        self.page.evaluate(self._axe.read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{one['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
            for one in found["violations"]
            for node in one["nodes"]
        ]
