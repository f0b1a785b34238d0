"""Journeys of a citizen who applies for nothing at once: proof, two tabs, a cut network, another device, own data."""

import json
import re
from collections import Counter

import httpx
import pytest

from tests.browser.acting import begin_change_of_address, say, settled
from tests.browser.foreign_page import foreign_page
from tests.browser.hand_in import SOCIAL_SECURITY_CARD, hand_in
from tests.browser.visit import Visit
from tests.browser.windows import Enter

pytestmark = pytest.mark.slow

FEE = "办居住证要交多少钱？"
CUT = ["ERR_INTERNET_DISCONNECTED"]


def _bubbles(visit: Visit) -> list[str]:
    found: list[str] = visit.page.locator(".bubble").all_inner_texts()
    return found


def _said(visit: Visit) -> list[str]:
    """What the citizen said in the open conversation, as the service keeps it."""
    reference = json.loads(visit.page.evaluate("localStorage.getItem('suishiban.conversation')"))
    session = json.loads(visit.page.evaluate("localStorage.getItem('suishiban.session') || '{}'"))
    headers = {"Conversation-Token": reference["token"]}
    if session.get("token"):
        headers["Authorization"] = f"Bearer {session['token']}"
    told = httpx.get(f"{visit.address}/api/v1/conversations/{reference['id']}", headers=headers).raise_for_status()
    return [one["text"] for one in told.json()["messages"] if one["by"] == "citizen"]


def test_from_an_answer_to_its_proof_and_back(enter: Enter) -> None:
    visit = enter("/")
    say(visit, FEE)
    visit.tap("出处")
    visit.says("回答引用的原文")
    marked = visit.page.locator(".marked")
    marked.wait_for()
    assert "免费" in marked.inner_text() or "不收费" in marked.inner_text()
    assert visit.page.get_by_role("heading", name="居住证").first.is_visible()
    visit.tap("返回")
    visit.page.get_by_role("log", name="对话记录").wait_for()
    visit.says(FEE)


def test_two_tabs_show_the_same_once(enter: Enter) -> None:
    first = enter("/")
    say(first, FEE)
    second = first.beside("/")
    second.says(FEE)
    say(second, "要带什么材料？")
    first.says("要带什么材料？")
    say(first, "多久能办好？")
    second.says("多久能办好？")
    settled(second)
    assert _bubbles(first) == _bubbles(second)
    counts = Counter(_bubbles(first))
    assert [counts[words] for words in (FEE, "要带什么材料？", "多久能办好？")] == [1, 1, 1]


def test_what_is_typed_without_a_network_is_sent_once_when_it_is_back(enter: Enter) -> None:
    visit = enter("/")
    visit.foreseen += CUT
    say(visit, FEE)
    context = visit.page.context
    context.set_offline(True)
    box = visit.page.get_by_role("textbox", name="想办什么事？")
    box.fill("多久能办好？")
    box.press("Enter")
    visit.says("未送达")
    # The page itself comes from the browser's cache in reality; here only the interface stays cut.
    context.route(re.compile("/api/"), lambda route: route.abort("internetdisconnected"))
    context.set_offline(False)
    visit.page.reload()
    visit.says("多久能办好？")
    visit.says("排队发送")
    visit.says("网络不通，正在重连")
    context.unroute(re.compile("/api/"))
    visit.page.get_by_text("排队发送").wait_for(state="detached")
    settled(visit)
    assert Counter(_bubbles(visit))["多久能办好？"] == 1
    assert _said(visit) == [FEE, "多久能办好？"]


def test_a_line_of_the_form_is_changed_in_place(enter: Enter) -> None:
    visit = enter("/")
    begin_change_of_address(visit)
    say(visit, "东岸区世纪大道100号301室")
    visit.tap("还差")
    form = visit.page.get_by_role("dialog", name="申请表")
    form.get_by_role("button", name="新住所的使用权").click()
    form.get_by_role("button", name="无偿").click()
    form.locator(".row", has_text="新住所的使用权").locator(".row-value", has_text="无偿").wait_for()
    form.get_by_role("button", name="修改：新住所", exact=True).click()
    form.get_by_role("textbox").fill("东岸区世纪大道200号1室")
    form.get_by_role("button", name="保存").click()
    form.get_by_text("世纪大道200号1室").wait_for()
    form.get_by_role("button", name="关闭").click()
    settled(visit)
    assert sum("世纪大道200号1室" in words for words in _said(visit)) == 1


def test_the_application_is_previewed_as_a_pdf(enter: Enter) -> None:
    visit = enter("/", 1280)
    begin_change_of_address(visit)
    with visit.page.expect_response(re.compile(r"\.pdf$")) as made:
        visit.tap("预览 PDF")
    assert made.value.headers["content-type"] == "application/pdf"
    sheet = visit.page.get_by_role("dialog", name="预览 PDF")
    sheet.wait_for()
    address = sheet.locator("iframe").get_attribute("src")
    assert address.startswith("blob:")
    visit.page.wait_for_timeout(500)
    assert address in [frame.url for frame in visit.page.frames]
    visit.page.keyboard.press("Escape")
    sheet.wait_for(state="detached")


def test_an_answer_is_rated(enter: Enter) -> None:
    visit = enter("/")
    say(visit, FEE)
    visit.tap("没帮助")
    visit.tap("说得不清楚")
    visit.tap("提交反馈")
    visit.says("已收到您的反馈")
    bad = visit.page.get_by_role("button", name="没帮助")
    assert bad.get_attribute("aria-pressed") == "true"
    say(visit, "多久能办好？")
    visit.tap("有帮助")
    visit.says("已收到您的反馈")


def test_the_conversation_goes_on_at_another_device(enter: Enter) -> None:
    desk, telephone = enter("/", 1280), enter("/")
    say(desk, FEE)
    desk.tap("我的", exact=True)
    desk.tap("换一台设备继续")
    desk.tap("生成数字码")
    desk.page.locator(".code").wait_for()
    code, conversation = desk.page.locator(".code").inner_text(), desk.page.locator(".code-id").inner_text()
    telephone.tap("我的", exact=True)
    telephone.tap("换一台设备继续")
    telephone.page.get_by_role("textbox", name="对话编号").fill(conversation)
    telephone.page.get_by_role("textbox", name="数字码").fill(code)
    telephone.tap("继续对话")
    telephone.says(FEE)
    say(telephone, "多久能办好？")
    assert _said(telephone) == [FEE, "多久能办好？"]
    desk.foreseen.append("404")
    desk.tap("对话", exact=True)
    desk.says("在本设备上打不开了")


def test_a_case_is_withdrawn_after_a_question(enter: Enter, address: str) -> None:
    receipt = hand_in(address, "zhang-jie", SOCIAL_SECURITY_CARD)
    visit = enter("/")
    visit.tap("张杰")
    visit.tap("办件", exact=True)
    visit.tap(receipt)
    visit.tap("撤回申请")
    question = visit.page.get_by_role("dialog", name="撤回申请")
    question.get_by_role("button", name="取消").click()
    question.wait_for(state="detached")
    visit.tap("撤回申请")
    question.get_by_role("button", name="确定撤回").click()
    visit.page.locator(".state-withdrawn").wait_for()
    assert visit.page.get_by_role("button", name="撤回申请").count() == 0


def test_settings_take_effect_and_last(enter: Enter) -> None:
    visit = enter("/")
    visit.tap("我的", exact=True)
    visit.tap("长辈版")
    visit.tap("深色")
    visit.tap("繁體")
    visit.says("深淺色")
    visit.tap("English")
    visit.page.get_by_role("heading", name="Settings").wait_for()
    visit.page.reload()
    visit.page.get_by_role("heading", name="Settings").wait_for()
    root = visit.page.locator("html")
    assert set(root.get_attribute("class").split()) >= {"dark", "elder"}
    assert root.get_attribute("lang") == "en"
    say_box = visit.beside("/").page.locator("#words")
    assert say_box.get_attribute("placeholder") != "想办什么事？"


def test_consents_are_withdrawn_and_data_erased(enter: Enter) -> None:
    visit = enter("/")
    begin_change_of_address(visit)
    visit.tap("我的", exact=True)
    visit.tap("授权记录")
    visit.tap("撤回授权：电子营业执照")
    visit.says("已撤回")
    visit.tap("返回")
    visit.tap("删除我的数据")
    erase = visit.page.get_by_role("button", name="永久删除")
    box = visit.page.get_by_role("textbox", name="请输入“删除”以确认")
    assert erase.is_disabled()
    box.fill("删")
    assert erase.is_disabled()
    box.fill("删除")
    erase.click()
    visit.says("已删除。")
    visit.tap("返回")
    visit.says("未登录")
    assert "张杰" not in visit.page.locator(".who").inner_text()


def test_another_site_shows_the_assistant(enter: Enter, address: str, foreign_port: int) -> None:
    visit = enter("/")
    with foreign_page(address, "residence-permit", foreign_port) as foreign:
        visit.page.goto(foreign)
        launcher = visit.page.get_by_role("button", name="随时办 · 在线咨询")
        launcher.click()
        panel = visit.page.get_by_role("dialog", name="随时办 政务助手")
        inside = panel.frame_locator("iframe")
        inside.get_by_role("log").wait_for()
        inside.get_by_text("居住证").first.wait_for()
        assert inside.get_by_role("navigation").count() == 0
        inside.locator("#words").press("Escape")
        panel.wait_for(state="hidden")
        assert launcher.evaluate("button => button.getRootNode().activeElement === button")
        launcher.click()
        panel.wait_for()
        visit.page.keyboard.press("Escape")
