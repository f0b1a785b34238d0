"""The model job over all faces: a citizen applies at noon, a clerk returns it once and accepts it, the result comes."""

import pytest

from tests.browser.acting import attach, clerk_logs_in, say, settled
from tests.browser.windows import Enter

pytestmark = pytest.mark.slow

#: What a citizen may be asked to do at most, from the first page to the receipt.
MOST_TAPS, MOST_TYPED = 14, 6


def test_from_the_first_tap_to_the_result(enter: Enter) -> None:
    citizen = enter("/")
    citizen.tap("张杰")
    citizen.tap("公司变更登记（住所）")
    citizen.tap("租赁")
    settled(citizen)
    citizen.tap("非住宅")
    settled(citizen)
    citizen.tap("跨区")
    settled(citizen)
    citizen.tap("同意", exact=True)
    citizen.says("公司要迁到哪里")
    say(citizen, "要交多少钱？")
    citizen.says("不收费")
    say(citizen, "东岸区世纪大道100号301室")
    citizen.tap("西岭区市场监督管理局")
    citizen.says("哪一天作出")
    say(citizen, "昨天")
    say(citizen, "房东是明川市东岸置业有限公司，租到2026年1月1日")
    citizen.tap("只要电子")
    for paper in ("paper.pdf", "", "paper.pdf", "photo.png"):
        if paper:
            attach(citizen, paper)
        else:
            citizen.tap("跳过")
            settled(citizen)
    citizen.says("租赁合同已经到期")
    say(citizen, "2028年12月1日")
    citizen.tap("确认提交")
    citizen.page.get_by_role("dialog").get_by_role("button", name="确认提交").click()
    citizen.taps += 1
    citizen.says("收件编号")
    assert citizen.taps <= MOST_TAPS
    assert citizen.typed <= MOST_TYPED

    clerk = clerk_logs_in(enter)
    clerk.page.get_by_role("row", name="公司变更登记").first.get_by_role("link").click()
    clerk.tap("要求更正这一项：租期截止日")
    clerk.page.get_by_role("textbox", name="租期截止日").fill("请与合同写明的日期一致")
    clerk.tap("决定：一次性告知补正")
    clerk.says("已送出")

    citizen.says("请与合同写明的日期一致")
    say(citizen, "2028年11月30日")
    citizen.tap("确认提交")
    citizen.page.get_by_role("dialog").get_by_role("button", name="确认提交").click()
    citizen.says("重新提交")

    clerk.page.get_by_role("link", name="办件", exact=True).first.click()
    clerk.page.get_by_role("row", name="公司变更登记").first.get_by_role("link").click()
    clerk.page.get_by_role("region", name="申请表").wait_for()
    clerk.page.keyboard.press("a")
    clerk.tap("决定：受理")
    citizen.says("已受理")
    citizen.says("已办结")
    citizen.tap("办件", exact=True)
    citizen.says("已办结")
