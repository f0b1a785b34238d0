"""“和上次一样”: which value does a blank get from an earlier application of the citizen's own?

The citizen's word is the agreement to take it. What a data source said was read for that application only, and what
somebody gave for another person is not theirs: neither is taken.
"""

from dataclasses import replace

from suishiban.assistant.conversation import acts, commands
from suishiban.assistant.conversation.answers import Answer, AnswerState, Source, SourceKind, Trust
from suishiban.assistant.conversation.earlier import Earlier
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Matter, PromptKind
from suishiban.assistant.form.behalf import for_another
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.form.writing import write
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.knowledge.text import folded

#: What the citizen gave themselves, or the log-in told.
_THEIRS = (SourceKind.SAID, SourceKind.CHOSEN, SourceKind.EARLIER_CASE, SourceKind.IDENTITY)


def as_before(d: Deliberation, command: commands.AsBefore) -> None:
    """Fill the blank named, or what of the pending question an earlier application tells; where that is none of it,
    say why."""
    matter = d.state.open_matter
    if matter is None:
        d.say(acts.NothingOpen(), Outcome.TALKED)
    elif not d.evidence.known_citizen:
        d.say(acts.NeedLogin(matter.item), Outcome.REJECTED)
    else:
        asked = (command.path,) if command.path else _asked(d)
        told = [path for path in asked if told_before(d, matter, path)]
        for path in told or asked[:1]:
            _fill(d, d.state.matter(matter.id), path)


def _asked(d: Deliberation) -> tuple[str, ...]:
    prompt = d.state.prompt
    return (prompt.subject, *prompt.also) if prompt is not None and prompt.kind is PromptKind.FIELD else ()


def _fill(d: Deliberation, matter: Matter, path: str) -> None:
    blank = blank_at(d.guide_of(matter).guide, path)
    standing = None if path in d.relevance_of(matter).misfits else matter.answers.get(path)
    if blank is None:
        return
    if standing is not None and standing.state is AnswerState.LOCKED:
        d.say(acts.LockedValue(standing), Outcome.REJECTED)
        return
    found = [one for one in d.evidence.earlier if _alike(matter, blank, one)]
    usable = next((one for one in found if _theirs(matter, one)), None)
    answer = _answer(d, matter, blank, usable) if usable is not None else None
    if usable is not None and answer is not None:
        d.write(matter, answer, last_path=path)
        d.say(acts.FilledAsBefore((answer,), usable))
    else:
        d.say(_why_not(matter, path, found, usable), Outcome.REJECTED)


def _alike(matter: Matter, blank: Blank, one: Earlier) -> bool:
    """Whether it stood in the same blank, or of another item in one that is called and typed alike."""
    if one.type != blank.field.type:
        return False
    if one.item == matter.item:
        return one.path == blank.path
    named = {folded(name) for name in (blank.field.label.zh, *blank.field.aliases)}
    return blank.group is None and "." not in one.path and folded(one.label.zh) in named


def _theirs(matter: Matter, one: Earlier) -> bool:
    return not for_another(matter.answers) and not one.for_another and one.kind in _THEIRS


def _answer(d: Deliberation, matter: Matter, blank: Blank, one: Earlier) -> Answer | None:
    """Judged anew: what was right then may not be now."""
    source = Source(SourceKind.EARLIER_CASE, one.receipt_no, d.turn_id)
    written = write(blank, one.shown, source, matter.guide_version, d.evidence.moment)
    if not isinstance(written, Answer):
        return None
    return replace(written, trust=Trust.B) if one.verified else written


def _why_not(matter: Matter, path: str, found: list[Earlier], usable: Earlier | None) -> acts.CannotTakeEarlier:
    if usable is not None:
        return acts.CannotTakeEarlier(path, acts.NotAsBefore.UNFIT)
    if not found:
        return acts.CannotTakeEarlier(path, acts.NotAsBefore.NONE)
    if for_another(matter.answers) or found[0].for_another:
        return acts.CannotTakeEarlier(path, acts.NotAsBefore.FOR_ANOTHER)
    return acts.CannotTakeEarlier(path, acts.NotAsBefore.READ_FOR_THAT, found[0].source)


def told_before(d: Deliberation, matter: Matter, path: str) -> bool:
    """Whether an earlier application tells the blank."""
    blank = blank_at(d.guide_of(matter).guide, path)
    return blank is not None and any(_alike(matter, blank, one) and _theirs(matter, one) for one in d.evidence.earlier)


def worth_offering(d: Deliberation, matter: Matter, path: str) -> bool:
    """Whether it spares typing to be told so: an option is pressed as fast as that."""
    blank = blank_at(d.guide_of(matter).guide, path)
    typed = blank is not None and not blank.field.options and blank.field.type != "yes_no"
    return typed and told_before(d, matter, path)
