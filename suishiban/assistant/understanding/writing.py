"""How much of an utterance is free text, where free text was asked for?"""

import re
from collections.abc import Sequence

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank, plain_blanks
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.by_sound import sounds_alike
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.heard import Commands, takes, without
from suishiban.assistant.understanding.naming import wordings_of
from suishiban.assistant.understanding.spotting import Labelled, by_nearness, labelled_values, sure_values
from suishiban.knowledge.guide import FormField
from suishiban.knowledge.text import folded

#: Characters from which a free text may be a sentence of its own.
_SENTENCE = 60
#: Characters up to which something with the words of a question is one, whatever is asked.
_QUESTION = 16
#: Characters of politeness that may stand before the name of a blank.
_LEAD = 4
_POLITE = re.compile(r"(?:好的?|嗯+|哦|是的?|对|我的|那个|你好|您好|请问|ok|yes|the|my)*", re.IGNORECASE)
_PARTED = re.compile(r"[,，。;；!！、\s]+")
#: Characters that may stand before a value in its clause: “手机号是154…”.
_HEAD = 6


def takes_anything(blank: Blank, text: str) -> bool:
    """Whether free text is wanted and this is no question; a short blank wants no sentence with question words."""
    if blank.field.type != "text":
        return False
    told_at_length = holds_sentences(blank) and len(text) > _QUESTION
    return not (cues.asks_firmly(text) if told_at_length else cues.asks(text))


def holds_sentences(blank: Blank) -> bool:
    """Whether its text may be several sentences."""
    return blank.field.type == "text" and blank.field.max_length > _SENTENCE


def text_and_others(heard: Heard, form: OpenForm, blank: Blank, matter: Matter) -> Commands:
    """The text takes the whole utterance, unless that begins with the name of a blank.

    A short text ends where a later clause holds the value of another blank: “物理，学历是大专”.
    """
    text = heard.utterance.text
    if wants_code(blank) and (code := _code_in(text, blank, _named(heard, form, blank, matter))):
        return (code, *_beside(heard, form, blank, matter, code))
    about = _ABOUT_GOING_ON if "账号" in blank.field.label.zh else _NO_NUMBER
    if wants_code(blank) and about.search(text) and not _FIGURE.search(_WEEKDAY.sub("", text)):
        return (c.Unclear(text),)  # a number is wanted; here is none, nor the word that there is none
    others = _others(heard, form, blank, matter)
    before = _without_names(_before(text, others), form)
    taken = _accepted(heard, form, others)
    if not others or (before and not _splits(heard, form, blank, others)):
        return (c.GiveValue(blank.path, text, c.Span(0, len(text))),)
    if before and blank.path not in {one.path for one in others}:
        return (c.GiveValue(blank.path, before, c.Span(0, len(before))), *taken)
    return taken


def _others(heard: Heard, form: OpenForm, blank: Blank, matter: Matter) -> tuple[c.GiveValue, ...]:
    """Values that are named, and where one is, or in a short text, those that prove what they are."""
    text = heard.utterance.text
    labelled = labelled_values(text, by_nearness(_all_blanks(form), blank, matter), matter)
    given = tuple(one.given for one in labelled)
    if not labelled and holds_sentences(blank) and not _NUMBER.search(text):
        return ()
    named = {one.path for one in given} | {blank.path}
    rest = without(text, [(one.start, one.end) for one in labelled])
    empty = [other for other in form.relevant.blanks if other.path not in named]
    sure = _accepted(heard, form, sure_values(rest, empty, matter, heard.moment.types))
    return (*given, *(one for one in sure if not _IN_A_CODE.search(text[: one.span.start])))


def wants_code(blank: Blank) -> bool:
    """Whether the blank wants the number of a paper."""
    return bool(_CODE.search(blank.field.label.zh))


def holds_code(clause: str) -> bool:
    """Whether there is such a number in it."""
    return bool(_NUMBER.search(clause))


def _named(heard: Heard, form: OpenForm, blank: Blank, matter: Matter) -> tuple[Labelled, ...]:
    """Values under the names of other blanks."""
    found = labelled_values(heard.utterance.text, by_nearness(form.relevant.blanks, blank, matter), matter)
    return tuple(one for one in found if one.blank.path != blank.path)


#: What looks like a day in MC20240315 is none.
_IN_A_CODE = re.compile(r"[A-Za-z0-9]$")


def _code_in(text: str, blank: Blank, named: Sequence[Labelled]) -> c.GiveValue | None:
    """The clause that holds a number, where the blank wants one and no other does: “看到了，X990000123”."""
    rest = without(text, [(one.start, one.end) for one in named])
    clauses = [match for match in re.finditer(r"[^,，。!！\s]+", rest) if _NUMBER.search(match[0])]
    if len(clauses) != 1 or len(clauses[0][0]) == len(text):
        return None
    start, end = clauses[0].span()
    start += head_of_code(clauses[0][0])
    return c.GiveValue(blank.path, text[start:end], c.Span(start, end))


def head_of_code(clause: str) -> int:
    """Where the number of a paper begins behind the name of what it is, with a slip in it: 出生学证明编号：Z99…"""
    head = _UNDER_A_NAME.match(clause)
    return head.end() if head and holds_code(clause[head.end() :]) else 0


_UNDER_A_NAME = re.compile(r"[\u3400-\u9fff]{2,14}[:：是]")


def _beside(heard: Heard, form: OpenForm, blank: Blank, matter: Matter, code: c.GiveValue) -> tuple[c.GiveValue, ...]:
    """Values that are named in the other clauses."""
    rest = without(heard.utterance.text, [(code.span.start, code.span.end)])
    labelled = labelled_values(rest, by_nearness(form.relevant.blanks, blank, matter), matter)
    return tuple(one.given for one in labelled)


#: Blanks that want the number of a paper, and what has one in it.
_CODE = re.compile("编号|证号|证明号|号码|文号|备案号|登记号|账号|代码|书号")
_NUMBER = re.compile(r"\d{4,}")
#: The name of an account may be any word; other numbers have a figure in them, where it is not said that there is none.
_NO_NUMBER = re.compile(r"^(?![不无没未遗丢]).{4,}|^(?:我|们|继|续|先|再|等)")
_WEEKDAY = re.compile("(?:星期|周|礼拜)[一二三四五六]")
_ABOUT_GOING_ON = re.compile(r"^我|们|继|续|先|再|等")
_FIGURE = re.compile(r"[\dA-Za-z零〇一二三四五六七八九幺]")
#: Characters of a blank's name that hardly stand in a text by chance.
_FULL_NAME = 4
#: Types whose values prove what they are.
_CHECKED = ("id_number", "mobile", "phone", "credit_code", "bank_card", "plate", "email", "date", "address")


def _without_names(text: str, form: OpenForm) -> str:
    """`text` without a last clause that only names the blank whose value follows it."""
    clauses = list(_PARTED.finditer(text))
    names = {name for one in form.relevant.blanks for name in (one.field.label.zh, *one.field.aliases)}
    if clauses and text[clauses[-1].end() :] in names:
        return text[: clauses[-1].start()]
    return text


def _all_blanks(form: OpenForm) -> tuple[Blank, ...]:
    """Those that apply and those that may come to apply: where one is named, the text ends too."""
    active = {blank.path for blank in form.relevant.blanks}
    return (*form.relevant.blanks, *(one for one in plain_blanks(form.compiled.guide) if one.path not in active))


def _before(text: str, others: Sequence[c.GiveValue]) -> str:
    """What stands before the clause of the first of them, politeness apart."""
    first = min((one.span.start for one in others), default=0)
    before = text[: _clause_of(text, first) or first].strip(" ,，。;；、")
    return "" if len(before) <= _LEAD and (_POLITE.fullmatch(before) or sounds_alike(before, "不对")) else before


def _clause_of(text: str, start: int) -> int:
    """Where the clause begins that holds character `start`."""
    return max((match.end() for match in _PARTED.finditer(text, 0, start)), default=0)


def _splits(heard: Heard, form: OpenForm, blank: Blank, others: Sequence[c.GiveValue]) -> bool:
    """Whether the first stands in a later clause, all but at its beginning; in a text of sentences it takes more.

    There one of them proves what it is, stands behind a colon, is an option of its blank, or is not the only one.
    """
    text, fields = heard.utterance.text, {one.path: one.field for one in _all_blanks(form)}
    if holds_sentences(blank) and len(others) < 2:
        (only,) = others
        named = text[only.span.start : text.rfind(only.raw, only.span.start, only.span.end)].rstrip()
        head, field = named.rstrip("：:是为 "), fields[only.path]
        proved = field.type in _CHECKED or named.endswith(("：", ":")) or _is_option(only.raw, field)
        if not proved and len(head) < _FULL_NAME:
            return False
    first = min(one.span.start for one in others)
    return 0 < _clause_of(text, first) >= first - _HEAD


def _is_option(raw: str, field: FormField) -> bool:
    return any(folded(raw) == folded(name) for option in field.options for name in wordings_of(option))


def _accepted(heard: Heard, form: OpenForm, others: Sequence[c.GiveValue]) -> tuple[c.GiveValue, ...]:
    """Those that their blanks accept, of the blanks that apply."""
    active = {one.path: one for one in form.relevant.blanks}
    return tuple(one for one in others if takes(heard, active.get(one.path), one.raw))
