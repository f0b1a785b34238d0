"""What does an utterance say that only denies? “不是一个区”, “没有贷款”, “不是301室”

A denial is never a value: of two options the other one is meant, a yes-or-no blank is answered with no, and what stands
in the form is asked again.
"""

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.understanding import cues, mending
from suishiban.assistant.understanding.correcting import holds, recent_first
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of
from suishiban.assistant.understanding.spotting import SURE
from suishiban.knowledge.fields import Accepted
from suishiban.knowledge.guide import FormField
from suishiban.knowledge.text import folded, simplify


def denial(heard: Heard) -> Commands:
    """What “不是X” does to the form; nothing where the question asked takes it, or X is nothing in the form."""
    form, matter = heard.form, open_matter(heard)
    what = mending.denial_of(heard.utterance.text)
    if form is None or matter is None or not what or cues.says_no(heard.utterance.text) or cues.says_yes(what):
        return ()
    _, pending = pending_of(heard)
    if pending is not None and _is_about(heard, pending, what):
        return ()
    others = [one for one in form.relevant.blanks if pending is None or one.path != pending.path]
    return _elsewhere(heard, others, matter, what) or _asked_again(heard, form, matter, what)


def _is_about(heard: Heard, blank: Blank, what: str) -> bool:
    """Whether the question itself is what is denied: it names X, or X is one of its options."""
    if blank.field.type == "yes_no":
        asked = folded(" ".join((blank.field.label.zh, blank.field.ask.zh if blank.field.ask else "")))
        said = folded(what)
        return any(said[at : at + 2] in asked for at in range(len(said) - 1))
    kind = heard.moment.types[blank.field.type]
    takes = isinstance(kind.normalise(heard.utterance.text, blank.field, heard.moment.at.date()), Accepted)
    return takes or (bool(blank.field.options) and bool(kind.recognise(what, blank.field)))


def _elsewhere(heard: Heard, blanks: list[Blank], matter: Matter, what: str) -> Commands:
    """The no to another yes-or-no blank, or the other of two options, where exactly one blank is about X."""
    text = heard.utterance.text
    span = c.Span(0, len(text))
    asked = [one.path for one in blanks if one.field.type == "yes_no" and _is_called(one.field, what)]
    chosen = [one for one in blanks if one.field.type == "choice" and _is_option(heard, one, what)]
    if len(asked) + len(chosen) != 1:
        return ()
    if asked:
        return (c.GiveValue(asked[0], "否", span),)
    blank = chosen[0]
    if len(blank.field.options) == 2:
        return (c.GiveValue(blank.path, text, span),)
    return (c.Revise(blank.path),) if holds(heard, matter, blank, what) else (c.Repeat(),)


#: What a yes-or-no blank may be called besides its topic.
_FRAME = ("是否", "有没有", "是不是", "有无", "需要", "属于", "享受", "有", "为", "是", "不是")


def _is_called(field: FormField, what: str) -> bool:
    """Whether X is the topic of a yes-or-no blank: 低保 of 是否低保家庭 — at least half of it."""
    said = folded(what)
    for name in map(folded, (field.label.zh, *field.aliases)):
        topic = name
        for frame in _FRAME:
            topic = topic.removeprefix(frame)
        if said in name and 2 * len(said) >= len(topic):
            return True
    return False


def _is_option(heard: Heard, blank: Blank, what: str) -> bool:
    found = heard.moment.types["choice"].recognise(simplify(what), blank.field)
    return any(one.certainty >= SURE["choice"] for one in found)


def _asked_again(heard: Heard, form: OpenForm, matter: Matter, what: str) -> Commands:
    """The blank that holds what was denied."""
    holding = [one for one in recent_first(form, matter) if holds(heard, matter, one, what)]
    return (c.Revise(holding[0].path),) if holding else ()
