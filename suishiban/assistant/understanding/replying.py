"""What does a reply mean for the question that is pending: yes, no, skip, don't know, the second one?"""

import re
from collections.abc import Sequence

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Prompt, PromptKind
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.understanding import cues, mending, phrases
from suishiban.assistant.understanding.acting import names_another
from suishiban.assistant.understanding.ahead import told_ahead
from suishiban.assistant.understanding.by_sound import nearly_fixed, put_right, sounds_alike
from suishiban.assistant.understanding.correcting import corrects_another
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.giving import named_beside
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of, takes, without
from suishiban.assistant.understanding.yes_no import echoed
from suishiban.knowledge.fields import Accepted
from suishiban.knowledge.text import folded


def answer_to_prompt(heard: Heard) -> Commands:
    """Yes, no, skip, don't-know and options, as far as the pending prompt takes them."""
    prompt, blank = pending_of(heard)
    text = heard.utterance.text
    if prompt is None:
        return ()
    if prompt.kind is PromptKind.CONSENT:
        return _consent(prompt, text)
    to_fill = prompt.kind in (PromptKind.FIELD, PromptKind.MATERIAL)
    yes_no = blank is not None and blank.field.type == "yes_no"
    if not yes_no and cues.wants_nothing_more(text):
        return _nothing_more(prompt, blank, text)
    if blank is not None and prompt.guess and cues.says(text, phrases.YES):
        return (c.GiveValue(blank.path, prompt.guess, c.Span(0, len(text))),)
    if blank is not None and prompt.guess and cues.says(text, phrases.NO):
        return (c.Revise(blank.path),)
    if to_fill and cues.says(text, phrases.DONT_KNOW):
        return (c.DontKnow(),)
    if yes_no:
        return (c.Skip(),) if cues.leaves_out(text) else ()
    if to_fill and (cues.says(text, phrases.SKIP) or cues.leaves_out(text) or sounds_alike(text, "跳过")):
        return (c.Skip(),)
    if prompt.kind is PromptKind.MATERIAL and cues.comes_later(text):
        return (c.Skip(),)
    if blank is not None and not blank.field.required and cues.has_none(text):
        return (c.Skip(),)
    if prompt.kind is PromptKind.MORE_ROWS:
        return () if corrects_another(heard) else _another_row(prompt, text)
    if cues.says(text, phrases.YES) or (prompt.kind is PromptKind.OFFER_ITEM and nearly_fixed(text, _BEGIN)):
        return (c.Confirm(prompt.id),)
    if cues.says(text, phrases.NO):
        return (c.Deny(prompt.id),)
    if prompt.kind is PromptKind.WHICH_MANDATE and names_another(text):
        return (c.Choose(prompt.id, prompt.choices[-1].id),)
    return _chosen_item(heard, prompt)


#: What begins the item that is offered, long enough to be known by with a slip in it; to begin hands in nothing.
_BEGIN = tuple(sorted(one for one in phrases.YES if len(one) > 3 and not one.isascii()))


def _nothing_more(prompt: Prompt, blank: Blank | None, text: str) -> Commands:
    """“No, that's all. Thanks.” is a no where one was asked for, and never a value."""
    if prompt.kind not in (PromptKind.FIELD, PromptKind.MATERIAL):
        return (c.Deny(prompt.id),)
    return (c.Skip(),) if blank is not None and not blank.field.required else (c.Unclear(text),)


def _another_row(prompt: Prompt, text: str) -> Commands:
    if cues.says(text, phrases.NO) or cues.says(text, phrases.SKIP) or cues.wants_no_other(text):
        return (c.Deny(prompt.id),)
    if cues.says(text, phrases.YES) or cues.wants_another(text):
        return (c.Confirm(prompt.id),)
    return ()


def _consent(prompt: Prompt, text: str) -> Commands:
    if cues.says(text, phrases.AGREE):
        return (c.Consent(prompt.id),)
    return (c.Withhold(prompt.id),) if cues.says(text, phrases.REFUSE) else ()


#: Of a file that was sent: no document at all.
_NONE = re.compile("(这些|以上)?(都|全)?不是|都不对|none of (these|them|those)", re.IGNORECASE)


def _chosen_item(heard: Heard, prompt: Prompt) -> Commands:
    """“第二个”, or the name of one of the items or documents offered; of documents “都不是” too."""
    if prompt.kind not in (PromptKind.CHOOSE_ITEM, PromptKind.WHICH_MATERIAL, PromptKind.WHICH_MANDATE):
        return ()
    text = heard.utterance.text
    if prompt.kind is PromptKind.WHICH_MATERIAL and _NONE.fullmatch(text):
        return (c.Deny(prompt.id),)
    number = mending.item_number(text) or (int(text) if text.isdigit() and len(text) == 1 else 0)
    if 0 < number <= len(prompt.choices):
        return (c.Choose(prompt.id, prompt.choices[number - 1].id),)
    named = [option for option in prompt.choices if text and (text in option.label or option.label in text)]
    if len(named) == 1:
        return (c.Choose(prompt.id, named[0].id),)
    return ()


#: “不镦，去世日期是…”: what sounds like 不对 with something behind it is looked at twice.
_BEGINS_NO = re.compile(r"不.[,，].{4,}")


def yes_or_no(heard: Heard) -> Commands:
    """A sentence that answers the pending yes-or-no blank: “不是，给公司干活的”, “都结清了”."""
    _, blank = pending_of(heard)
    text = heard.utterance.text
    if blank is None or blank.field.type != "yes_no" or mending.change_of(text) or corrects_another(heard):
        return ()
    if mending.puts_right(text) or (_BEGINS_NO.match(text) and mending.puts_right(put_right(heard).utterance.text)):
        return ()
    if cues.asks(text) and not cues.ends_plainly(text):
        return ()
    beside = [one for one in named_beside(heard, blank) if takes(heard, _at(heard, one.path), one.raw)]
    # What is told of a blank to come is no part of the verdict either.
    spans = [*(one.span for one in beside), *(one.span for one in told_ahead(heard, text))]
    rest = without(text, [(span.start, span.end) for span in spans])
    if beside and _denies_another(heard, rest, beside):
        return tuple(c.Correct(one.raw, one.span, one.path) for one in beside)
    word = _verdict(heard, blank, rest)
    return (c.GiveValue(blank.path, word, _apart(text, rest)), *beside) if word else ()


def _verdict(heard: Heard, blank: Blank, text: str) -> str:
    """What answers the yes-or-no blank in the text; empty where nothing does."""
    if cues.says_yes(text) or cues.says_no(text):
        return "是" if cues.says_yes(text) else "否"
    judged = heard.moment.types["yes_no"].normalise(text, blank.field, heard.moment.at.date())
    return text if isinstance(judged, Accepted) else echoed(text, blank.field)


def _denies_another(heard: Heard, rest: str, beside: Sequence[c.GiveValue]) -> bool:
    """Whether a bare 不 stands before a new value of what was answered before: it is that which is denied."""
    matter = open_matter(heard)
    answered = matter.answers if matter is not None else {}
    changes = all(one.path in answered and str(answered[one.path].shown) != one.raw for one in beside)
    return changes and folded(rest) in _BARE_NO


#: What is left of 不对 when a character is.
_BARE_NO = ("不", "错")


def _at(heard: Heard, path: str) -> Blank | None:
    return blank_at(heard.form.compiled.guide, path) if heard.form is not None else None


def _apart(text: str, rest: str) -> c.Span:
    """Where the words stand that were left when the values beside them were taken out."""
    if rest == text:
        return c.Span(0, len(text))
    start = len(rest) - len(rest.lstrip("，, "))
    return c.Span(start, len(rest.rstrip("，, ")))
