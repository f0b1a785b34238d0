"""Is what the authorities said still so, now that the citizen hands in?

A locked value was read when the form was filled, which may be days ago; what has changed since is not handed in.
"""

from collections.abc import Mapping

from suishiban.assistant.conversation import acts
from suishiban.assistant.conversation.answers import Answer, AnswerState, SourceKind
from suishiban.assistant.conversation.events import Reopened
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import MATERIAL, blank_at
from suishiban.assistant.form.relevance import Relevance
from suishiban.assistant.form.writing import prefill
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.evidence import Record


def sources_behind(relevant: Relevance, matter: Matter) -> tuple[str, ...]:
    """The registers and e-licences that locked a value or stand for a document of the form as it applies."""
    return tuple(dict.fromkeys(answer.source.name for answer in _locked(relevant, matter)))


def _locked(relevant: Relevance, matter: Matter) -> tuple[Answer, ...]:
    paths = [blank.path for blank in relevant.blanks]
    paths += [MATERIAL + material.id for material in relevant.materials]
    found = (matter.answers.get(path) for path in paths if path not in relevant.misfits)
    return tuple(
        answer
        for answer in found
        if answer is not None and answer.state is AnswerState.LOCKED and answer.source.kind is SourceKind.RECORD
    )


def rechecked(d: Deliberation, matter: Matter) -> bool:
    """Whether every locked value is still what its source says; what is not is put right in the form, and told."""
    changes = [
        acts.Moved(answer, now)
        for answer in _locked(d.relevance_of(matter), matter)
        if (record := d.evidence.now_held.get(answer.source.name)) is not None
        and not _same(answer, now := _now(d, matter, answer, record))
    ]
    if not changes:
        return True
    d.write(matter, *(one.now for one in changes if one.now is not None))
    if gone := tuple(one.before.path for one in changes if one.now is None):
        d.emit(Reopened(matter.id, d.turn_id, gone))
    d.say(acts.SourcesMoved(tuple(changes)), Outcome.SHOWN)
    return False


def _same(answer: Answer, now: Answer | None) -> bool:
    return now is not None and now.value == answer.value


def _now(d: Deliberation, matter: Matter, answer: Answer, record: Record) -> Answer | None:
    """The answer that the source gives now; None where it gives none any more."""
    blank = blank_at(d.guide_of(matter).guide, answer.path)
    if blank is None:
        # An e-licence stands for a document as long as there is one.
        return answer if record else None
    named = (path.partition(".") for path in blank.field.prefill)
    for raw in (record.get(attribute) for source, _, attribute in named if source == answer.source.name):
        if raw and (now := prefill(blank, raw, answer.source, matter.guide_version, d.evidence.moment)):
            return now
    return None


def unread(d: Deliberation, matter: Matter) -> Mapping[str, tuple[str, ...]]:
    """The sources that did not answer when the form was handed in, each with the paths that rest on it."""
    silent = {source for source, record in d.evidence.now_held.items() if record is None}
    found: dict[str, tuple[str, ...]] = {}
    for answer in _locked(d.relevance_of(matter), matter):
        if answer.source.name in silent:
            found[answer.source.name] = (*found.get(answer.source.name, ()), answer.path)
    return found
