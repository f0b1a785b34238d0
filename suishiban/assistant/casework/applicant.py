"""Who applies?"""

from collections.abc import Mapping

from suishiban.assistant.casework.application import Applicant, AttachedFile
from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.conversation.mandate import Mandate
from suishiban.assistant.form.blanks import plain_blanks
from suishiban.assistant.form.lines import masked_value
from suishiban.assistant.form.values import known
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import Audience, Guide, Language


def applicant(
    guide: Guide, answers: Mapping[str, Answer], identity: Mapping[str, str], mandate: Mandate | None = None
) -> Applicant:
    """The principal of the mandate, with the verified person for their agent; without one the verified person, or for
    an item that serves companies the company named in the form with them as agent."""
    person = identity.get("name", "")
    if mandate is not None:
        return Applicant(mandate.principal, masked_number(mandate), agent=person)
    company = _first(guide, answers, "org_name") if Audience.COMPANY in guide.audience else ""
    if company:
        return Applicant(company, _first(guide, answers, "credit_code"), agent=person)
    return Applicant(person, FIELD_TYPES["id_number"].mask(identity.get("id_number", "")))


def masked_number(mandate: Mandate) -> str:
    """The principal's ID number, starred as the citizen's own is; a credit code as its field type shows it."""
    kind = "id_number" if mandate.kind.audience is Audience.PERSON else "credit_code"
    return FIELD_TYPES[kind].mask(mandate.number) if FIELD_TYPES[kind].personal else mandate.number


def files_of(mandate: Mandate | None) -> Mapping[str, AttachedFile]:
    """The uploaded proofs of a mandate, by attachment id."""
    proofs = mandate.proofs if mandate is not None else ()
    return {
        one.attachment: AttachedFile(one.attachment, one.name, one.media_type, one.digest)
        for one in proofs
        if one.attachment
    }


def _first(guide: Guide, answers: Mapping[str, Answer], kind: str) -> str:
    for blank in plain_blanks(guide):
        answer = known(answers, blank.path)
        if blank.field.type == kind and answer is not None:
            return masked_value(guide, answer, Language.ZH)
    return ""
