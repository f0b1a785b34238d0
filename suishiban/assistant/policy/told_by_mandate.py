"""What does a mandate tell of an application: whom it is for, who applies, and by what authority?"""

from dataclasses import replace

from suishiban.assistant.conversation.answers import Answer, AnswerState, Source, SourceKind
from suishiban.assistant.conversation.mandate import Mandate
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.behalf import options_for
from suishiban.assistant.form.blanks import MATERIAL, blank_at
from suishiban.assistant.form.writing import prefill
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.knowledge.guide import Audience, Party

#: Value of a document that the mandate itself stands for, where no letter was uploaded.
_STANDS = "mandate"


def told_by(d: Deliberation, matter: Matter, mandate: Mandate) -> list[Answer]:
    """The answers that follow from acting under `mandate`; nothing that the citizen typed is among them."""
    kept = _kept(d, matter, mandate)
    again = {answer.path for answer in kept}
    told = [*_principal(d, matter, mandate), *_chosen(d, matter, mandate), *_papers(d, matter, mandate)]
    return [*kept, *(answer for answer in told if answer.path not in again)]


def _kept(d: Deliberation, matter: Matter, mandate: Mandate) -> list[Answer]:
    """What was read under an earlier mandate of the same principal: it is theirs, and not read again."""
    earlier = {one.id for one in d.mandates() if one.number == mandate.number and one.id != mandate.id}
    return [
        replace(answer, source=replace(answer.source, mandate=mandate.id))
        for answer in matter.answers.values()
        if answer.source.mandate in earlier and answer.source.kind is SourceKind.RECORD
    ]


def _principal(d: Deliberation, matter: Matter, mandate: Mandate) -> list[Answer]:
    """The blanks for the principal's name and number; of a company those that its licence would fill."""
    names = {"identity.name": mandate.principal, "identity.id_number": mandate.number}
    if mandate.kind.audience is Audience.COMPANY:
        names = {"business-license.name": mandate.principal, "business-license.credit_code": mandate.number}
    source = Source(SourceKind.MANDATE, turn_id=d.turn_id, mandate=mandate.id)
    found = []
    for field in d.guide_of(matter).guide.form.fields:
        raw = next((names[path] for path in field.prefill if path in names), "")
        blank = blank_at(d.guide_of(matter).guide, field.id)
        if not raw or blank is None or field.of is not Party.APPLICANT or not _free(d, matter, field.id):
            continue
        if answer := prefill(blank, raw, source, matter.guide_version, d.evidence.moment):
            found.append(replace(answer, trust=mandate.trust))
    return found


def _free(d: Deliberation, matter: Matter, path: str) -> bool:
    """Whether nothing stands there that the citizen typed: that is never lost."""
    return path not in matter.answers or path in d.relevance_of(matter).misfits


def _chosen(d: Deliberation, matter: Matter, mandate: Mandate) -> list[Answer]:
    """Who applies, where the guide asks it: it follows from the mandate."""
    source = Source(SourceKind.MANDATE, turn_id=d.turn_id, mandate=mandate.id)
    found = []
    for path, option in options_for(d.guide_of(matter).guide, mandate.kind.acting).items():
        blank = blank_at(d.guide_of(matter).guide, path)
        if blank and (answer := prefill(blank, option, source, matter.guide_version, d.evidence.moment)):
            found.append(replace(answer, trust=mandate.trust))
    return found


def _papers(d: Deliberation, matter: Matter, mandate: Mandate) -> list[Answer]:
    """The authorisation that the guide wants handed in: the mandate's own."""
    letter = next((proof for proof in mandate.proofs if proof.attachment), None)
    value, shown = (letter.attachment, letter.name) if letter else (_STANDS, "委托关系已核验")
    source = Source(SourceKind.MANDATE, turn_id=d.turn_id, mandate=mandate.id)
    return [
        Answer(MATERIAL + one.id, value, shown, source, mandate.trust, AnswerState.CONFIRMED, matter.guide_version)
        for one in d.guide_of(matter).guide.materials
        if one.of is Party.MANDATE and _free(d, matter, MATERIAL + one.id)
    ]
