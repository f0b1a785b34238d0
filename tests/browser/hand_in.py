"""Cases that lie before the department, made through the HTTP door where no browser is needed for them."""

from typing import Any

import httpx

from suishiban.assistant.rehearsal.stage import HttpStage
from tests.browser.acting import FILES

#: What a citizen says, in order; `@` is a file for what was asked last.
SOCIAL_SECURITY_CARD = ("给自己办社保卡", "本人", "网上申领邮寄", "同意", "从来没办过", "明川银行", "确认提交")
CHANGE_OF_ADDRESS = (
    "我要办公司变更登记（住所）",
    *("租赁", "非住宅", "跨区", "同意"),
    "东岸区世纪大道100号301室",
    "西岭区市场监督管理局",
    "昨天",
    "房东是明川市东岸置业有限公司，租到2028年12月1日",
    "只要电子",
    *("@paper.pdf", "跳过", "@paper.pdf", "@photo.png", "确认提交"),
)


def hand_in(address: str, citizen: str, words: tuple[str, ...]) -> str:
    """The receipt number of a case that the department has registered."""
    with httpx.Client(base_url=address, timeout=30) as service:
        stage = HttpStage(service)
        stage.enter(citizen, "9901", "zh")
        reply: Any = {}
        for one in words:
            asked = str(reply.get("asks", "")).removeprefix("material.")
            reply = stage.attach([FILES / one[1:]], asked) if one.startswith("@") else stage.turn(text=one)
        assert stage.case_id, reply
        assert stage.wait_for_case("handed_off") == "handed_off"
        return str(stage.case()["receipt_no"])


def ask(address: str, *questions: str) -> list[str]:
    """What the assistant answers somebody who is not logged in."""
    with httpx.Client(base_url=address, timeout=30) as service:
        stage = HttpStage(service)
        stage.enter("", "9901", "zh")
        replies = [stage.turn(text=question) for question in questions]
    return ["\n".join((*(claim["text"] for claim in one["claims"]), *one["paragraphs"])) for one in replies]
