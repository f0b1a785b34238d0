"""Does a decision that was asked for stay open, because the turn did not settle it?"""

from suishiban.assistant.conversation import acts
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import MatterStatus, Prompt, PromptKind
from suishiban.assistant.policy import event_withdrawal
from suishiban.assistant.policy.deliberation import Deliberation

#: What may be said in between without settling anything.
_BESIDE = (acts.NotUnderstood, acts.Refuse, acts.Remaining, acts.ExplainBlank)
#: Small talk that neither takes leave nor declines.
_TALK = ("greeting", "identity", "abilities", "displeased")
#: A value was taken down, or not; the decision is another matter.
_FILLED = (acts.Acknowledge, acts.RejectValue, acts.LockedValue)


def ask_again(d: Deliberation) -> None:
    """Ask the pending decision again; where there is none, say what was handed in last."""
    if d.state.prompt is None or not _asked_again(d, d.state.prompt):
        say_nothing_asked(d)


def say_nothing_asked(d: Deliberation) -> None:
    """Say that no question waits, with what was handed in last."""
    handed_in = [one.receipt_no for one in d.state.matters if one.status is MatterStatus.SUBMITTED]
    d.say(acts.NothingAsked(handed_in[-1] if handed_in else ""), Outcome.TALKED)


def held(d: Deliberation) -> bool:
    """Ask the pending decision again where only something beside it was said; whether that was so."""
    prompt = d.state.prompt
    if prompt is None or not d.acts or _chosen(d, prompt) or _listed(d, prompt):
        return False
    beside = all(map(_settles_nothing, d.acts))
    filled = prompt.kind is PromptKind.WHICH_MATERIAL and all(
        _settles_nothing(act) or isinstance(act, _FILLED) for act in d.acts
    )
    return (beside or filled) and _asked_again(d, prompt)


def _chosen(d: Deliberation, prompt: Prompt) -> bool:
    """Whether one of the items offered was taken, though its guide says nothing on the question: asking again would go
    round in a circle."""
    offered = {choice.id for choice in prompt.choices} if prompt.kind is PromptKind.CHOOSE_ITEM else set()
    return any(isinstance(act, acts.Refuse) and act.item in offered for act in d.acts)


def _listed(d: Deliberation, prompt: Prompt) -> bool:
    """Whether the file that the question is about was taken down as one of the documents."""
    attachment = prompt.subject.partition(":")[0] if prompt.kind is PromptKind.WHICH_MATERIAL else ""
    taken_down = [answer for act in d.acts if isinstance(act, acts.Acknowledge) for answer in act.answers]
    return attachment != "" and any(answer.value == attachment for answer in taken_down)


def _settles_nothing(act: acts.Act) -> bool:
    return isinstance(act, _BESIDE) or (isinstance(act, acts.Talk) and act.kind in _TALK)


def _asked_again(d: Deliberation, prompt: Prompt) -> bool:
    match prompt.kind:
        case PromptKind.OFFER_ITEM:
            d.say(acts.OfferItem(prompt.subject))
        case PromptKind.CHOOSE_ITEM:
            d.say(acts.Clarify(tuple(choice.id for choice in prompt.choices)))
        case PromptKind.CONFIRM_CANCEL:
            d.say(acts.AskCancel(d.state.matter(prompt.subject).item), Outcome.ASKED)
        case PromptKind.CONFIRM_WITHDRAW:
            d.say(acts.AskWithdraw(prompt.subject), Outcome.ASKED)
        case PromptKind.CONFIRM_WITHDRAW_EVENT:
            event_withdrawal.ask_again(d)
            return True
        case PromptKind.WHICH_MANDATE:
            d.say(acts.AskWhichMandate(tuple(choice.label for choice in prompt.choices[:-1])), Outcome.ASKED)
        case PromptKind.WHICH_MATERIAL:
            _, _, name = prompt.subject.partition(":")
            d.say(acts.AskWhichMaterial(name, tuple(choice.id for choice in prompt.choices)), Outcome.ASKED)
        case _:
            return False
    d.ask(prompt.kind, prompt.subject, prompt.choices)
    return True
