"""Does the citizen turn to another of the applications under way, or ask which there are? “回到居住证”, “换另一件”"""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands
from suishiban.knowledge.search.names import features, meant, unnamed
from suishiban.knowledge.text import folded, simplify

#: Characters of an utterance that wants nothing else.
_LONGEST = 40
_LEAD = r"(?:我们?|咱们?|那就?|就|好的?|行|请|麻烦|帮我|给我|还是|现在|然后|要不|[要想先再来]|[\s,，])*"
_BACK = (
    r"(?:(?:切换?|换|转|跳|退|回|返)(?:回去?|到|成|去|过去)?|回来|返回|继续|接着|先|再|转去|改)"
    r"(?:[办填弄做搞看理]理?)?(?:一?下)?"
)
_ONE = r"(?:那个|这个|刚才|刚刚|之前|前面|原来|没办完|没填完|那件|[的那])*"
_END = (
    r"(?:的?(?:申请表?|事项?|事情|那[个件项]事?|这[个件项]事?|表格?|办理|登记|业务))*"
    r"(?:吧|了|啊|呀|去|先|再说|那边|这边|上|[\s。.!！])*"
)
_TO_NAMED = re.compile(rf"{_LEAD}{_BACK}{_ONE}[□\s、,，()（）]+{_END}")
_TO_NAMED_EN = re.compile(
    r"(?:(?:please|let|lets|us|s|can|could|we|i|you|want|would|like|now|ok|okay|to)\s+)*"
    r"(?:switch|go|get|back|return|continue|resume|carry)(?:\s+(?:back|on|to|with|the|my|application|for|over))*\s+□"
    r"(?:\s+(?:□|the|for|of|and|application|please|now|form|one))*[!]*"
)
_TO_OTHER = re.compile(
    rf"{_LEAD}{_BACK}?{_ONE}(?:另外?一|其他那|别的那|[上前]一|先前那|刚才那|之前那|前面那)(?:[个件项]|份)(?:申请表?|事项?|事情|办理|业务)?"
    r"(?:吧|了|啊|呀|去|继续|接着|[办填弄]|[\s。.!！])*"
    r"|(?:please )?(?:switch|go back|back|return|change)(?: back)? to the (?:other|previous|last|first|earlier)"
    r"(?: one| application| matter| form)?[.!]?",
    re.IGNORECASE,
)
#: Said where something is left and the words are not about it.
_STEP = re.compile(r"[上前]一[个项]?$|[上前]一步")
_WHICH = re.compile(
    r"(?:我|现在|目前|手头|手上|一共|总共|到底|还|都|正)*(?:有|在)(?:[办填弄])?(?:着)?的?"
    r"(?:哪些|哪几[件个项]|几[件个项]|多少|什么)(?:事项?|事情|申请|业务)?"
    r"(?:没有?[办填弄](?:完|好)|在[办填弄]|没完|开着)?(?:的|了|呢|啊|呀|[\s?？。])*"
    r"|(?:我)?(?:还)?有(?:什么|哪些|啥|哪几[件个项]|几[件个项])(?:事项?|事情|申请|业务)?"
    r"没有?[办填弄](?:完|好)(?:的|了|呢|啊|[\s?？。])*"
    r"|(?:which|what) applications (?:are|do i have) (?:open|under way|in progress|unfinished)[?]?"
    r"|what am i (?:applying for|working on)[?]?",
    re.IGNORECASE,
)


def turning(heard: Heard) -> Commands:
    """Another application under way, by its name or as the other one; the open one by its name goes on."""
    text, opened = heard.utterance.text, heard.state.open_matters
    if not opened or not text or len(text) > _LONGEST:
        return ()
    if _WHICH.fullmatch(simplify(text)):
        return (c.AskMatters(),) if len(opened) > 1 or not _about_form(text) else ()
    others = [matter for matter in opened if matter is not heard.state.open_matter]
    if not others or cues.asks(text):
        return ()
    if _TO_OTHER.fullmatch(simplify(text)) and not _STEP.search(simplify(text)):
        return (c.SwitchMatter(others[0].id),)
    named = _named(heard, opened)
    if named is None:
        return ()
    return (c.Resume(),) if named is heard.state.open_matter else (c.SwitchMatter(named.id),)


def _about_form(text: str) -> bool:
    """Whether with one application under way the words are rather about its blanks: 还有哪些没填."""
    return not re.search(r"[件事]|申请|业务|applications|applying", simplify(text))


def _named(heard: Heard, opened: tuple[Matter, ...]) -> Matter | None:
    """The one application whose name, and nothing but words of turning to it, was said."""
    table = heard.knowledge.names
    said = meant(simplify(heard.utterance.text))
    fitting = [matter for matter in opened if _turns_to(unnamed(said, table.of_item.get(matter.item, frozenset())))]
    if not fitting:
        return None
    likeness = table.likeness(features(said), folded(said))
    scores = {matter.id: likeness.get(matter.item, 0.0) for matter in fitting}
    best = [matter for matter in fitting if scores[matter.id] == max(scores.values())]
    return best[0] if len(best) == 1 else None


def _turns_to(rest: str) -> bool:
    return "□" in rest and bool(_TO_NAMED.fullmatch(rest) or _TO_NAMED_EN.fullmatch(rest))
