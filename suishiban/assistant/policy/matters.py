"""What happens when a citizen starts, leaves, resumes or stops an application?"""

from dataclasses import replace

from suishiban.assistant.conversation import acts, commands
from suishiban.assistant.conversation.answers import Answer, AnswerState, Source, SourceKind, Trust
from suishiban.assistant.conversation.events import (
    ItemFocused,
    MatterCancelled,
    MatterResumed,
    MatterStarted,
    MatterSwitched,
    SourcesDecided,
)
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Choice, Matter, MatterStatus, PromptKind
from suishiban.assistant.form.blanks import MATERIAL, plain_blanks
from suishiban.assistant.form.writing import prefill
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.evidence import Record
from suishiban.knowledge.guide import Guide
from suishiban.knowledge.library.compiled import CompiledGuide

IDENTITY = "identity"
#: Value of a document that an e-licence stands in for.
LICENCE = "licence"


def start(d: Deliberation, command: commands.StartItem) -> None:
    """Begin the item meant; ask which where several may be."""
    if not command.candidates:
        d.say(acts.Refuse(acts.RefusalReason.NOT_COVERED), Outcome.REFUSED)
    elif len(command.candidates) > 1:
        clarify(d, command.candidates)
    else:
        start_item(d, command.candidates[0])


def clarify(d: Deliberation, items: tuple[str, ...], question: str = "") -> None:
    """Ask which item is meant; `question` is answered after the choice, else the application begins."""
    choices = tuple(Choice(item, d.evidence.release.name(item).say(d.state.language)) for item in items)
    d.say(acts.Clarify(items), Outcome.CLARIFIED)
    if len(items) == 1 and not question:
        d.ask(PromptKind.OFFER_ITEM, items[0])
    else:
        d.ask(PromptKind.CHOOSE_ITEM, question, choices)


def start_item(d: Deliberation, item: str) -> None:
    """Begin `item` in the citizen's region, pinned to the version in force; go on with it where it is open already."""
    for matter in d.state.matters:
        if matter.item == item and matter.status is MatterStatus.FILLING:
            go_on(d, matter)
            return
    if item not in d.evidence.release.live:
        d.say(acts.Refuse(acts.RefusalReason.NOT_COVERED), Outcome.REFUSED)
        return
    moment = d.evidence.moment
    found = d.evidence.release.guide(item, d.state.region, moment.at.date())
    if not isinstance(found, CompiledGuide):
        d.say(acts.Refuse(acts.RefusalReason.NOT_OFFERED, item), Outcome.REFUSED)
        return
    matter_id = f"m{len(d.state.matters) + 1}"
    d.emit(MatterStarted(matter_id, item, d.state.region, found.guide.version))
    d.say(acts.BeginMatter(item))
    if d.evidence.known_citizen:
        fill_from(d, d.state.matter(matter_id), {IDENTITY: d.evidence.identity})


def go_on(d: Deliberation, matter: Matter) -> None:
    """Make `matter` the one being filled."""
    if d.state.active != matter.id:
        d.emit(MatterSwitched(matter.id))
    d.say(acts.ResumeMatter(matter.item))


def resume(d: Deliberation, command: commands.Resume) -> None:
    """Go on with the open application, with the draft left last, or with the one just stopped."""
    open_matters = [matter for matter in d.state.matters if matter.status in _OPEN]
    if d.state.open_matter is not None:
        go_on(d, d.state.open_matter)
    elif open_matters:
        go_on(d, open_matters[-1])
    elif d.state.stopped_matter is not None:
        d.emit(MatterResumed(d.state.stopped_matter.id))
        d.say(acts.ResumeMatter(d.state.matters[-1].item))
    else:
        d.say(acts.NothingOpen(), Outcome.TALKED)


_OPEN = (MatterStatus.FILLING, MatterStatus.CORRECTING)


def switch(d: Deliberation, command: commands.SwitchMatter) -> None:
    """Go on with another open application; one that is closed, or none of that id, changes nothing."""
    wanted = [matter for matter in d.state.matters if matter.id == command.matter_id and matter.status in _OPEN]
    if wanted:
        go_on(d, wanted[0])
    else:
        d.say(acts.NothingOpen(), Outcome.TALKED)


def cancel(d: Deliberation, command: commands.Cancel) -> None:
    """Ask before stopping: what was typed is not thrown away on one word."""
    matter = d.state.open_matter
    if matter is None:
        d.say(acts.NothingOpen(), Outcome.TALKED)
        return
    d.say(acts.AskCancel(matter.item), Outcome.ASKED)
    d.ask(PromptKind.CONFIRM_CANCEL, matter.id)


def stop(d: Deliberation, matter_id: str) -> None:
    """Stop an application and go back to the one left open before it."""
    d.emit(MatterCancelled(matter_id))
    stopped, waiting = d.state.stopped_matter, any(matter.status in _OPEN for matter in d.state.matters)
    kept = stopped is not None and stopped.id == matter_id and not waiting
    d.say(acts.CancelMatter(d.state.matter(matter_id).item, kept), Outcome.CANCELLED)
    back_to_earlier(d)


def back_to_earlier(d: Deliberation) -> None:
    """After one application ends, the one left open before it goes on."""
    waiting = [matter for matter in d.state.matters if matter.status in _OPEN]
    if waiting and not d.state.active:
        go_on(d, waiting[-1])


def focus(d: Deliberation, item: str) -> None:
    """Remember what is being talked about."""
    if d.state.focus != item:
        d.emit(ItemFocused(item))


def sources_of(guide: Guide) -> tuple[str, ...]:
    """The data sources that could fill blanks or replace documents of this guide, in order of first use."""
    named = [path.split(".")[0] for blank in plain_blanks(guide) for path in blank.field.prefill]
    licences = [material.licence for material in guide.materials if material.licence]
    return tuple(dict.fromkeys(source for source in (*named, *licences) if source != IDENTITY))


def undecided_sources(d: Deliberation, matter: Matter) -> tuple[str, ...]:
    """The sources the citizen has not been asked about; none for an anonymous session."""
    if not d.evidence.known_citizen or matter.status is not MatterStatus.FILLING:
        return ()
    asked = {*matter.consented, *matter.withheld}
    return tuple(source for source in sources_of(d.guide_of(matter).guide) if source not in asked)


def consent(d: Deliberation, sources: tuple[str, ...]) -> None:
    """Take down the consent and what the sources gave."""
    matter = d.state.open_matter
    if matter is None:
        return
    d.emit(SourcesDecided(matter.id, sources, ()))
    records = {source: record for source in sources if (record := d.evidence.records.get(source))}
    needed = _needed_sources(d, d.state.matter(matter.id))
    for source in sources:
        if source not in records and source in needed:
            d.say(acts.SourceSilent(source))
    fill_from(d, d.state.matter(matter.id), records)


def _needed_sources(d: Deliberation, matter: Matter) -> set[str]:
    """The sources of what applies for certain as the form stands; only their silence is worth a word."""
    relevant = d.relevance_of(matter)
    named = {path.split(".")[0] for blank in relevant.blanks for path in blank.field.prefill[:1]}
    return named | {material.licence for material in relevant.materials}


def withhold(d: Deliberation, sources: tuple[str, ...]) -> None:
    """Take down that the citizen fills the blanks instead."""
    if d.state.open_matter is not None:
        d.emit(SourcesDecided(d.state.open_matter.id, (), sources))


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
        standing = matter.answers.get(blank.path)
        for path in blank.field.prefill:
            if standing is not None and not _better(path, standing, blank.field.prefill):
                break
            source, _, attribute = path.partition(".")
            raw = records.get(source, {}).get(attribute)
            kind = SourceKind.IDENTITY if source == IDENTITY else SourceKind.RECORD
            answer = raw and prefill(blank, raw, Source(kind, source), matter.guide_version, d.evidence.moment)
            if answer:
                found.append(_loosened(answer, path))
                break
    return found


def _better(path: str, standing: Answer, order: tuple[str, ...]) -> bool:
    """Whether the guide names `path` before the source of a value that nobody has confirmed yet."""
    named = [one.split(".")[0] for one in order]
    if standing.state is not AnswerState.PROPOSED or standing.source.name not in named:
        return False
    return order.index(path) < named.index(standing.source.name)


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
