"""What citizens and staff do again and again in these tests."""

from pathlib import Path

from suishiban.api.services.demo_staff import demo_staff
from tests.browser.visit import Visit
from tests.browser.windows import Enter

FILES = Path(__file__).parents[1] / "flows" / "files"


def settled(visit: Visit) -> None:
    """Wait until nothing is on its way and the assistant has answered."""
    visit.page.wait_for_timeout(250)
    going = visit.page.locator(".typing, .bubble-going")
    for _ in range(100):
        if going.count() == 0:
            break
        visit.page.wait_for_timeout(100)
    visit.page.wait_for_timeout(500)


def say(visit: Visit, words: str) -> None:
    """Type words and send them."""
    box = visit.page.locator("#words")
    box.fill(words)
    box.press("Enter")
    visit.typed += 1
    settled(visit)


def begin_change_of_address(visit: Visit) -> None:
    """The demo citizen with a company begins, up to the first blank to type into."""
    visit.tap("张杰")
    visit.tap("公司变更登记（住所）")
    for option in ("租赁", "非住宅", "跨区"):
        visit.tap(option)
        settled(visit)
    visit.tap("同意", exact=True)
    visit.says("公司要迁到哪里")
    settled(visit)


def attach(visit: Visit, name: str) -> None:
    """Tap the upload button of the document asked for and choose a file."""
    with visit.page.expect_file_chooser() as chooser:
        visit.page.locator(".upload").last.click()
    visit.taps += 1
    chooser.value.set_files(str(FILES / name))
    settled(visit)


def clerk_logs_in(enter: Enter, width: int = 1280) -> Visit:
    """The demo clerk of the window that serves every department."""
    return staff_logs_in(enter, next(one.number for one in demo_staff().members if not one.department), width)


def staff_logs_in(enter: Enter, number: str, width: int = 1280) -> Visit:
    visit = enter("/console/", width)
    visit.page.locator("#number").fill(number)
    visit.page.locator("#password").fill(demo_staff().password)
    visit.page.locator("#password").press("Enter")
    visit.page.get_by_role("navigation").first.wait_for()
    return visit
