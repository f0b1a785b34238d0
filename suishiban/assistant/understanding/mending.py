"""In which words is something put right: “不对,是…”, “电话改成…”, “不是A，是B”, “改第二项”?"""

import re

from suishiban.knowledge.text import simplify

_INTERJECTION = re.compile(
    r"^(?:哦|啊|诶|哎呀?|呃|额|噢|等等|等一?下|不好意思|对不起|抱歉|sorry)[,，。!！ ]*", re.IGNORECASE
)
_LEAD_CORRECTION = re.compile(
    r"^(?:不+对+|对不(?=[,，])|不是(?=[,，。.!！、:： ])|错了|说错了|写错了|填错了|刚才(?:说|写|填)错了|刚刚(?:说|写|填)错了|我(?:刚才)?(?:说|写|填)错了|更正(?:一下)?|纠正一下"
    r"|no(?=[,，])|actually|wrong|correction|i made a mistake|scratch that|strike that|i mean(?:t)?\b(?! to)|make that)[,，。.!！、:： ]*"
    r"(?:(?:应该|应当|其实|实际)?(?:是|为|改成|改为|填(?!表|报|写))?|it(?:'s| is| should be))[:： ]*(?P<value>.+)$",
    re.IGNORECASE,
)
#: “不是A，是B”, “不是A而是B”; the new value stands behind. Without 是 it is one only where A is known.
_INSTEAD = re.compile(
    r"^(?:我们?|公司|他|她|它|这个?|那个?|这里|地址|名字)*(?:并不是|并非|不是(?!说)|不叫|不在|不住)(?P<old>[^,，。;；]{1,30}?)"
    r"(?:[,，。;； ]+(?P<is>而?(?:应该|应当|其实|实际上?)?(?:是|叫|在|住在?|改成|改为))?|(?P<but>而是|应该是|应当是)|是)[:： ]*(?P<value>[^,，。;；\s].*)$"
    r"|^(?:it(?:'s| is) )?not (?P<old2>.{1,30}?),? (?P<is2>but|it(?:'s| is)) (?P<value2>.+)$",
    re.IGNORECASE,
)
#: A whole utterance that only denies: “不是X”, “并没有X”.
_DENIAL = re.compile(
    r"^(?:哦|啊|嗯|哎|我们?|我家|公司|他们?|她们?|它|这|那|其实|可|都|又|也|还|从来|根本|压根儿?|真的?)*"
    r"(?:并不是|并非|不是(?!说)|不属于|不算|并?没有|并?没(?!有)|无|非|不|it(?:'s| is) not |i(?:'m| am) not |not )(?P<what>[^,，。;；!！?？]{2,20}?)"
    r"(?:[的了啊呀呢吧嘛哦哈]|过)*[。.!！ ]*$",
    re.IGNORECASE,
)
#: After an interjection such as 不好意思 a bare “是…” corrects too.
_SORRY_IT_IS = re.compile(r"^(?:应该|应当|其实)?是[:： ]*(?P<value>.+)$")
_CHANGE_TO = re.compile(
    r"^(?:请?把|将)?(?P<label>.{1,20}?)(?:(?:说|写|填)?错了?[,，。 ]*)?(?:改成|改为|成改|为改|换成|更正为|应该是|应为)[:： ]*(?P<value>.+)$"
)
#: What stands around a change that is asked for politely: “Actually, could you change … to …, please?”; commas
#: may stand for what was passed over
LEAD_EN = (
    r"[，\s]*(?:(?:no|actually|sorry|oh|wait|well|hmm|yes|then)[,. ]+)*"
    r"(?:(?:can|could|would|will|may) (?:you|we|i) |i(?:'d| would) like (?:you )?to |i (?:want|need) to |let's |please )*"
)
TAIL_EN = r"(?:,? (?:please|instead|thanks|thank you))*[.?! ]*"
_CHANGE_TO_EN = re.compile(
    rf"^{LEAD_EN}(?:change|correct|switch|update)(?: the| my| our)? (?!(?:it|that|this) )(?P<label>.{{1,60}}?) to (?P<value>.+?){TAIL_EN}$"
    r"|^(?:the )?(?P<label2>.{1,30}?) is wrong,? it (?:should be|is) (?P<value2>.+)$",
    re.IGNORECASE,
)
_MENDED = re.compile(
    r"^(?P<label>.{1,12}?)(?:说错了|写错了|填错了|错了|不对)[,，。 ]*(?:(?:应该|应.|.该)?(?:是|为)|改[成为])[:： ]*(?P<value>.+)$"
)
_REVISE = re.compile(
    r"^(?:我要|我想|请|帮我)?(?:改|修改|更改|重填|重新填写?|改一?下|修改一?下)(?P<what>.{1,20})$|^(?:change|edit|fix)(?: the)? (?P<en>.{1,30})$"
    r"|^(?:我要|我想|请|帮我)?把(?P<taken>.{1,20}?)(?:重新|再)?(?:填|改|写|弄)(?:一下|一遍|掉)$"
    r"|^(?P<place>.{1,12}?)(?:那里|这里|那项|这项|那栏)?(?:要|得|需要|想)(?:改|修改|重填|重新填)(?:一下)?$"
    r"|^(?P<wrong>.{1,12}?)(?:填|写|说)错了[,，。 ]*(?:我?(?:要|想)?(?:改|重填|重新填|重写)(?:一下)?)?$",
    re.IGNORECASE,
)
_ITEM_NUMBER = re.compile(r"^第?(?P<number>[0-9一二三四五六七八九十两]{1,3})(?:项|个|条|行|栏)$")


def correction(text: str) -> tuple[str, int] | None:
    """The new value of “不对,是…” and where it starts."""
    sorry = _INTERJECTION.match(simplify(text))
    start = sorry.end() if sorry else 0
    view = simplify(text)[start:]
    match = _LEAD_CORRECTION.match(view) or (_SORRY_IT_IS.match(view) if sorry else None)
    return (text[start + match.start("value") :], start + match.start("value")) if match else None


def instead(text: str) -> tuple[str, str, int, bool] | None:
    """Of “不是A，是B”: A, B, where B starts, and whether it is said in so many words that B is right."""
    match = _INSTEAD.match(simplify(text))
    if match is None:
        return None
    two = "" if match["old"] else "2"
    outright = bool(match["is"] or match["but"] or match["is2"])
    start = match.start(f"value{two}")
    return match[f"old{two}"].strip(), text[start:], start, outright


def denial_of(text: str) -> str:
    """What an utterance denies that says nothing else: X of “不是X”; empty for any other."""
    match = _DENIAL.match(simplify(text))
    return match["what"] if match and not _INSTEAD.match(simplify(text)) else ""


def change_of(text: str) -> tuple[str, str, int] | None:
    """Label, new value and its start, of “电话改成…”, “地址错了,是…”, “change the phone to …”."""
    match = _MENDED.match(simplify(text)) or _CHANGE_TO.match(simplify(text))
    if match:
        return match["label"], text[match.start("value") :], match.start("value")
    english = _CHANGE_TO_EN.match(text)
    if not english:
        return None
    name = "" if english["label"] else "2"
    return english[f"label{name}"], english[f"value{name}"], english.start(f"value{name}")


_ERROR = re.compile(r"错|不对|更正|改[成为到]|换成")


def speaks_of_error(text: str) -> bool:
    """Whether the utterance says in some way that something is wrong or is to be changed."""
    return bool(_ERROR.search(simplify(text)))


#: Characters up to which such an utterance wants nothing else.
_CORRECTS_ONLY = 48
_MISTAKE = re.compile(r"(?:说|填|写|弄|搞)错了?|(?<=[^那就还是，, ])改[成为](?!立)|更正")


def only_corrects(text: str) -> bool:
    """Whether the whole utterance puts something right, whatever it is: it is no value of what was asked."""
    return len(text) <= _CORRECTS_ONLY and bool(_MISTAKE.search(simplify(text)))


def puts_right(text: str) -> bool:
    """Whether something is named and put right, though the name may be misspelt: neither a yes nor a no."""
    return bool(_PUTS_RIGHT.search(simplify(text)) or _PUTS_RIGHT_EN.match(text.lstrip("，")))


_PUTS_RIGHT_EN = re.compile(
    r"^(?:(?:no|nope|sorry|wait|oh)[,. ]+)*(?:i mean(?:t)?\b(?! to)|scratch that|strike that|make that|it should (?:be|have been)"
    r"|that should (?:be|have been))[,:. ]*\S.{1,}",
    re.IGNORECASE,
)
_PUTS_RIGHT = re.compile(r"^不对[,，].{2,}(?:是|改成|改为).{2,}|(?:说|填|写)错了[,，].{3,}")


def revision_of(text: str) -> str:
    """What “修改电话”, “改第二项” wants to change; empty: nothing."""
    match = _REVISE.match(simplify(text).rstrip("。.!！ "))
    return next(filter(None, match.groups()), "").strip() if match else ""


_ROW = re.compile(
    r"^第(?P<number>[0-9一二三四五六七八九十]{1,2})[个位名笔枚项](?:[^的得地]{0,8}[的得地])?(?P<rest>.+)$"
)
_OF_A_ROW = re.compile(
    r"^(?P<label>第[0-9一二三四五六七八九十]{1,2}[个位名笔枚项].{1,16}?)(?:应该)?(?:是|为|:|：)\s*(?P<value>.+)$"
)


def value_of_row(text: str) -> tuple[str, str, int] | None:
    """Label with its row, value and its start, of “第2个股东的姓名是…”."""
    match = _OF_A_ROW.match(simplify(text))
    return (match["label"], text[match.start("value") :], match.start("value")) if match else None


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
