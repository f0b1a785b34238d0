"""Which data sources is the citizen asked about, when, and what follows from the answer?"""

from suishiban.assistant.conversation import acts
from suishiban.assistant.conversation.events import SourcesDecided
from suishiban.assistant.conversation.mandate import Standing
from suishiban.assistant.conversation.source_use import SourceUse
from suishiban.assistant.conversation.state import Matter, MatterStatus
from suishiban.assistant.form.behalf import for_another, is_form
from suishiban.assistant.form.next_question import open_questions
from suishiban.assistant.form.sources import wanted_sources
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.evidence import Record
from suishiban.assistant.policy.mandates import proves
from suishiban.assistant.policy.prefilling import fill_from
from suishiban.knowledge.guide import Audience
from suishiban.knowledge.sources import SOURCES


def undecided_sources(d: Deliberation, matter: Matter) -> tuple[SourceUse, ...]:
    """The sources that the application needs and the citizen has not been asked about.

    None for an anonymous session, none of a principal's without a mandate that holds for the item today, and none
    before the scenario questions are answered: they decide which blanks and documents there are. Whatever a later
    answer brings is asked about then.
    """
    if not d.evidence.known_citizen or matter.status is not MatterStatus.FILLING or _scenario_open(d, matter):
        return ()
    if for_another(matter.answers) and d.standing_of(matter) is not Standing.GOOD:
        return ()
    asked = {*matter.consented, *matter.withheld}
    wanted = wanted_sources(d.relevance_of(matter), matter.answers)
    return tuple(use for use in wanted if use.source not in asked and _holds_something(d, matter, use.source))


def _holds_something(d: Deliberation, matter: Matter, source: str) -> bool:
    """Whether the source can hold anything on whom the application is for: a company has no identity card."""
    mandate = d.mandate_of(matter)
    company = mandate is not None and mandate.kind.audience is Audience.COMPANY
    return not company or SOURCES[source].of_companies


def _scenario_open(d: Deliberation, matter: Matter) -> bool:
    deciding = d.guide_of(matter).deciding
    return any(question.path in deciding for question in open_questions(d.relevance_of(matter), matter))


def consent(d: Deliberation, sources: tuple[str, ...]) -> None:
    """Take down the consent and what the sources gave; of a source that gave nothing, say so where it is missed."""
    matter = d.state.open_matter
    if matter is None:
        return
    d.emit(SourcesDecided(matter.id, sources, ()))
    found = {source: record for source in sources if (record := d.evidence.records.get(source))}
    records = {source: one for source, one in found.items() if _proves(d, matter, source, one)}
    fill_from(d, d.state.matter(matter.id), records)
    filled = d.state.matter(matter.id)
    mandate = d.mandate_of(filled)
    whose = mandate.principal if mandate is not None else ""
    for use in wanted_sources(d.relevance_of(filled), filled.answers):
        if use.source in sources and use.source not in records:
            d.say(acts.SourceDiffers(use.source) if use.source in found else acts.SourceSilent(use.source, whose))


def _proves(d: Deliberation, matter: Matter, source: str, record: Record) -> bool:
    """A record that is read to show that somebody may act counts only where it shows just that."""
    return not is_form(matter) or proves(source, record, matter.answers)


def withhold(d: Deliberation, sources: tuple[str, ...]) -> None:
    """Take down that the citizen fills the blanks instead."""
    if d.state.open_matter is not None:
        d.emit(SourcesDecided(d.state.open_matter.id, (), sources))
