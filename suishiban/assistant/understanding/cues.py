"""Which fixed phrases steer the conversation?

Whole-utterance phrases are compared after folding (no punctuation, simplified, lower case); patterns are searched in
the cleaned text. Both languages live side by side so that neither is forgotten.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from suishiban.knowledge.text import folded


def _phrases(words: str) -> frozenset[str]:
    return frozenset(folded(word) for word in words.split("|"))


UNDO = _phrases(
    "上一步|撤销|撤销上一步|撤回上一步|退回上一步|返回上一步|回到上一步|退一步|刚才那步不算|刚刚的不算|刚才的不算|undo|go back|step back|take that back"
)
REPEAT = _phrases(
    "再说一遍|再说一次|重复一遍|重复一下|没听清|没看清|你刚才问什么|你问的什么|repeat|say that again|pardon"
)
CANCEL = _phrases(
    "取消|取消申请|取消办理|不办了|不想办了|我不办了|算了|算了不办了|退出|终止办理|不弄了|cancel|cancel it|cancel this|stop|stop it|quit|cancel the application|forget it"
)
HUMAN = _phrases(
    "人工|转人工|人工服务|人工客服|我要人工|找人工|找客服|转客服|找工作人员|找个人|我要找人|找真人|真人|叫人来|human|agent|real person|a real person|operator"
)
SUBMIT = _phrases(
    "提交|确认提交|确认并提交|我确认提交|确认无误提交|提交申请|马上提交|现在提交|submit|confirm and submit|submit it|submit now"
)
SHOW = _phrases(
    "看看表|看表单|看看表单|查看表单|看申请表|查看申请表|看看申请表|看看我填的|看看填了什么|我填了什么|填了哪些|show form|show the form|show my answers|review"
)
SKIP = _phrases(
    "暂时没有|现在没有|手头没有|跳过|先跳过|不填|先不填|没有|无|暂无|没有就不填|略|下一个|skip|none|skip it|nothing|n/a"
)
#: A document that will follow.
LATER = _phrases(
    "以后再交|以后交|以后补|到时候带去|到时候再交|到时候补|回头补|回头再交|晚点再交|晚点交|之后补|后面补|后补|下次带|改天交|later|i will bring it later"
)
#: Skipping in words that are no answer to a yes-or-no question.
LEAVE_OUT = _phrases("跳过|先跳过|不填|先不填|略|下一个|skip|skip it")
DONT_KNOW = _phrases(
    "不知道|不清楚|不懂|不太懂|不明白|我不知道|怎么填|填什么|这个怎么填|这个填什么|该怎么填|什么意思|这是什么意思|是什么意思|举个例子|有例子吗|帮助|啥意思|这啥意思|这是啥意思|啥叫这个|这是啥|这是什么|看不懂|没看懂|看不明白|不会填|不会写|记不清|记不清楚|记不得|不记得|忘了|忘记|想不起来|不晓得|说不准|不确定|没概念|idk|i don't know|not sure|what do you mean|help|example|what does that mean"
)
RESUME = _phrases(
    "继续|继续办理|继续申请|继续填写|继续填|接着办|接着填|接着来|回到申请|回到刚才的申请|回到刚才|接着刚才的|continue|resume|go on|carry on"
)
WITHDRAW = _phrases(
    "撤回申请|撤销申请|撤回办件|我要撤回申请|把申请撤回|撤件|withdraw|withdraw my application|withdraw it"
)
YES = _phrases(
    "同意|是|是的|对|对的|对啊|好|好的|好啊|可以|行|行的|没错|嗯|嗯嗯|没问题|确认|办|办一下|办吧|帮我办|给我办|帮我办吧|就办这个|快点|现在办|现在办理|马上办|开始办理|要|需要|ok|okay|yes|yep|sure|right|correct|yes please"
)
NO = _phrases(
    "不是|不|不对|否|不用|不用了|不要|不需要|没有了|没了|没有其他的了|就这些|就这个|先不办|暂时不用|不办|no|nope|no thanks|not now|that's all|no more"
)
AGREE = _phrases(
    "同意|嗯|快点|快点吧|我同意|同意授权|授权|同意调取|可以|好|好的|行|没问题|同意读取|agree|i agree|yes|ok|sure"
)
REFUSE = _phrases(
    "不同意|我不同意|跳过|先跳过|没有|我自己填写|自己填写|不授权|拒绝|不可以|不行|不要|不用|自己填|我自己填|no|disagree|i do not agree"
)

_AGREED = YES | _phrases("行了|确认无误|核对过了|看过了|没毛病")
_HAVE = YES | _phrases("有|有的|有啊|都有")
_HAVE_NOT = NO | _phrases("没有|没|没有的|都没有|还没有|还没|从来没有|不要了|不用了|不了")
#: Answers to “another one?” that are more than a yes or no.
_ANOTHER = re.compile(r"^(?:还有|再加|再来|还要加)(?!没)|^(?:还有|再加)?一[个位名枚笔项]$|another")
_NO_OTHER = re.compile(
    r"^(?:就|只有?)[^，。]{0,6}(?:个|位|名|我|他|她|自己|这些|枚|笔|项|人)|没|^不|no more|that's all"
)

CHITCHAT = {
    "greeting": _phrases(
        "你好|您好|你好啊|早上好|下午好|晚上好|在吗|有人吗|喂|嗨|hi|hello|hey|good morning|good afternoon"
    ),
    "thanks": _phrases("谢谢|谢谢你|谢谢您|多谢|感谢|辛苦了|非常感谢|谢了|thanks|thank you|thx|many thanks"),
    "goodbye": _phrases("再见|拜拜|回头见|先这样|bye|goodbye|see you"),
    "identity": _phrases(
        "你是谁|您是谁|你叫什么|你叫什么名字|你是机器人吗|你是人吗|你是真人吗|who are you|are you a robot|are you human"
    ),
    "abilities": _phrases("你能做什么|你会什么|你能办什么|能办什么业务|可以办什么|有什么功能|what can you do"),
}

_ASKING = re.compile(
    r"[?？]\s*$|吗[。!！]?$|^(?!.*没)(?!.*着呢).*呢[。!！]?$|多少|(?<![好十一二三四五六七八九])几(?:天|个月|年|岁|次|趟|点(?!几|钟前|以[前后])|号(?!楼|线)|时)|先问|问一下|(?<=[\u3400-\u9fff]{2})不$|了没$|([\u3400-\u9fff])不\1|多久|多长|什么|怎么|怎样|咋|如何|哪[里儿个些边家]?|谁|为什么|为啥"
    r"|能不能|可不可以|可以不可以|是否|是不是|要不要|需不需要|用不用|(?<!没)有没有|行不行|会不会|啥|需要带|需要准备|要带|收费标准|[换办还要用行]不[。]?$"
    r"|^(?:what|how|where|when|which|why|who|can|could|do|does|is|are|must|should|may)\b",
    re.IGNORECASE,
)
_ASKING_FIRMLY = re.compile(
    r"[?？]\s*$|吗[。!！]?$|^(?!.*没)(?!.*着呢).*呢[。!！]?$|(?<=[\u3400-\u9fff]{2})不$|了没$|^(?:请问|先问|问一下|想问|我想问|what|how|where|when|which|why|can|do|does|is|are)\b",
    re.IGNORECASE,
)
_APPLYING = re.compile(
    r"我要|我想|想要|要办|想办|办理|办个|办一?下|办张|申请|申领|帮我|给我办|[让叫催][^，。]{1,4}去?(?:办|换|补|注册|登记|申请|报)|去办|替我|我来办|我得|需要办|补办|补领|换一?[张个下]|补一?[张个]|注销"
    r"|(?:要|想|得|准备|打算|需要|帮[^，。]{1,4}|替[^，。]{1,4}|给[^，。]{1,6})[^，。?？]{0,8}(?:办|换|补|领|报|上|登记|变更|改|加|删|转|提|取|开|续|签|迁|刻|落户|交|注册|销|搞|成立|弄|证明)"
    r"|要[个张]|再[办签补换开领]|销户|领一下|领个|领点|提点|上个?牌|上户口|报户口|落户"
    r"|\b(?:we want|we need|i want|i would like|i'd like|i need|apply|register|renew|replace|change my|help me)\b",
    re.IGNORECASE,
)
_APPLYING_FIRMLY = re.compile(r"办|申请|申领|注销|\b(?:apply|register|renew|replace)\b", re.IGNORECASE)
_PROGRESS = re.compile(
    r"进度|(?:证|照|批文|结果|钱|补贴)?下来了?[没吗]|办(?:得|的|到)?(?:怎么样|哪一?步|哪了)|办(?:好|完|成)了[吗没]|批(?:了|下来了?)[吗没]|审核?(?:得|的)?(?:怎么样|通过)|到哪一?步|什么状态|状态如何"
    r"|有结果了?[吗没]|\b(?:progress|status|how is my (?:application|case))\b",
    re.IGNORECASE,
)
_HUMAN = re.compile(
    r"(?:找|叫)个?人(?:来|帮|跟|和)|有没有人帮|转?人工(?:客服|服务|坐席)?|找(?:个)?(?:真人|工作人员|客服)|(?:和|跟|让)(?:真人|人工|工作人员)(?:说|聊|谈|来)"
    r"|\b(?:talk|speak) to (?:a |an )?(?:human|person|someone|agent|clerk)\b",
    re.IGNORECASE,
)
_INTERJECTION = re.compile(
    r"^(?:哦|啊|诶|哎呀?|呃|额|噢|等等|等一?下|不好意思|对不起|抱歉|sorry)[,，。!！ ]*", re.IGNORECASE
)
_LEAD_CORRECTION = re.compile(
    r"^(?:不对|不是(?!说)|错了|说错了|写错了|填错了|刚才(?:说|写|填)错了|刚刚(?:说|写|填)错了|我(?:刚才)?(?:说|写|填)错了|更正(?:一下)?|纠正一下"
    r"|no(?=[,，])|actually|wrong|correction|i made a mistake)[,，。.!！、:： ]*"
    r"(?:(?:应该|应当|其实|实际)?(?:是|为|改成|改为|填)?|it(?:'s| is| should be))[:： ]*(?P<value>.+)$",
    re.IGNORECASE,
)
#: After an interjection such as 不好意思 a bare “是…” corrects too.
_SORRY_IT_IS = re.compile(r"^(?:应该|应当|其实)?是[:： ]*(?P<value>.+)$")
_CHANGE_TO = re.compile(r"^(?:请?把|将)?(?P<label>.{1,20}?)(?:改成|改为|换成|更正为|应该是|应为)[:： ]*(?P<value>.+)$")
_CHANGE_TO_EN = re.compile(
    r"^(?:please )?(?:change|correct)(?: the)? (?P<label>.{1,30}?) to (?P<value>.+)$"
    r"|^(?:the )?(?P<label2>.{1,30}?) is wrong,? it (?:should be|is) (?P<value2>.+)$",
    re.IGNORECASE,
)
_MENDED = re.compile(
    r"^(?P<label>.{1,12}?)(?:说错了|写错了|填错了|错了|不对)[,，。 ]*(?:应该)?(?:是|为)[:： ]*(?P<value>.+)$"
)
_REVISE = re.compile(
    r"^(?:我要|我想|请|帮我)?(?:改|修改|更改|重填|重新填写?|改一?下|修改一?下)(?P<what>.{1,20})$|^(?:change|edit|fix)(?: the)? (?P<en>.{1,30})$",
    re.IGNORECASE,
)
_ITEM_NUMBER = re.compile(r"^第?(?P<number>[0-9一二三四五六七八九十两]{1,3})(?:项|个|条|行|栏)$")


#: What parts clauses.
CLAUSE = re.compile(r"[,，。.!！;；、~]+")
#: Characters of a clause that can still be nothing but fixed phrases.
_LONGEST = 24
_BEFORE = re.compile(r"^(?:那就|那|就|请|嗯|哦|啊|先|暂时|还是|帮我|我)")
_AFTER = re.compile(r"(?:吧|了|呀|啊|呢|嘛|哦|哈|的)$")


def says(text: str, phrases: Iterable[str]) -> bool:
    """Whether every clause of the utterance is made of `phrases`, particles apart: “好好好，现在办吧”."""
    known = phrases if isinstance(phrases, frozenset) else frozenset(phrases)
    clauses = _bare_clauses(text)
    return bool(clauses) and all(_made_of(clause, known) for clause in clauses)


@lru_cache(256)
def _bare_clauses(text: str) -> tuple[str, ...]:
    """The clauses of an utterance, folded."""
    return tuple(bare for clause in CLAUSE.split(text) if (bare := folded(clause)))


def _made_of(clause: str, phrases: frozenset[str]) -> bool:
    if len(clause) > _LONGEST:
        return clause in phrases
    if clause in phrases or _spelt(clause, phrases):
        return True
    shorter = {_BEFORE.sub("", clause), _AFTER.sub("", clause)} - {clause, ""}
    return any(_made_of(one, phrases) for one in shorter)


def _spelt(clause: str, phrases: frozenset[str]) -> bool:
    """Whether `clause` is one phrase after the other (可以可以, 好的同意)."""
    if clause.isascii():
        return False
    reached = [True] + [False] * len(clause)
    for start in range(len(clause)):
        if not reached[start]:
            continue
        if start and clause[start] in _PARTICLES:
            reached[start + 1] = True
        for end in range(start + 1, min(start + _LONGEST_PHRASE, len(clause)) + 1):
            if clause[start:end] in phrases:
                reached[end] = True
    return reached[-1]


_PARTICLES = "吧了呀啊呢嘛哦哈的"
#: Characters of a fixed phrase that may stand beside others.
_LONGEST_PHRASE = 12


def has_none(text: str) -> bool:
    """Whether a short answer says that there is nothing to give (没改过名, 没有单位, 还没定)."""
    return bool(_NONE.match(text)) and len(folded(text)) <= 8


_NONE = re.compile(r"^(?:我|我们|还|都|从来|现在|暂时)*(?:没|无(?!锡)|不用|不需要|不填|none|no\b)", re.IGNORECASE)


def leaves_out(text: str) -> bool:
    """Whether the last clause skips, whatever reason stands before it."""
    clauses = clauses_of(text)
    return bool(clauses) and says(clauses[-1], LEAVE_OUT)


def ends_plainly(text: str) -> bool:
    """Whether the last clause is a plain yes or no: “新车哪来的事故，没有”."""
    clauses = clauses_of(text)
    return len(clauses) > 1 and (says_yes(clauses[-1]) or says_no(clauses[-1]))


def comes_later(text: str) -> bool:
    """Whether the last clause promises a document for later, or there is none."""
    clauses = clauses_of(text)
    last = clauses[-1] if clauses else ""
    return has_none(text) or says(last, LATER) or bool(_FOLLOWS.fullmatch(folded(last)))


_FOLLOWS = re.compile(
    r"(?:那|就|先|我们?|等|只能|可以)*"
    r"(?:以后|之后|随后|往后|后面|后头|后续|回头|到时候?|晚[点些]儿?|改[天日]|下[次周]|过[几两]天|明[天儿]|后天|一会儿?|等会儿?|稍后|有了|拿到(?:手|了)?|办好了?|开完会?|找到了?)"
    r"(?:我们?|了|再|就|给你们?|来|去|一起|一并|单独)*(?:补|交|带|送|传|拿|提供|上传|寄)(?:交|齐|上|过?来|过?去|给你们?|一?下)*(?:吧|行吗|哈|啊|的|了)*"
)


def says_yes(text: str) -> bool:
    """Whether every clause is a yes to a yes-or-no question."""
    return says(text, _HAVE)


def says_no(text: str) -> bool:
    """Whether every clause is a no to one."""
    return says(text, _HAVE_NOT)


def clauses_of(text: str) -> list[str]:
    """The clauses of an utterance, as typed."""
    return [clause.strip() for clause in CLAUSE.split(text) if clause.strip()]


def submits(text: str) -> bool:
    """Whether these are the exact words that submit, perhaps after words of agreement."""
    clauses = _bare_clauses(text)
    if not clauses or not all(_made_of(clause, _AGREED) for clause in clauses[:-1]):
        return False
    last = clauses[-1]
    return last in SUBMIT or _SUBMIT_LEAD.sub("", last) in SUBMIT


_SUBMIT_LEAD = re.compile(r"^(?:可以|行了|好的?|没问题|那就|就)+|(?:吧|了)$")


def asks(text: str) -> bool:
    """Whether the utterance looks like a question."""
    return bool(_ASKING.search(text))


def asks_firmly(text: str) -> bool:
    """Whether it is a question even where free text is expected."""
    return bool(_ASKING_FIRMLY.search(text))


def applies(text: str) -> bool:
    """Whether the utterance wants something done."""
    return bool(_APPLYING.search(text))


def applies_firmly(text: str) -> bool:
    """Whether it does in words that can hardly be part of a value."""
    return applies(text) and bool(_APPLYING_FIRMLY.search(text))


def wants_another(text: str) -> bool:
    """Whether “another one?” was answered with yes, in a sentence."""
    return bool(_ANOTHER.search(text)) and not wants_no_other(text)


def wants_no_other(text: str) -> bool:
    """Whether it was answered with no."""
    return bool(_NO_OTHER.search(text))


def asks_progress(text: str) -> bool:
    return bool(_PROGRESS.search(text))


def wants_human(text: str) -> bool:
    return says(text, HUMAN) or (len(text) <= 20 and bool(_HUMAN.search(text)))


def correction(text: str) -> tuple[str, int] | None:
    """The new value of “不对,是…” and where it starts."""
    sorry = _INTERJECTION.match(text)
    start = sorry.end() if sorry else 0
    match = _LEAD_CORRECTION.match(text[start:]) or (_SORRY_IT_IS.match(text[start:]) if sorry else None)
    return (match["value"], start + match.start("value")) if match else None


def change_of(text: str) -> tuple[str, str, int] | None:
    """Label, new value and its start, of “电话改成…”, “地址错了,是…”, “change the phone to …”."""
    match = _MENDED.match(text) or _CHANGE_TO.match(text)
    if match:
        return match["label"], match["value"], match.start("value")
    english = _CHANGE_TO_EN.match(text)
    if not english:
        return None
    name = "" if english["label"] else "2"
    return english[f"label{name}"], english[f"value{name}"], english.start(f"value{name}")


def revision_of(text: str) -> str:
    """What “修改电话”, “改第二项” wants to change; empty: nothing."""
    match = _REVISE.match(text.rstrip("。.!！ "))
    return (match["what"] or match["en"] or "").strip() if match else ""


_ROW = re.compile(r"^第(?P<number>[0-9一二三四五六七八九十]{1,2})[个位名笔枚项](?:[^的]{0,8}的)?(?P<rest>.+)$")


def row_named(text: str) -> tuple[int, str]:
    """Row (from 1) and what of it, in “第2个股东的出资额”; 0 and the text itself where no row is named."""
    match = _ROW.match(text)
    if not match:
        return 0, text
    digits = match["number"]
    return (int(digits) if digits.isdigit() else _DIGITS.get(digits[0], 0)), match["rest"]


_DIGITS = {char: number for number, char in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}


def item_number(text: str) -> int:
    """The number in “第二项”, from 1; 0 where there is none."""
    match = _ITEM_NUMBER.match(text)
    if not match:
        return 0
    digits = match["number"]
    if digits.isdigit():
        return int(digits)
    if len(digits) == 1:
        return _DIGITS[digits]
    return 10 + _DIGITS.get(digits[1], 0) if digits[0] == "十" else 0
