"""Who applies?"""

from collections.abc import Mapping

from suishiban.assistant.casework.application import Applicant
from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.form.blanks import plain_blanks
from suishiban.assistant.form.lines import masked_value
from suishiban.assistant.form.values import known
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import Audience, Guide, Language


def applicant(guide: Guide, answers: Mapping[str, Answer], identity: Mapping[str, str]) -> Applicant:
    """The verified person; for an item that serves companies, the company named in the form with them as agent."""
    person = identity.get("name", "")
    company = _first(guide, answers, "org_name") if Audience.COMPANY in guide.audience else ""
    if company:
        return Applicant(company, _first(guide, answers, "credit_code"), agent=person)
    return Applicant(person, FIELD_TYPES["id_number"].mask(identity.get("id_number", "")))


def _first(guide: Guide, answers: Mapping[str, Answer], kind: str) -> str:
    for blank in plain_blanks(guide):
        answer = known(answers, blank.path)
        if blank.field.type == kind and answer is not None:
            return masked_value(guide, answer, Language.ZH)
    return ""
