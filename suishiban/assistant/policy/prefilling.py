"""What do an identity, a register or an e-licence fill in and replace?"""

from collections.abc import Mapping
from dataclasses import replace

from suishiban.assistant.conversation import acts
from suishiban.assistant.conversation.answers import Answer, AnswerState, Source, SourceKind, Trust
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.behalf import for_another, mandate_in
from suishiban.assistant.form.blanks import MATERIAL, plain_blanks
from suishiban.assistant.form.sources import ID_CARD, IDENTITY, better_paths
from suishiban.assistant.form.writing import prefill
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.evidence import Record
from suishiban.knowledge.guide import Party

#: Value of a document that an e-licence stands in for.
LICENCE = "licence"
#: What of the log-in fills an agent's blank that names no source, by the blank's type.
_OF_AGENT = {"name": "name", "id_number": "id_number", "mobile": "mobile", "phone": "mobile"}


def fill_from(d: Deliberation, matter: Matter, records: Mapping[str, Record]) -> None:
    """Fill empty blanks from `records`, the guide's best source first; e-licences stand in for documents.

    Where the citizen acts for somebody else, the records are the principal's and fill the principal's blanks alone.
    """
    answers = [*_filled_blanks(d, matter, records), *_replaced_documents(d, matter, records)]
    if not answers:
        return
    d.write(matter, *answers)
    d.say(acts.Prefilled(tuple(answers)))


def of_agent(d: Deliberation, matter: Matter) -> list[Answer]:
    """What the log-in tells of who acts: the agent's blanks, and the identity card that it stands for."""
    found = []
    source = Source(SourceKind.IDENTITY, IDENTITY)
    for blank in plain_blanks(d.guide_of(matter).guide):
        raw = d.evidence.identity.get(_OF_AGENT.get(blank.field.type, ""))
        if blank.field.of is not Party.AGENT or not raw or _standing(d, matter, blank.path) is not None:
            continue
        if answer := prefill(blank, raw, source, matter.guide_version, d.evidence.moment):
            found.append(_loosened(answer, f"{IDENTITY}.{_OF_AGENT[blank.field.type]}"))
    for material in d.guide_of(matter).guide.materials:
        path = MATERIAL + material.id
        if material.of is Party.AGENT and material.licence == ID_CARD and path not in matter.answers:
            shown = f"实名认证: {material.name.zh}"
            found.append(Answer(path, LICENCE, shown, source, Trust.A, AnswerState.LOCKED, matter.guide_version))
    return found


def _standing(d: Deliberation, matter: Matter, path: str) -> Answer | None:
    """What stands in a blank; what a source filled in for the wrong person does not."""
    return None if path in d.relevance_of(matter).misfits else matter.answers.get(path)


def _filled_blanks(d: Deliberation, matter: Matter, records: Mapping[str, Record]) -> list[Answer]:
    found = []
    mandate = mandate_in(matter.answers)
    for blank in plain_blanks(d.guide_of(matter).guide):
        if blank.field.of is not Party.APPLICANT and for_another(matter.answers):
            continue
        for path in better_paths(blank.field, _standing(d, matter, blank.path)):
            source, _, attribute = path.partition(".")
            raw = records.get(source, {}).get(attribute)
            kind = SourceKind.IDENTITY if source == IDENTITY else SourceKind.RECORD
            origin = Source(kind, source, mandate=mandate)
            answer = raw and prefill(blank, raw, origin, matter.guide_version, d.evidence.moment)
            if answer:
                found.append(_loosened(answer, path))
                break
    return found


def _loosened(answer: Answer, path: str) -> Answer:
    """How to reach a citizen is the citizen's to change, whatever the identity provider says."""
    if path in ("identity.mobile", "identity.address"):
        return replace(answer, state=AnswerState.PROPOSED)
    return answer


def _replaced_documents(d: Deliberation, matter: Matter, records: Mapping[str, Record]) -> list[Answer]:
    acting = for_another(matter.answers)
    return [
        Answer(
            MATERIAL + material.id,
            LICENCE,
            f"电子证照: {material.name.zh}",
            Source(SourceKind.RECORD, material.licence, mandate=mandate_in(matter.answers)),
            Trust.A,
            AnswerState.LOCKED,
            matter.guide_version,
        )
        for material in d.guide_of(matter).guide.materials
        if material.licence in records
        and _standing(d, matter, MATERIAL + material.id) is None
        and (material.of is Party.APPLICANT or not acting)
    ]
