"""What happens when a citizen submits or takes back an application?"""

from suishiban.assistant.conversation import acts, commands
from suishiban.assistant.conversation.answers import SourceKind
from suishiban.assistant.conversation.events import MatterCancelled
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Matter, MatterStatus, PromptKind
from suishiban.assistant.form.blanks import MATERIAL
from suishiban.assistant.form.digest import shown_digest
from suishiban.assistant.form.next_question import asked_for, next_question, open_questions
from suishiban.assistant.form.relevance import Relevance
from suishiban.assistant.policy import matters
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.rechecking import rechecked, unread


def digest_of(d: Deliberation, matter: Matter) -> str:
    """Digest of the form as it stands, documents included."""
    return shown_digest(d.guide_of(matter).guide, d.relevance_of(matter), matter.answers)


def submit(d: Deliberation, command: commands.Submit) -> None:
    """Accept the confirmation of exactly the form that was shown; anything else shows the form again."""
    matter = d.state.open_matter
    if matter is None:
        d.say(acts.NothingOpen(), Outcome.TALKED)
        return
    if not d.evidence.known_citizen:
        d.say(acts.NeedLogin(matter.item), Outcome.REJECTED)
        return
    if next_question(d.relevance_of(matter), matter) is not None:
        _say_remaining(d, matter, too_early=True)
        return
    prompt, digest = d.state.prompt, digest_of(d, matter)
    seen = command.digest or (prompt.subject if prompt and prompt.kind is PromptKind.CONFIRM_FORM else "")
    d.submitting = seen == digest == matter.shown_digest
    if seen and not d.submitting:
        d.say(acts.PresentForm(changed=True), Outcome.SHOWN)
    if d.submitting:
        d.submitting = rechecked(d, matter)
    if d.submitting and (silent := tuple(unread(d, matter))):
        d.say(acts.NotReadAgain(silent))


def show(d: Deliberation, command: commands.ShowForm) -> None:
    """Show the form as it stands."""
    if d.state.open_matter is None:
        d.say(acts.NothingOpen(), Outcome.TALKED)
        return
    d.say(acts.PresentForm(), Outcome.SHOWN)


def remaining(d: Deliberation, command: commands.AskRemaining) -> None:
    """Say what of the form is still open; a complete one is shown."""
    matter = d.state.open_matter
    if matter is None:
        d.say(acts.NothingOpen(), Outcome.TALKED)
    elif next_question(d.relevance_of(matter), matter) is None:
        d.say(acts.PresentForm(), Outcome.SHOWN)
    else:
        _say_remaining(d, matter)


def _say_remaining(d: Deliberation, matter: Matter, too_early: bool = False) -> None:
    wanted = open_questions(d.relevance_of(matter), matter)
    paths = tuple(dict.fromkeys(question.path for question in wanted))
    d.say(acts.Remaining(paths, too_early), Outcome.SHOWN)


def withdraw(d: Deliberation, command: commands.Withdraw) -> None:
    """Ask before a case is taken back."""
    if (
        d.state.open_matter is not None
        and not command.case_id
        and not any(case.withdrawable for case in d.evidence.cases)
    ):
        # Nothing was handed in that could be taken back: what is under way is meant.
        matters.cancel(d, commands.Cancel())
        return
    if not d.evidence.known_citizen:
        d.say(acts.NeedLogin(), Outcome.REPORTED)
        return
    cases = [case for case in d.evidence.cases if command.case_id in ("", case.case_id)]
    if cases and cases[0].event_no:
        # Of a life event, what can still be taken back is meant.
        together = [case for case in cases if case.event_no == cases[0].event_no]
        cases = sorted(together, key=lambda case: not case.withdrawable)
    if not cases:
        d.say(acts.ReportCases(()), Outcome.REPORTED)
    elif not cases[0].withdrawable:
        d.say(acts.CannotWithdraw(cases[0].case_id), Outcome.REJECTED)
    else:
        d.say(acts.AskWithdraw(cases[0].case_id), Outcome.ASKED)
        d.ask(PromptKind.CONFIRM_WITHDRAW, cases[0].case_id)


def take_back(d: Deliberation, case_id: str) -> None:
    """The citizen has confirmed the withdrawal; a correction under way ends with it."""
    case = next((case for case in d.evidence.cases if case.case_id == case_id), None)
    if case is None or not case.withdrawable:
        d.say(acts.CannotWithdraw(case_id) if case else acts.ReportCases(()), Outcome.REJECTED)
        return
    d.withdrawn = (case_id,)
    d.emit(*(MatterCancelled(one.id) for one in d.state.matters if one.case_id == case_id and correcting(one)))
    d.say(acts.WithdrawCase(case_id), Outcome.CANCELLED)


def saved(matter: Matter, relevant: Relevance) -> tuple[int, int]:
    """How many blanks and how many documents of the application came from sources, so that no one had to give them.

    What the citizen put right is their own, what they asked to have as last time was asked of them, and a document that
    nobody has to hand in is not spared.
    """
    blanks = {blank.path for blank in relevant.blanks} - relevant.misfits
    documents = {MATERIAL + material.id for material in relevant.materials if asked_for(material)} - relevant.misfits
    return _from_sources(matter, blanks), _from_sources(matter, documents)


def _from_sources(matter: Matter, paths: set[str]) -> int:
    return sum(matter.answers[path].source.kind in _SOURCES for path in paths & matter.answers.keys())


_SOURCES = (SourceKind.IDENTITY, SourceKind.RECORD)


def correcting(matter: Matter) -> bool:
    """Whether the form belongs to a case that came back."""
    return matter.status is MatterStatus.CORRECTING
