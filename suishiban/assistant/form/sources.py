"""Which data sources does the application need as it stands, and what would each of them fill?"""

from collections.abc import Iterator, Mapping

from suishiban.assistant.conversation.answers import Answer, AnswerState, SourceKind
from suishiban.assistant.conversation.source_use import SourceUse
from suishiban.assistant.form.blanks import MATERIAL
from suishiban.assistant.form.next_question import asked_for
from suishiban.assistant.form.relevance import Relevance
from suishiban.knowledge.guide import FormField

#: Known with the login; not a source that consent is asked for.
IDENTITY = "identity"
#: The licence that the verified identity itself stands for.
ID_CARD = "id-card"


def wanted_sources(relevant: Relevance, answers: Mapping[str, Answer]) -> tuple[SourceUse, ...]:
    """The sources of what applies for certain and is not given yet, in order of first use.

    A document that may be left out is no reason to read anything.
    """
    fills, replaces = list(_fills(relevant, answers)), list(_replaces(relevant, answers))
    return tuple(
        SourceUse(source, _paths(source, fills), _paths(source, replaces))
        for source in dict.fromkeys(source for source, _ in (*fills, *replaces))
    )


def better_paths(field: FormField, standing: Answer | None) -> tuple[str, ...]:
    """The prefill paths that the guide names before the source of what stands; none once somebody has confirmed it."""
    if standing is None:
        return field.prefill
    named = [path.partition(".")[0] for path in field.prefill]
    if standing.source.kind is SourceKind.MANDATE:
        # What the agent says of the principal, until an authority's record tells it.
        return field.prefill[: named.index(IDENTITY)] if IDENTITY in named else field.prefill
    if standing.state is not AnswerState.PROPOSED or standing.source.name not in named:
        return ()
    return field.prefill[: named.index(standing.source.name)]


def _fills(relevant: Relevance, answers: Mapping[str, Answer]) -> Iterator[tuple[str, str]]:
    """Source and blank."""
    for blank in relevant.blanks:
        if blank.path in relevant.fillable:
            standing = None if blank.path in relevant.misfits else answers.get(blank.path)
            for path in better_paths(blank.field, standing):
                source = path.partition(".")[0]
                if source != IDENTITY:
                    yield source, blank.path


def _replaces(relevant: Relevance, answers: Mapping[str, Answer]) -> Iterator[tuple[str, str]]:
    """Source and document."""
    for material in relevant.materials:
        path = MATERIAL + material.id
        if material.id in relevant.stand_ins and asked_for(material) and _lacks(relevant, path, answers):
            yield material.licence, path


def _lacks(relevant: Relevance, path: str, answers: Mapping[str, Answer]) -> bool:
    return path not in answers or path in relevant.misfits


def _paths(source: str, uses: list[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(path for named, path in uses if named == source))
