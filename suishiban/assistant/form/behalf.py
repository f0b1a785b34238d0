"""For whom is a form filled in, and whose data may fill which of its blanks?"""

from collections.abc import Mapping
from dataclasses import replace

from suishiban.assistant.conversation.answers import MANDATE, Answer, SourceKind
from suishiban.assistant.conversation.state import OPEN, Conversation, Matter
from suishiban.assistant.form.blanks import plain_blanks
from suishiban.knowledge.guide import Acting, Guide, Party
from suishiban.knowledge.library.built_in import DELEGATION
from suishiban.knowledge.library.compiled import CompiledGuide

_LOOKED_UP = (SourceKind.IDENTITY, SourceKind.RECORD, SourceKind.EARLIER_CASE, SourceKind.MANDATE)


def for_another(answers: Mapping[str, Answer]) -> bool:
    """Whether the citizen acts for somebody else, shown or not."""
    return MANDATE in answers


def mandate_in(answers: Mapping[str, Answer]) -> str:
    """Id of the mandate under which the form is filled; empty where there is none, or none yet."""
    answer = answers.get(MANDATE)
    return str(answer.value) if answer is not None else ""


def unbacked(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """The answers as if the mandate were still to be given: what was looked up under it is as good as empty."""
    return {**answers, MANDATE: replace(answers[MANDATE], value="", shown="")}


def is_form(matter: Matter | None) -> bool:
    """Whether it is the form of acting for somebody else, not an application."""
    return matter is not None and matter.item == DELEGATION


def waiting(state: Conversation) -> Matter | None:
    """The application for somebody else that waits for its mandate."""
    found = [one for one in state.matters if one.status in OPEN and for_another(one.answers)]
    return next((one for one in reversed(found) if not mandate_in(one.answers)), None)


def foreign(answer: Answer | None, party: Party, answers: Mapping[str, Answer]) -> bool:
    """Whether a source gave the answer that is not about whom the blank is about: as good as empty."""
    if answer is None or answer.source.kind not in _LOOKED_UP:
        return False
    if party is Party.AGENT or not for_another(answers):
        return answer.source.mandate != ""
    return answer.source.mandate == "" or answer.source.mandate != mandate_in(answers)


def may_fill(party: Party, answers: Mapping[str, Answer]) -> bool:
    """Whether data sources may be asked for the blanks and documents of `party`: the principal's only under a mandate,
    the agent's never but for the log-in."""
    return not for_another(answers) or (party is Party.APPLICANT and mandate_in(answers) != "")


def options_for(guide: Guide, acting: Acting) -> Mapping[str, str]:
    """The scenarios and choices that follow from acting in that capacity: path → option, where just one does."""
    found: dict[str, str] = {}
    for blank in plain_blanks(guide):
        fitting = [option.id for option in blank.field.options if acting in option.acting]
        if len(fitting) == 1:
            found[blank.path] = fitting[0]
    return found


#: What holds where the sources' person applies in person, by guide (id, digest, implementation).
_OWN: dict[tuple[str, str, str], Mapping[str, str]] = {}


def in_person(compiled: CompiledGuide) -> Mapping[str, str]:
    """The choices by which the conditions of sources are read under a mandate: what is read is the principal's own."""
    guide = compiled.guide
    key = (guide.id, guide.digest, guide.implementation_code)
    found = _OWN.get(key)
    if found is None:
        found = _OWN[key] = options_for(guide, Acting.SELF)
    return found
