"""Is the answer yes or no?"""

import re
from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import empty, refuse
from suishiban.knowledge.fields.showing import help_or
from suishiban.knowledge.fields.spot import best_first, plain, seen
from suishiban.knowledge.guide import FormField, Language, Text

_QUESTION = re.compile(r"是不是|有没有|要不要|能不能|可不可以|对不对|会不会|行不行|吗|什么|怎么|为啥|\?")
_OPEN = re.compile(
    r"不知道|不清楚|不确定|不记得|不晓得|说不准|可能|也许|大概|无所谓|随便|都行|都可以|maybe|not sure|don'?t know",
    re.IGNORECASE,
)
_YES = (
    "是的?|对的?|嗯+|有的?|要的?|需要|可以|好的?(?![\u4e00-\u9fff])|行(?![\u4e00-\u9fff])|同意|确认|没错|不错|没问题|正确|当然|必须的?|肯定|愿意|能|会|已经?|属于|true"
    "|yes|yeah|yep|yup|y|sure|ok|okay|correct|right|agree"
)
_NO = (
    "不是的?|不对|没有的?|没|无|不要|不需要|不用|不可以|不行|不同意|不愿意|不能|不会|不属于|不|否|错|未|尚未|暂无|非(?![洲常])|并不是?|并没有|从未|false"
    "|nope|nah|none|not|never|no|n|disagree"
)
_FIRST = re.compile(
    rf"(?:我们?|他|她|目前|现在|暂时|也|都|还|公司)*(?:(?P<no>{_NO})|(?P<yes>{_YES}))(?P<rest>.*)$", re.IGNORECASE
)
_DOUBLE_NO = re.compile(r"^(?:没错|不错|没问题|无误|没有(?:错|问题|异议)|无异议|不反对|no problem)")
_BARE = re.compile(
    rf"(?:^|[,.;!\s])(?P<said>(?:{_NO}|{_YES}|没错|没问题)[的了啊呀吧呢嗯啦]{{0,2}})(?=$|[,.;!\s])(?!\?)", re.IGNORECASE
)
_USUAL = Text("请回答“是”或“否”", "Please answer yes or no")


class YesNo:
    """是否; the value is a flag."""

    name = "yes_no"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        view = plain(text)
        found: list[Found] = []
        for clause in _BARE.finditer(view):
            whole = clause.end("said") - clause.start("said") >= len(view.strip(" ,.;!?"))
            span = clause.span("said")
            found.append(Found(*span, text[slice(*span)], 0.9 if whole else 0.5 - 0.1 * bool(found)))
        return best_first(found)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        view = plain(seen(raw)).strip(" ,.;!~")
        if not view:
            return empty(field)
        meaning = _meaning(view)
        if meaning is None:
            return refuse(
                "没听出是“是”还是“否”",
                "It is not clear whether this means yes or no",
                "请回答“是”或“否”",
                "Please answer yes or no",
            )
        return Accepted(meaning)

    def format(self, value: Value, field: FormField, language: Language) -> str:
        if language is Language.EN:
            return "Yes" if value else "No"
        return "是" if value else "否"

    def mask(self, shown: str) -> str:
        return "*"

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return {"type": "boolean", "title": field.label.zh}


def _meaning(said: str) -> bool | None:
    """What `plain` words mean; None where they are a question, undecided or something else."""
    if _QUESTION.search(said) or _OPEN.search(said):
        return None
    if _DOUBLE_NO.match(said):
        return True
    first = _FIRST.match(said)
    if first is None or _goes_on_as_a_word(first):
        return None
    return first["no"] is None


def _goes_on_as_a_word(first: re.Match[str]) -> bool:
    """Whether a Latin word continues (“nothing”, “yesterday”)."""
    return first["rest"][:1].isascii() and first["rest"][:1].isalpha()
