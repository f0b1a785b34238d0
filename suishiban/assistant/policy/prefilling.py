"""What do an identity, a register or an e-licence fill in and replace?"""

from dataclasses import replace

from suishiban.assistant.conversation import acts
from suishiban.assistant.conversation.answers import Answer, AnswerState, Source, SourceKind, Trust
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import MATERIAL, plain_blanks
from suishiban.assistant.form.sources import IDENTITY, better_paths
from suishiban.assistant.form.writing import prefill
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.evidence import Record

#: Value of a document that an e-licence stands in for.
LICENCE = "licence"


def fill_from(d: Deliberation, matter: Matter, records: dict[str, Record]) -> None:
    """Fill empty blanks from `records`, the guide's best source first; e-licences stand in for documents."""
    answers = [*_filled_blanks(d, matter, records), *_replaced_documents(d, matter, records)]
    if not answers:
        return
    d.write(matter, *answers)
    d.say(acts.Prefilled(tuple(answers)))


def _filled_blanks(d: Deliberation, matter: Matter, records: dict[str, Record]) -> list[Answer]:
    found = []
    for blank in plain_blanks(d.guide_of(matter).guide):
        for path in better_paths(blank.field, matter.answers.get(blank.path)):
            source, _, attribute = path.partition(".")
            raw = records.get(source, {}).get(attribute)
            kind = SourceKind.IDENTITY if source == IDENTITY else SourceKind.RECORD
            answer = raw and prefill(blank, raw, Source(kind, source), matter.guide_version, d.evidence.moment)
            if answer:
                found.append(_loosened(answer, path))
                break
    return found


def _loosened(answer: Answer, path: str) -> Answer:
    """How to reach a citizen is the citizen's to change, whatever the identity provider says."""
    if path in ("identity.mobile", "identity.address"):
        return replace(answer, state=AnswerState.PROPOSED)
    return answer


def _replaced_documents(d: Deliberation, matter: Matter, records: dict[str, Record]) -> list[Answer]:
    return [
        Answer(
            MATERIAL + material.id,
            LICENCE,
            f"电子证照: {material.name.zh}",
            Source(SourceKind.RECORD, material.licence),
            Trust.A,
            AnswerState.LOCKED,
            matter.guide_version,
        )
        for material in d.guide_of(matter).guide.materials
        if material.licence in records and MATERIAL + material.id not in matter.answers
    ]
