"""Does a citizen let another act for them, confirm a letter, and end it, with nothing typed lost on the way?"""

from collections.abc import Iterator

import pytest

from suishiban.cli.dialogues import stage_service
from tests.browser.acting import attach, say, settled
from tests.browser.conftest import need_faces
from tests.browser.visit import Browser, Visit
from tests.browser.windows import Enter, windows

pytestmark = pytest.mark.slow

MANDATES, GRANT = "/#/pages/mandates/mandates", "/#/pages/grant/grant"
WIDTHS = (375, 1280)
CHEN = "990121199911232046"


@pytest.fixture(scope="module")
def strict_address() -> Iterator[str]:
    """A service where a letter waits for the principal's word."""
    need_faces()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("LETTERS", "confirmed")
        with stage_service() as (service, _):
            yield service


@pytest.fixture
def strict(browser: Browser, strict_address: str) -> Iterator[Enter]:
    with windows(browser, strict_address) as opened:
        yield opened


def _open(visit: Visit, path: str) -> None:
    visit.page.goto("about:blank")
    visit.page.goto(visit.address + path)
    visit.page.wait_for_timeout(900)


def _box(visit: Visit, name: str) -> str:
    return str(visit.page.get_by_role("textbox", name=name, exact=True).input_value())


def _fill(visit: Visit, name: str, value: str) -> None:
    visit.page.get_by_role("textbox", name=name, exact=True).fill(value)


def _choose(visit: Visit, item: str) -> None:
    visit.page.get_by_role("searchbox", name="查找事项").fill(item)
    visit.page.locator(".chooser .option", has_text=item).first.click()


@pytest.mark.parametrize("width", WIDTHS)
def test_leave_is_given_online_and_ended(enter: Enter, width: int) -> None:
    visit = enter("/", width, 900)
    visit.tap("王秀兰")
    settled(visit)
    visit.foreseen.append("422")
    visit.tap("我的", exact=True)
    visit.tap("我的委托")
    visit.page.get_by_role("heading", name="我的委托").wait_for()
    visit.tap("授权别人替我办")
    visit.page.get_by_role("heading", name="授权别人替我办").wait_for()
    _fill(visit, "代办人姓名", "陈雨")
    _fill(visit, "代办人身份证号", "99012119991123204")
    visit.page.keyboard.press("Tab")
    visit.says("身份证号应为18位，现在是17位")
    visit.tap("下一步，核对")
    visit.says("请至少选一项，或者选全部事项")
    # What is wrong has the focus, and what was typed is there.
    assert visit.page.evaluate("document.activeElement.getAttribute('aria-label')") == "代办人身份证号"
    assert _box(visit, "代办人姓名") == "陈雨"
    found = visit.violations()
    _choose(visit, "社会保障卡首次申领")
    _fill(visit, "代办人身份证号", CHEN)
    visit.tap("下一步，核对")
    dialog = visit.page.get_by_role("dialog", name="核对并授权")
    dialog.get_by_text("社会保障卡首次申领").wait_for()
    dialog.get_by_text("电子身份证").wait_for()
    found += visit.violations()
    # Looking once more at the form loses nothing.
    dialog.get_by_role("button", name="返回修改").click()
    assert _box(visit, "代办人身份证号") == CHEN
    visit.tap("下一步，核对")
    dialog.get_by_role("button", name="确认授权").click()
    visit.says("陈雨 替您办")
    assert "990121********2046" in visit.page.locator(".mandate").first.inner_text()
    assert CHEN not in visit.page.content()
    found += visit.violations()
    visit.tap("结束委托：陈雨 替您办")
    visit.page.keyboard.press("Escape")
    assert visit.page.get_by_role("dialog").count() == 0
    visit.tap("结束委托：陈雨 替您办")
    visit.tap("确认结束")
    visit.says("已经结束的")
    assert found == []


def test_a_representative_lets_the_company_s_agent_act(enter: Enter) -> None:
    visit = enter("/", 1280, 900)
    visit.tap("张杰")
    settled(visit)
    _open(visit, GRANT)
    visit.tap("以公司名义授权经办人")
    visit.tap("同意查询")
    visit.page.get_by_role("button", name="明川市远帆贸易有限公司").wait_for()
    _fill(visit, "代办人姓名", "陈雨")
    _fill(visit, "代办人身份证号", CHEN)
    visit.tap("全部事项", exact=True)
    visit.tap("1年", exact=True)
    visit.says("办理时读取公司的电子营业执照")
    visit.tap("下一步，核对")
    dialog = visit.page.get_by_role("dialog", name="核对并授权")
    dialog.get_by_text("办理时读取公司的电子营业执照").wait_for()
    dialog.get_by_role("button", name="确认授权").click()
    _open(visit, MANDATES)
    visit.says("陈雨 替 明川市远帆贸易有限公司 办")
    visit.says("公司法定代表人在线授权")


def test_a_letter_waits_for_the_principal_who_hears_of_it_and_confirms(strict: Enter) -> None:
    agent = strict("/", 375, 900)
    agent.tap("买买提·吐尔逊")
    settled(agent)
    principal = strict("/", 375, 900)
    principal.tap("李国栋")
    settled(principal)
    say(principal, "你好")
    say(agent, "我替我爸办社会保障卡首次申领")
    say(agent, "李国栋，990104195101191030，2030年12月31日")
    say(agent, "写明了现在要办的事项")
    attach(agent, "paper.pdf")
    attach(agent, "photo.png")
    say(agent, "确认提交")
    principal.says("买买提·吐尔逊（990105********1059）凭委托书登记代您办理")
    principal.tap("查看我的委托")
    principal.says("买买提·吐尔逊 说受您委托")
    found = principal.violations()
    principal.tap("确认是我委托的")
    principal.page.get_by_role("dialog", name="确认这份委托").wait_for()
    principal.page.wait_for_timeout(500)
    found += principal.violations()
    principal.tap("确认委托")
    principal.says("买买提·吐尔逊 替您办")
    principal.says("生效中")
    assert found == []
