"""Whose name is it that was said without saying whose? “叫陈小雨”, while something else is asked

It is that of the only name still to be given; where several are, it is asked whose it is.
"""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of, takes
from suishiban.knowledge.fields.surnames import SURNAME
from suishiban.knowledge.text import simplify

_CALLED = re.compile(
    rf"(?:嗯|哦|对了?|那个|[,，])*(?:[他她]的?)?(?:名字|姓名)?(?:就?叫做?|(?<=名)[字]?是)"
    rf"(?P<value>{SURNAME}[\u4e00-\u9fff]{{1,3}}?)(?:[吧啊呀哦的]|[,，。.!！])*"
)
#: Types that take nearly any words, a name among them.
_TAKE_NAMES = ("name", "org_name", "text")


def name_of_somebody(heard: Heard) -> Commands:
    """A name and nothing else, while no name is asked for."""
    form, matter = heard.form, open_matter(heard)
    prompt, pending = pending_of(heard)
    match = _CALLED.fullmatch(simplify(heard.utterance.text))
    if form is None or matter is None or match is None:
        return ()
    if pending is not None and pending.field.type in _TAKE_NAMES:
        return ()
    also = prompt.also if prompt is not None else ()
    empty = [one for one in form.relevant.blanks if one.field.type == "name" and one.path not in matter.answers]
    if any(one.path in also for one in empty):
        return ()  # a name is among what was asked for
    raw, span = heard.utterance.text[slice(*match.span("value"))], c.Span(*match.span("value"))
    if len(empty) == 1 and takes(heard, empty[0], raw):
        return (c.GiveValue(empty[0].path, raw, span),)
    return (c.WhoseName(tuple(one.path for one in empty), span),)
