"""What does the open form look like as it stands, outside any turn?"""

from suishiban.assistant.casework.application import Application
from suishiban.assistant.conversation.reply import FormCard, MatterLine
from suishiban.assistant.conversation.state import Conversation, Matter
from suishiban.assistant.form.joint import applies
from suishiban.assistant.handing_in import application_of
from suishiban.assistant.response.card import form_card
from suishiban.assistant.response.matters import matter_lines
from suishiban.assistant.response.scene import OpenMatter, Scene
from suishiban.assistant.turn import Office
from suishiban.assistant.visit import Visit
from suishiban.knowledge.library.compiled import CompiledGuide


def form_as_it_stands(state: Conversation, visit: Visit, office: Office) -> FormCard | None:
    """The open form of a conversation; None where none is open."""
    matter = state.open_matter
    if matter is None:
        return None
    compiled = _compiled(matter, office)
    shown = OpenMatter(matter.id, compiled, applies(compiled, matter.answers, visit.moment))
    return form_card(Scene(state, office.knowledge.release, shown, visit.citizen is not None), matter, shown)


def matters_under_way(state: Conversation, office: Office) -> tuple[MatterLine, ...]:
    """The applications of a conversation where there are several, the one being filled first."""
    return matter_lines(Scene(state, office.knowledge.release))


def application_as_it_stands(state: Conversation, visit: Visit, office: Office) -> Application | None:
    """What the open form would be if it were confirmed now; None where none is open, or nobody is known."""
    matter = state.open_matter
    if matter is None or visit.citizen is None:
        return None
    return application_of(_compiled(matter, office), matter, visit, visit.citizen, ())


def _compiled(matter: Matter, office: Office) -> CompiledGuide:
    return office.knowledge.release.pinned(matter.item, matter.region, matter.guide_version, matter.parts)
