"""How does an application become one for somebody else, and how does it become the citizen's own again?

Nothing of a principal is read here or before: an application for somebody else waits, without their data, until the
form of acting for them (委托代办登记) has made a mandate that covers it.
"""

from dataclasses import replace

from suishiban.assistant.conversation import acts
from suishiban.assistant.conversation.answers import MANDATE, Answer, AnswerState, Source, SourceKind, Trust
from suishiban.assistant.conversation.events import (
    ActingChosen,
    Answered,
    ItemFocused,
    MandateMade,
    MatterCancelled,
    MatterStarted,
    MatterSwitched,
    Reopened,
)
from suishiban.assistant.conversation.mandate import Mandate, MandateKind, MandateState, Standing
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Acting, Choice, Conversation, Matter, PromptKind
from suishiban.assistant.form.behalf import for_another, is_form, mandate_in, waiting
from suishiban.assistant.form.blanks import blank_at
from suishiban.assistant.form.sources import IDENTITY
from suishiban.assistant.form.writing import write
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.mandates import mandate_from
from suishiban.assistant.policy.prefilling import fill_from, of_agent
from suishiban.assistant.policy.told_by_mandate import told_by
from suishiban.knowledge.guide import Audience
from suishiban.knowledge.library.built_in import DELEGATION

#: The form goes on; what is read and whether a case is opened is another matter.
MAY_FILL = (Standing.GOOD, Standing.PROPOSED)
#: The option of the prompt that asks for whom: somebody who is not listed.
NEW = "new"


def proposed(d: Deliberation, form: Matter) -> Mandate | None:
    """The mandate that the form would make as it stands; None while something is missing."""
    matter = waiting(d.state)
    item = matter.item if matter is not None else ""
    today = d.evidence.moment.at.date()
    mandate = mandate_from(form, item, f"{d.state.id}-{form.id}", d.evidence.release, today)
    if mandate is None or mandate.trust is Trust.A:
        return mandate
    return replace(mandate, state=d.evidence.letters)


def own_event(d: Deliberation, item: str, acting: Acting | None = None) -> bool:
    """Whether a life event is filled as one's own matter: its forms have blanks of their own for child, company and
    agent. For another grown person its matters are done one by one, each under a mandate; that is said."""
    acting = acting or d.state.acting
    if d.state.acting is not None:
        d.emit(ActingChosen(None))
    if acting is None or acting.kind not in ("", MandateKind.AGENT):
        return True
    d.say(acts.NotByMandate(item), Outcome.REFUSED)
    return False


def begin(d: Deliberation, matter: Matter, acting: Acting) -> None:
    """Let the application be for somebody else: under a mandate there is, once the citizen has said whose, else after
    one is given. “My child” may be another one than before."""
    if matter.parts:
        own_event(d, matter.item, acting)
        return
    if d.state.acting is not None:
        d.emit(ActingChosen(None))
    present = d.mandate_of(matter)
    if present is not None and _fits(d, matter, present, acting):
        d.say(acts.ActsFor(present, matter.item))
        return
    d.write(matter, _mandate_answer(d, matter, "", ""))
    fitting = [one for one in d.mandates() if _fits(d, matter, one, acting)]
    if fitting:
        _ask_which(d, matter, fitting)
    else:
        _say_what_falls_short(d, matter, acting)
        open_form(d, matter, acting)


def _say_what_falls_short(d: Deliberation, matter: Matter, acting: Acting) -> None:
    """Of the mandates of the kind and relation that the words tell, why the latest does not do; one that was revoked is
    the last to be spoken of."""
    alike = [one for one in d.mandates() if (one.kind, one.relation) == (acting.kind, acting.relation)]
    alike.sort(key=lambda one: one.state is MandateState.REVOKED)
    if alike:
        day, audience = d.evidence.moment.at.date(), d.guide_of(matter).guide.audience
        d.say(acts.FallsShort(alike[0], alike[0].standing(matter.item, audience, day), matter.item))


def _fits(d: Deliberation, matter: Matter, mandate: Mandate, acting: Acting) -> bool:
    day = d.evidence.moment.at.date()
    standing = mandate.standing(matter.item, d.guide_of(matter).guide.audience, day)
    alike = not mandate.relation or acting.relation in ("", mandate.relation)
    return standing in MAY_FILL and acting.kind in ("", mandate.kind) and alike


def _ask_which(d: Deliberation, matter: Matter, mandates: list[Mandate]) -> None:
    choices = [Choice(one.id, one.principal) for one in mandates]
    d.say(acts.AskWhichMandate(tuple(one.principal for one in mandates)), Outcome.ASKED)
    d.ask(PromptKind.WHICH_MANDATE, matter.id, (*choices, Choice(NEW, NEW)))


def choose(d: Deliberation, matter_id: str, mandate_id: str) -> None:
    """Under the mandate chosen, or under one that is still to be given."""
    matter = d.state.matter(matter_id)
    mandate = next((one for one in d.mandates() if one.id == mandate_id), None)
    if mandate is None:
        open_form(d, matter, Acting())
    else:
        take(d, matter, mandate)


def open_form(d: Deliberation, matter: Matter, acting: Acting, renewed: Mandate | None = None) -> None:
    """Open the form of acting for somebody else, with what was said already; `renewed` names whom it is for again.

    There is one such form at a time: who says nothing new of whom they act for goes on with it, else it makes way.
    """
    for form in filter(is_form, d.state.open_matters):
        if acting == Acting() and renewed is None:
            d.emit(MatterSwitched(form.id))
            d.emit(ItemFocused(matter.item))
            d.say(acts.NeedMandate())
            return
        d.emit(MatterCancelled(form.id))
    guide = d.evidence.release.guide(DELEGATION, matter.region, d.evidence.moment.at.date())
    form_id = f"m{len(d.state.matters) + 1}"
    d.emit(MatterStarted(form_id, DELEGATION, matter.region, guide.guide.version))  # type: ignore[union-attr]
    d.emit(ItemFocused(matter.item))
    if renewed is None:
        d.say(acts.NeedMandate())
    said = _said_of(renewed) if renewed is not None else _said(d, matter, acting)
    form = d.state.matter(form_id)
    answers = [_answer(d, form, path, raw) for path, raw in said.items() if raw]
    d.write(form, *(one for one in answers if one is not None))
    _fill_agent(d, d.state.matter(form_id))


def _said(d: Deliberation, matter: Matter, acting: Acting) -> dict[str, str]:
    """What the citizen's words told; a capacity in which the item cannot be done is asked about instead."""
    guide = d.guide_of(matter).guide
    fits = acting.kind and MandateKind(acting.kind).audience in guide.audience
    if fits and MandateKind(acting.kind).audience is Audience.COMPANY:
        # A company that is only to be founded gives nobody a letter.
        fits = any("business-license.name" in field.prefill for field in guide.form.fields)
    return {"kind": acting.kind, "relation": acting.relation} if fits else {}


def _said_of(mandate: Mandate) -> dict[str, str]:
    personal = mandate.kind in (MandateKind.AGENT, MandateKind.GUARDIAN)
    named = ("principal_name", "principal_id") if personal else ("company_name", "credit_code")
    said = {"kind": mandate.kind.value, "relation": mandate.relation, named[0]: mandate.principal}
    # An ID number that the principal gave, and not the agent, is theirs alone again.
    return said if personal and mandate.given_online else {**said, named[1]: mandate.number}


def _answer(d: Deliberation, form: Matter, path: str, raw: str) -> Answer | None:
    blank = blank_at(d.guide_of(form).guide, path)
    source = Source(SourceKind.SAID, turn_id=d.turn_id)
    written = blank and write(blank, raw, source, form.guide_version, d.evidence.moment)
    return written if isinstance(written, Answer) else None


def _fill_agent(d: Deliberation, form: Matter) -> None:
    """The agent is who has logged in; not worth a sentence."""
    heard = len(d.acts)
    fill_from(d, form, {IDENTITY: d.evidence.identity})
    del d.acts[heard:]


def settle(d: Deliberation, form: Matter, digest: str) -> None:
    """The citizen has confirmed the form: the mandate comes into force, and the application goes on under it."""
    mandate, matter = proposed(d, form), waiting(d.state)
    if mandate is None:
        return
    d.made = mandate
    d.emit(MandateMade(form.id, mandate.id, digest))
    if matter is not None:
        d.emit(MatterSwitched(matter.id))
        take(d, matter, mandate)


def take(d: Deliberation, matter: Matter, mandate: Mandate) -> None:
    """Fill the application for the principal of `mandate`: whom it names, what follows from acting, and the agent."""
    own = d.evidence.identity
    d.write(matter, _mandate_answer(d, matter, mandate.id, f"由{own.get('name', '')}代{mandate.principal}办理"))
    matter = d.state.matter(matter.id)
    d.write(matter, *told_by(d, matter, mandate), *of_agent(d, matter))
    d.say(acts.ActsFor(mandate, matter.item))
    if mandate.state is MandateState.PROPOSED:
        d.say(acts.MandateWaits(mandate.principal))


def _mandate_answer(d: Deliberation, matter: Matter, id: str, shown: str) -> Answer:
    source = Source(SourceKind.MANDATE, turn_id=d.turn_id, mandate=id)
    return Answer(MANDATE, id, shown, source, Trust.C, AnswerState.LOCKED, matter.guide_version)


def drop(d: Deliberation, matter: Matter, said: acts.Act) -> None:
    """The application is the citizen's own again; what they typed stays, what is theirs is filled in again."""
    if for_another(matter.answers):
        d.emit(Reopened(matter.id, d.turn_id, (MANDATE,)))
    own(d, d.state.matter(matter.id), said)


def own(d: Deliberation, matter: Matter, said: acts.Act) -> None:
    """Say what the application has become, and fill in what the log-in tells of the citizen."""
    d.say(said)
    fill_from(d, matter, {IDENTITY: d.evidence.identity})


def just_begun(state: Conversation, form: Matter) -> bool:
    """Whether nothing stands in the form but what the words told that opened it."""
    matter = waiting(state)
    began = matter.answers[MANDATE].source.turn_id if matter is not None else ""
    return all(change.turn_id == began for change in form.journal)


def after_undo(d: Deliberation, matter: Matter) -> None:
    """An application that was for somebody else until the last step is the citizen's own; it does not wait again for a
    mandate that they have just taken back."""
    if for_another(matter.answers) and not mandate_in(matter.answers):
        drop(d, matter, acts.ActsForThemselves())
    elif not for_another(matter.answers):
        own(d, matter, acts.ActsForThemselves())


def close_form(d: Deliberation) -> None:
    """Stop the form of acting for somebody else, if one is open, and go back to what it was for."""
    form, matter = d.state.open_matter, waiting(d.state)
    if form is None or form.item != DELEGATION:
        return
    d.emit(MatterCancelled(form.id))
    if matter is not None:
        d.emit(MatterSwitched(matter.id))


def renew(d: Deliberation, matter: Matter) -> None:
    """The mandate no longer lets the application go on: a new one is to be given by the same principal."""
    lapsed = d.mandate_of(matter)
    d.say(acts.DraftKept(matter.item))
    d.emit(Answered(matter.id, d.turn_id, (_mandate_answer(d, matter, "", ""),)))
    open_form(d, d.state.matter(matter.id), Acting(), lapsed)
