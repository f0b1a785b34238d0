"""What does the open form look like as it stands, and what would a word do to it? Outside any turn."""

from dataclasses import replace

from suishiban.assistant.authority import as_it_may_be_shown
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.findings import finding_line
from suishiban.assistant.casework.precheck import precheck
from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.reply import FormCard, MatterLine
from suishiban.assistant.conversation.state import Conversation, Matter, PromptKind
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.form.behalf import for_another
from suishiban.assistant.form.joint import applies
from suishiban.assistant.handing_in import application_of
from suishiban.assistant.response.card import form_card
from suishiban.assistant.response.matters import matter_lines
from suishiban.assistant.response.scene import OpenMatter, Scene
from suishiban.assistant.turn import Office, listen
from suishiban.assistant.visit import Visit
from suishiban.knowledge.library.compiled import CompiledGuide


def form_as_it_stands(state: Conversation, visit: Visit, office: Office) -> FormCard | None:
    """The open form of a conversation; None where none is open."""
    matter = _open(state, visit, office)
    if matter is None:
        return None
    compiled = _compiled(matter, office)
    shown = OpenMatter(matter.id, compiled, applies(compiled, matter.answers, visit.moment))
    return form_card(Scene(state, office.knowledge.release, shown, visit.citizen is not None), matter, shown)


def matters_under_way(state: Conversation, office: Office) -> tuple[MatterLine, ...]:
    """The applications of a conversation where there are several, the one being filled first."""
    return matter_lines(Scene(state, office.knowledge.release))


def form_to_hand_in(state: Conversation, visit: Visit, office: Office) -> FormCard | None:
    """The form with what the pre-check finds as it stands, what is still missing among it."""
    card, matter = form_as_it_stands(state, visit, office), _open(state, visit, office)
    if card is None or matter is None:
        return None
    compiled = _compiled(matter, office)
    findings = precheck(compiled, matter.answers, visit.moment)
    return replace(card, findings=tuple(finding_line(one, state.language, compiled.guide) for one in findings))


def would_hand_in(utterance: Utterance, state: Conversation, visit: Visit, office: Office) -> bool:
    """Whether the utterance is the word, or the button, that the form shown waits for."""
    asked = state.prompt is not None and state.prompt.kind is PromptKind.CONFIRM_FORM
    if not asked or state.owner.startswith("clerk:"):
        return False
    commands = office.engine.understand(listen(utterance, state, visit, office))
    return any(isinstance(command, c.Submit | c.Confirm) for command in commands)


def application_as_it_stands(state: Conversation, visit: Visit, office: Office) -> Application | None:
    """What the open form would be if it were confirmed now; None where none is open, or nobody is known."""
    matter = _open(state, visit, office)
    if matter is None or visit.citizen is None:
        return None
    return application_of(_compiled(matter, office), matter, visit, visit.citizen, ())


def _open(state: Conversation, visit: Visit, office: Office) -> Matter | None:
    """The open application as it may be shown: a mandate may have ended since the last turn."""
    matter = state.open_matter
    if matter is None or not for_another(matter.answers):
        return matter
    return as_it_may_be_shown(matter, visit.mandates(), office.knowledge.release, visit.moment.at.date())


def _compiled(matter: Matter, office: Office) -> CompiledGuide:
    return office.knowledge.release.pinned(matter.item, matter.region, matter.guide_version, matter.parts)
