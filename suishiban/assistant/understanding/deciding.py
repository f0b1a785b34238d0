"""Yes or no, in a sentence, where one act is to be decided: start the item offered, really stop, take a case back?"""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Prompt, PromptKind
from suishiban.assistant.understanding import cues, phrases
from suishiban.assistant.understanding.asides import puts_off
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands
from suishiban.knowledge.text import folded, simplify

_GO_AHEAD = re.compile(
    r"(?:那|好|行|嗯|就|还是|可以|对|是的|吧|呀|啊|现在|先|马上|赶紧|赶快|快点?|倒是|直接|开始|这就|我们?|咱们?|请|麻烦|[给帮替](?:我们?|他|她|老人|孩子)|你|您|要|想|都)*"
    r"(?:办|弄|申请|申领|搞|填|登记|报名|报|来|开始)(?:理|上|一?下|一?个|着|起来|一份|这个|它)*(?:吧|呗|嘛|啊|咯|喽|了|啦)*"
    r"|(?:yes|yeah|sure|ok|okay|fine|please|lets|go|i|want|to|would|like|id|we|can|you|just|then)*"
    r"(?:start|begin|apply|register|proceed|do|goahead|go|getstarted|startit|doit)(?:it|for|this|that|now|please|then|one)*"
)
#: Words that take up again what was stopped a moment ago.
_AFTER_ALL = re.compile(
    r"(?:算了|不|那|嗯|哦|等等|等一?下|我们?|咱们?|又|想想|想了想|还是|要不|改主意了?|后悔了?|就|接着|继续|重新|再|要|想|得|先|把|刚才|刚刚|前面|那个|这个|的)*"
    r"(?:办|填|弄|继续|接着办|接着填)(?:理|一?下|完|起来|它|这个|那个|吧|了|呗|啊)*"
    r"|(?:actually|wait|no|ok|ichangedmymind|lets|iwantto|please|i|will|want|to)*(?:continue|goon|doit|doitafterall|resume|carryon|goahead|apply)(?:afterall|please|withit|then)*"
)
_NOT_YET = re.compile(
    r"(?:那|哦|嗯|就|先|我们?|暂时|还是|让我)*"
    r"(?:再(?:看看|想想|考虑(?:一下|考虑)?|等等|了解一下|说)|考虑(?:一下|考虑)|想想|想一想|看看再说|先?了解一下|(?:只是|就是?|随便)?问(?:问|一下)|不急|不着急|没事|不想[办弄]|不是[要来]?办这个)"
    r"(?:吧|了|呢|啊|而已|再说|再决定)*|(?:letmethink|illthinkaboutit|justasking|maybelater)"
)
#: Words that keep what was to be stopped.
_KEEP = re.compile(
    r"再(?:想想|看看|考虑|等等|说)|考虑|想一想|留着|[别不](?:想|要|能)?(?:取消|停|撤)|先不(?:取消|停|撤)|继续|接着|还是(?:办|填)"
    r"|keep|continue|go on|think"
)
_WITHDRAWS = phrases.WITHDRAW | frozenset(map(folded, ("撤回", "撤销", "撤了", "撤回来", "撤")))


def goes_ahead(clause: str) -> bool:
    """Whether a clause says no more than that it is to be done: “那就办吧”, “开始办理”."""
    return bool(_GO_AHEAD.fullmatch(folded(clause)))


def decision(heard: Heard) -> Commands:
    """The pending decision, where every clause or the decisive one settles it; a question settles nothing."""
    prompt, text = heard.state.prompt, heard.utterance.text
    if prompt is None and text and not cues.asks(text):
        return _unprompted(heard, text)
    if prompt is None or not text or (cues.asks(text) and not _only_asked(text)):
        return ()
    match prompt.kind:
        case PromptKind.OFFER_ITEM | PromptKind.CHOOSE_ITEM:
            return _offered(prompt, text)
        case PromptKind.CONFIRM_CANCEL:
            return _stopped(prompt, text)
        case PromptKind.CONFIRM_WITHDRAW if cues.says(text, phrases.YES | _WITHDRAWS):
            return (c.Confirm(prompt.id),)
    return ()


def _unprompted(heard: Heard, text: str) -> Commands:
    """Second thoughts after stopping (我还是办吧), a wish for what was talked of (帮我办一个), and a yes or no that
    nothing asked for."""
    if heard.state.open_matter is not None:
        return ()
    clauses = [folded(clause) for clause in cues.clauses_of(text)]
    if heard.state.stopped_matter is not None and clauses and _AFTER_ALL.fullmatch(clauses[-1]):
        return (c.Resume(),)
    if heard.state.focus and clauses and _WISH.search(clauses[-1]) and goes_ahead(clauses[-1]):
        return (c.StartItem(text, (heard.state.focus,)),)
    if clauses and all(map(_NOT_YET.fullmatch, clauses)):
        return (c.Chitchat("declined"),)
    return (
        (c.Chitchat("declined"),)
        if cues.says(text, phrases.YES | phrases.NO) and not _WISH.search(simplify(text))
        else ()
    )


#: Wants something done, though not said what.
_WISH = re.compile("办|要|需")


def _only_asked(text: str) -> bool:
    """“没事，就问一下” asks nothing."""
    return bool(_NOT_YET.fullmatch(folded(cues.clauses_of(text)[-1]))) if cues.clauses_of(text) else False


def _offered(prompt: Prompt, text: str) -> Commands:
    """“先办着吧”, “我再考虑一下”, “那算了”."""
    clauses = [folded(clause) for clause in cues.clauses_of(text)]
    declined = cues.says(text, phrases.CANCEL) or cues.says(text, phrases.NO | phrases.CHITCHAT["thanks"])
    declined = declined or cues.gives_up(text)
    if declined or puts_off(text) or any(map(_NOT_YET.fullmatch, clauses)):
        return (c.Deny(prompt.id),)
    refused = any(cues.says(clause, phrases.NO) or clause.startswith(("不", "没", "别")) for clause in clauses)
    if prompt.kind is PromptKind.OFFER_ITEM and clauses and not refused and goes_ahead(clauses[-1]):
        return (c.Confirm(prompt.id),)
    return ()


def _stopped(prompt: Prompt, text: str) -> Commands:
    """“是的，取消” and “不办了” stop; “不，再想想” and “先别取消” go on."""
    if _KEEP.search(simplify(text).lower()):
        return (c.Deny(prompt.id),)
    clauses = cues.clauses_of(text)
    if cues.says(text, phrases.CANCEL | phrases.YES) or (clauses and cues.says(clauses[-1], phrases.CANCEL)):
        return (c.Confirm(prompt.id),)
    return (c.Deny(prompt.id),) if clauses and cues.says(clauses[0], phrases.NO) else ()
