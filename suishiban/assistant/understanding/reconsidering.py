"""Is something given anew that was answered before, while something else is asked? “期满换证”, after 丢失补证 was taken

Only an option in exactly its words, or a number that proves itself, and where no other blank could be meant.
"""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.answers import SourceKind
from suishiban.assistant.form.figures import of_figures
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.ahead import not_yet
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, changeable, open_matter, pending_of, takes
from suishiban.assistant.understanding.naming import wordings_of
from suishiban.assistant.understanding.spotting import NUMBERS
from suishiban.knowledge.fields.option_clauses import general
from suishiban.knowledge.fields.spot import spoken
from suishiban.knowledge.guide import Option
from suishiban.knowledge.text import folded, simplify

_LEAD = re.compile(
    r"^(?:不对|错了|说错了|选错了|不好意思|等等|算了|哦|啊|嗯|那|还是|应该是|应该|改成|改为|换成|是"
    r"|我要|我|选|[,，。 ])+"
)
_TAIL = re.compile(r"(?:吧|的|了|啊|呀|才对|[。.!！ ])+$")
#: Characters of words that hardly stand for anything else.
_SHORTEST = 2


def another_option(heard: Heard) -> Commands:
    """The option of an answered choice that was not taken, where what is asked does not take the words."""
    form, matter, text = heard.form, open_matter(heard), heard.utterance.text
    _, pending = pending_of(heard)
    if form is None or matter is None or cues.asks(text):
        return ()
    if pending is not None and (pending.field.type in _ANY_WORDS or takes(heard, pending, text)):
        return ()
    view = simplify(text)
    said = {folded(one) for one in (view, _TAIL.sub("", view), _TAIL.sub("", _LEAD.sub("", view)))}
    said = {one for one in said if len(one) >= _SHORTEST and not general(one)}
    blanks = (*form.relevant.blanks, *not_yet(heard, form, matter))
    named = [(one, option) for one in blanks for option in one.field.options if _is_called(option, said)]
    if len(named) != 1:
        return ()
    blank, option = named[0]
    answer = matter.answers.get(blank.path)
    if answer is None or not changeable(answer) or answer.source.kind not in _THEIRS or answer.value == option.id:
        return ()
    return (c.Correct(option.label.zh, c.Span(0, len(text)), blank.path),)


def another_number(heard: Heard) -> Commands:
    """A number and nothing else, of the one blank of its kind, which holds another."""
    form, matter, text = heard.form, open_matter(heard), heard.utterance.text
    _, pending = pending_of(heard)
    if form is None or matter is None or (pending is not None and of_figures(pending.field)):
        return ()
    if not _only_figures(text) or (pending is not None and pending.field.type in _ANY_WORDS):
        return ()
    fitting = [one for one in form.relevant.blanks if one.field.type in NUMBERS and takes(heard, one, text)]
    if len(fitting) != 1 or not changeable(matter.answers.get(fitting[0].path)):
        return ()
    return (c.Correct(text, c.Span(0, len(text)), fitting[0].path),)


def _only_figures(text: str) -> bool:
    return bool(text) and not _FIGURES.sub("", spoken(text))


_FIGURES = re.compile(r"[0-9Xx \-]+")
_ANY_WORDS = ("text", "org_name", "address", "name", "multi_choice")
_THEIRS = (SourceKind.SAID, SourceKind.CHOSEN)


def _is_called(option: Option, said: set[str]) -> bool:
    return any(folded(name) in said for name in wordings_of(option))
