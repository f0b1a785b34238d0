"""What happens when a citizen takes back a life event as a whole?

Every case of it stays under its own rules: what cannot be taken back any more goes on, and is named before and after.
Nothing is taken back but what stood in the list that was confirmed.
"""

from collections.abc import Sequence

from suishiban.assistant.conversation import acts, commands
from suishiban.assistant.conversation.case_summary import CaseSummary
from suishiban.assistant.conversation.events import MatterCancelled
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.policy import matters, submission
from suishiban.assistant.policy.deliberation import Deliberation


def withdraw_event(d: Deliberation, command: commands.WithdrawEvent) -> None:
    """Ask before a life event is taken back, or take back what was listed and confirmed."""
    if not d.evidence.known_citizen:
        d.say(acts.NeedLogin(), Outcome.REPORTED)
        return
    cases = _cases_of(d.evidence.cases, command.event)
    if not cases and d.state.open_matter is not None:
        # Nothing of it was handed in: what is under way is meant.
        matters.cancel(d, commands.Cancel())
    elif not cases:
        submission.withdraw(d, commands.Withdraw())
    elif command.confirmed:
        _confirmed(d, cases)
    else:
        _ask(d, cases)


def ask_again(d: Deliberation) -> None:
    """List once more what would be taken back: a mere yes is not enough, and cases move."""
    assert d.state.prompt is not None
    if cases := _cases_of(d.evidence.cases, d.state.prompt.subject):
        _ask(d, cases)


def _cases_of(cases: Sequence[CaseSummary], event: str) -> tuple[CaseSummary, ...]:
    """The cases of the life event with this id or number, else of the one to be told of first; one of which something
    can still be taken back goes before."""
    meant = [one for one in cases if one.event_no and event in ("", one.event, one.event_no)]
    number = next((one.event_no for one in meant if one.withdrawable), meant[0].event_no if meant else "")
    return tuple(one for one in meant if one.event_no == number)


def _ask(d: Deliberation, cases: Sequence[CaseSummary], changed: bool = False) -> None:
    going = tuple(one.case_id for one in cases if one.withdrawable)
    too_late = tuple(one.case_id for one in cases if not one.withdrawable)
    d.say(acts.AskWithdrawEvent(cases[0].event, cases[0].event_no, going, too_late, changed), Outcome.ASKED)
    if going:
        d.ask(PromptKind.CONFIRM_WITHDRAW_EVENT, cases[0].event_no, also=going)


def _confirmed(d: Deliberation, cases: Sequence[CaseSummary]) -> None:
    """By the words or the button: exactly what was listed, or the list is shown again."""
    prompt, going = d.state.prompt, tuple(one.case_id for one in cases if one.withdrawable)
    listed = prompt is not None and prompt.kind is PromptKind.CONFIRM_WITHDRAW_EVENT
    if prompt is None or not listed or prompt.subject != cases[0].event_no or prompt.also != going:
        _ask(d, cases, changed=listed)
        return
    d.withdrawn = going
    ended = (one.id for one in d.state.matters if one.case_id in going and submission.correcting(one))
    d.emit(*map(MatterCancelled, ended))
    too_late = tuple(one.case_id for one in cases if not one.withdrawable)
    d.say(acts.WithdrawEventCases(cases[0].event, cases[0].event_no, going, too_late), Outcome.CANCELLED)
