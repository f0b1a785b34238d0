"""Does somebody who is asked something only say that they want it done? “办理”, “我要办理”, “那就开始办吧”

That answers no question: the application goes on, and what was asked is asked again.
"""

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.understanding import cues, phrases
from suishiban.assistant.understanding.deciding import goes_ahead
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of, takes

_ASKING = (PromptKind.FIELD, PromptKind.MORE_ROWS, PromptKind.MATERIAL, PromptKind.CONSENT)


def going_on(heard: Heard) -> Commands:
    """Nothing but the wish to go on, where something else is asked and does not take it for its answer."""
    prompt, blank = pending_of(heard)
    text = heard.utterance.text
    if prompt is None or open_matter(heard) is None or cues.asks(text):
        return ()
    clauses = cues.clauses_of(text)
    if not clauses or not goes_ahead(clauses[-1]) or not all(_agrees(one) for one in clauses[:-1]):
        return ()
    if prompt.kind is PromptKind.CONFIRM_FORM:
        return (c.Confirm(prompt.id),)
    if prompt.kind not in _ASKING or prompt.guess or (blank is not None and _answers(heard, text)):
        return ()
    return (c.Resume(),)


def _agrees(clause: str) -> bool:
    return goes_ahead(clause) or cues.says(clause, phrases.YES | phrases.AGREE)


def _answers(heard: Heard, text: str) -> bool:
    """Whether the blank asked takes the words: a yes where yes or no was asked, an option that is called so."""
    _, blank = pending_of(heard)
    if blank is None:
        return False
    if blank.field.type == "yes_no":
        return cues.says_yes(text)
    return bool(blank.field.options) and takes(heard, blank, text)
