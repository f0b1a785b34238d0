"""Does axe-core find fault with any page, on a telephone and on a desk, in light and in dark?"""

import json

import pytest

from tests.browser.acting import say, settled, staff_logs_in
from tests.browser.visit import Visit
from tests.browser.windows import Enter

pytestmark = pytest.mark.slow

WIDTHS = (375, 1280)
CITIZEN = (
    "/",
    "/#/pages/guides/guides",
    "/#/pages/guide/guide?id=company-change-address",
    "/#/pages/cases/cases",
    "/#/pages/me/me",
    "/#/pages/data/data?part=consents",
    "/#/pages/mandates/mandates",
    "/#/pages/grant/grant",
    "/#/pages/data/data?part=licences",
    "/#/pages/data/data?part=accesses",
    "/#/pages/data/data?part=erase",
    "/#/pages/device/device",
)
CLERK = ("/console/cases", "/console/conversations")
ADMIN = (
    "/console/guides",
    "/console/guides/company-change-address",
    "/console/guides/company-change-address/versions",
    "/console/releases",
    "/console/questions",
    "/console/overview",
)


def _prefer(visit: Visit, **preferences: object) -> None:
    """Settings of the citizen's face, as its settings page keeps them."""
    kept = {"language": "zh", "theme": "light", "elder": False, "region": "9901", **preferences}
    visit.page.evaluate("kept => localStorage.setItem('suishiban.settings', kept)", json.dumps(kept))


def _look(visit: Visit, path: str) -> list[str]:
    visit.page.goto("about:blank")
    visit.page.goto(visit.address + path)
    visit.page.wait_for_timeout(900)
    return [f"{path}: {found}" for found in visit.violations()]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize(
    "preferences", [{}, {"theme": "dark"}, {"elder": True}, {"language": "en"}, {"language": "hant"}], ids=str
)
def test_the_citizen_s_pages(enter: Enter, width: int, preferences: dict[str, object]) -> None:
    visit = enter("/", width)
    visit.tap("王秀兰")
    settled(visit)
    _prefer(visit, **preferences)
    assert [found for path in CITIZEN for found in _look(visit, path)] == []


@pytest.mark.parametrize("width", WIDTHS)
def test_a_conversation_with_form_consent_and_proof(enter: Enter, width: int) -> None:
    visit = enter("/", width)
    visit.tap("张杰")
    visit.tap("公司变更登记（住所）")
    found = visit.violations()
    for option in ("租赁", "非住宅", "跨区"):
        visit.tap(option)
        settled(visit)
    found += visit.violations()  # the consent sheet
    visit.tap("同意", exact=True)
    settled(visit)
    say(visit, "要交多少钱？")
    found += visit.violations()
    if width < 1000:
        visit.page.get_by_role("button", name="查看申请表").first.click()
        visit.page.wait_for_timeout(500)
        found += visit.violations()
    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("number", "paths"), [("demo-clerk", CLERK), ("demo-admin", ADMIN)])
def test_the_staff_s_pages(enter: Enter, number: str, paths: tuple[str, ...], theme: str, width: int) -> None:
    visit = staff_logs_in(enter, number, width)
    kept = json.dumps({"theme": theme, "language": "zh"})
    visit.page.evaluate("kept => localStorage.setItem('console.preferences', kept)", kept)
    found = [one for path in paths for one in _at(visit, path)]
    assert found == []


def _at(visit: Visit, path: str) -> list[str]:
    """The session is kept in the window, so the page is opened in it."""
    visit.page.goto(visit.address + path)
    visit.page.wait_for_timeout(1200)
    return [f"{path}: {found}" for found in visit.violations()]


def test_the_log_in_page(enter: Enter) -> None:
    visit = enter("/console/", 1280)
    visit.page.locator("#number").wait_for()
    assert visit.violations() == []
