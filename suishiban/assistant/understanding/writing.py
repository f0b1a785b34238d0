"""How much of an utterance is free text, where free text was asked for?"""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.heard import Commands, without
from suishiban.assistant.understanding.spotting import Labelled, by_nearness, labelled_values, sure_values
from suishiban.knowledge.fields import Accepted

#: Characters from which a free text may be a sentence of its own.
_SENTENCE = 60
#: Characters of politeness that may stand before the name of a blank.
_LEAD = 4
_POLITE = re.compile(r"(?:好的?|嗯+|哦|是的?|对|我的|那个|你好|您好|请问|ok|yes|the|my)*", re.IGNORECASE)
_PARTED = re.compile(r"[,，。;；!！、\s]$")


def takes_anything(blank: Blank, text: str) -> bool:
    """Whether free text is wanted and this is no question; a short blank wants no sentence with question words."""
    if blank.field.type != "text":
        return False
    return not (cues.asks_firmly(text) if _holds_sentences(blank) else cues.asks(text))


def _holds_sentences(blank: Blank) -> bool:
    return blank.field.max_length > _SENTENCE


def text_and_labelled(heard: Heard, form: OpenForm, blank: Blank, matter: Matter) -> Commands:
    """The text takes the whole utterance, unless that begins with the name of a blank.

    A short text ends where a later clause begins with the name of another blank: “物理，学历是大专”.
    """
    text = heard.utterance.text
    labelled = labelled_values(text, by_nearness(form.relevant.blanks, blank, matter), matter)
    before = _before(text, labelled)
    if not labelled or (before and not _splits(heard, blank, text, labelled)):
        return (c.GiveValue(blank.path, text, c.Span(0, len(text))),)
    given = [c.GiveValue(one.blank.path, one.raw, c.Span(one.start, one.end)) for one in labelled]
    if before and blank.path not in {one.path for one in given}:
        given.insert(0, c.GiveValue(blank.path, before, c.Span(0, len(before))))
    named = {one.path for one in given}
    rest = without(text, [(one.span.start, one.span.end) for one in given])
    empty = [other for other in form.relevant.blanks if other.path not in named]
    return (*given, *sure_values(rest, empty, matter, heard.moment.types))


def _before(text: str, labelled: tuple[Labelled, ...]) -> str:
    """What stands before the first name of a blank, politeness apart."""
    if not labelled:
        return ""
    before = text[: labelled[0].start].strip(" ,，。;；、")
    return "" if len(before) <= _LEAD and _POLITE.fullmatch(before) else before


def _splits(heard: Heard, blank: Blank, text: str, labelled: tuple[Labelled, ...]) -> bool:
    """Whether the names stand at the beginning of clauses, before values that their blanks accept."""
    on = heard.moment.at.date()
    types = heard.moment.types
    return not _holds_sentences(blank) and all(
        _PARTED.search(text[: one.start])
        and isinstance(types[one.blank.field.type].normalise(one.raw, one.blank.field, on), Accepted)
        for one in labelled
    )
