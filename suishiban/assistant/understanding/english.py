"""Which blanks does somebody who writes English name, and what do they say of each? “no, the area is 80”, “my phone: …”

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
from suishiban.assistant.understanding.writing import holds_sentences
from suishiban.knowledge.guide import Language
from suishiban.knowledge.remembered import remembered

_CHATTER = re.compile(
    r"^(?:(?:let me (?:see|think|check|look)|sorry(?:,? (?:i type slowly|about that))?|(?:i )?just [^,.]{3,24}"
    r"|it'?s a bit [^,.]{3,20}|hold on|one (?:moment|second|sec)|wait|let me find [^,.]{3,20}|oh(?:,? right)?|right"
    r"|well|hm+|so|ok(?:ay)?(?: so)?|alright|this one i know|i (?:just )?asked [^,.]{3,20}|thanks for [^,.]{3,20}"
    r"|(?:i )?can'?t read [^,.]{3,24}|actually|you know|honestly|hello|hi)(?:[,.!:]+ *)|ok(?:ay)? so +)+(?=\S)",
    re.IGNORECASE,
)
#: What stands before and behind a value without saying more than it.
_HEDGE = re.compile(r"^(?:it'?s|it is|that'?s(?! right| correct| true)|that is|that would be|i'?d say) +(?=\S)", re.I)
_END = re.compile(
    r"(?:[,.!]? ?(?:please|thanks(?: a lot)?|thank you|thx|cheers)[.! ]*|,? i (?:think|guess|believe)[.! ]*)+$",
    re.IGNORECASE,
)
#: Words before the name of a blank that say nothing of it, or that something is mended; a slip in them is overlooked.
_LEADS = (
    "no nope sorry wait oh oops actually wrong correction i made have a mistake my was please change correct update "
    "fix set make edit and also then our the his her their its for with"
)
_LEADING = 75.0
_MENDED = (
    r"(?:(?:is|was) wrong[,.;]? ?(?:and |it |that )?(?:should be|is|must be)|sh[a-z]{3,5} (?:bee?|read|say)|must be)"
)
_LINK = re.compile(rf" ?(?:(?:{_MENDED}|is|are|was|to)\b|:|=)[ :]*(?=\S)|[ ,，]+(?=\S)", re.IGNORECASE)
#: What ends the value before the next name.
_JOINT = re.compile(r"(?:[\s,.;，；]|\b(?:and|also|my|our|the)\b)+$", re.IGNORECASE)
_MENDING = re.compile(
    r"^(?:no|sorry|wait|oh|oops|actually|wrong|correction|i made a mistake|my mistake)\b"
    r"|^(?:please )?(?:change|correct|update|fix|set)\b|\bis wrong\b|\bsh[a-z]{3,5} bee?\b",
    re.IGNORECASE,
)
#: How like a name a mistyped one must be, of 100.
_NEARLY = 84.0
#: Names that are words of any sentence: they count only with their row.
_COMMON = frozenset({"to", "from", "for", "date", "day"})
#: Types that take words like these for a value; for the others a word they take is one (tomorrow).
_ANY_WORDS = ("text", "name", "org_name")
#: Characters of an utterance that only leaves or comes back.
_LONGEST = 60
_LEAVES = re.compile(
    r"\b(?:later|another time|tomorrow|tonight|back soon|be right back|brb|(?:have|got|need) to go|gotta go|stop here"
    r"|(?:that'?s|that is) (?:it|all|enough) fou?r (?:today|now)|for lunch|battery|take a break|call it a day)\b",
    re.IGNORECASE,
)
_RETURNS = re.compile(
    r"^(?:ok(?:ay)?[, ]+)?(?:(?:i'?m|i am) back|(?:l[a-z']{1,3}'?s|let us) (?:continue|go on|carry on)|cont[inue]{3,6}"
    r"|go on|carry on|where were we|resume)\b(?:.{0,30})$",
    re.IGNORECASE,
)


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
    if not in_english(heard):
        return heard
    text = heard.utterance.text
    if _LEAVES.search(text):
        return heard
    for around in (_CHATTER, _END, _HEDGE):
        match = around.search(text.lstrip("，"))
        skipped = len(text) - len(text.lstrip("，"))
        if match and match.end() - match.start() < len(text[skipped:].rstrip(" .!,，")):
            text = without(text, [(skipped + match.start(), skipped + match.end())])
    return saying(heard, text) if text != heard.utterance.text else heard


def leaving_or_back(heard: Heard) -> Commands:
    """“I have to go, let's finish this later”, “let's continue”, where an answer of a few words is waited for."""
    text = heard.utterance.text.strip(" ,，")
    _, pending = pending_of(heard)
    if not in_english(heard) or heard.form is None or len(text) > _LONGEST or re.search(r"\d|[\u3400-\u9fff]", text):
        return ()
    if cues.asks_firmly(text) or (pending is not None and holds_sentences(pending) and len(text) > _LONGEST // 2):
        return ()
    if pending is not None and pending.field.type not in _ANY_WORDS and takes(heard, pending, text):
        return ()
    if _RETURNS.match(text):
        return (c.Resume(),)
    return (c.Chitchat("pause"),) if _LEAVES.search(text) else ()


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
    if not _only_leads(before):
        return _with_answer(heard, pending, before, named, matter)
    return tuple(_said(heard, text, named, matter))


def _only_leads(before: str) -> bool:
    """Whether what stands before a name says nothing but that it is named, or mended."""
    words = re.findall(r"[^\s,，.;:]+", before.lower())
    return all(max(ratio(word, one) for one in _LEADS.split()) >= _LEADING for word in words)


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
        span, blank = c.Span(one.value, one.value + len(raw)), _that_takes(heard, one.blank, raw)
        answer = matter.answers.get(blank.path)
        if answer is not None and answer.state is not AnswerState.SKIPPED:
            yield c.Correct(raw, span, blank.path)
        elif len(named) == 1 or takes(heard, blank, raw):
            yield c.GiveValue(blank.path, raw, span)


def _that_takes(heard: Heard, blank: Blank, raw: str) -> Blank:
    """Of blanks of one name the one that takes the value."""
    if heard.form is None or takes(heard, blank, raw):
        return blank
    alike = (one for one in heard.form.relevant.blanks if one.field.label.en == blank.field.label.en)
    return next((one for one in alike if takes(heard, one, raw)), blank)


def _names_in(text: str, blanks: Sequence[Blank]) -> list[_Named]:
    """The names that stand in the text with a value behind them; of two at one place the longer, of two blanks of one
    name the nearer."""
    found: list[_Named] = []
    for name, blank in sorted(_names(blanks), key=lambda pair: -len(pair[0])):
        for match in _pattern(name).finditer(text):
            link = _LINK.match(text, match.end())
            taken = any(one.start < match.end() and match.start() < one.value for one in found)
            if link is None or taken or any(one.blank is blank for one in found):
                continue
            bare = link.group().strip() in ("", ",", "，")
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
            if name.lower() not in _COMMON:
                yield name, blank


@remembered(20_000)
def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<![A-Za-z]){words}(?![A-Za-z])", re.IGNORECASE)


_HEAD = re.compile(
    rf"^(?:(?:no|sorry|wait|oh|actually|i made a mistake|please|change|correct|update|fix|set|my|our|the)\b|[,，.;: ])*"
    rf"(?P<name>[A-Za-z][A-Za-z0-9' -]{{2,60}}?) (?:{_MENDED}|is|to)\b[ :]*(?=\S)",
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
