"""What does the citizen ask about or want done, apart from the question that is pending?"""

import re
from dataclasses import replace

from rapidfuzz.fuzz import partial_ratio

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter, MatterStatus, PromptKind
from suishiban.assistant.understanding import cues, mending, phrases
from suishiban.assistant.understanding.by_sound import unslipped
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, pending_of, saying, takes, without
from suishiban.assistant.understanding.naming import path_named
from suishiban.assistant.understanding.spotting import labelled_values
from suishiban.assistant.understanding.wishing import wish_in
from suishiban.knowledge.search import Certainty, Routed, route
from suishiban.knowledge.search.names import meant, unnamed
from suishiban.knowledge.text import folded, simplify


def progress(heard: Heard) -> Commands:
    """How far the citizen's cases have come."""
    text = heard.utterance.text
    handed_in = any(matter.status is MatterStatus.SUBMITTED for matter in heard.state.matters)
    waiting = handed_in and heard.state.open_matter is None and _DONE_YET.fullmatch(simplify(text))
    number = _number_in(heard)
    return (c.AskProgress(number),) if number or waiting or cues.asks_progress(text) else ()


def _number_in(heard: Heard) -> str:
    """The number of a case or of a life event that was said; none where it may be the text of a blank."""
    _, blank = pending_of(heard)
    found = _NUMBER.search(heard.utterance.text.upper())
    return found[0] if found and (blank is None or blank.field.type != "text") else ""


#: As `casework.receipt` makes them: MC20260302-000123-1.
_NUMBER = re.compile(r"(?<![A-Z])[A-Z]{2}\d{8}-\d{6,}-[0-9A-Z]")


#: “好了没”, “报名报上了没”: about what was handed in, where nothing else is under way.
_DONE_YET = re.compile(
    r"(?!.*(?:什么|怎么|哪|谁|多少|几|能|可以|要|需|会不会|[对是]不))(?:[^,，。?？]{0,12}[,，])?[^,，。?？]{0,12}?"
    r"(?:[好完成妥到上过行]|下来|出来|过去|受理|审核|通过|收到|消息|结果|进展|动静|回音)(?:了|啦)?(?:没有?|吗|么|不)[啊呀呢]?[?？。!！]*"
)


def chitchat(heard: Heard) -> Commands:
    """A greeting, thanks, who are you."""
    text = heard.utterance.text
    if (len(text) <= _SHORT and _RUDE.search(simplify(text))) or _rude_in_english(text):
        return (c.Chitchat("displeased"),)
    if not cues.says(text, _SMALL_TALK):
        return ()
    said = folded(text)
    kinds = [kind for kind, words in phrases.CHITCHAT.items() if any(word in said for word in words)]
    return (c.Chitchat(kinds[0]),)


def without_anger(heard: Heard) -> Heard:
    """The same without the clauses that only curse, where others say what is wanted; a text is taken as it is."""
    _, blank = pending_of(heard)
    text = heard.utterance.text
    clauses = list(_CLAUSE.finditer(text))
    rude = [one for one in clauses if _curses(one[0])]
    if not rude or len(rude) == len(clauses) or (blank is not None and blank.field.type == "text"):
        return heard
    rest = without(text, [one.span() for one in rude]).rstrip("，")
    return heard if cues.asks(rest) else saying(heard, rest)


_CLAUSE = re.compile("[^,，。.!！?？;；、~]+")


def _curses(clause: str) -> bool:
    return bool(_RUDE.search(simplify(clause))) or cues.says(clause, phrases.CHITCHAT["displeased"])


def _rude_in_english(text: str) -> bool:
    return len(text) <= _OUTBURST and bool(_RUDE_EN.search(text)) and not re.search(r"[\d\u3400-\u9fff]", text)


#: Letters of an English outburst.
_OUTBURST = 60
_RUDE_EN = re.compile(
    r"\b(?:ridiculous|wast(?:e|ing) (?:of )?(?:my |your |our )?time|fed up|sick of (?:this|you|it)|so annoying|idiotic"
    r"|(?:stupid|useless|dumb|terrible|awful|rubbish|damn|bloody) (?:system|machine|robot|bot|thing|program|service)"
    r"|(?:you|this|it)(?:'s| is| are|'re) (?:so |really |just )?(?:stupid|useless|dumb|rubbish|terrible|nonsense)"
    r"|(?:are you|you(?:'re| are)) (?:even |not )*(?:listening|deaf)|keep asking|too complicated|so complicated"
    r"|pissed off)\b",
    re.IGNORECASE,
)
#: Characters of an outburst that wants nothing else.
_SHORT = 20
_RUDE = re.compile(
    r"浪费(?:我|大家|别人)?的?时间|听不懂(?:人)?话|气死(?:我|人)|烦死|烦不烦"
    r"|(?:破|垃圾|傻|笨|蠢|烂|狗屁)(?:机器人|系统|软件|玩意儿?|东西|程序|AI)|^(?:你|您)?(?:到底)?会不会(?:办事|说话|听)",
    re.IGNORECASE,
)
#: All of it, so that “你好谁啊” and “谢谢啊再见” are small talk too; the kind first in the table is answered.
_SMALL_TALK = frozenset().union(*phrases.CHITCHAT.values())


def application(heard: Heard) -> Commands:
    """What the citizen wants done: which item, or which of a few."""
    if heard.state.open_matter is not None:
        return another_item(heard)
    text = heard.utterance.text
    if cues.asks(text) or not text:
        return ()
    routed = _routed(heard, text)
    if routed.certainty is not Certainty.CLEAR and not cues.applies(text) and (chosen := _among_offered(heard, routed)):
        return chosen
    if routed.certainty is Certainty.NONE:
        return (c.StartItem(text, ()),) if cues.applies_firmly(text) else ()
    # Who was asked what to do for somebody else names it alone.
    wants = cues.applies(text) or cues.names_errand(text) or heard.state.acting is not None
    return (c.StartItem(text, routed.items),) if wants else (c.AskGuide(text),)


def _routed(heard: Heard, text: str) -> Routed:
    """Where the utterance leads; where it says more than the wish, where the wish alone does."""
    on = heard.moment.at.date()
    routed = route(heard.knowledge, text, heard.state.region, on)
    wish = wish_in(text)
    if routed.certainty is Certainty.CLEAR:
        return _by_longer_name(heard, text, routed)
    if not wish or wish == text:
        return routed
    alone = route(heard.knowledge, wish, heard.state.region, on)
    return alone if alone.certainty is Certainty.CLEAR else routed


def _by_longer_name(heard: Heard, text: str, routed: Routed) -> Routed:
    """The life event whose name was said, a slip in it apart, where that of one of its matters is but a part of it:
    of 办退休的所有手续 the name 退休的所有手续, and not 办退休."""
    said, release = folded(text), heard.knowledge.release
    offered = heard.knowledge.offered(heard.state.region, heard.moment.at.date())
    served = [one.event.event for one in release.current() if one.event is not None and one.id in offered]
    events = {one.id for one in served if any(matter.item == routed.items[0] for matter in one.matters)}
    names = (one for one in heard.knowledge.names.names if one.item in events and len(one.folded) >= _FULL_NAME)
    named = {one.item for one in names if partial_ratio(one.folded, said) >= _NEARLY_ITS_NAME}
    return replace(routed, items=(named.pop(),)) if len(named) == 1 else routed


#: Characters of a name, and how like it (of 100) what was said must be: one wrong character of seven is 86.
_FULL_NAME, _NEARLY_ITS_NAME = 6, 85.0


def _among_offered(heard: Heard, routed: Routed) -> Commands:
    """What words that name no other item say about the items offered: the one they may mean, else nothing clear."""
    prompt = heard.state.prompt
    if prompt is None or prompt.kind is not PromptKind.CHOOSE_ITEM:
        return ()
    offered = [choice.id for choice in prompt.choices if choice.id in routed.items]
    return (c.Choose(prompt.id, offered[0]),) if len(offered) == 1 else (c.Unclear(heard.utterance.text),)


def another_item(heard: Heard) -> Commands:
    """Another item than the open one, in words that can hardly be a value of the pending blank."""
    text, matter = heard.utterance.text, heard.state.open_matter
    if matter is None or cues.asks(text):
        return ()
    instead = cues.wish_instead(text)
    firmly = cues.applies_firmly(text) or _names_another(heard, matter.item)
    if not instead and (not firmly or _changes_blank(heard, text)):
        return ()
    on = heard.moment.at.date()
    spelt = (instead, *unslipped(instead, _WISH)) if instead else (text,)
    ways = (route(heard.knowledge, one, heard.state.region, on) for one in spelt)
    clear = next((one for one in ways if one.certainty is Certainty.CLEAR and one.items[0] != matter.item), None)
    return (c.StartItem(text, clear.items),) if clear is not None and not _tells(heard, matter) else ()


#: Characters of a wish in which a slip is looked for.
_WISH = 24


def _names_another(heard: Heard, item: str) -> bool:
    """Whether another item is wished for by its whole name, where that is no text for the pending blank."""
    _, blank = pending_of(heard)
    if not cues.applies(heard.utterance.text) or (blank is not None and blank.field.type in _TAKES_NAMES):
        return False
    said = folded(simplify(heard.utterance.text))
    whole = {name.item for name in heard.knowledge.names.names if len(name.folded) >= _WHOLE and name.folded in said}
    return bool(whole) and item not in whole


#: Characters of a name that is meant where it stands.
_WHOLE = 5
_TAKES_NAMES = ("text", "org_name", "address")


def _tells(heard: Heard, matter: Matter) -> bool:
    """Whether a blank of the open form is named, with a value that it takes: “换法定代表人：是”."""
    blanks = heard.form.relevant.blanks if heard.form is not None else ()
    labelled = labelled_values(heard.utterance.text, blanks, matter) if blanks else ()
    return any(one.blank.field.type != "text" and takes(heard, one.blank, one.raw) for one in labelled)


def _changes_blank(heard: Heard, text: str) -> bool:
    """Whether a blank of the open form is named and something else put there: “申请地依据改成居住证”."""
    change = mending.change_of(text)
    return change is not None and heard.form is not None and bool(path_named(change[0], heard.form.relevant, ()))


def same_item(heard: Heard) -> Commands:
    """The open item wished for again, in nothing but its name and words of wishing: “还是办居住证吧”."""
    matter = heard.state.open_matter
    if matter is None or cues.asks(heard.utterance.text):
        return ()
    said = simplify(heard.utterance.text)
    rest = unnamed(meant(said), heard.knowledge.names.of_item.get(matter.item, frozenset()))
    if "□" not in rest or not _ONLY_WISHING.fullmatch(rest) or not _WISHES.match(said):
        return ()
    whole = any(name.item == matter.item and name.folded in folded(said) for name in heard.knowledge.names.names)
    return (c.Resume(),) if whole else ()


#: Unless it begins so, an item's name is rather an answer.
_WISHES = re.compile(r"(?:我们?|咱们?|那|就|算了|[\s,，])*(?:[先要想办]|还是|继续|接着)")

#: What is said around the name of an item by somebody who wants it, and wants nothing else.
_ONLY_WISHING = re.compile(
    r"(?:我们?|咱们?|[要想先就把办申请领理那个张份一下来得]|还是|继续|接着|[帮给替]我|这个|算了|需要|的|了|吧|呢|呀|啊|□|[\s,，。.!！])*"
)


def question(heard: Heard) -> Commands:
    """Something to be looked up in the guides."""
    text = heard.utterance.text
    return (c.AskGuide(text),) if text and cues.asks(text) else ()
