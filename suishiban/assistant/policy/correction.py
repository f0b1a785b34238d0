"""What happens in the conversation when a case comes back to be corrected, or no longer waits for a correction?"""

from collections.abc import Iterable

from suishiban.assistant.conversation.answers import AnswerState
from suishiban.assistant.conversation.events import CorrectionOpened, MatterCancelled, Reopened
from suishiban.assistant.conversation.state import Matter, PromptKind
from suishiban.assistant.form.blanks import blank_at, material_at
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.matters import back_to_earlier
from suishiban.assistant.policy.next_step import next_step


def reopen(d: Deliberation, matter: Matter, paths: Iterable[str]) -> None:
    """Open the form again and ask the first of the blanks and documents at `paths`.

    A value that is locked cannot be put right here and is not asked; the rows of a returned group are asked again.
    """
    paths = tuple(paths)
    groups = {group.id for group in d.guide_of(matter).guide.form.groups}
    d.emit(CorrectionOpened(matter.id, tuple(path for path in paths if _can_be_asked(d, matter, path))))
    if rows := tuple(path for path in paths if path in groups):
        d.emit(Reopened(matter.id, d.turn_id, rows))
    next_step(d, ())


def close(d: Deliberation, matter: Matter) -> None:
    """Nothing is to be corrected any more: the application left open before, if any, goes on."""
    prompt = d.state.prompt
    was_asked = d.state.active == matter.id or (prompt is not None and prompt.kind is PromptKind.CONFIRM_FORM)
    d.emit(MatterCancelled(matter.id))
    if was_asked:
        back_to_earlier(d)
        next_step(d, ())


def _can_be_asked(d: Deliberation, matter: Matter, path: str) -> bool:
    guide = d.guide_of(matter).guide
    if material := material_at(guide, path):
        return not material.generated
    answer = matter.answers.get(path)
    return blank_at(guide, path) is not None and (answer is None or answer.state is not AnswerState.LOCKED)
