"""Does the citizen steer the conversation: go back, stop, see the form, call a person?"""

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.giving import named_option
from suishiban.assistant.understanding.heard import Commands


def steering(heard: Heard) -> Commands:
    """Fixed phrases that mean the same at any point."""
    text = heard.utterance.text
    if named_option(heard):
        return ()
    if cues.submits(text):
        return (c.Submit(),)
    for phrases, command in _STEERING:
        if cues.says(text, phrases):
            return (command,)
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
