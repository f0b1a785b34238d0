"""Which single figures of the number given last are put right? “最后一位是3”, “第三位错了，是8”, “末尾少了一个5”

The new number is made from the one that stands, or from the one that was just refused. It is taken only where what was
said makes one valid number; else the number is asked for again.
"""

import re
from collections.abc import Iterator

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.form.figures import compact, of_figures
from suishiban.assistant.form.lines import form_lines
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.heard import Commands, changeable, open_matter, pending_of, takes
from suishiban.assistant.understanding.naming import path_named
from suishiban.knowledge.fields.spot import spoken

#: Characters of an utterance that says nothing else.
_LONGEST = 40
_SLIP = "[打说写填输按念报弄看听]"
_LEAD = (
    rf"(?:[,.!?~ ]|哦|啊|哎呀?|诶|嗯|等1?下|等等|不好意思|对不起|抱歉|刚才|刚刚|那个|我|号码|不对|错了|{_SLIP}[错反]了?"
    rf"|有(?:1个|1位|个)?(?:数字?|地方)?{_SLIP}?错了?)*"
)
#: What number is meant: 身份证的最后一位, 手机号第三位.
_WHOSE = r"(?P<whose>[^0-9A-Z,.!?第倒最末尾前后开头中少漏缺掉多]{0,10}?)的?"
_NTH = r"(?:第(?P<{0}>[0-9十]{{1,3}})(?:位|个)|倒数第(?P<{0}back>[0-9十]{{1,2}})(?:位|个))(?:数字?|字)?"
_PLACE = (
    r"(?:" + _NTH.format("nth") + r"|(?P<last>(?:最后|末尾)(?:那|的)?(?:1(?:位|个))?|最末1?位|末位|尾数)(?:数字?|字)?"
    r"|(?:最后|后|末|尾)(?P<tail>[2-9])(?:位|个)(?:数字?)?|尾号|(?P<head>(?:最前|开头|头|前)(?P<heads>[1-9])?(?:位|个))(?:数字?)?)"
)
_IS = (
    rf"(?:那里|那|这)?(?:{_SLIP}?错了?|不对)?[, ]*(?:应该|应当|其实|实际)?(?:不是[0-9X]{{1,4}}[, ]*(?:而|应该)?)?"
    r"(?:是|为|改成|改为|改|换成|成)[: ]*(?P<figures>[0-9X]{1,8})"
)
_END = r"(?:[, ]*不是[0-9X]{1,4})?(?:才对|[的了哦啊吧呀呢嘛])*[.! ]*"
_ONE = r"(?:1?个|1位|个数字?)?[, ]*(?P<figure>[0-9X])"
_WHERE = (
    r"(?:(?P<end>(?:最后|末尾|后面|结尾|尾巴|尾)(?:面|那里|边)?)|(?P<start>(?:最前|开头|前面|头)(?:面|那里|边)?)"
    r"|中间|里面|当中)?(?:还|是|又|好像)?"
)
_PUT = re.compile(_LEAD + _WHOSE + _PLACE + _IS + _END)
_MISSING = re.compile(_LEAD + _WHOSE + _WHERE + rf"(?:少|漏|缺|掉){_SLIP}?了?" + _ONE + _END)
_SURPLUS = re.compile(_LEAD + _WHOSE + _WHERE + rf"多{_SLIP}?了?" + _ONE + _END)
_TAKEN_FOR = re.compile(
    _LEAD + _WHOSE + rf"把?(?P<right>[0-9X]){_SLIP}错?成了?(?P<wrong>[0-9X])" + _END
    + "|" + _LEAD + r"(?:那个|有个|其中1?个|里面的?)?(?P<wrong2>[0-9X])(?:应该|应当)(?:是|为)(?P<right2>[0-9X])" + _END
)  # fmt: skip
_EXCHANGED = re.compile(_LEAD + _WHOSE + rf"(?:最后|后|末|尾)2(?:位|个)(?:数字?)?(?:{_SLIP}?反了?|颠倒了?)" + _END)
_NTH_EN = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_PUT_EN = re.compile(
    r"(?:(?:no|sorry|oh|wait|typo)[,. ]+)*(?:the )?(?:(?P<last>last)|(?P<nth>\d{1,2})(?:st|nd|rd|th)|(?P<word>"
    + "|".join(_NTH_EN)
    + r")) (?:digit|figure|number|character)"
    r"(?: of (?:my|the|his|her|our) (?P<of>phone|mobile|id|card|passport)(?: number)?)?"
    r"(?: is wrong| was wrong)?[,. ]*"
    r"(?:(?:it )?(?:is|should be|should have been)|it's) *(?:an? )?(?P<figures>[0-9x])[.! ]*",
    re.IGNORECASE,
)
_MISSING_EN = re.compile(
    r"(?:(?:no|sorry|oh|wait|typo)[,. ]+)*(?:i (?:missed|left out|forgot) (?:an? |the )?(?P<figure>[0-9x]) at the end"
    r"|there(?:'s| is) (?:an? )?(?P<figure2>[0-9x]) missing at the end)[.! ]*",
    re.IGNORECASE,
)


def figures_put_right(heard: Heard) -> Commands:
    """The number given last with the figures put right that were named; where that makes no valid one, it is asked for
    again."""
    form, matter, text = heard.form, open_matter(heard), heard.utterance.text
    if form is None or matter is None or not text or len(text) > _LONGEST:
        return ()
    match, pattern = next(((found, one) for one in _PATTERNS if (found := one.fullmatch(_view(text)))), (None, None))
    if match is None or pattern is None:
        return ()
    of = match.groupdict().get("of")
    standing = (
        _of_kind(form, matter, of) if of else _standing(heard, form, matter, match.groupdict().get("whose") or "")
    )
    if standing is None:
        return (c.Unclear(text),)
    blank, numbers = standing
    made = [_made(match, pattern, number) for number in numbers]
    valid = ([one for one in numbers if takes(heard, blank, one)] for numbers in made)
    sure = next((found[0] for found in valid if len(found) == 1), "")
    return tuple(_written(form, blank, sure, made[0], c.Span(0, len(text))))


def _made(match: re.Match[str], pattern: re.Pattern[str], number: str) -> list[str]:
    return [one for one in dict.fromkeys(_edited(match, pattern, number)) if one != number]


def _written(form: OpenForm, blank: Blank, sure: str, made: list[str], span: c.Span) -> Iterator[c.Command]:
    """The one valid number; else what is wrong with the only one that can be meant, before it is asked for again."""
    applies = any(one.path == blank.path for one in form.relevant.blanks)
    numbers = [sure] if sure else made if len(made) == 1 else []
    if applies:
        yield from (c.Correct(one, span, blank.path) for one in numbers)
    else:
        yield from (c.KeepInMind(blank.path, one, span) for one in numbers)
    if not sure:
        yield c.Revise(blank.path) if applies else c.Unclear("")


def _view(text: str) -> str:
    return spoken(text).replace("两", "2").upper().strip(" ,")


_PATTERNS = (_PUT, _MISSING, _SURPLUS, _TAKEN_FOR, _EXCHANGED, _PUT_EN, _MISSING_EN)


def _standing(heard: Heard, form: OpenForm, matter: Matter, whose: str) -> tuple[Blank, list[str]] | None:
    """The number meant: of the blank named, else the one just refused, else the one given last."""
    _, pending = pending_of(heard)
    if whose.strip():
        answered = [line.path for line in form_lines(form.compiled.guide, form.relevant, matter.answers)]
        named = path_named(whose.strip(), form.relevant, answered)
        return _number(form, matter, named) if named else None
    said = [change.path for change in reversed(matter.journal)]
    refused = [*matter.refused][::-1]
    asked = [pending.path] if pending is not None and pending.path in matter.refused else []
    recent = [path for path in (*asked, matter.last_path, *refused, *said) if path]
    return next((found for path in recent if (found := _number(form, matter, path))), None)


def _of_kind(form: OpenForm, matter: Matter, word: str) -> tuple[Blank, list[str]] | None:
    """The only number of the kind that an English word names."""
    fitting = [one.path for one in form.relevant.blanks if one.field.type in _KINDS_EN[word.lower()]]
    found = [number for path in fitting if (number := _number(form, matter, path))]
    return found[0] if len(found) == 1 else None


_KINDS_EN = {
    "phone": ("mobile", "phone", "landline"),
    "mobile": ("mobile", "phone"),
    "id": ("id_number",),
    "card": ("bank_card", "id_number"),
    "passport": ("passport",),
}


def _number(form: OpenForm, matter: Matter, path: str) -> tuple[Blank, list[str]] | None:
    """The blank at `path` with the number that was refused since, and the one that stands."""
    blank = blank_at(form.compiled.guide, path)
    if blank is None or not of_figures(blank.field):
        return None
    refused = [matter.refused[path]] if path in matter.refused else []
    answer = matter.answers.get(path)
    stands = answer is not None and changeable(answer) and answer.value is not None
    numbers = [*refused, *([compact(str(answer.value))] if stands and answer is not None else [])]
    numbers = [one for one in numbers if len(one) >= _A_NUMBER]
    return (blank, numbers) if numbers else None


#: Figures of what is no count, nobody speaks of whose last figure.
_A_NUMBER = 5


def _edited(match: re.Match[str], pattern: re.Pattern[str], number: str) -> Iterator[str]:
    """The numbers that what was said may make of `number`."""
    said = match.groupdict()
    if pattern in (_PUT, _PUT_EN):
        yield from _put(said, number)
    elif pattern in (_MISSING, _MISSING_EN):
        yield from _with_one_more(said, number, str(said["figure"] or said.get("figure2")).upper())
    elif pattern is _SURPLUS:
        yield from _with_one_less(said, number, str(said["figure"]))
    elif pattern is _EXCHANGED:
        yield number[:-2] + number[-2:][::-1]
    else:
        wrong, right = str(said["wrong"] or said["wrong2"]), str(said["right"] or said["right2"])
        yield from (number[:at] + right + number[at + 1 :] for at, one in enumerate(number) if one == wrong)


def _put(said: dict[str, str | None], number: str) -> Iterator[str]:
    figures = str(said["figures"]).upper()
    count = int(said.get("tail") or said.get("heads") or len(figures))
    if said.get("head"):
        at = 0
    elif place := said.get("nth") or (str(_NTH_EN.index(word.lower()) + 1) if (word := said.get("word")) else ""):
        at = _ordinal(place) - 1
    elif back := said.get("nthback"):
        at = len(number) - _ordinal(back)
    else:
        at = len(number) - count
    if count == len(figures) and at >= 0 and at + count <= len(number):
        yield number[:at] + figures + number[at + count :]


def _with_one_more(said: dict[str, str | None], number: str, figure: str) -> Iterator[str]:
    if said.get("start"):
        yield figure + number
    elif "end" not in said or said["end"]:
        yield number + figure
    else:
        yield from (number[:at] + figure + number[at:] for at in range(len(number) + 1))


def _with_one_less(said: dict[str, str | None], number: str, figure: str) -> Iterator[str]:
    places = [at for at, one in enumerate(number) if one == figure]
    if said["start"] or said["end"]:
        places = [at for at in places if at == (0 if said["start"] else len(number) - 1)]
    yield from (number[:at] + number[at + 1 :] for at in places)


def _ordinal(said: str) -> int:
    """12 of 十2, 12 or 1十2."""
    tens, ten, ones = said.partition("十")
    return int(said) if not ten else 10 * int(tens or 1) + int(ones or 0)
