"""Which part of a short reply is the value?"""

import re

from suishiban.knowledge.fields.kind import Rejected
from suishiban.knowledge.fields.refusal import LONGEST_REPLY, denial, empty, too_long, unsure
from suishiban.knowledge.fields.spot import own_names, plain
from suishiban.knowledge.guide import FormField
from suishiban.knowledge.text import clean

#: Emoji and dingbats.
_PICTURES = "\u2600-\u27bf\ufe0f\U0001f000-\U0001faff"
_LEAD = re.compile(
    rf"(?:[\s,.;:!?{_PICTURES}]+|不(?=,)|嗯+|呃+|啊+|哦+|噢+|额+|诶+|欸+|哎[呀哟]?|喂|等一?等|等一下|不好意思|抱歉|对不起|sorry|看错了|记错了|搞错了|弄错了|对了(?=[,.;])|那个|那就|这个(?![月周星礼])|就是说|就是|还是说|应该是|应当是|大概是|不对|错了|写错了|说错了"
    r"|我的|我们的|本人的?|他的|她的|我(?=是|叫|住|要|想|在|选)|(?:请|麻烦)?(?:帮我)?(?:改成|改为|换成|改到|填写?|写|更正为|登记为?|填成)"
    r"|叫做|名叫|叫(?:我(?=..))?|是(?!否)|为"
    r"|(?:the |my )?(?:full name|company|shop|school|firm|address|date|number) is (?:called )?|the |my |is |it'?s "
    r"|it is |i'?m |i am |名字|name is |to be "
    r"|that'?s (?!right|correct|true)|that is |that was |it was |that would be |it would be |i'?d say |i would say "
    r"|i choose |a total of |in total |at (?=[\u3400-\u9fff]))",
    re.IGNORECASE,
)
#: Characters of the longest closing word.
_LONGEST_TAIL = 11
_TAIL = re.compile(
    rf"(?:[\s,.;!?~{_PICTURES}]+|吧|啊|呀|哦|噢|哈|嘛|呢|啦|哟|谢谢(?:你|您)?|多谢|就行了?|就好了?|就可以了?|没错"
    r"|please|thanks|thank you|(?<=[\s,.])(?:i think|i guess|i believe|i suppose))$",
    re.I,
)
_CORRECTED = re.compile(
    r"^.{0,6}?(?:不是|不叫|不在|不对|错了|isn'?t|not)[^,.;]{0,40}[,.;\s]\s*"
    r"(?:而是|应该是|应当是|改成|改为|是|叫|但是|it is|it'?s|but)\s*(?P<new>\S.*)$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:(?:我|都|刚才|刚刚|前面|之前|已经)*(?:不是|不都|早就)(?:都|已经|早就?|刚刚?|跟你)*(?:说|讲|填|选|告诉)(?:你|过|了)+"
    r"|(?:我|都|刚才|刚刚|前面|之前|已经)+(?:说|讲|填|选)(?:过|了)+)(?:嘛|吗|么|的|啊)?[\s,.!?]*(?=[^\s,.!?])"
)
_DENIED = re.compile(r"^(?:我|他|她|它|这|那)?(?:可|并|肯定)?(?:不是|不叫|不在|没有住|并非|isn'?t|not )", re.IGNORECASE)
_UNSURE = re.compile(
    r"^(?:我)?(?:也)?(?:不知道|不清楚|不晓得|不记得|忘记?了|不确定|没想好|说不清|不太清楚|不会填|不懂|什么意思|随便|跳过"
    r"|i don'?t know|no idea|not sure|skip)(?:了|啊|呀|呢|吧|怎么填|填什么)?[\s.!?]*$",
    re.IGNORECASE,
)


def told(text: str) -> str:
    """Cleaned `text` without “不是说了嘛” or “刚才说过” in front, which reminds us of an answer and denies none."""
    reminder = _TOLD.match(plain(text))
    return text[reminder.end() :] if reminder else text


def value_in(raw: str, field: FormField) -> str | Rejected:
    """The reply without greeting, label, filler and closing words, as typed otherwise.

    Refused: nothing left, more than `LONGEST_REPLY` characters, “不知道”, and “不是…” without what it is instead.
    """
    text = told(clean(raw))
    if len(text) > LONGEST_REPLY:
        return too_long(field, min(field.max_length, LONGEST_REPLY))
    if _UNSURE.match(plain(text)):
        return unsure(field)
    if corrected := _CORRECTED.match(plain(text)):
        text = text[corrected.start("new") :]
    if _DENIED.match(plain(text)):
        return denial(field)
    said = stripped(text, field)
    if _DENIED.match(plain(said)):
        return denial(field)
    return said if any(char.isalnum() for char in said) else empty(field)


def stripped(text: str, field: FormField) -> str:
    """Cleaned `text` without the words around the value; never empty, and stripping twice changes nothing more."""
    view = plain(text)
    start, end = 0, len(view)
    while (further := _past_lead(view, start, end, field)) > start:
        start = further
    while (tail := _TAIL.search(view, max(start, end - _LONGEST_TAIL), end)) and tail.start() > start:
        end = tail.start()
    return text[start:end]


def _past_lead(view: str, start: int, end: int, field: FormField) -> int:
    """Where the text goes on after one leading filler or label; `start` where there is none, or nothing else."""
    leads = (pattern.match(view, start) for pattern in (_LEAD, own_names(field)))
    return max((lead.end() for lead in leads if lead and lead.end() < end), default=start)
