"""Which events and acts follow from what the citizen wants? The commands in order, each to its handler."""

from collections.abc import Callable, Iterable
from typing import Any

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.policy import (
    acting,
    ahead,
    earlier,
    event_withdrawal,
    files,
    matters,
    prompted,
    questions,
    submission,
    values,
)
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.holding import ask_again


def decide(d: Deliberation, commands: Iterable[c.Command]) -> None:
    """Carry out `commands` on the deliberation; what comes next is `next_step`'s."""
    for command in commands:
        _HANDLERS[type(command)](d, command)


def _repeat(d: Deliberation, command: c.Repeat) -> None:
    """The next step asks the question of the open application again anyway; a decision is asked again."""
    if d.state.open_matter is None:
        ask_again(d)


_HANDLERS: dict[type[Any], Callable[[Deliberation, Any], None]] = {
    c.StartItem: matters.start,
    c.ActFor: acting.act_for,
    c.ActForMyself: acting.act_for_myself,
    c.AskGuide: questions.ask_guide,
    c.GiveValue: values.give,
    c.KeepInMind: ahead.keep_in_mind,
    c.InFull: values.in_full,
    c.Whose: values.whose,
    c.Correct: values.correct,
    c.AsBefore: earlier.as_before,
    c.Revise: values.revise,
    c.Undo: values.undo,
    c.Confirm: prompted.confirm,
    c.Deny: prompted.deny,
    c.Choose: prompted.choose,
    c.Skip: values.skip,
    c.DontKnow: values.dont_know,
    c.Repeat: _repeat,
    c.Consent: prompted.consent,
    c.Withhold: prompted.withhold,
    c.Attach: files.attach,
    c.ShowForm: submission.show,
    c.AskRemaining: submission.remaining,
    c.Submit: submission.submit,
    c.Withdraw: submission.withdraw,
    c.WithdrawEvent: event_withdrawal.withdraw_event,
    c.Cancel: matters.cancel,
    c.Resume: matters.resume,
    c.SwitchMatter: matters.switch,
    c.AskMatters: matters.list_open,
    c.AskProgress: questions.progress,
    c.AskHuman: questions.human,
    c.Chitchat: questions.chat,
    c.Unclear: questions.unclear,
}
