"""Which blanks does somebody who writes English name, and what do they say of each? “no, the area is 80”, “my phone is …”

The other readers know sentences by their Chinese words; English ones are told by the English names of the blanks, with
the row behind them (“name of shareholder 2”).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.answers import AnswerState
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of, saying, takes, without
from suishiban.assistant.understanding.spotting import by_nearness
from suishiban.knowledge.guide import Language
from suishiban.knowledge.remembered import remembered

_CHATTER = re.compile(
    r"^(?:(?:let me (?:see|think|check|look)|sorry(?:,? (?:i type slowly|about that))?|(?:i )?just [^,.]{3,24}|it'?s a bit [^,.]{3,20}"
    r"|hold on|one (?:moment|second|sec)|wait|let me find [^,.]{3,20}|oh(?:,? right)?|right|well|hm+|so|ok(?:ay)?(?: so)?|alright|this one i know"
    r"|i (?:just )?asked [^,.]{3,20}|thanks for [^,.]{3,20}|(?:i )?can'?t read [^,.]{3,24}|actually|you know|honestly|hello|hi)[,.!: ]+)+"
    r"(?=\S)",
    re.IGNORECASE,
)
_POLITE_END = re.compile(r"(?:[,.!]? ?(?:please|thanks(?: a lot)?|thank you|thx|cheers)[.! ]*)+$", re.IGNORECASE)
#: Words that may stand before the name of a blank without saying anything, and those that tell that something is mended.
_MENDS = (
    r"(?:no|nope|sorry|wait|oh|oops|actually|wrong|correction|i (?:made|have made) a mistake|my mistake|i was wrong|please"
    r"|change|correct|update|fix|set|make|edit)"
)
_BEFORE = re.compile(rf"(?:{_MENDS}|and|also|then|my|our|the|his|her|their|its|for|with|[,.;: ])*", re.IGNORECASE)
_LINK = re.compile(
    r" ?(?:(?:is|was) wrong[,.;]? ?(?:and |it |that )?(?:should be|is|must be)|should (?:be|read|say)|sh[a-z]{3,5} be|must be|is|are|was|to|:|=)[ :]*(?=\S)"
    r"|[ ,]+(?=\S)",
    re.IGNORECASE,
)
#: What ends the value before the next name.
_JOINT = re.compile(r"(?:[\s,.;]|\band\b|\balso\b|\bmy\b|\bour\b|\bthe\b)+$", re.IGNORECASE)
_MENDING = re.compile(
    r"^(?:no|sorry|wait|oh|oops|actually|wrong|correction|i made a mistake|my mistake)\b|^(?:please )?(?:change|correct|update|fix|set)\b"
    r"|\bis wrong\b|\bshould be\b",
    re.IGNORECASE,
)
#: How like a name a mistyped one must be, of 100.
_NEARLY = 84.0


@dataclass(frozen=True, slots=True)
class _Named:
    """The name of a blank at a place of the text."""

    blank: Blank
    start: int
    end: int
    value: int
    """Where its value begins."""


def in_english(heard: Heard) -> bool:
    """Whether the conversation is in English."""
    return heard.state.language is Language.EN


def plain_english(heard: Heard) -> Heard:
    """The same without what is said around an answer: commas stand in place of it, so that spans still count."""
    text = heard.utterance.text
    if not in_english(heard):
        return heard
    spans = [match.span() for match in (_CHATTER.match(text), _POLITE_END.search(text)) if match]
    if not spans or sum(end - start for start, end in spans) >= len(text.rstrip(" .!,")):
        return heard
    return saying(heard, without(text, spans))


def named_in_english(heard: Heard) -> Commands:
    """Values said with the English names of their blanks; of an answered blank that is a correction."""
    form, matter, text = heard.form, open_matter(heard), heard.utterance.text
    if form is None or matter is None or not in_english(heard):
        return ()
    _, pending = pending_of(heard)
    blanks = by_nearness(form.relevant.blanks, pending, matter)
    mends = bool(_MENDING.search(text.strip(" ,，")))
    if cues.asks(text) and not mends:
        return ()
    named = _names_in(text, blanks) or (_nearly_named(text, blanks) if mends else [])
    if not named:
        return ()
    before = text[: named[0].start]
    if not _BEFORE.fullmatch(before.replace("，", " ")):
        return _with_answer(heard, pending, before, named, matter)
    return tuple(_said(heard, text, named, matter))


def _with_answer(heard: Heard, pending: Blank | None, before: str, named: Sequence[_Named], matter: Matter) -> Commands:
    """Named values behind an answer to what was asked."""
    answer = _JOINT.sub("", before).strip(" ,，")
    if pending is None or not takes(heard, pending, answer) or any(one.blank is pending for one in named):
        return ()
    start = heard.utterance.text.index(answer)
    given = c.GiveValue(pending.path, answer, c.Span(start, start + len(answer)))
    others = [one for one in _said(heard, heard.utterance.text, named, matter) if isinstance(one, c.GiveValue)]
    return (given, *others) if others else ()


def _said(heard: Heard, text: str, named: Sequence[_Named], matter: Matter) -> Iterator[c.GiveValue | c.Correct]:
    ends = [*(one.start for one in named[1:]), len(text)]
    for one, end in zip(named, ends, strict=True):
        raw = _JOINT.sub("", text[one.value : end].rstrip(" ,，.;"))
        if not raw:
            continue
        span = c.Span(one.value, one.value + len(raw))
        answer = matter.answers.get(one.blank.path)
        if answer is not None and answer.state is not AnswerState.SKIPPED:
            yield c.Correct(raw, span, one.blank.path)
        elif len(named) == 1 or takes(heard, one.blank, raw):
            yield c.GiveValue(one.blank.path, raw, span)


def _names_in(text: str, blanks: Sequence[Blank]) -> list[_Named]:
    """The names that stand in the text with a value behind them; of two at one place the longer, of two blanks of one
    name the nearer."""
    found: list[_Named] = []
    for name, blank in sorted(_names(blanks), key=lambda pair: -len(pair[0])):
        for match in _pattern(name).finditer(text):
            link = _LINK.match(text, match.end())
            taken = any(one.start < match.end() and match.start() < one.end for one in found)
            if link is None or taken or any(one.blank is blank for one in found):
                continue
            bare = link.group().strip() in ("", ",")
            if bare and not (text[link.end() :][:1].isdigit() or not text[link.end() :][:1].isascii()):
                continue
            found.append(_Named(blank, match.start(), match.end(), link.end()))
            break
    return sorted(found, key=lambda one: one.start)


def _names(blanks: Sequence[Blank]) -> Iterator[tuple[str, Blank]]:
    for blank in blanks:
        for name in (blank.field.label.en, *(one for one in blank.field.aliases if one.isascii())):
            if blank.group is not None:
                yield f"{name} of {blank.group.row.en} {blank.row + 1}", blank
            yield name, blank


@remembered(20_000)
def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<![A-Za-z]){words}(?![A-Za-z])", re.IGNORECASE)


_HEAD = re.compile(
    rf"^(?:{_MENDS}|my|our|the|[,，.;: ])*(?P<name>[A-Za-z][A-Za-z0-9' -]{{2,60}}?)"
    r" (?:(?:is|was) wrong[,.;]? ?(?:it |that )?(?:should be|is)|should be|sh[a-z]{3,5} be|is|to)[ :]+(?=\S)",
    re.IGNORECASE,
)


def _nearly_named(text: str, blanks: Sequence[Blank]) -> list[_Named]:
    """The one blank whose name a mistyped one is like: “change the adress to …”."""
    match = _HEAD.match(text)
    if match is None:
        return []
    said = match["name"].lower()
    scored = [(ratio(said, name.lower()), blank) for name, blank in _names(blanks)]
    best = max((score for score, _ in scored), default=0.0)
    blank = next((blank for score, blank in scored if score == best), None)
    if blank is None or best < _NEARLY:
        return []
    return [_Named(blank, match.start("name"), match.end("name"), match.end())]
