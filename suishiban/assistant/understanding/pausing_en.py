"""Does somebody who writes English leave for now, or come back? “I have to go, let's finish this later”, “I'm back”"""

import re

from rapidfuzz.distance import OSA

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, in_english, pending_of, takes
from suishiban.assistant.understanding.writing import holds_sentences

#: Types that take words like these for a value; for the others a word they take is one (tomorrow).
_ANY_WORDS = ("text", "name", "org_name")
#: Characters of an utterance that only leaves or comes back; of a text of sentences it may be the half.
_LONGEST = 60
_LEAVES = re.compile(
    r"\b(?:later|another time|tomorrow|tonight|back soon|be right back|brb|(?:have|got|need) to go|gotta go|stop here"
    r"|(?:that'?s|that is) (?:it|all|enough) fou?r (?:today|now)|for lunch|battery|take a break|call it a day)\b",
    re.IGNORECASE,
)
#: Where somebody says of themselves that they go on another time, which no text of a form does.
_LEAVES_FIRMLY = re.compile(
    r"\b(?:i'?ll|i will|let'?s|let me|we'?ll|we will|i(?:'m| am) going to) "
    r"(?:stop here|continue|finish|go on|carry on|come back|be back|do (?:this|it|the rest))\b.*"
    r"\b(?:later|tomorrow|tonight|soon|another (?:time|day))\b"
    r"|\b(?:i )?(?:have|got|need) to go\b|\bgotta go\b|\bbe right back\b|\bbrb\b|\bback soon\b"
    r"|(?:that'?s|that is) (?:it|all|enough) fou?r (?:today|now)\b|\bcall it a day\b",
    re.IGNORECASE,
)
_RETURNS = re.compile(
    r"^(?:(?:ok(?:ay)?|so|alright)[, ]+)*"
    r"(?:(?:i'?m|i am) back|(?:l[a-z']{1,3}'?s|let us) (?:continue|go on|carry on)|cont[inue]{3,6}|go on|carry on"
    r"|where (?:were|did) we|where was i|resume|pick up where)\b.{0,30}$",
    re.IGNORECASE,
)
#: The most usual ones, in which a slip is overlooked.
_BACK = (
    "where were we",
    "i'm back",
    "let's continue",
    "let's go on",
    "continue",
    "carry on",
    "carry on where we left off",
)
_VALUE = re.compile(r"\d|[\u3400-\u9fff]")


def leaves(text: str) -> bool:
    """Whether there are words of leaving in it."""
    return bool(_LEAVES.search(text))


def leaving_or_back(heard: Heard) -> Commands:
    """“I have to go, let's finish this later”, “let's continue”, where an answer of a few words is waited for."""
    text = heard.utterance.text.strip(" ,，")
    _, pending = pending_of(heard)
    if not in_english(heard) or heard.form is None or len(text) > _LONGEST or _VALUE.search(text):
        return ()
    if _RETURNS.match(text) or any(OSA.distance(text.lower(), one) <= 1 for one in _BACK):
        return (c.Resume(),)
    if _LEAVES_FIRMLY.search(text):
        return (c.Chitchat("pause"),)
    if cues.asks_firmly(text):
        return ()
    if pending is not None and holds_sentences(pending) and len(text) > _LONGEST // 2:
        return ()
    if pending is not None and pending.field.type not in _ANY_WORDS and takes(heard, pending, text):
        return ()
    return (c.Chitchat("pause"),) if _LEAVES.search(text) else ()
