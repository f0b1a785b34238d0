"""Which button was pressed, or line of the card changed?"""

from collections.abc import Callable

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands


def button(heard: Heard) -> Commands:
    """A quick reply; its payload is `verb` or `verb:argument`."""
    choice, prompt_id = heard.utterance.choice, heard.utterance.prompt_id
    if not choice:
        return ()
    verb, _, argument = choice.partition(":")
    match verb:
        case "submit":
            return (c.Submit(argument),)
        case "start":
            return (c.StartItem("", (argument,)),)
        case "edit":
            return (c.Revise(argument),)
        case "option":
            return (c.Choose(prompt_id, argument),)
        case "ask":
            return (c.AskGuide(argument),)
        case "matter":
            return (c.SwitchMatter(argument),)
        case "case":
            return (c.Withdraw(argument),)
        case "event":
            return (c.WithdrawEvent(argument),)
        case "withdraw_event":
            return (c.WithdrawEvent(argument, confirmed=True),)
    return (_PLAIN_BUTTONS[verb](prompt_id),) if verb in _PLAIN_BUTTONS else _typed_choice(heard, choice)


_PLAIN_BUTTONS: dict[str, Callable[[str], c.Command]] = {
    "yes": c.Confirm,
    "no": c.Deny,
    "agree": c.Consent,
    "disagree": c.Withhold,
    "skip": lambda _: c.Skip(),
    "as_before": lambda _: c.AsBefore(),
    "undo": lambda _: c.Undo(),
    "cancel": lambda _: c.Cancel(),
    "human": lambda _: c.AskHuman(),
    "form": lambda _: c.ShowForm(),
    "progress": lambda _: c.AskProgress(),
    "explain": lambda _: c.DontKnow(),
    "resume": lambda _: c.Resume(),
}


def _typed_choice(heard: Heard, choice: str) -> Commands:
    """An option's id or label as dialogue files and simple clients send it."""
    prompt = heard.state.prompt
    for option in prompt.choices if prompt else ():
        if prompt and choice in (option.id, option.label):
            return (c.Choose(prompt.id, option.id),)
    return ()


def edits(heard: Heard) -> Commands:
    """New values from the form card."""
    return tuple(c.GiveValue(path, raw, c.Span(0, len(raw))) for path, raw in heard.utterance.edits.items())
