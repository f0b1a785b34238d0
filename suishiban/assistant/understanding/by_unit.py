"""Which blank is an amount for that is said with its unit and nothing else, while something else is asked? “80平”

The only one still to be filled that wants that unit.
"""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of, takes
from suishiban.knowledge.text import simplify

_AMOUNT = re.compile(
    r"(?:大概|大约|差不多|一共|总共|就|有|是|也就|约|不到)*(?P<number>[0-9０-９.,零一二两三四五六七八九十百千万亿半]+)"
    r"(?P<unit>平方米|平米|个?平方?|㎡|万?元|万?块钱?|万|人|个人|个月|年|岁|枚|套|间|公斤|千克|瓦|度|次)(?:左右|多|吧|了|的|钱|[。.!！])*"
)
#: Units that are one, as a blank names them.
_SAME = {
    **dict.fromkeys(("平方米", "平米", "个平方", "个平", "平方", "平", "㎡"), "平方米"),
    **dict.fromkeys(("元", "万元", "块", "块钱", "万块", "万块钱", "万"), "元"),
    **dict.fromkeys(("人", "个人"), "人"),
}


def amount_with_unit(heard: Heard) -> Commands:
    """The amount for the only empty blank of its unit; an amount of money for the only empty sum."""
    form, matter, text = heard.form, open_matter(heard), heard.utterance.text
    _, pending = pending_of(heard)
    match = _AMOUNT.fullmatch(simplify(text))
    if form is None or matter is None or match is None:
        return ()
    if pending is not None and (not pending.field.options or takes(heard, pending, text)):
        return ()
    unit = _SAME.get(match["unit"], match["unit"])
    empty = [one for one in form.relevant.blanks if one.path not in matter.answers and _counts_in(one, unit)]
    raw = text[match.start("number") : match.end("unit")]
    if len(empty) != 1 or not takes(heard, empty[0], raw):
        return ()
    return (c.GiveValue(empty[0].path, raw, c.Span(match.start("number"), match.end("unit"))),)


def _counts_in(blank: Blank, unit: str) -> bool:
    if blank.field.type == "money":
        return unit == "元"
    said = blank.field.unit.zh if blank.field.unit is not None else ""
    return blank.field.type == "number" and _SAME.get(said, said) == unit
