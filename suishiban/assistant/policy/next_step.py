"""What does the assistant ask or show next, once everything the citizen said is taken in?"""

from collections.abc import Sequence
from dataclasses import dataclass

from suishiban.assistant.conversation import acts
from suishiban.assistant.conversation.answers import AnswerState
from suishiban.assistant.conversation.events import FormShown, MatterSubmitted, Prompted
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.source_use import SourceUse
from suishiban.assistant.conversation.state import Acting, Choice, Matter, PromptKind
from suishiban.assistant.form.behalf import for_another, is_form, mandate_in
from suishiban.assistant.form.blanks import blank_at, material_at
from suishiban.assistant.form.next_question import Question, Wanted, begun, next_question
from suishiban.assistant.form.relevance import Relevance
from suishiban.assistant.form.together import asked_with, first_of_row
from suishiban.assistant.policy import delegation, submission
from suishiban.assistant.policy.consents import undecided_sources
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.earlier import worth_offering
from suishiban.assistant.policy.evidence import NewNumbers
from suishiban.assistant.policy.holding import held, say_nothing_asked
from suishiban.assistant.policy.life_event import nothing_applies, open_together
from suishiban.assistant.policy.matters import back_to_earlier


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What the pre-check found against submission, as far as the next step needs it."""

    paths: tuple[str, ...]
    """What the citizen would change."""
    stops: bool
    """An error; a warning only goes along to the clerk."""


def next_step(d: Deliberation, obstacles: Sequence[Obstacle]) -> None:
    """Ask the next question of the open application; show the complete form; open the case once it is confirmed.

    What was told ahead and taken down is read back before anything else is asked."""
    d.read_back_told()
    if d.settled or held(d):
        return
    matter = d.state.open_matter
    if matter is None:
        _no_prompt(d)
        if not d.acts:
            say_nothing_asked(d)
        return
    if _mandate_first(d, matter, obstacles):
        return
    if uses := undecided_sources(d, matter):
        _ask_consent(d, matter, uses)
        return
    relevant = d.relevance_of(matter)
    question = next_question(relevant, matter)
    if question is not None:
        _ask(d, matter, relevant, question)
    elif any(obstacle.stops for obstacle in obstacles):
        _ask_to_mend(d, matter, obstacles)
    elif nothing_applies(d, matter):
        d.say(acts.NothingApplies(matter.item), Outcome.SHOWN)
        _no_prompt(d)
    elif d.submitting and is_form(matter):
        _settle(d, matter)
    elif d.submitting and d.evidence.numbers:
        _open_case(d, matter, d.evidence.numbers)
    else:
        _show_form(d, matter)


def _no_prompt(d: Deliberation) -> None:
    if d.state.prompt is not None:
        d.emit(Prompted(None))


def _mandate_first(d: Deliberation, matter: Matter, obstacles: Sequence[Obstacle]) -> bool:
    """What is wrong with a mandate, or missing of it, comes before anything else; whether that was so."""
    if is_form(matter) and any(obstacle.stops for obstacle in obstacles):
        _ask_to_mend(d, matter, obstacles)
        return True
    if not for_another(matter.answers) or d.standing_of(matter) in delegation.MAY_FILL:
        return False
    if mandate_in(matter.answers):
        d.say(acts.RefuseMandate(), Outcome.REJECTED)
        delegation.renew(d, matter)
    else:
        delegation.open_form(d, matter, Acting())
    next_step(d, ())
    return True


def _ask_consent(d: Deliberation, matter: Matter, uses: tuple[SourceUse, ...]) -> None:
    mandate = d.mandate_of(matter)
    d.say(acts.AskConsent(uses, mandate.principal if mandate is not None else ""), Outcome.ASKED)
    d.ask(PromptKind.CONSENT, ",".join(use.source for use in uses))


def _ask(d: Deliberation, matter: Matter, relevant: Relevance, question: Question) -> None:
    match question.wanted:
        case Wanted.BLANK:
            also = asked_with(relevant, matter, question)
            before = question.standing is None and any(worth_offering(d, matter, one) for one in (question.path, *also))
            d.say(acts.AskBlank(question.path, question.standing, also, before), Outcome.ASKED)
            d.ask(PromptKind.FIELD, question.path, _options(d, matter, question.path), also)
        case Wanted.MORE_ROWS:
            act = _another_row(d, matter, relevant, question.path)
            d.say(act, Outcome.ASKED)
            d.ask(PromptKind.MORE_ROWS, act.group, also=act.at_once)
        case Wanted.MATERIAL:
            also = asked_with(relevant, matter, question)
            d.say(acts.AskMaterial(question.path, also), Outcome.ASKED)
            d.ask(PromptKind.MATERIAL, question.path, also=also)


def _another_row(d: Deliberation, matter: Matter, relevant: Relevance, group_id: str) -> acts.AskMoreRows:
    rows = begun(relevant, matter, group_id)
    group = next(one for one in relevant.groups if one.id == group_id)
    first = tuple(blank.path for blank in first_of_row(group, rows))
    # One word alone might as well be a yes or a no.
    return acts.AskMoreRows(group_id, rows, first if len(first) > 1 else ())


def _options(d: Deliberation, matter: Matter, path: str) -> tuple[Choice, ...]:
    blank = blank_at(d.guide_of(matter).guide, path)
    options = blank.field.options if blank is not None else ()
    return tuple(Choice(option.id, option.label.say(d.state.language)) for option in options)


def _ask_to_mend(d: Deliberation, matter: Matter, obstacles: Sequence[Obstacle]) -> None:
    """Show all findings, then ask again what the first of them is about; after a side question only the latter."""
    if not _digressed(d):
        d.say(acts.PresentForm(), Outcome.REJECTED)
    first = next(obstacle for obstacle in obstacles if obstacle.stops)
    guide = d.guide_of(matter).guide
    path = _to_mend(d, matter, first)
    if not path:
        _no_prompt(d)
    elif material_at(guide, path):
        d.say(acts.AskMaterial(path))
        d.ask(PromptKind.MATERIAL, path)
    elif blank_at(guide, path):
        d.say(acts.AskBlank(path, matter.answers.get(path)))
        d.ask(PromptKind.FIELD, path, _options(d, matter, path))
    else:
        act = _another_row(d, matter, d.relevance_of(matter), path)
        d.say(act)
        d.ask(PromptKind.MORE_ROWS, act.group, also=act.at_once)


def _to_mend(d: Deliberation, matter: Matter, obstacle: Obstacle) -> str:
    """The first of what it is about; who says the same again means that something else of it is wrong."""
    named = [one for path in obstacle.paths for one in _clashing(d, matter, path, obstacle.paths) or (path,)]
    paths = [path for path in named if _can_be_asked(d, matter, path)]
    again = next((at for at, path in enumerate(paths) if _said_again(d, matter, path)), -1)
    return paths[(again + 1) % len(paths)] if paths else ""


def _clashing(d: Deliberation, matter: Matter, path: str, paths: Sequence[str]) -> tuple[str, ...]:
    """Of a group, the blanks in whose rows stands what another of `paths` has: the seller's number among the buyers'.

    Whether there is another row is no question then.
    """
    values = {matter.answers[one].value for one in paths if one in matter.answers}
    blanks = (blank for blank in d.relevance_of(matter).blanks if blank.field.type in _OF_ONE)
    rows = (blank for blank in blanks if blank.group is not None and blank.group.id == path)
    answers = ((blank.path, matter.answers.get(blank.path)) for blank in rows)
    return tuple(one for one, answer in answers if answer is not None and answer.value in values)


#: Types whose values are one person's, or one company's.
_OF_ONE = ("id_number", "credit_code")


def _said_again(d: Deliberation, matter: Matter, path: str) -> bool:
    """Whether this turn gave the blank the value that stood there before."""
    said = [change for change in matter.journal if (change.turn_id, change.path) == (d.turn_id, path)]
    answer, before = matter.answers.get(path), said[0].before if said else None
    return answer is not None and before is not None and answer.value == before.value


def _digressed(d: Deliberation) -> bool:
    """Whether this turn was a side question, so that what was shown before need not be shown again."""
    return any(isinstance(act, acts.AnswerFrom | acts.Refuse | acts.Talk | acts.ReportCases) for act in d.acts)


def _can_be_asked(d: Deliberation, matter: Matter, path: str) -> bool:
    fits = path not in d.relevance_of(matter).misfits
    answer = matter.answers.get(path) if fits else None
    known = blank_at(d.guide_of(matter).guide, path) or material_at(d.guide_of(matter).guide, path)
    groups = {group.id for group in d.guide_of(matter).guide.form.groups}
    return (known is not None or path in groups) and (answer is None or answer.state is not AnswerState.LOCKED)


def _show_form(d: Deliberation, matter: Matter) -> None:
    digest = submission.digest_of(d, matter)
    if matter.shown_digest != digest:
        d.emit(FormShown(matter.id, digest))
    if _digressed(d) and matter.shown_digest == digest:
        d.say(acts.FormWaits())
    elif not any(isinstance(act, acts.PresentForm | acts.ConfirmByWord) for act in d.acts):
        d.say(acts.PresentForm(), Outcome.SHOWN)
    d.ask(PromptKind.CONFIRM_FORM, digest)


def _settle(d: Deliberation, form: Matter) -> None:
    """The mandate begins with the transaction that commits this; then the application it is for goes on."""
    d.submitting = False
    delegation.settle(d, form, submission.digest_of(d, form))
    next_step(d, ())


def _open_case(d: Deliberation, matter: Matter, numbers: Sequence[NewNumbers]) -> None:
    """The case, or its corrected application, or all the cases of a life event, begin with the transaction that commits
    this event."""
    if matter.parts:
        open_together(d, matter, numbers)
    else:
        _open_one(d, matter, numbers[0])
    back_to_earlier(d)
    if d.state.open_matter is not None:
        next_step(d, ())
    else:
        _no_prompt(d)


def _open_one(d: Deliberation, matter: Matter, numbers: NewNumbers) -> None:
    corrected = submission.correcting(matter)
    case_id = matter.case_id if corrected else numbers.case_id
    receipt_no = matter.receipt_no if corrected else numbers.receipt_no
    fields, documents = submission.saved(matter, d.relevance_of(matter))
    d.emit(MatterSubmitted(matter.id, case_id, receipt_no, submission.digest_of(d, matter)))
    d.say(acts.AnnounceCase(case_id, receipt_no, fields, documents, corrected), Outcome.SUBMITTED)
