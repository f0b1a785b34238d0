"""Is what the service words converted to traditional characters, and nothing that a citizen gave or a program reads?"""

from suishiban.assistant.conversation.answers import Answer, AnswerState, Source, SourceKind, Trust
from suishiban.assistant.conversation.reply import (
    Button,
    Citation,
    Claim,
    FindingLine,
    FormCard,
    FormLine,
    Outcome,
    Reply,
)
from suishiban.assistant.conversation.state import Choice, Conversation, Matter, Prompt, PromptKind
from suishiban.assistant.response.script import citizens_own, converted_prompt, converted_reply, converter

CARD = FormCard(
    matter_id="办理-1",
    item="market-stall",
    title="摆摊登记表",
    digest="abc",
    remaining=1,
    lines=(FormLine("keeper", "摊主姓名", "张杰", "said", "C", "confirmed"),),
    findings=(FindingLine("rule-1", "error", "缺少照片", "请上传照片", "本指南 申请表", ("keeper",)),),
)
REPLY = Reply(
    outcome=Outcome.ANSWERED,
    paragraphs=("已记下摊主姓名：张杰。请继续办理。", "您的姓名显示为张*。"),
    claims=(Claim("办理时限为5个工作日。", (Citation("market-stall", 1, "market-stall/时限", "时限", 0, 2),)),),
    item="market-stall",
    prompt_id="p3",
    asks="keeper",
    buttons=(Button("确认提交", "submit:办理"),),
    card=CARD,
)


def _state(*values: str) -> Conversation:
    answers = {
        str(number): Answer(str(number), value, value, Source(SourceKind.SAID), Trust.C, AnswerState.CONFIRMED, 1)
        for number, value in enumerate(values)
    }
    return Conversation("c", matters=(Matter("m", "market-stall", "9901", 1, answers=answers),))


def test_wordings_are_converted_and_values_ids_and_payloads_are_not() -> None:
    told = converted_reply(REPLY, converter({"张杰"}))
    assert told.paragraphs == ("已記下攤主姓名：张杰。請繼續辦理。", "您的姓名顯示為张*。")
    assert told.claims[0].text == "辦理時限為5個工作日。"
    citation = told.claims[0].citations[0]
    assert (citation.quote, citation.passage, citation.start, citation.end) == ("時限", "market-stall/时限", 0, 2)
    assert told.buttons == (Button("確認提交", "submit:办理"),)
    assert told.card is not None
    assert (told.card.title, told.card.matter_id) == ("擺攤登記表", "办理-1")
    (line,) = told.card.lines
    assert (line.label, line.shown) == ("攤主姓名", "张杰")
    (finding,) = told.card.findings
    assert (finding.message, finding.fix, finding.rule) == ("缺少照片", "請上傳照片", "rule-1")
    assert (told.outcome, told.item, told.prompt_id, told.asks) == (REPLY.outcome, REPLY.item, "p3", "keeper")


def test_phrases_are_converted_as_phrases() -> None:
    convert = converter()
    assert convert("头发、发现、干部、干燥、后天、皇后") == "頭髮、發現、幹部、乾燥、後天、皇后"
    assert convert("No Chinese at all") == "No Chinese at all"


def test_a_citizens_own_text_stays_wherever_it_stands() -> None:
    convert = converter(citizens_own(_state("明川市东岸区望江路", "东岸区望江路12号", "是", "2026-03-02")))
    assert convert("注册地址：明川市东岸区望江路12号。东岸区办理。") == "註冊地址：明川市东岸区望江路12號。東岸區辦理。"


def test_choices_of_a_prompt_are_converted_by_their_labels() -> None:
    prompt = Prompt("p1", PromptKind.CHOOSE_ITEM, "怎么办", (Choice("变更", "变更登记"),))
    assert converted_prompt(prompt, converter()) == Prompt(
        "p1", PromptKind.CHOOSE_ITEM, "怎么办", (Choice("变更", "變更登記"),)
    )
