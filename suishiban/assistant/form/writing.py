"""How does a raw reply become an answer with provenance?"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from suishiban.assistant.conversation.answers import Answer, AnswerState, Source, SourceKind, Trust
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.form.relevance import Moment, Relevance
from suishiban.assistant.form.values import plain
from suishiban.knowledge.fields import FIELD_TYPES, Accepted, FieldType, Rejected, Value
from suishiban.knowledge.guide import Language


def write(blank: Blank, raw: str, source: Source, version: int, moment: Moment) -> Answer | Rejected:
    """The answer that `raw` gives to `blank`, or what is wrong with it."""
    result = moment.types[blank.field.type].normalise(raw, blank.field, moment.at.date())
    if isinstance(result, Rejected):
        return result
    return answer_of(blank, result.value, source, Trust.C, AnswerState.CONFIRMED, version, moment.types)


def prefill(blank: Blank, raw: str, source: Source, version: int, moment: Moment) -> Answer | None:
    """The answer a record gives; None where the record's value does not fit the blank."""
    result = moment.types[blank.field.type].normalise(raw, blank.field, moment.at.date())
    if not isinstance(result, Accepted):
        return None
    return answer_of(blank, result.value, source, Trust.A, AnswerState.LOCKED, version, moment.types)


def answer_of(
    blank: Blank,
    value: Value,
    source: Source,
    trust: Trust,
    state: AnswerState,
    version: int,
    types: Mapping[str, FieldType] = FIELD_TYPES,
) -> Answer:
    """An answer holding `value`, with its wording in Chinese; `types` know the divisions of the place."""
    kind = types[blank.field.type]
    shown = kind.format(value, blank.field, Language.ZH)
    return Answer(blank.path, plain(value), shown, source, trust, state, version)


def skipped(path: str, turn_id: str, version: int) -> Answer:
    """An answer that leaves the blank empty on purpose."""
    source = Source(SourceKind.SAID, turn_id=turn_id)
    return Answer(path, None, "", source, Trust.C, AnswerState.SKIPPED, version)


def told_ahead(before: Relevance, answers: Mapping[str, Answer], after: Relevance) -> tuple[Answer, ...]:
    """What the citizen had told of blanks that apply only now, to be read back."""
    was_active = {blank.path for blank in before.blanks}
    return tuple(
        replace(answer, state=AnswerState.CONFIRMED)
        for blank in after.blanks
        if blank.path not in was_active
        and (answer := answers.get(blank.path)) is not None
        and answer.state is AnswerState.PROPOSED
        and answer.source.kind is SourceKind.SAID
    )


def made_stale(
    before: Relevance, changed: Iterable[str], answers: Mapping[str, Answer], after: Relevance
) -> tuple[Answer, ...]:
    """The confirmed answers that apply again after a change had set them aside, stale so that they are asked once."""
    was_active = {blank.path for blank in before.blanks}
    fresh = set(changed)
    return tuple(
        replace(answer, state=AnswerState.STALE)
        for blank in after.blanks
        if blank.path not in was_active
        and blank.path not in fresh
        and (answer := answers.get(blank.path)) is not None
        and answer.state is AnswerState.CONFIRMED
    )
