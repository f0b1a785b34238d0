"""Is a blank to be filled as last time? “名字和上次一样”, “用上次那个地址”, “same as before”"""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.form.lines import form_lines
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of
from suishiban.assistant.understanding.naming import path_named
from suishiban.knowledge.text import simplify

#: Characters of an utterance that says nothing else.
_LONGEST = 40
_LAST = (
    r"(?:上次|上一次|上回|前一次|前次|上一?[份个]申请|以前|之前|过去|原先|last time)"
    r"(?:那[次个份]|申请|办事?|填写?|登记|写|用|提交|交|的时候|时|给|里|过|[的])*"
)
_SAME = r"(?:一样|相同|一致|不变|没变|没有变|没换|照旧)"
_END = r"(?:的|了|吧|啊|呀|就行|就好|就可以|即可|来|填|[\s。.!！])*"
_ASIS = r"(?:还|都|全|就|也|全部|仍|依然|是|填|写|用|沿用|照着|[,，\s])*"
_AS_BEFORE = re.compile(
    rf"(?P<what>[^,，。]{{0,14}}?){_ASIS}[和跟同与照按像]照?(?:我|我们)?(?:的)?{_LAST}{_ASIS}(?:{_SAME})?{_END}"
    rf"|(?P<what2>[^,，。]{{0,14}}?){_ASIS}(?:用|沿用|还是|就是|填|写|照搬)(?:我|我们)?(?:的)?{_LAST}(?P<what3>[^,，。]{{0,12}}?)(?:{_SAME})?{_END}"
    rf"|(?P<what4>[^,，。]{{0,14}}?){_ASIS}(?:老样子|照旧){_END}"
)
_AS_BEFORE_EN = re.compile(
    r"(?:(?:my|the|use|please|keep|it is|it's|its|it) )*(?P<what>[a-z ]{0,30}?) ?(?:is |are |stays? |remains? )?"
    r"(?:the )?same as (?:last time|before|in my last application|my last application|previously|the last one)[.!]?"
    r"|(?:please )?(?:use|take|keep) (?:my |the )?(?P<what2>[a-z ]{2,30}?) "
    r"(?:from|of) (?:last time|before|my last application)[.!]?"
    r"|(?:please )?(?:use|take|keep) my (?:last|previous|earlier) (?P<what3>[a-z ]{2,30})[.!]?",
    re.IGNORECASE,
)


def as_before(heard: Heard) -> Commands:
    """Of the blank named, else of what is asked."""
    form, matter, text = heard.form, open_matter(heard), heard.utterance.text
    if form is None or matter is None or len(text) > _LONGEST or cues.asks(text):
        return ()
    match = _AS_BEFORE.fullmatch(simplify(text)) or _AS_BEFORE_EN.fullmatch(text)
    if match is None:
        return ()
    words = next((found.strip() for found in match.groupdict().values() if found and found.strip()), "")
    prompt = heard.state.prompt
    asked = prompt is not None and prompt.kind is PromptKind.FIELD
    if not words or _ALL.fullmatch(words):
        return (c.AsBefore(),) if asked else ()
    _, blank = pending_of(heard)
    if blank is not None and any(words in name for name in (blank.field.label.zh, blank.field.label.en.lower())):
        # Of several addresses the one that is asked for.
        return (c.AsBefore(blank.path),)
    answered = [line.path for line in form_lines(form.compiled.guide, form.relevant, matter.answers)]
    named = (path_named(one, form.relevant, answered) for one in (words, words.replace("名字", "姓名")))
    path = next(filter(None, named), "")
    # Whatever it is about, it is no value of what is asked.
    return (c.AsBefore(path),) if path else (c.Unclear(text),)


_ALL = re.compile(
    r"(?:我|这|那|这个|那个|这项|这些|它|内容|全部|都|[的也还是就])*|it|that|this|these|all|everything", re.IGNORECASE
)
