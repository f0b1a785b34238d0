"""What do the faces look like? `python -m tests.browser.screens` takes the pictures in docs/screens."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from suishiban.cli.dialogues import stage_service
from tests.browser.acting import attach, begin_change_of_address, clerk_logs_in, say, settled, staff_logs_in
from tests.browser.hand_in import CHANGE_OF_ADDRESS, SOCIAL_SECURITY_CARD, ask, hand_in
from tests.browser.visit import Visit
from tests.browser.windows import Enter, chromium, chromium_here, windows

FOLDER = Path(__file__).parents[2] / "docs" / "screens"
#: Of a telephone and of a desk.
SIZES = {375: 800, 1280: 800}
QUALITY = 60
FEE = "办居住证要交多少钱？"

#: What one face shows, one picture after the other; each yields the picture's name and what it shows.
Shots = Iterator[tuple[str, str, Visit]]


def _open(visit: Visit, path: str) -> Visit:
    visit.page.goto("about:blank")
    visit.page.goto(visit.address + path)
    visit.page.wait_for_timeout(900)
    return visit


def _prefer(visit: Visit, **preferences: object) -> None:
    kept = {"language": "zh", "theme": "light", "elder": False, "region": "9901", **preferences}
    visit.page.evaluate("kept => localStorage.setItem('suishiban.settings', kept)", json.dumps(kept))


def _asking(enter: Enter, width: int) -> Shots:
    visit = enter("/", width, SIZES[width])
    visit.page.get_by_text("张杰").wait_for()
    yield "welcome", "随时可问的首页", visit
    say(visit, FEE)
    yield "answer", "有出处的回答", visit
    visit.tap("出处")
    visit.page.locator(".marked").wait_for()
    visit.page.wait_for_timeout(800)
    yield "proof", "回答引用的原文", visit
    yield "guides", "办事指南", _open(visit, "/#/pages/guides/guides")
    yield "guide", "一份指南", _open(visit, "/#/pages/guide/guide?id=id-card-replacement")


def _applying(enter: Enter, width: int) -> Shots:
    visit = enter("/", width, SIZES[width])
    visit.tap("张杰")
    visit.tap("公司变更登记（住所）")
    for option in ("租赁", "非住宅", "跨区"):
        visit.tap(option)
        settled(visit)
    visit.page.get_by_role("dialog").wait_for()
    visit.page.wait_for_timeout(3000)
    yield "consent", "读取证照之前先问", visit
    visit.page.get_by_role("dialog").get_by_role("button", name="同意", exact=True).click()
    visit.says("公司要迁到哪里")
    for words in CHANGE_OF_ADDRESS[5:10]:
        say(visit, words)
    yield "conversation", "一问一答填表", visit
    if width < 1000:
        visit.tap("还差")
        visit.page.wait_for_timeout(400)
    visit.page.get_by_role("button", name="修改：新住所", exact=True).click()
    visit.page.wait_for_timeout(400)
    yield "form", "随时可以看、可以改的申请表", visit
    visit.page.get_by_role("button", name="取消").click()
    if width < 1000:
        visit.page.get_by_role("dialog").get_by_role("button", name="关闭").click()
    for paper in ("paper.pdf", "", "paper.pdf", "photo.png"):
        if paper:
            attach(visit, paper)
        else:
            visit.tap("跳过")
            settled(visit)
    visit.tap("确认提交")
    visit.page.wait_for_timeout(400)
    yield "summary", "提交前核对", visit
    visit.page.get_by_role("dialog").get_by_role("button", name="确认提交").click()
    visit.says("收件编号")
    settled(visit)
    yield "receipt", "收件编号与省下的填写", visit
    visit.tap("办件", exact=True)
    visit.page.wait_for_timeout(800)
    yield "cases", "我的办件", visit
    visit.page.locator(".line").last.click()
    visit.page.wait_for_timeout(900)
    yield "case", "一个办件的进展", visit
    yield "accesses", "谁看过我的信息", _open(visit, "/#/pages/data/data?part=accesses")
    yield "me", "我的", _open(visit, "/#/pages/me/me")


def _entrusting(enter: Enter, width: int) -> Shots:
    visit = enter("/", width, SIZES[width])
    visit.tap("王秀兰")
    visit.page.wait_for_timeout(3000)
    _open(visit, "/#/pages/grant/grant")
    visit.page.get_by_role("textbox", name="代办人姓名").fill("陈雨")
    visit.page.get_by_role("textbox", name="代办人身份证号").fill("990121199911232046")
    visit.page.get_by_role("searchbox", name="查找事项").fill("社会保障卡首次申领")
    visit.page.locator(".chooser .option", has_text="社会保障卡首次申领").first.click()
    visit.tap("下一步，核对")
    visit.page.get_by_role("dialog").get_by_text("电子身份证").wait_for()
    visit.page.wait_for_timeout(600)
    yield "grant", "授权别人替我办，看清再确认", visit
    visit.page.get_by_role("dialog").get_by_role("button", name="确认授权").click()
    visit.page.wait_for_timeout(4000)
    yield "mandates", "我的委托", _open(visit, "/#/pages/mandates/mandates")


def _otherwise(enter: Enter, width: int) -> Shots:
    visit = enter("/", width, SIZES[width])
    _prefer(visit, elder=True)
    _open(visit, "/#/pages/me/me")
    visit.tap("王秀兰")
    visit.page.wait_for_timeout(3000)
    yield "elder-settings", "长辈版的设置", visit
    visit.tap("退出登录")
    _prefer(visit, theme="dark")
    _open(visit, "/")
    begin_change_of_address(visit)
    yield "dark", "深色的对话", visit
    visit = enter("/", width, SIZES[width])
    _prefer(visit, language="en")
    _open(visit, "/")
    say(visit, "How much is a residence permit?")
    yield "english", "英文的对话", visit


def _clerk(enter: Enter, width: int) -> Shots:
    yield "console-login", "工作人员登录", _open(enter("/console/", width, SIZES[width]), "/console/")
    clerk = clerk_logs_in(enter, width)
    clerk.page.get_by_role("table").wait_for()
    yield "queue", "办件列表", clerk
    clerk.page.get_by_role("row", name="公司变更登记").first.get_by_role("link").click()
    clerk.page.wait_for_timeout(1200)
    yield "case-desk", "一个办件的预审与决定", clerk
    clerk.tap("要求更正这一项：租期截止日")
    clerk.page.get_by_role("textbox", name="租期截止日").fill("请与合同写明的日期一致")
    clerk.page.wait_for_timeout(1500)
    yield "notice", "一次性告知补正", clerk
    clerk.page.keyboard.press("Escape")
    clerk.page.get_by_role("link", name="会话").first.click()
    clerk.page.get_by_role("button", name="等了").first.click()
    clerk.page.get_by_role("button", name="接管会话").wait_for()
    clerk.page.wait_for_timeout(600)
    yield "talks", "等候人工的会话", clerk


def _administrator(enter: Enter, width: int) -> Shots:
    admin = staff_logs_in(enter, "demo-admin", width)
    admin.page.wait_for_timeout(1200)
    yield "guides-desk", "指南管理", admin
    _open_in(admin, "/console/guides/social-security-card?section=faq")
    if width < 1000:
        admin.page.get_by_role("radio", name="表单", exact=True).check(force=True)
    admin.page.locator(".rows .title").first.click()
    answer = admin.page.get_by_role("textbox", name="答案：中文")
    answer.fill(f"{answer.input_value()}{ADDED[width]}")
    admin.page.wait_for_timeout(1500)
    yield "editor", "指南编辑", admin
    admin.tap("保存草稿")
    admin.says("已存为草稿")
    admin.page.wait_for_timeout(5000)
    _open_in(admin, "/console/guides/social-security-card/versions")
    yield "diff", "版本与差别", admin
    _open_in(admin, "/console/releases")
    admin.page.get_by_role("checkbox", name="社会保障卡首次申领").check()
    admin.tap("演练所选 1 份")
    admin.page.get_by_text("个问题、").wait_for(timeout=120_000)
    yield "releases", "审核、演练与发布", admin
    _open_in(admin, "/console/questions")
    admin.page.get_by_role("button", name="问法和依据").first.click()
    yield "questions", "未答问题", admin
    _open_in(admin, "/console/overview")
    yield "overview", "概览", admin


def _open_in(visit: Visit, path: str) -> None:
    """The staff's session is kept in the window, so the page is opened in it."""
    visit.page.goto(visit.address + path)
    visit.page.wait_for_timeout(1500)


FACES: dict[str, tuple[Callable[[Enter, int], Shots], ...]] = {
    "群众端": (_asking, _applying, _entrusting, _otherwise),
    "工作台": (_clerk, _administrator),
}
#: What the administrator adds to an answer, each time something else.
ADDED = {375: "遗失补办的，另按补领办理。", 1280: "寄送一般三天到。"}
UNANSWERED = (
    "居住证上面能印我家小狗的照片吗？",
    "公司搬家那天要放鞭炮吗？",
    "社保卡上的照片太难看能重拍吗",
    "社保卡照片不好看可以重新拍吗",
)


def _furnish(address: str) -> None:
    """What lies before the staff on a morning."""
    hand_in(address, "zhang-jie", CHANGE_OF_ADDRESS)
    for citizen in ("zhang-jie", "chen-yu"):
        hand_in(address, citizen, SOCIAL_SECURITY_CARD)
    ask(address, FEE, "居住证多久能办好？", "要带什么材料？")
    for question in UNANSWERED:
        ask(address, question)
    ask(address, FEE, "转人工")


def take_pictures(address: str, path: str) -> str:
    """Takes every picture; the table that names them."""
    table = ["# 界面 / Screens", "", "用 `python -m tests.browser.screens` 重新生成。", ""]
    with chromium(path) as browser:
        for face, stories in FACES.items():
            rows: dict[str, str] = {}
            for width in SIZES:
                for story in stories:
                    with windows(browser, address) as enter:
                        for name, shows, visit in story(enter, width):
                            file = FOLDER / f"{name}-{width}.jpg"
                            visit.page.mouse.move(0, 0)
                            visit.page.screenshot(path=file, type="jpeg", quality=QUALITY)
                            rows[name] = shows
            table += [f"## {face}", "", "| | 375 px | 1280 px |", "|---|---|---|"]
            table += [
                f"| {shows} | ![{shows}]({name}-375.jpg) | ![{shows}]({name}-1280.jpg) |"
                for name, shows in rows.items()
            ]
            table.append("")
    return "\n".join(table)


def main() -> None:
    path = chromium_here()
    assert path, "Chromium is not there"
    FOLDER.mkdir(parents=True, exist_ok=True)
    with stage_service() as (address, _):
        _furnish(address)
        table = take_pictures(address, path)
    (FOLDER / "README.md").write_text(table, encoding="utf-8")


if __name__ == "__main__":
    main()
