"""What is said around an answer in English without saying anything for the form? “let me see, it's … I think”

Small words are known with one slip of the fingers in them, and as a dictation writes them (its, teh).
"""

import re

from rapidfuzz.distance import OSA

from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import in_english, pending_of, saying, without
from suishiban.assistant.understanding.pausing_en import leaves
from suishiban.assistant.understanding.spoken_en import with_figures

_CHATTER = re.compile(
    r"^(?:(?:let me (?:see|think|check|look)|sorry(?:,? (?:i type slowly|about that))?|(?:i )?just [^,.]{3,24}"
    r"|it'?s a bit [^,.]{3,20}|hold on|one (?:moment|second|sec)|wait|let me find [^,.]{3,20}|oh(?:,? right)?|right"
    r"|well|hm+|so|ok(?:ay)?(?: so)?|alright|this one i know|i (?:just )?asked [^,.]{3,20}|thanks for [^,.]{3,20}"
    r"|(?:i )?can'?t read [^,.]{3,24}|actually|you know|honestly|hello|hi)(?:[,.!:]+ *)|ok(?:ay)? so +)+(?=\S)",
    re.IGNORECASE,
)
#: Of the same the clauses that are always said alike, for those in which there is a slip.
_OPENERS = (
    *("let me see", "let me think", "let me check", "hold on", "one moment", "one second", "oh right", "well", "sorry"),
    *("this one i know", "wait", "actually", "honestly", "hello", "okay", "alright", "sorry i type slowly"),
    *("thanks for your patience", "just got off work", "it's a bit noisy here"),
)
_OPENING = re.compile(r"^(?P<said>[A-Za-z' ]{3,28})[,.!:]+ *(?=\S)")
#: What stands before a value without saying more than it.
_HEDGES = (
    *("it's", "it is", "that's", "that is", "that was", "it was", "that would be", "it would be"),
    *("i'd say", "i would say", "i choose"),
)
_MORE_THAN_A_HEDGE = re.compile(r" *(?:right|correct|true|all|it|not|fine|ok|okay|enough)\b", re.IGNORECASE)
#: What stands behind one, at the end or before what else is said with a name or in figures.
_POLITE = r"please|thanks(?: a lot)?|thank you|thx|cheers"
_BEHIND = re.compile(
    rf"(?:[,.!]? ?\b(?:{_POLITE})|,? \bi (?:think|guess|believe|suppose|tihnk|thikn|thnk|thinkk))"
    r"(?:[.! ]*$| *(?=[,;].*(?: is |[:\d])))",
    re.IGNORECASE,
)
_STOP = re.compile(r"(?<=[^\s.!])[.!]$")
#: Words that end in a full stop of their own.
_SHORTENED = re.compile(r"\b(?:ltd|inc|co|corp|no|st|rd|ave|bldg|jr|sr|dr|mr|mrs|ms|[a-z])\.$", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?] +\S")


def plain_english(heard: Heard) -> Heard:
    """The same without what is said around an answer: commas stand in place of it, so that spans still count."""
    text = heard.utterance.text
    if not in_english(heard) or leaves(text):
        return heard
    text = _without_lead(with_figures(text))
    if _BEHIND.sub("", text).strip(_MARKS):
        text = without(text, [match.span() for match in _BEHIND.finditer(text)])
    _, pending = pending_of(heard)
    if pending is not None and (stop := _full_stop(text)):
        text = without(text, [stop])
    return saying(heard, text) if text != heard.utterance.text else heard


_MARKS = " .,!，"


def _without_lead(text: str) -> str:
    """Without the opening and a hedge behind it, as long as something is left."""
    for end_of in (_opening, _hedge):
        start = len(text) - len(text.lstrip("，"))
        end = start + end_of(text[start:])
        if end > start and text[end:].strip(_MARKS):
            text = without(text, [(start, end)])
    return text


def _opening(text: str) -> int:
    """Where the opening ends; 0 where there is none."""
    if match := _CHATTER.match(text):
        return match.end()
    match = _OPENING.match(text)
    return match.end() if match and any(_slipped(match["said"].lower(), one) for one in _OPENERS) else 0


def _hedge(text: str) -> int:
    """Where a hedge ends with the space behind it; 0 where there is none, or more is said by it (that's right).

    One slip may be the space itself: it i splain.
    """
    for hedge in _HEDGES:
        for end in (len(hedge) + 1, len(hedge), len(hedge) + 2):
            said = text[:end].lower()
            asks = said.startswith("wh") and not hedge.startswith("wh")  # what is
            if " " in said[-2:] and not asks and _slipped(said, f"{hedge} "):
                return 0 if _MORE_THAN_A_HEDGE.match(text, end) else end
    return 0


def _slipped(said: str, meant: str) -> bool:
    """Whether it is said, or would be but for one slip."""
    return bool(OSA.distance(said, meant, score_cutoff=1) <= 1)


def _full_stop(text: str) -> tuple[int, int] | None:
    """The full stop of an answer of one sentence; a text of several keeps its own."""
    bare = text.rstrip("，, ")
    stop = _STOP.search(bare)
    return stop.span() if stop and not _SHORTENED.search(bare) and not _SENTENCE_ENDS.search(bare) else None
