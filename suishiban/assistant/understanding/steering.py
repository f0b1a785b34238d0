"""Does the citizen steer the conversation: go back, stop, see the form, call a person?"""

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding import cues, phrases
from suishiban.assistant.understanding.asides import puts_off
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.giving import option_named
from suishiban.assistant.understanding.heard import Commands
from suishiban.assistant.understanding.overseeing import about_form
from suishiban.assistant.understanding.waiting import has_wait


def steering(heard: Heard) -> Commands:
    """Fixed phrases that mean the same at any point, alone or after the reason for them (太麻烦，取消)."""
    text = heard.utterance.text
    if option_named(heard) is not None:
        return ()
    if cues.submits(text):
        return (c.Submit(),)
    clauses = cues.clauses_of(text)
    for words, command in _STEERING:
        if cues.says(text, words) or (len(clauses) > 1 and command in _LAST and cues.says(clauses[-1], words)):
            return (command,)
    if heard.state.open_matter is not None and (command_about_form := about_form(text)):
        return (command_about_form,)
    if heard.state.open_matter is not None and cues.gives_up(text):
        return (c.Cancel(),)
    if heard.state.open_matter is not None and (puts_off(text) or has_wait(text)):
        return (c.Chitchat("pause"),)
    return (c.AskHuman(),) if cues.wants_human(text) else ()


def order(heard: Heard) -> Commands:
    """Orders to the machine itself are not understood."""
    text = heard.utterance.text
    return (c.Unclear(text),) if cues.orders(text) else ()


_STEERING: tuple[tuple[frozenset[str], c.Command], ...] = (
    (phrases.UNDO, c.Undo()),
    (phrases.REPEAT, c.Repeat()),
    (phrases.CANCEL, c.Cancel()),
    (phrases.HUMAN, c.AskHuman()),
    (phrases.SHOW, c.ShowForm()),
    (phrases.WITHDRAW, c.Withdraw()),
    (phrases.RESUME, c.Resume()),
)
#: What the last clause alone may ask for: nothing of it is final, and no value is said in these words.
_LAST = (c.Undo(), c.Repeat(), c.Cancel(), c.AskHuman(), c.ShowForm(), c.Withdraw())
