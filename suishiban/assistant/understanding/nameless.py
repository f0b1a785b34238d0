"""Whose name is it that was said without saying whose? “叫陈小雨”, “店名叫小雨早餐店”, while something else is asked

It is that of the only name of its kind still to be given, kept in mind where that does not apply yet; where several
persons may be meant, it is asked who is.
"""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.answers import SourceKind
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.ahead import not_yet
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of, takes
from suishiban.knowledge.fields.surnames import SURNAME
from suishiban.knowledge.text import simplify

_LEAD = r"(?:嗯|哦|对了?|那个|就|[,，])*"
_END = r"(?:[吧啊呀哦的]|[,，。.!！])*"
_CALLED = re.compile(
    rf"{_LEAD}(?:[他她]的?)?(?:名字|姓名)?(?:就?叫做?|(?<=名)[字]?是)(?P<value>{SURNAME}[\u4e00-\u9fff]{{1,3}}?){_END}"
)
_BARE = re.compile(rf"(?P<value>{SURNAME}[\u4e00-\u9fff]{{2}})")
_ORG_CALLED = re.compile(
    rf"{_LEAD}(?:(?:店|公司|单位|厂)名?|名字|名称|字号|招牌)?(?:就?叫做?|(?<=[名字称号牌])是)"
    r"(?!什么|啥|哪|谁)(?P<value>[^,，。\s]{2,20}(?:店|铺|行|馆|厅|部|公司|厂|中心|工作室|超市|坊|轩|阁|摊|合作社|学校|幼儿园))"
    + _END
)
_I_AM = re.compile(rf"{_LEAD}(?:我|本人)(?:的名字)?(?:就?叫做?|名叫)(?P<value>{SURNAME}[\u4e00-\u9fff]{{1,3}}?){_END}")
#: Types that take nearly any words, a name among them.
_TAKE_NAMES = ("name", "org_name", "text")


def name_of_somebody(heard: Heard) -> Commands:
    """A name and nothing else, while no name is asked for."""
    form, matter, text = heard.form, open_matter(heard), heard.utterance.text
    prompt, pending = pending_of(heard)
    if form is None or matter is None or (pending is not None and pending.field.type in _TAKE_NAMES):
        return ()
    if prompt is not None and any(one.path in prompt.also for one in form.relevant.blanks if _names(one, "name")):
        return ()  # a name is among what was asked for
    if match := _ORG_CALLED.fullmatch(simplify(_last_clause(text))):
        return _only_one(heard, form, matter, match, "org_name")
    if own := _own_name(form, matter, text):
        return own
    match = _CALLED.fullmatch(simplify(text)) or _BARE.fullmatch(simplify(text))
    if match is None:
        return ()
    empty = [one for one in form.relevant.blanks if _names(one, "name") and one.path not in matter.answers]
    bare = match.re is _BARE  # words may look like a name
    if bare and not (empty and takes(heard, empty[0], text)):
        return ()
    if len(empty) > 1 or bare:
        return (c.Whose(tuple(one.path for one in empty), c.Span(*match.span("value"))),)
    return _only_one(heard, form, matter, match, "name") or (c.Whose((), c.Span(*match.span("value"))),)


def _own_name(form: OpenForm, matter: Matter, text: str) -> Commands:
    """“我叫李婷” of who is known by name: that goes on where it is the same, and cannot be changed where it is not."""
    match = _I_AM.fullmatch(simplify(text))
    known = [one for one in form.relevant.blanks if _names(one, "name") and _from_log_in(matter, one)]
    if match is None or not known:
        return ()
    raw, span = text[slice(*match.span("value"))], c.Span(*match.span("value"))
    same = any(matter.answers[one.path].value == raw for one in known)
    return (c.Resume(),) if same else (c.GiveValue(known[0].path, raw, span),)


def _from_log_in(matter: Matter, blank: Blank) -> bool:
    answer = matter.answers.get(blank.path)
    return answer is not None and answer.source.kind is SourceKind.IDENTITY


def _only_one(heard: Heard, form: OpenForm, matter: Matter, match: re.Match[str], type: str) -> Commands:
    """The name for the only empty blank of the type; for one that does not apply yet, where none does."""
    text = heard.utterance.text
    raw = text[len(text) - len(match.string) :][slice(*match.span("value"))]
    start = text.rindex(raw)
    span = c.Span(start, start + len(raw))
    empty = [one for one in form.relevant.blanks if _names(one, type) and one.path not in matter.answers]
    later = [one for one in not_yet(heard, form, matter) if _names(one, type)]
    if len(empty) == 1 and takes(heard, empty[0], raw):
        return (c.GiveValue(empty[0].path, raw, span),)
    if not empty and len(later) == 1 and takes(heard, later[0], raw):
        return (c.KeepInMind(later[0].path, raw, span),)
    return ()


def _names(blank: Blank, type: str) -> bool:
    return blank.field.type == type


def _last_clause(text: str) -> str:
    return (cues.clauses_of(text) or [""])[-1]
