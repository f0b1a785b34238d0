"""Which data sources is the citizen asked about, when, and what follows from the answer?"""

from suishiban.assistant.conversation import acts
from suishiban.assistant.conversation.events import SourcesDecided
from suishiban.assistant.conversation.source_use import SourceUse
from suishiban.assistant.conversation.state import Matter, MatterStatus
from suishiban.assistant.form.next_question import open_questions
from suishiban.assistant.form.sources import wanted_sources
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.prefilling import fill_from


def undecided_sources(d: Deliberation, matter: Matter) -> tuple[SourceUse, ...]:
    """The sources that the application needs and the citizen has not been asked about.

    None for an anonymous session, and none before the scenario questions are answered: they decide which blanks and
    documents there are. Whatever a later answer brings is asked about then.
    """
    if not d.evidence.known_citizen or matter.status is not MatterStatus.FILLING or _scenario_open(d, matter):
        return ()
    asked = {*matter.consented, *matter.withheld}
    return tuple(use for use in wanted_sources(d.relevance_of(matter), matter.answers) if use.source not in asked)


def _scenario_open(d: Deliberation, matter: Matter) -> bool:
    deciding = d.guide_of(matter).deciding
    return any(question.path in deciding for question in open_questions(d.relevance_of(matter), matter))


def consent(d: Deliberation, sources: tuple[str, ...]) -> None:
    """Take down the consent and what the sources gave; of a source that gave nothing, say so where it is missed."""
    matter = d.state.open_matter
    if matter is None:
        return
    d.emit(SourcesDecided(matter.id, sources, ()))
    records = {source: record for source in sources if (record := d.evidence.records.get(source))}
    fill_from(d, d.state.matter(matter.id), records)
    filled = d.state.matter(matter.id)
    for use in wanted_sources(d.relevance_of(filled), filled.answers):
        if use.source in sources and use.source not in records:
            d.say(acts.SourceSilent(use.source))


def withhold(d: Deliberation, sources: tuple[str, ...]) -> None:
    """Take down that the citizen fills the blanks instead."""
    if d.state.open_matter is not None:
        d.emit(SourcesDecided(d.state.open_matter.id, (), sources))
