"""Under which document is an uploaded file listed?"""

from suishiban.assistant.conversation import acts, commands
from suishiban.assistant.conversation.answers import Answer, AnswerState, Source, SourceKind, Trust
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Choice, Matter, Prompt, PromptKind
from suishiban.assistant.form.blanks import MATERIAL, blank_at, material_at
from suishiban.assistant.policy.deliberation import Deliberation


def attach(d: Deliberation, command: commands.Attach) -> None:
    """List an uploaded file under the document named; else under the first one asked for that still lacks one."""
    matter, prompt = d.state.open_matter, d.state.prompt
    if matter is None:
        d.say(acts.NothingOpen(), Outcome.UNCLEAR)
        return
    if prompt is not None and _takes_file(d, matter, prompt):
        list_file(d, matter, prompt.subject, command.attachment_id, command.name)
        return
    path = MATERIAL + command.material if command.material else _next_asked(d, matter, prompt)
    if material_at(d.guide_of(matter).guide, path) is not None:
        list_file(d, matter, path, command.attachment_id, command.name)
    elif d.settled:  # one question at a time
        d.say(acts.FileLeft(command.name), Outcome.UNCLEAR)
    else:
        _ask_which(d, matter, command)


def _next_asked(d: Deliberation, matter: Matter, prompt: Prompt | None) -> str:
    """The first document of the pending question that no file of this turn was listed under."""
    if prompt is None or prompt.kind is not PromptKind.MATERIAL:
        return ""
    listed = {answer.path for act in d.acts if isinstance(act, acts.Acknowledge) for answer in act.answers}
    return next((path for path in (prompt.subject, *prompt.also) if path not in listed), "")


def _takes_file(d: Deliberation, matter: Matter, prompt: Prompt) -> bool:
    """Whether the pending blank is one for a file, e.g. a photo."""
    blank = blank_at(d.guide_of(matter).guide, prompt.subject) if prompt.kind is PromptKind.FIELD else None
    return blank is not None and blank.field.type == "attachment"


def _ask_which(d: Deliberation, matter: Matter, command: commands.Attach) -> None:
    """A file nobody asked for is not lost: it is stored, and the citizen says which document it is."""
    open_ones = [one for one in d.relevance_of(matter).materials if not one.generated]
    choices = tuple(Choice(MATERIAL + one.id, one.name.say(d.state.language)) for one in open_ones)
    d.say(acts.AskWhichMaterial(command.name, tuple(choice.id for choice in choices)), Outcome.ASKED)
    d.ask(PromptKind.WHICH_MATERIAL, f"{command.attachment_id}:{command.name}", choices)


def list_file(d: Deliberation, matter: Matter, path: str, attachment_id: str, name: str) -> None:
    """List an uploaded file under a document."""
    answer = Answer(
        path,
        attachment_id,
        name,
        Source(SourceKind.UPLOADED, turn_id=d.turn_id),
        Trust.C,
        AnswerState.CONFIRMED,
        matter.guide_version,
    )
    d.write(matter, answer, last_path=path)
    d.say(acts.Acknowledge((answer,)))
