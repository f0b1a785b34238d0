"""How is each document of the application provided?"""

from collections.abc import Mapping
from enum import StrEnum

from suishiban.assistant.conversation.answers import Answer, SourceKind
from suishiban.assistant.form.blanks import MATERIAL, PROMISE
from suishiban.assistant.form.relevance import Relevance
from suishiban.assistant.form.sources import ID_CARD
from suishiban.assistant.form.values import awaited, known
from suishiban.knowledge.guide import Material, Necessity


class Provision(StrEnum):
    """How a document is provided."""

    #: A file lies with the application.
    ATTACHED = "attached"
    #: An e-licence or a record was read with consent instead (免提交).
    LICENCE = "licence"
    #: The mandate under which somebody acts stands for it.
    MANDATE = "mandate"
    #: 容缺后补: it follows, on a promise.
    PROMISED = "promised"
    #: The service makes it: the application form.
    GENERATED = "generated"
    #: An earlier matter of the life event brings it about; the department takes it from that case.
    EARLIER_MATTER = "earlier_matter"
    #: Optional, and not there.
    LEFT_OUT = "left_out"
    #: Wanted, and not there.
    MISSING = "missing"


def provision(material: Material, answers: Mapping[str, Answer], relevant: Relevance) -> Provision:
    """How `material` is provided by what the citizen has given and agreed to, given what applies to the answers."""
    if material.generated:
        return Provision.GENERATED
    path = MATERIAL + material.id
    if awaited(answers, path):
        return Provision.EARLIER_MATTER
    answer = None if path in relevant.misfits else known(answers, path)
    if answer is not None and answer.value != PROMISE:
        return _GIVEN.get(answer.source.kind, Provision.ATTACHED)
    if material.id in relevant.stand_ins and replaced_by_licence(material.licence, answers):
        return Provision.LICENCE
    if answer is not None and material.necessity is Necessity.DEFERRABLE:
        return Provision.PROMISED
    return Provision.LEFT_OUT if material.necessity is Necessity.OPTIONAL else Provision.MISSING


#: How a document is provided that lies there, by where it came from; an upload, by its file.
_GIVEN: Mapping[SourceKind, Provision] = {
    SourceKind.RECORD: Provision.LICENCE,
    SourceKind.IDENTITY: Provision.LICENCE,
    SourceKind.MANDATE: Provision.MANDATE,
}


def replaced_by_licence(licence: str, answers: Mapping[str, Answer]) -> bool:
    """Whether a value was read from `licence` with consent; for the identity card, from the verified identity."""
    return any(
        (answer.source.kind is SourceKind.RECORD and answer.source.name == licence)
        or (answer.source.kind is SourceKind.IDENTITY and licence == ID_CARD)
        for path, answer in answers.items()
        if known(answers, path) is not None
    )
