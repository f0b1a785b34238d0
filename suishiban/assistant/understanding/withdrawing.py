"""Is a life event meant as a whole? “撤回整个新生儿一件事”, “整个都不办了”, “确认全部撤回”."""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands
from suishiban.knowledge.guide import LifeEvent
from suishiban.knowledge.text import folded, simplify

#: The words behind the list of what is taken back.
CONFIRMATION = frozenset(
    map(folded, ("确认全部撤回", "确认撤回全部", "confirm and withdraw all", "withdraw all of it"))
)
_LEAD = r"(?:(?:那|算了|我|就|想|要|请|麻烦|帮我|给我|现在|还是)[,，]?)*"
_WHOLE = r"(?:整个|整件|全部|所有|全都|都|全|一起)"
_BACK = r"(?:撤回来?|撤销|撤掉|撤了|撤)"
_NOT = r"(?:不办|不弄|不想办|取消)"
_TAIL = r"(?:了|吧|掉|算了|啊|啦)*[。.!！]?"
_WHOLE_BACK = re.compile(
    rf"{_LEAD}(?:把)?(?:{_BACK}{_WHOLE}+的?(?P<a>[^,，。]{{0,20}}?)"
    rf"|(?P<b>[^,，。不]{{0,20}}?){_WHOLE}+(?:给我|先|也|事情?|申请)*{_BACK}){_TAIL}"
)
_WHOLE_NOT = re.compile(
    rf"{_LEAD}(?P<b>[^,，。不]{{0,20}}?){_WHOLE}+(?:这件事|的?事情?|申请|先|也|都|就)*{_NOT}{_TAIL}"
)
_ENGLISH_BACK = re.compile(
    r"(?:(?:please|i want to|i would like to|i'd like to) )*(?:withdraw|take back) (?:it all|all of (?:it|them)"
    r"|everything|all (?:the|my) applications|the whole (?:thing|event|life event))(?: please)?[.! ]*",
    re.IGNORECASE,
)
_ENGLISH_NOT = re.compile(
    r"(?:please )?(?:cancel|stop|drop) (?:it all|all of it|everything|the whole thing)[.! ]*", re.I
)
#: What names no life event and none else.
_ANY = re.compile(r"(?:这|那|它|它们|这些|那些|这个|那个)?(?:一?件?事情?|事项|申请|办件|手续|材料|的)*")


def whole_event(heard: Heard) -> Commands:
    """The wish to have nothing more of a life event, before or after it was handed in, or its confirmation."""
    text, prompt = simplify(heard.utterance.text).strip(), heard.state.prompt
    if prompt is not None and prompt.kind is PromptKind.CONFIRM_WITHDRAW_EVENT and folded(text) in CONFIRMATION:
        return (c.WithdrawEvent(prompt.subject, confirmed=True),)
    back = _WHOLE_BACK.fullmatch(text)
    if back is not None or _ENGLISH_BACK.fullmatch(text):
        named = _event_named(heard, (back["a"] or back["b"] or "") if back else "")
        return () if named is None else (c.WithdrawEvent(named),)
    dropped = _WHOLE_NOT.fullmatch(text)
    if dropped is None and not _ENGLISH_NOT.fullmatch(text):
        return ()
    named, matter = _event_named(heard, dropped["b"] if dropped else ""), heard.state.open_matter
    if named is None or (matter is None and not _handed_in(heard)):
        return ()
    if matter is not None:
        return (c.Cancel(),) if matter.parts and named in ("", matter.item) else ()
    return (c.WithdrawEvent(named),)


def _handed_in(heard: Heard) -> bool:
    """Whether a life event was handed in in this conversation."""
    return any(matter.event_no for matter in heard.state.matters)


def _event_named(heard: Heard, words: str) -> str | None:
    """Id of the life event that the words name; empty: any; None: they name something else."""
    if _ANY.fullmatch(words):
        return ""
    said = folded(words.removesuffix("一件事").removesuffix("的事"))
    release = heard.knowledge.release
    for edition in release.current() if len(said) > 1 else ():
        if edition.event is not None and any(said in folded(one) for one in _names(edition.event.event)):
            return edition.id
    return None


def _names(event: LifeEvent) -> tuple[str, ...]:
    return (event.name.zh, event.name.en, *event.aliases)
