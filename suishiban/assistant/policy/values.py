"""What happens to a value the citizen gives, corrects, takes back or leaves out?"""

from dataclasses import replace

from suishiban.assistant.conversation import acts, commands
from suishiban.assistant.conversation.answers import MANDATE, Answer, AnswerState, Source, SourceKind, Trust
from suishiban.assistant.conversation.events import Reopened, Undone, ValueRejected
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Matter, PromptKind
from suishiban.assistant.form.behalf import is_form
from suishiban.assistant.form.blanks import PROMISE, Blank, blank_at, material_at
from suishiban.assistant.form.figures import figures_in, of_figures
from suishiban.assistant.form.values import rows_begun
from suishiban.assistant.form.writing import skipped, write
from suishiban.assistant.policy import delegation
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.knowledge.fields import Rejected, amend_address
from suishiban.knowledge.guide import FormGroup, Necessity, Text


def give(d: Deliberation, command: commands.GiveValue) -> None:
    """Take down one value, or say what is wrong with it."""
    source = Source(SourceKind.SAID, "", d.turn_id, command.span.start, command.span.end)
    put(d, command.path, command.raw, source, guess=command.guess)


def put(d: Deliberation, path: str, raw: str, source: Source, corrected: bool = False, guess: str = "") -> None:
    """Write `raw` to the blank at `path`; a value that is locked or wrong changes nothing. `guess` is the option that
    may be meant by what is none."""
    matter = d.state.open_matter
    if matter is None:
        return
    blank = blank_at(d.guide_of(matter).guide, path)
    if blank is None:
        return
    standing = matter.answers.get(path)
    if path in d.relevance_of(matter).misfits:
        standing = None
    result = write(blank, raw, source, matter.guide_version, d.evidence.moment)
    if standing is not None and standing.state is AnswerState.LOCKED:
        # Who only says what is known already wants nothing changed.
        if isinstance(result, Answer) and result.value == standing.value:
            d.say(acts.Acknowledge((standing,)))
        else:
            d.say(acts.LockedValue(standing), Outcome.REJECTED)
        return
    if isinstance(result, Rejected):
        number = figures_in(raw) if of_figures(blank.field) else ""
        reject(d, matter, path, result, guess, number)
        return
    d.write(matter, result, last_path=path)
    d.say(acts.Acknowledge((result,), corrected or (standing is not None and standing.value != result.value)))


def reject(d: Deliberation, matter: Matter, path: str, why: Rejected, guess: str = "", number: str = "") -> None:
    """Say what is wrong, or ask whether the option `guess` was meant; the value that stood there stays. Of a `number`
    single figures may be put right."""
    d.emit(ValueRejected(matter.id, path, number))
    tries = d.state.matter(matter.id).failures[path]
    relevant = d.relevance_of(matter)
    counts = any(one.path == path for one in relevant.blanks) and path not in relevant.misfits
    kept = matter.answers.get(path) if counts else None
    d.guess = guess
    prompt = d.state.prompt
    asked = prompt is not None and path in (prompt.subject, *prompt.also)
    said = "" if asked else number
    d.say(acts.RejectValue(path, why.problem, why.fix, tries, kept, guess, said), Outcome.REJECTED)


def in_full(d: Deliberation, command: commands.InFull) -> None:
    """Ask for a value in full of which only a part, or whose it is like, was said."""
    matter = d.state.open_matter
    if matter is None:
        return
    d.say(acts.AskInFull(command.path, command.surname))
    prompt, path = d.state.prompt, command.path
    also: tuple[str, ...] = ()
    if prompt is not None and prompt.kind is PromptKind.FIELD and path in (prompt.subject, *prompt.also):
        path, also = prompt.subject, prompt.also
    d.say(acts.AskBlank(path, matter.answers.get(path), also), Outcome.ASKED)
    d.ask(PromptKind.FIELD, path, also=also)


def whose(d: Deliberation, command: commands.Whose) -> None:
    """Ask whose name or number it is that was said."""
    d.say(acts.AskWhose(command.paths), Outcome.ASKED)


def correct(d: Deliberation, command: commands.Correct) -> None:
    """“不对,是…”: a new value for the blank named, else for the one answered last."""
    matter = d.state.open_matter
    path = command.path or (matter.last_path if matter else "")
    if matter is None or not path:
        d.say(acts.NothingToUndo(), Outcome.TALKED)
        return
    source = Source(SourceKind.SAID, "", d.turn_id, command.span.start, command.span.end)
    blank = blank_at(d.guide_of(matter).guide, path)
    raw = command.raw
    if blank is not None and blank.field.type == "address" and (old := matter.answers.get(path)) is not None:
        raw = amend_address(str(old.value), raw)
    put(d, path, raw, source, corrected=True)


def revise(d: Deliberation, command: commands.Revise) -> None:
    """Ask one blank again; its value stands until a new one is accepted."""
    matter = d.state.open_matter
    if matter is None:
        d.say(acts.NothingOpen(), Outcome.TALKED)
        return
    fits = command.path not in d.relevance_of(matter).misfits
    standing = matter.answers.get(command.path) if fits else None
    if standing is not None and standing.state is AnswerState.LOCKED:
        d.say(acts.LockedValue(standing), Outcome.REJECTED)
        return
    if material_at(d.guide_of(matter).guide, command.path):
        d.emit(Reopened(matter.id, d.turn_id, (command.path,)))
        return
    if command.path in (group.id for group in d.guide_of(matter).guide.form.groups):
        d.emit(Reopened(matter.id, d.turn_id, (command.path,)))
        return
    if blank_at(d.guide_of(matter).guide, command.path) is None:
        d.say(acts.NotUnderstood(), Outcome.UNCLEAR)
        return
    d.say(acts.AskBlank(command.path, standing), Outcome.ASKED)
    d.ask(PromptKind.FIELD, command.path)


def undo(d: Deliberation, command: commands.Undo) -> None:
    """Take back everything the last changing turn wrote."""
    matter = d.state.open_matter
    if matter is not None and is_form(matter) and delegation.just_begun(d.state, matter):
        delegation.close_form(d)
        matter = d.state.open_matter
    if matter is None or not matter.journal:
        d.say(acts.NothingToUndo(), Outcome.TALKED)
        return
    last_turn = matter.journal[-1].turn_id
    paths = tuple(dict.fromkeys(change.path for change in matter.journal if change.turn_id == last_turn))
    d.emit(Undone(matter.id))
    d.say(acts.TookBack(paths))
    if MANDATE in paths:
        delegation.after_undo(d, d.state.matter(matter.id))


def skip(d: Deliberation, command: commands.Skip) -> None:
    """Leave the pending blank empty where the guide allows it; a deferrable document follows on a promise."""
    matter, prompt = d.state.open_matter, d.state.prompt
    if matter is None or prompt is None or prompt.kind not in (PromptKind.FIELD, PromptKind.MATERIAL):
        return
    guide = d.guide_of(matter).guide
    blank, material = blank_at(guide, prompt.subject), material_at(guide, prompt.subject)
    if blank is not None and not blank.field.required:
        d.write(matter, skipped(prompt.subject, d.turn_id, matter.guide_version), last_path=prompt.subject)
    elif material is not None and material.necessity is Necessity.DEFERRABLE:
        d.write(matter, promised(prompt.subject, material.name, d.turn_id, matter.guide_version))
    else:
        d.say(acts.CannotSkip(prompt.subject), Outcome.REJECTED)


def promised(path: str, name: Text, turn_id: str, version: int) -> Answer:
    """A document that will follow (容缺后补)."""
    source = Source(SourceKind.SAID, turn_id=turn_id)
    return Answer(path, PROMISE, f"承诺后补: {name.zh}", source, Trust.C, AnswerState.CONFIRMED, version)


def dont_know(d: Deliberation, command: commands.DontKnow) -> None:
    """Explain what is wanted, with an example."""
    if command.path:
        d.say(acts.ExplainBlank(command.path))
    elif d.state.prompt is not None and d.state.prompt.kind in (PromptKind.FIELD, PromptKind.MATERIAL):
        d.say(acts.ExplainBlank(d.state.prompt.subject))


def another_row(d: Deliberation, group: FormGroup) -> None:
    """Begin the next row of a group."""
    matter = d.state.open_matter
    if matter is None:
        return
    rows = rows_begun(group, matter.answers)
    d.write(matter, _marker(f"{group.id}.{rows}", True, d.turn_id, matter.guide_version))


def no_more_rows(d: Deliberation, group: FormGroup) -> None:
    """Close a group, unless the form needs more rows."""
    matter = d.state.open_matter
    if matter is None:
        return
    rows = rows_begun(group, matter.answers)
    if rows < group.least:
        missing = Text(
            f"至少需要填写{group.least}个{group.row.zh}。",
            f"At least {group.least} {group.row.en or group.row.zh} needed.",
        )
        fix = Text(f"请继续填写下一个{group.row.zh}。", f"Please give the next {group.row.en or group.row.zh}.")
        reject(d, matter, group.id, Rejected(missing, fix))
        another_row(d, group)
        return
    d.write(matter, _marker(group.id, rows, d.turn_id, matter.guide_version))


def _marker(path: str, value: int | bool, turn_id: str, version: int) -> Answer:
    source = Source(SourceKind.SAID, turn_id=turn_id)
    return Answer(path, value, str(value), source, Trust.C, AnswerState.CONFIRMED, version)


def confirm_stale(d: Deliberation, path: str) -> None:
    """Yes to “之前填的是…,还对吗?”."""
    matter = d.state.open_matter
    if matter is None:
        return
    answer = replace(matter.answers[path], state=AnswerState.CONFIRMED)
    d.write(matter, answer, last_path=path)


def fits_yes_no(blank: Blank | None) -> bool:
    """Whether yes and no are values of this blank themselves."""
    return blank is not None and blank.field.type == "yes_no"
