"""What happens when a citizen starts, leaves, resumes or stops an application?"""

from suishiban.assistant.conversation import acts, commands
from suishiban.assistant.conversation.events import (
    ItemFocused,
    MatterCancelled,
    MatterResumed,
    MatterStarted,
    MatterSwitched,
)
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Choice, Matter, MatterStatus, PromptKind
from suishiban.assistant.form.behalf import is_form, waiting
from suishiban.assistant.form.sources import IDENTITY
from suishiban.assistant.policy import delegation
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.prefilling import fill_from
from suishiban.knowledge.library.compiled import CompiledEvent, CompiledGuide
from suishiban.knowledge.library.release import Parts


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
            if d.state.acting is not None:
                go_on(d, matter)
                delegation.begin(d, matter, d.state.acting)
            else:
                _go_on_where_it_stands(d, matter)
            return
    if item not in d.evidence.release.live:
        d.say(acts.Refuse(acts.RefusalReason.NOT_COVERED), Outcome.REFUSED)
        return
    version, parts = _offered(d, item)
    if not version:
        d.say(acts.Refuse(acts.RefusalReason.NOT_OFFERED, item), Outcome.REFUSED)
        return
    if parts and not delegation.own_event(d, item):
        return
    matter_id = f"m{len(d.state.matters) + 1}"
    d.emit(MatterStarted(matter_id, item, d.state.region, version, parts))
    d.say(acts.BeginMatter(item, tuple(name for name, _ in parts)))
    _say_what_waits(d)
    if d.state.acting is not None:
        delegation.begin(d, d.state.matter(matter_id), d.state.acting)
    elif d.evidence.known_citizen:
        fill_from(d, d.state.matter(matter_id), {IDENTITY: d.evidence.identity})


def _offered(d: Deliberation, item: str) -> tuple[int, Parts]:
    """The version of `item` in force in the citizen's region and, of a life event, its items there; 0: none."""
    release, region, on = d.evidence.release, d.state.region, d.evidence.moment.at.date()
    event = release.event(item, on)
    if isinstance(event, CompiledEvent):
        parts = release.parts(event, region, on)
        return (event.version if parts else 0), parts
    found = release.guide(item, region, on)
    return (found.guide.version if isinstance(found, CompiledGuide) else 0), ()


def go_on(d: Deliberation, matter: Matter) -> None:
    """Make `matter` the one being filled."""
    turned = d.state.active != matter.id
    if turned:
        d.emit(MatterSwitched(matter.id))
    d.say(acts.ResumeMatter(matter.item))
    if turned:
        _say_what_waits(d)


def _say_what_waits(d: Deliberation) -> None:
    """The applications that were left for this one, so that nobody believes them lost."""
    if len(d.state.open_matters) > 1:
        d.say(acts.LeftOpen())


def resume(d: Deliberation, command: commands.Resume) -> None:
    """Go on with the open application, with the draft left last, or with the one just stopped."""
    if d.state.open_matters:
        go_on(d, d.state.open_matters[0])
    elif d.state.stopped_matter is not None:
        d.emit(MatterResumed(d.state.stopped_matter.id))
        d.say(acts.ResumeMatter(d.state.matters[-1].item))
    elif d.state.matters and d.state.matters[-1].status is MatterStatus.EXPIRED:
        gone = d.state.matters[-1].item
        d.say(acts.DraftsGone((gone,)), Outcome.TALKED)
        if gone in d.evidence.release.live:
            d.say(acts.OfferItem(gone), Outcome.ASKED)
            d.ask(PromptKind.OFFER_ITEM, gone)
    else:
        d.say(acts.NothingOpen(), Outcome.TALKED)


def switch(d: Deliberation, command: commands.SwitchMatter) -> None:
    """Go on with another open application; one that is closed, or none of that id, changes nothing."""
    wanted = next((matter for matter in d.state.open_matters if matter.id == command.matter_id), None)
    if wanted is None:
        d.say(acts.NothingOpen(), Outcome.TALKED)
    else:
        _go_on_where_it_stands(d, wanted)


def _go_on_where_it_stands(d: Deliberation, matter: Matter) -> None:
    """Go on with an application; one that waits for the form of acting for somebody else goes on with that form."""
    form = next((one for one in d.state.open_matters if is_form(one)), None)
    if form is None or matter is not waiting(d.state):
        go_on(d, matter)
        return
    go_on(d, form)
    d.say(acts.NeedMandate())


def list_open(d: Deliberation, command: commands.AskMatters) -> None:
    """Say which applications are under way."""
    d.say(acts.OpenMatters() if d.state.open_matters else acts.NothingOpen(), Outcome.TALKED)


def cancel(d: Deliberation, command: commands.Cancel) -> None:
    """Ask before stopping: what was typed is not thrown away on one word."""
    matter = d.state.open_matter
    if matter is None:
        d.say(acts.NothingOpen(), Outcome.TALKED)
        return
    d.say(acts.AskCancel(matter.item), Outcome.ASKED)
    d.ask(PromptKind.CONFIRM_CANCEL, matter.id)


def stop(d: Deliberation, matter_id: str) -> None:
    """Stop an application and go back to the one left open before it; without the form of acting for somebody else, the
    application that waited for it becomes the citizen's own."""
    if is_form(d.state.matter(matter_id)):
        delegation.close_form(d)
        if d.state.open_matter is not None:
            delegation.drop(d, d.state.open_matter, acts.WithoutMandate())
        return
    d.emit(MatterCancelled(matter_id))
    stopped, waiting = d.state.stopped_matter, bool(d.state.open_matters)
    kept = stopped is not None and stopped.id == matter_id and not waiting
    d.say(acts.CancelMatter(d.state.matter(matter_id).item, kept), Outcome.CANCELLED)
    back_to_earlier(d)


def back_to_earlier(d: Deliberation) -> None:
    """After one application ends, the one left last goes on."""
    if d.state.open_matters and not d.state.active:
        go_on(d, d.state.open_matters[0])


def focus(d: Deliberation, item: str, section: str = "") -> None:
    """Remember what is being talked about, and what was asked of it."""
    if (d.state.focus, d.state.asked) != (item, section):
        d.emit(ItemFocused(item, section))
