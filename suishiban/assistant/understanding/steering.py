"""Does the citizen steer the conversation: go back, stop, see the form, call a person?"""

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.asides import puts_off
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.giving import named_option
from suishiban.assistant.understanding.heard import Commands


def steering(heard: Heard) -> Commands:
    """Fixed phrases that mean the same at any point, alone or after the reason for them (太麻烦，取消)."""
    text = heard.utterance.text
    if named_option(heard):
        return ()
    if cues.submits(text):
        return (c.Submit(),)
    clauses = cues.clauses_of(text)
    for phrases, command in _STEERING:
        if cues.says(text, phrases) or (len(clauses) > 1 and command in _LAST and cues.says(clauses[-1], phrases)):
            return (command,)
    if heard.state.open_matter is not None and puts_off(text):
        return (c.Chitchat("pause"),)
    return (c.AskHuman(),) if cues.wants_human(text) else ()


_STEERING: tuple[tuple[frozenset[str], c.Command], ...] = (
    (cues.UNDO, c.Undo()),
    (cues.REPEAT, c.Repeat()),
    (cues.CANCEL, c.Cancel()),
    (cues.HUMAN, c.AskHuman()),
    (cues.SHOW, c.ShowForm()),
    (cues.WITHDRAW, c.Withdraw()),
    (cues.RESUME, c.Resume()),
)
#: What the last clause alone may ask for: nothing of it is final, and no value is said in these words.
_LAST = (c.Undo(), c.Repeat(), c.Cancel(), c.AskHuman(), c.ShowForm(), c.Withdraw())
