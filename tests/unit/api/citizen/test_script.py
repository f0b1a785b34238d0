"""Does a reader of traditional characters get them everywhere, and a reader of simplified ones nowhere?"""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from suishiban.api.routes.script import Script, liked
from tests.unit.api.citizen.door import API, Visitor, submit


@pytest.mark.parametrize(
    ("header", "script"),
    [
        ("zh-Hant", Script.HANT),
        ("zh-TW,zh;q=0.9,en;q=0.8", Script.HANT),
        ("en-US,en;q=0.9,zh-HK;q=0.5", Script.HANT),
        ("zh-HK;q=0.3, zh-CN;q=0.8", Script.HANS),
        ("zh-CN,zh-TW;q=0.5", Script.HANS),
        ("zh-Hans-HK", Script.HANS),
        ("", Script.HANS),
        ("*", Script.HANS),
        ("zh-TW;q=0", Script.HANS),
        ("zh-TW;q=much,zh", Script.HANS),
    ],
)
def test_the_header_says_which_chinese_is_liked(header: str, script: Script) -> None:
    assert liked(header) is script


def test_a_conversation_is_read_in_the_script_asked_for(log_in: Callable[[str], Visitor]) -> None:
    visitor = log_in("zhang-jie")
    plain = visitor.say("摆摊登记要多久？")
    visitor.headers["Accept-Language"] = "zh-Hant"
    begun = visitor.say("我要办理摆摊登记")
    assert any("擺攤登記" in line for line in begun["paragraphs"])
    assert {button["label"] for button in begun["buttons"]} == {"同意", "不同意，自己填"}
    visitor.say("同意")
    standing = visitor.standing()
    labels = {line["path"]: (line["label"], line["shown"]) for line in standing["form"]["lines"]}
    assert labels["keeper_name"] == ("攤主姓名", "张杰")
    said = {message["by"]: message["text"] for message in standing["messages"]}
    assert said["citizen"] == "同意"
    first = next(message for message in standing["messages"] if message["by"] == "bot")
    assert first["reply"]["claims"][0]["text"] != plain["claims"][0]["text"]
    simplified = visitor.get(f"/conversations/{visitor.conversation}?script=hans").json()
    assert simplified["messages"][1]["reply"] == plain


def test_a_stream_is_converted_too_and_a_repeat_says_the_same(log_in: Callable[[str], Visitor]) -> None:
    visitor = log_in("")
    visitor.headers |= {"Accept-Language": "zh-TW", "Accept": "text/event-stream"}
    body = {"turn_id": "t-1", "text": "摆摊登记要多久？"}
    first = visitor.post(f"/conversations/{visitor.conversation}/turns", body)
    assert "工作日" in first.text
    assert "辦理" in first.text or "擺攤" in first.text
    assert 'text":"摆摊登记要多久' in first.text
    assert visitor.post(f"/conversations/{visitor.conversation}/turns", body).text == first.text
    visitor.headers.pop("Accept")
    news = visitor.get(f"/conversations/{visitor.conversation}/events").json()
    assert news["messages"][-1]["reply"]["buttons"][0]["label"] == "現在辦理"


def test_guides_and_cases_are_converted(http: TestClient, log_in: Callable[[str], Visitor]) -> None:
    lines = http.get(f"{API}/guides", params={"script": "hant", "q": "擺攤"})
    assert lines.headers["Vary"] == "Accept-Language"
    assert (lines.json()[0]["name"]["zh"], lines.json()[0]["id"]) == ("擺攤登記", "market-stall")
    guide = http.get(f"{API}/guides/market-stall", params={"script": "hant"}).json()
    assert guide["guide"]["name"]["zh"] == "擺攤登記"
    assert guide["guide"]["legal_basis"][0]["law"] == "明川市市集條例"
    assert guide["form_schema"]["title"] == "擺攤登記表"
    assert "攤" in guide["passages"][0]["text"]["zh"]
    visitor = log_in("zhang-jie")
    case = submit(visitor)
    told = visitor.get(f"/cases/{case}?script=hant").json()
    assert told["item_name"]["zh"] == "擺攤登記"
    shown = {line["path"]: (line["label"]["zh"], line["shown"]) for line in told["lines"]}
    assert shown["keeper_name"] == ("攤主姓名", "张杰")
