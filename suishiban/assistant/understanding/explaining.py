"""Does the citizen ask what a blank of the open form means, or how it is filled in? “什么叫租期”, “到期日咋填”"""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, pending_of
from suishiban.assistant.understanding.naming import names_of
from suishiban.knowledge.text import folded

_ASKS_ABOUT = (
    re.compile(r"(?:那|请问|这个|你说的|你们说的)*(?:什么|啥)(?:叫做?|是|算是?)(?P<what>.+?)(?:啊|呀|呢|嘛)*"),
    re.compile(
        r"(?:那|请问|你说的|你们说的)*(?P<what>.*?)(?:是|指的?是?|到底是?|究竟是?)*(?:什么|啥|哪个|几个)(?:意思|东西|玩意儿?)(?:啊|呀|呢|嘛)*"
    ),
    re.compile(
        r"(?:那|请问)*(?P<what>.+?)(?:到底|究竟)?(?:是什么|是啥|指什么|指啥|指的是什么|指的是啥)(?:啊|呀|呢|嘛)*"
    ),
    re.compile(
        r"(?:那|请问)*(?P<what>.*?)(?:该|要|应该|得)?(?:怎么|咋|咋个|怎样|如何)(?:填写?|写|选|算|看|弄)(?:啊|呀|呢|嘛|才对)*"
    ),
    re.compile(
        r"(?:那|请问)*(?P<what>.*?)(?:该|要|应该|得)?(?:填|写|选)(?:什么|啥|哪个|哪天|几号)(?:日期|时间)?(?:啊|呀|呢|嘛)*"
    ),
    re.compile(
        r"(?:and)?whatdoes(?P<what>.+?)mean|what(?:is|are)(?:meantby|ismeantby)?(?P<what2>.+)|whatdoyoumeanby(?P<what3>.+)"
    ),
    re.compile(
        r"howdoifill(?:in|out)?(?P<what>.*)|explain(?P<what2>.+)|whatdo(?:i|you)(?:write|put|enter)(?:in|for|under)(?P<what3>.+)"
    ),
)
#: Words that stand for the question just asked.
_THIS = re.compile(
    r"(?:这|那|它|上面|刚才|你问的?|你说的?)*(?:这|那)?(?:个|项|里|一?[栏空格项]|句话?|问题|话|东西|儿|样)?的?|it|this|that|this(?:field|one|blank)|(?:the)?question"
)
_AGREEING = re.compile(r"(?:要)?(?:我)?(?:同意|授权|读取?|调取?)(?:的|了)?")
#: Words that can only be about filling in a form.
_FILLS = re.compile(r"[填写]|\bfill\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an|my|your|这个|那个|这|那|我的|你说的)")


def explanation(heard: Heard) -> Commands:
    """Explain the blank asked, or another whose name was said."""
    what = _asked_about(heard.utterance.text)
    if what is None or heard.form is None:
        return ()
    prompt, pending = pending_of(heard)
    to_fill = prompt is not None and prompt.kind in (PromptKind.FIELD, PromptKind.MATERIAL)
    if to_fill and (_THIS.fullmatch(what) or (pending is not None and _means(what, pending))):
        return (c.DontKnow(),)
    if (
        prompt is not None
        and prompt.kind is PromptKind.CONSENT
        and (_THIS.fullmatch(what) or _AGREEING.fullmatch(what))
    ):
        return (c.Repeat(),)
    called = [blank for blank in heard.form.relevant.blanks if what in _names(blank)]
    alike = [blank for blank in heard.form.relevant.blanks if any(what in name for name in _names(blank))]
    if not called and len(alike) == 1 and len(what) > 1 and _FILLS.search(heard.utterance.text):
        called = alike
    return (c.DontKnow(called[0].path),) if called else ()


def _asked_about(text: str) -> str | None:
    said = folded(text)
    for pattern in _ASKS_ABOUT:
        if match := pattern.fullmatch(said):
            what = next((found for found in match.groups() if found is not None), "")
            return _ARTICLE.sub("", what) or what
    return None


def _means(what: str, blank: Blank) -> bool:
    """Whether the words are part of a name of the blank, or of its question, or share most of their characters with a
    name (到期日 for 合同到期日)."""
    if len(what) < 2:
        return False
    asked = folded(blank.field.ask.zh + blank.field.ask.en) if blank.field.ask else ""
    names = _names(blank)
    if what in asked or any(what in name or (len(name) > 1 and name in what) for name in names):
        return True
    pairs = {what[at : at + 2] for at in range(len(what) - 1)}
    return any(2 * sum(pair in name for pair in pairs) > len(pairs) for name in names)


def _names(blank: Blank) -> tuple[str, ...]:
    return tuple(filter(None, map(folded, names_of(blank.field))))
