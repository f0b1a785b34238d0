"""What kind of sentence is it: made of fixed phrases, a question, a wish?

Patterns are searched in the cleaned text; both languages live side by side so that neither is forgotten.
"""

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from suishiban.assistant.understanding import phrases
from suishiban.knowledge.remembered import remembered
from suishiban.knowledge.text import folded, simplify

#: Answers to “another one?” that are more than a yes or no.
_ANOTHER = re.compile(r"^(?:还有|再加|再来|还要加)(?!没)|^(?:还有|再加)?一[个位名枚笔项]$|another")
_NO_OTHER = re.compile(
    r"^(?:就|只有?)[^，。]{0,6}(?:个|位|名|我|他|她|自己|这些|枚|笔|项|人)|没|^不|no more|that's all"
)

_ASKING = re.compile(
    r"[?？]\s*$|吗[。!！]?$|^(?!.*没)(?!.*着呢).*呢[。!！]?$|多少|(?<![好十一二三四五六七八九])几(?:天|个月|年|岁|次|趟|点(?!几|钟前|以[前后])|号(?!楼|线)|时)|先问|问一下|(?<=[\u3400-\u9fff]{2})不$|了没$|([\u3400-\u9fff])不\1|多久|多长|什么|怎么|怎样|咋|如何|哪[里儿个些边家]?|谁|为什么|为啥"
    r"|能不能|可不可以|可以不可以|是否|是不是|要不要|需不需要|用不用|(?<!没)有没有|行不行|会不会|啥|需要带|需要准备|要带|收费标准|[换办还要用行]不[。]?$"
    r"|(?<=.{3})[，,]?(?:对吧|是吧|没错吧|对么|是么)[。!！]?$"
    r"|^我?(?:听说|据说|听人说|听别人说|网上说|有人说|人家说|不是说(?!过|了|好)|都说)"
    r"|^(?:what|how|where|when|which|why|who|can|could|do|does|is|are|must|should|may|i (?:have )?heard)\b",
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
    r"|\b(?:we want|we need|i want|i would like|i'd like|i need|apply|register|renew|replace|change my|help me"
    r"|i(?:'m| am) here (?:to|for|about|because)|can you help me)\b|^(?:hi|hello|hey)?[, ]*i have to\b(?!.*\?)|^(?:hi|hello|hey)\b.* please[.!]?$",
    re.IGNORECASE,
)
_APPLYING_FIRMLY = re.compile(r"办|申请|申领|注销|\b(?:apply|register|renew|replace)\b", re.IGNORECASE)
_PROGRESS = re.compile(
    r"进度|(?:证|照|批文|结果|钱|补贴)?下来了?[没吗]|办(?:得|的|到)?(?:怎么样|哪一?步|哪了)|办(?:好|完|成)了[吗没]|批(?:了|下来了?)[吗没]|审核?(?:得|的)?(?:怎么样|通过)|到哪一?步|什么状态|状态如何"
    r"|有结果了?[吗没]|\b(?:progress|status|how is my (?:application|case))\b",
    re.IGNORECASE,
)
_HUMAN = re.compile(
    r"(?:找|叫|换|派)个?(?:真|活)?人(?:来|帮|跟|和)|(?:找|见|联系)(?:一下|下)?(?:你们|咱们)?的?(?:工作人员|窗口人员|领导|负责人)|(?:叫|喊|让)你们的?(?:领导|负责人|经理|主管)|(?:跟|和)(?:机器人?)(?:说不清|讲不清|说不通)|有没有人帮|转?人工(?:客服|服务|坐席)?|找(?:个)?(?:真人|工作人员|客服)|(?:和|跟|让)(?:真人|人工|工作人员)(?:说|聊|谈|来)"
    r"|\b(?:talk|speak|talking|speaking) (?:to|with) (?:a |an |some)?"
    r"(?:real |live )?(?:human|person|someone|one|body|agent|clerk|staff|member of staff|operator)\b"
    r"|\b(?:connect|transfer|put) me (?:to|with|through)|\b(?:want|need|get me|give me|call) (?:a |an )"
    r"(?:real |live )?(?:human|person|agent|clerk|operator)\b",
    re.IGNORECASE,
)
#: What parts clauses.
CLAUSE = re.compile(r"[,，。.!！;；、~]+")
#: Characters of a clause that can still be nothing but fixed phrases.
_LONGEST = 24
_BEFORE = re.compile(r"^(?:那就|那|就|请|嗯|哦|啊|先|暂时|还是|帮我|我)")
_AFTER = re.compile(r"(?:吧|了|呀|啊|呢|嘛|哦|哈|的)$")


def says(text: str, fixed: Iterable[str]) -> bool:
    """Whether every clause of the utterance is made of `fixed` phrases, particles apart: “好好好，现在办吧”."""
    known = fixed if isinstance(fixed, frozenset) else frozenset(fixed)
    clauses = _bare_clauses(text)
    return bool(clauses) and all(_made_of(clause, known) for clause in clauses)


@remembered(256)
def _bare_clauses(text: str) -> tuple[str, ...]:
    """The clauses of an utterance, folded."""
    return tuple(bare for clause in CLAUSE.split(text) if (bare := folded(clause)))


def _made_of(clause: str, known: frozenset[str]) -> bool:
    if len(clause) > _LONGEST:
        return clause in known
    if clause in known or _spelt(clause, known):
        return True
    shorter = {_BEFORE.sub("", clause), _AFTER.sub("", clause)} - {clause, ""}
    return any(_made_of(one, known) for one in shorter)


def _spelt(clause: str, known: frozenset[str]) -> bool:
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
            if clause[start:end] in known:
                reached[end] = True
    return reached[-1]


_PARTICLES = "吧了呀啊呢嘛哦哈的"
#: Characters of a fixed phrase that may stand beside others.
_LONGEST_PHRASE = 12


def wants_nothing_more(text: str) -> bool:
    """Whether a no is followed by words that say that this was all, and by nothing else: “No, that's all. Thanks.”"""
    no, *rest = clauses_of(text) or [""]
    return bool(rest) and folded(no) in _PLAIN_NO and all(says(one, _AFTER_NO) for one in rest)


#: In Chinese what follows a no is what is right (不对，没有).
_PLAIN_NO = ("no", "nope", "nah", "nothanks", "nothankyou")
_AFTER_NO = phrases.NO | phrases.NOTHING_MORE | phrases.CHITCHAT["thanks"]


def has_none(text: str) -> bool:
    """Whether a short answer says that there is nothing to give (没改过名, 没有单位, 还没定)."""
    return bool(_NONE.match(simplify(text))) and len(folded(text)) <= 8


_NONE = re.compile(r"^(?:我|我们|还|都|从来|现在|暂时)*(?:没|无(?!锡)|不用|不需要|不填|none|no\b)", re.IGNORECASE)


def leaves_out(text: str) -> bool:
    """Whether the last clause skips, whatever reason stands before it."""
    clauses = clauses_of(text)
    return bool(clauses) and says(clauses[-1], phrases.LEAVE_OUT)


def ends_plainly(text: str) -> bool:
    """Whether the last clause is a plain yes or no: “新车哪来的事故，没有”."""
    clauses = clauses_of(text)
    return len(clauses) > 1 and (says_yes(clauses[-1]) or says_no(clauses[-1]))


def comes_later(text: str) -> bool:
    """Whether the last clause promises a document for later, or there is none."""
    clauses = clauses_of(text)
    last = clauses[-1] if clauses else ""
    return has_none(text) or says(last, phrases.LATER) or bool(_FOLLOWS.fullmatch(folded(last)))


_FOLLOWS = re.compile(
    r"(?:那|就|先|我们?|等|只能|可以)*"
    r"(?:以后|之后|随后|往后|后面|后头|后续|回头|到时候?|晚[点些]儿?|改[天日]|下[次周]|过[几两]天|明[天儿]|后天|一会儿?|等会儿?|稍后|有了|拿到(?:手|了)?|办好了?|开完会?|找到了?)"
    r"(?:我们?|了|再|就|给你们?|来|去|一起|一并|单独)*(?:补|交|带|送|传|拿|提供|上传|寄)(?:交|齐|上|过?来|过?去|给你们?|一?下)*(?:吧|行吗|哈|啊|的|了)*"
)


def says_yes(text: str) -> bool:
    """Whether every clause is a yes to a yes-or-no question."""
    return says(text, phrases.HAVE)


def says_no(text: str) -> bool:
    """Whether every clause is a no to one."""
    return says(text, phrases.HAVE_NOT)


def clauses_of(text: str) -> list[str]:
    """The clauses of an utterance, as typed."""
    return [clause.strip() for clause in CLAUSE.split(text) if clause.strip()]


def gives_up(text: str) -> bool:
    """Whether a short utterance drops the matter and says why in one clause: “算了太麻烦”."""
    clauses = clauses_of(text)
    return bool(clauses) and bool(_GIVES_UP.fullmatch(folded(clauses[-1])))


_GIVES_UP = re.compile(
    r"(?:那|哎|唉|哼)*(?:算了|不办了|不弄了|不填了)(?:吧|了)?(?:这也|也|实在|真|太|好|这么|那么)*(?:麻烦|复杂|烦|累|慢|啰嗦|难|费劲)(?:了|死了|啊|呀)*"
    r"|(?:这也|也|实在|真|太|好|这么|那么)*(?:麻烦|复杂|烦|累|慢|啰嗦|难|费劲)(?:死)?了?(?:我)?(?:不办|不弄|不填|算)了(?:吧|啊)*"
)


def submits(text: str) -> bool:
    """Whether these are the exact words that submit, perhaps after words of agreement."""
    clauses = _bare_clauses(text)
    if not clauses or not all(_made_of(clause, phrases.AGREED) for clause in clauses[:-1]):
        return False
    last = clauses[-1]
    return last in phrases.SUBMIT or _SUBMIT_LEAD.sub("", last) in phrases.SUBMIT


_SUBMIT_LEAD = re.compile(r"^(?:可以|行了|好的?|没问题|那就|就)+|(?:吧|了)$")


def asks(text: str) -> bool:
    """Whether the utterance looks like a question."""
    return bool(_ASKING.search(simplify(text)))


def asked_with_slip(text: str) -> str:
    """An English question whose first word has a slip in it, put right: “rae you open on weekends”; else empty."""
    first, _, rest = text.partition(" ")
    if not _BEHIND_ASKING.match(rest) or not first.isascii():
        return ""
    meant = next((one for one in _ASKING_EN if OSA.distance(first.lower(), one) == 1), "")
    return f"{meant} {rest}" if meant else ""


_ASKING_EN = (
    "what",
    "how",
    "where",
    "when",
    "which",
    "why",
    "who",
    "can",
    "could",
    "do",
    "does",
    "are",
    "should",
    "must",
)
#: What stands behind the first word of a question.
_BEHIND_ASKING = re.compile(
    r"(?:you|i|we|it|is|are|do|does|can|much|long|many|there|will|should|must)\b", re.IGNORECASE
)


def asks_firmly(text: str) -> bool:
    """Whether it is a question even where free text is expected."""
    return bool(_ASKING_FIRMLY.search(simplify(text)))


def without_tag(text: str) -> str:
    """`text` with commas in place of a question at its end that only asks for consent: “…，这样可以吗？”, “…好吗”."""
    tag = _TAG.search(simplify(text))
    return text if tag is None else text[: tag.start()] + "，" * (len(text) - tag.start())


_TAG = re.compile(
    r"(?:[,，。;； ]|^)(?:我?(?:就|先)?(?:这样|这么)(?:填|写|说|报)?)?(?:可以|行|对|好|成)(?:吗|么|不[行对好成]?)[?？。!！ ]*$"
    r"|(?<=.)好(?:吗|不好)[?？。!！ ]*$"
    r"|[,，。;； ](?:is that|would that be|if that's) (?:ok|okay|all right|fine)[?. ]*$",
    re.IGNORECASE,
)


def applies(text: str) -> bool:
    """Whether the utterance wants something done."""
    return bool(_APPLYING.search(simplify(text)))


_CHANGES_OVER = re.compile(
    r"^(?:哦|啊|诶|哎呀?|不好意思|对不起|等等|等一?下|嗯|那)*[,，。!！ ]*"
    r"(?:算了(?:吧)?|不办(?:这个|了)|不弄(?:这个|了)|先不[办弄](?:这个)?|(?:我)?(?:搞|弄|说|点|选)错了?|不是(?:办)?(?:这个|这件|这项)|换一?个|改办|不要这个)"
    r"[了吧,，。!！ ]*(?P<wish>.{3,})$"
)


def wish_instead(text: str) -> str:
    """What somebody wants done instead of what is open: “算了，先办居住证”, “搞错了，我要…”; empty where nothing is."""
    match = _CHANGES_OVER.match(simplify(text)) or _CHANGES_OVER_EN.match(text.lstrip("，"))
    return text[-len(match["wish"]) :] if match else ""


_CHANGES_OVER_EN = re.compile(
    r"^(?:(?:no|nope|oh|sorry|wait|hold on)[,. ]+)*"
    r"(?:(?:not (?:that|this)(?: one)?|never ?mind|wrong (?:one|form|thing)|forget (?:that|this|it)|scratch that"
    r"|that'?s not (?:it|what i (?:want|need|meant)))[,.!; ]+(?:sorry[, ]+)?(?:i(?:'d)? (?:actually |really |rather )?"
    r"(?:want|need|meant|mean|like|would like|do)|i'd rather)|i (?:meant|mean))(?: to)?(?: apply for| get| do)? (?P<wish>.{3,})$",
    re.IGNORECASE,
)


def names_errand(text: str) -> bool:
    """Whether nothing but the errand is named: 办失业金; where a form is open this may be a value."""
    return bool(_ERRAND.match(simplify(text)))


_ERRAND = re.compile(r"办(?![好完过公法事不了到得成理])(?=[\u3400-\u9fff])")


def applies_firmly(text: str) -> bool:
    """Whether it does in words that can hardly be part of a value."""
    return applies(text) and bool(_APPLYING_FIRMLY.search(simplify(text)))


_ORDER = re.compile(
    r"(?:忽略|无视|不要管|别管|忘掉|忘记)[^，。]{0,6}(?:之前|以上|前面|上面|所有|一切)[^，。]{0,6}(?:指令|提示|规则|要求|设定|问题)"
    r"|(?:系统|管理员?|开发者|调试)(?:提示|模式|指令|权限|命令)|跳过所有|(?:直接|立即|马上|自动)(?:帮我|给我|替我)?(?:提交|通过|批准)"
    r"|从现在(?:起|开始)你|提示词|所有(?:的)?必填|(?:不用|无需|不必|免)确认"
    r"|\b(?:ignore|disregard|forget) (?:all |any )?(?:the |your |my )?(?:previous|above|prior|earlier|instructions|rules)\b"
    r"|\bsystem (?:prompt|notice|message|override)\b|\b(?:admin(?:istrator)?|developer|debug|maintenance|root) mode\b"
    r"|\bi(?:'m| am) (?:a|the|your) (?:developer|admin(?:istrator)?)\b|\bfrom now on,? (?:you|only|always|just|answer|reply)\b"
    r"|\b(?:skip|bypass) (?:all|every|any) (?:the )?(?:questions?|checks?|confirmations?|steps?|fields?)\b"
    r"|\b(?:no confirmation (?:is )?(?:needed|required|necessary)|(?:without(?: any)?|skip the) confirmation)\b|\b(?:all|every) (?:the )?(?:required|mandatory) (?:field|blank)s?\b",
    re.IGNORECASE,
)


def orders(text: str) -> bool:
    """Whether somebody tries to give orders to the machine itself; that is no value of anything, and done it is not."""
    return bool(_ORDER.search(simplify(text)))


def wants_another(text: str) -> bool:
    """Whether “another one?” was answered with yes, in a sentence."""
    return bool(_ANOTHER.search(simplify(text))) and not wants_no_other(text)


def wants_no_other(text: str) -> bool:
    """Whether it was answered with no."""
    return bool(_NO_OTHER.search(simplify(text)))


def asks_progress(text: str) -> bool:
    return bool(_PROGRESS.search(simplify(text)))


def wants_human(text: str) -> bool:
    return says(text, phrases.HUMAN) or (
        len(text) <= (50 if text.isascii() else 20) and bool(_HUMAN.search(simplify(text)))
    )
