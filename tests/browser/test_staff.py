"""A working day at the console: a busy clerk, a conversation taken over, a guide put right and back."""

import re
from pathlib import Path

import pytest

from tests.browser.acting import clerk_logs_in, say, staff_logs_in
from tests.browser.hand_in import CHANGE_OF_ADDRESS, SOCIAL_SECURITY_CARD, ask, hand_in
from tests.browser.visit import Visit
from tests.browser.windows import Enter

pytestmark = pytest.mark.slow

GUIDE = "social-security-card"
FEE = "补办社保卡收费吗？"


def _key(visit: Visit, *keys: str) -> None:
    for key in keys:
        visit.page.keyboard.press(key)
        visit.page.wait_for_timeout(120)


def _chosen(visit: Visit) -> str:
    """The receipt number of the chosen row."""
    row = visit.page.get_by_role("row", selected=True)
    found: str = row.get_by_role("link").inner_text()
    return found


def test_a_busy_morning_without_a_mouse(enter: Enter, address: str) -> None:
    receipts = [hand_in(address, "zhang-jie", words) for words in (CHANGE_OF_ADDRESS, *[SOCIAL_SECURITY_CARD] * 2)]
    clerk = clerk_logs_in(enter)
    for receipt in receipts:
        clerk.says(receipt)
    first = _chosen(clerk)
    _key(clerk, "j")
    second = _chosen(clerk)
    assert second != first
    _key(clerk, "k")
    assert _chosen(clerk) == first
    _key(clerk, "Enter")
    clerk.page.get_by_role("heading", level=1).wait_for()
    clerk.says(first)
    _key(clerk, "a")
    clerk.page.get_by_role("button", name="决定：受理").wait_for()
    _key(clerk, "Control+Enter")
    clerk.says("“受理”已送出")
    clerk.page.get_by_role("button", name="下一件").wait_for()
    _key(clerk, "Enter")
    clerk.says(second)
    _key(clerk, "Escape")
    clerk.page.get_by_role("row", selected=True).wait_for()
    assert _chosen(clerk) == second
    _key(clerk, "a")
    clerk.page.get_by_role("dialog", name="受理这一件？").wait_for()
    _key(clerk, "Enter")
    clerk.says(f"{second} 的受理决定已送出")


def test_a_clerk_takes_a_conversation_over_and_hands_it_back(enter: Enter) -> None:
    citizen, clerk = enter("/"), clerk_logs_in(enter)
    other = staff_logs_in(enter, "demo-clerk-east")
    other.foreseen += ["409", "404"]
    # Both clerks serve the district.
    citizen.tap("我的", exact=True)
    citizen.tap("东岸区", exact=True)
    citizen.tap("对话", exact=True)
    say(citizen, "办居住证要交多少钱？")
    say(citizen, "转人工")
    citizen.says("已为您呼叫工作人员")
    for one in (clerk, other):
        one.page.get_by_role("link", name="会话").first.click()
        one.page.get_by_role("button", name="等了").first.click()
        one.page.get_by_role("button", name="接管会话").wait_for()
    # Neither has looked again since: whoever is second is told.
    other.page.route(re.compile("/clerk/conversations/[^/]+$"), lambda route: route.abort())
    other.foreseen.append("ERR_FAILED")
    clerk.tap("接管会话")
    clerk.page.get_by_role("textbox", name="给群众的回复").fill("您好，我是窗口的周敏。首次申领不收费。")
    clerk.tap("发送")
    citizen.says("您好，我是窗口的周敏")
    other.tap("接管会话")
    other.says("先一步接了这个会话")
    say(citizen, "谢谢")
    clerk.says("谢谢")
    clerk.tap("交还助手")
    clerk.page.get_by_role("dialog").get_by_role("button", name="交还助手").click()
    clerk.says("没有人在等")
    citizen.page.get_by_text("现在由工作人员为您解答").last.wait_for(state="detached")
    say(citizen, "居住证多久能办好？")
    citizen.says("工作日")


def test_whole_values_need_a_purpose(enter: Enter, address: str) -> None:
    receipt = hand_in(address, "zhang-jie", SOCIAL_SECURITY_CARD)
    clerk = clerk_logs_in(enter)
    clerk.page.get_by_role("link", name=receipt).click()
    number = clerk.page.locator(".line", has_text="社会保障号码").locator(".value")
    number.wait_for()
    assert "*" in number.inner_text()
    _key(clerk, "p")
    clerk.tap("查看并记录")
    clerk.says("请至少写 2 个字")
    clerk.tap("核对申请信息")
    clerk.tap("查看并记录")
    clerk.says("正在显示明文")
    assert re.fullmatch(r"\d{17}[\dX]", number.inner_text())
    clerk.tap("恢复遮盖")
    assert "*" in number.inner_text()


def _open_faq(admin: Visit) -> None:
    admin.page.get_by_role("link", name="指南").first.click()
    admin.page.get_by_role("searchbox").fill("社会保障卡首次")
    admin.page.get_by_role("link", name="社会保障卡首次申领").first.click()
    admin.tap("常见问题")


def test_a_guide_is_changed_tried_published_and_rolled_back(enter: Enter, address: str) -> None:
    (before,) = ask(address, FEE)
    admin = staff_logs_in(enter, "demo-admin")
    _open_faq(admin)
    admin.page.locator(".rows .title").first.click()
    question = admin.page.get_by_role("textbox", name="问题：中文")
    answer = admin.page.get_by_role("textbox", name="答案：中文")
    asked, old = question.input_value(), answer.input_value()
    answer.fill("")
    admin.page.get_by_role("button", name="个错误").wait_for()
    answer.fill("自2027年起，每张卡补贴三元整。")
    admin.page.get_by_role("button", name="个错误").wait_for(state="detached")
    admin.tap("保存草稿")
    admin.says("已存为草稿第 2 版")
    admin.page.get_by_role("radio", name="试聊草稿").check(force=True)
    admin.page.get_by_role("textbox", name="试聊草稿").fill(asked)
    admin.page.get_by_role("textbox", name="试聊草稿").press("Enter")
    admin.page.get_by_role("log", name="试聊草稿").get_by_text("补贴三元整").wait_for()
    assert old[:12] in ask(address, asked)[0]

    admin.page.get_by_role("link", name="发布", exact=True).click()
    admin.page.get_by_role("checkbox", name="社会保障卡首次申领").check()
    admin.tap("演练所选 1 份")
    admin.says("演练通过", patience=120)
    report = admin.page.get_by_role("table")
    report.get_by_text("补贴三元整").first.wait_for()
    release = admin.page.get_by_role("button", name="发布所选 1 份")
    assert release.is_disabled()
    _approve(enter)
    admin.page.reload()
    admin.page.get_by_role("checkbox", name="社会保障卡首次申领").check()
    admin.says("已审核")
    admin.tap("演练所选 1 份")
    admin.says("演练通过", patience=120)
    release.click()
    admin.tap("确认发布")
    admin.says("已发布 1 份指南")
    assert "补贴三元整" in ask(address, asked)[0]

    admin.page.get_by_role("button", name="退回到这一次").first.click()
    admin.tap("确认退回")
    admin.says("已退回")
    assert old[:12] in ask(address, asked)[0]
    assert ask(address, FEE) == [before]


def _approve(enter: Enter) -> None:
    """The reviewer approves the draft of the guide."""
    reviewer = staff_logs_in(enter, "demo-reviewer")
    reviewer.page.get_by_role("link", name="发布", exact=True).click()
    row = reviewer.page.get_by_role("listitem").filter(has_text="社会保障卡首次申领").first
    row.get_by_role("button", name="退回修改").click()
    row.get_by_role("textbox", name="退回的原因").fill("补贴标准请注明依据")
    row.locator("form").get_by_role("button", name="退回修改").click()
    row.get_by_text("已退回").wait_for()
    row.get_by_role("button", name="审核通过").click()
    row.get_by_text("已审核").wait_for()


def test_an_unanswered_question_is_settled(enter: Enter, address: str) -> None:
    question = "居住证上面能印我家小狗的照片吗？"
    ask(address, question)
    admin = staff_logs_in(enter, "demo-admin")
    admin.page.get_by_role("link", name="未答问题").click()
    row = admin.page.get_by_role("listitem").filter(has_text=question)
    row.wait_for()
    row.get_by_role("group", name="最接近的指南").get_by_role("link").first.click()
    admin.says("已按群众的提问添加一条常见问题")
    assert admin.page.get_by_role("textbox", name="问题：中文").last.input_value() == question
    admin.tap("放弃修改")
    admin.page.get_by_role("dialog").get_by_role("button", name="放弃修改").click()
    admin.page.get_by_role("link", name="未答问题").click()
    row.get_by_role("button", name="了结").click()
    row.wait_for(state="detached")


def test_an_answered_matter_becomes_golden(enter: Enter, address: str) -> None:
    asked = ("社保卡上的照片太难看能重拍吗", "社保卡照片不好看可以重新拍吗")
    for question in asked:
        ask(address, question)
    admin = staff_logs_in(enter, "demo-admin")
    admin.page.get_by_role("link", name="未答问题").click()
    row = admin.page.get_by_role("listitem").filter(has_text="重").filter(has_text="2 次").first
    row.wait_for()
    row.get_by_role("button", name="问法和依据").click()
    row.get_by_text("也这样问").wait_for()
    row.get_by_role("group", name="最接近的指南").get_by_role("link", name="社会保障卡首次申领").click()
    admin.says("已按群众的提问添加一条常见问题")
    admin.page.get_by_role("textbox", name="答案：中文").last.fill("可以，到社保卡服务网点重新拍照换卡。")
    admin.tap("保存草稿")
    admin.says("2 种问法进入回归题库")
    admin.page.get_by_role("link", name="未答问题").click()
    admin.page.get_by_role("heading", level=1).wait_for()
    row.wait_for(state="detached")


def test_the_overview_counts(enter: Enter, address: str) -> None:
    ask(address, "办居住证要交多少钱？", "居住证多久能办好？")
    admin = staff_logs_in(enter, "demo-admin")
    admin.page.get_by_role("link", name="概览").click()
    figure = admin.page.locator(".figures .figure").first
    figure.wait_for()
    assert int(re.sub(r"\D", "", figure.inner_text())) >= 2
    admin.page.get_by_role("img", name="每天提问数").or_(admin.page.get_by_role("img", name="每小时提问数")).wait_for()


def test_two_administrators_lose_nothing(enter: Enter) -> None:
    first, second = staff_logs_in(enter, "demo-admin"), staff_logs_in(enter, "demo-admin")
    second.foreseen.append("409")
    for one in (first, second):
        _open_faq(one)
        one.page.locator(".rows .title").first.click()
    answers = [one.page.get_by_role("textbox", name="答案：中文") for one in (first, second)]
    answers[0].fill("第一位管理员写的答案。")
    answers[1].fill("第二位管理员写的答案。")
    first.tap("保存草稿")
    first.says("已存为草稿")
    second.tap("保存草稿")
    shown = second.page.get_by_role("dialog", name="另一位管理员刚保存过")
    shown.get_by_text("第一位管理员写的答案").first.wait_for()
    shown.get_by_text("第二位管理员写的答案").first.wait_for()
    shown.get_by_role("button", name="先不保存").click()
    assert answers[1].input_value() == "第二位管理员写的答案。"
    second.tap("保存草稿")
    shown.get_by_role("button", name="用我的覆盖").click()
    second.says("已存为草稿")
    second.page.get_by_role("link", name="版本").click()
    second.says("第一位管理员写的答案")
    second.says("第二位管理员写的答案")


FOUND = """# 犬只准养登记

办理机构：明川市公安局治安支队
受理条件：犬只已经免疫。
申请材料：养犬登记表；犬只免疫证明
法定办结时限：20个工作日
承诺办结时限：5个工作日
咨询电话：0999-50990001
"""


def test_a_guide_as_a_department_has_it_becomes_a_draft(enter: Enter, tmp_path: Path) -> None:
    found = tmp_path / "犬只准养登记.md"
    found.write_text(FOUND, encoding="utf-8")
    admin = staff_logs_in(enter, "demo-admin")
    admin.page.get_by_role("link", name="指南", exact=True).click()
    admin.tap("导入指南")
    admin.page.get_by_label("选择文件").set_input_files(found)
    admin.says("1 份成为草稿")
    row = admin.page.get_by_role("region", name="导入指南").get_by_role("listitem").first
    row.get_by_text("处要看").click()
    row.get_by_text("还没有填写").first.wait_for()
    row.get_by_role("link").click()
    admin.page.get_by_role("heading", name="犬只准养登记").wait_for()
