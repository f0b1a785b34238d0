"""Which reply do the acts of a turn add up to?"""

from collections.abc import Sequence
from dataclasses import replace

from suishiban.assistant.conversation import acts as a
from suishiban.assistant.conversation.reply import Outcome, Reply
from suishiban.assistant.conversation.state import Prompt, PromptKind
from suishiban.assistant.form.blanks import asked_as
from suishiban.assistant.response.card import form_card
from suishiban.assistant.response.matters import matter_lines
from suishiban.assistant.response.phrases import BACK_TO_IT
from suishiban.assistant.response.said import Said
from suishiban.assistant.response.scene import Scene
from suishiban.assistant.response.speak import say

#: What a turn is counted as when it came to several things; the first of these that happened.
_RANK = (
    Outcome.SUBMITTED,
    Outcome.CANCELLED,
    Outcome.HANDED_OVER,
    Outcome.ANSWERED,
    Outcome.REFUSED,
    Outcome.CLARIFIED,
    Outcome.REPORTED,
    Outcome.REJECTED,
    Outcome.SHOWN,
    Outcome.UNCLEAR,
    Outcome.ASKED,
    Outcome.TALKED,
)
_DIGRESSIONS = (a.AnswerFrom, a.Refuse, a.Talk, a.ReportCases, a.OpenMatters)
_QUESTIONS = (a.AskBlank, a.AskMoreRows, a.AskMaterial, a.AskConsent)


def compose(scene: Scene, acts: Sequence[a.Act], outcomes: Sequence[Outcome]) -> Reply:
    """The acts in order, with the buttons of the pending question and the form card where it is called for."""
    said = [_after_digression(scene, acts, act, say(scene, act)) for act in acts]
    prompt, shown = scene.state.prompt, scene.matter
    matter = scene.state.matter(shown.matter_id) if shown is not None else None
    wants_card = any(one.card for one in said)
    announced = [act for act in acts if isinstance(act, a.AnnounceCase | a.AnnounceEvent)]
    return Reply(
        outcome=next((outcome for outcome in _RANK if outcome in outcomes), Outcome.TALKED),
        paragraphs=tuple(paragraph for one in said for paragraph in one.paragraphs),
        claims=tuple(claim for one in said for claim in one.claims),
        item=matter.item if matter is not None else scene.state.focus,
        prompt_id=prompt.id if prompt is not None else "",
        asks=_asks(prompt),
        asks_also=tuple(map(asked_as, prompt.also)) if prompt is not None else (),
        buttons=tuple(dict.fromkeys(button for one in said for button in one.buttons)),
        card=form_card(scene, matter, shown) if wants_card and matter is not None and shown is not None else None,
        lead=next((one.lead for one in said if one.lead), ""),
        sources=next((one.sources for one in said if one.sources), ()),
        matters=matter_lines(scene),
        case_id=_case_of(announced[-1]) if announced else "",
    )


def _case_of(announced: a.AnnounceCase | a.AnnounceEvent) -> str:
    """The case; of a life event its first."""
    return announced.case_id if isinstance(announced, a.AnnounceCase) else announced.cases[0].case_id


def _asks(prompt: Prompt | None) -> str:
    """The blank asked, without row numbers; for any other question its kind."""
    if prompt is None:
        return ""
    return asked_as(prompt.subject) if prompt.kind in _ASKING else prompt.kind.value


_ASKING = (PromptKind.FIELD, PromptKind.MORE_ROWS, PromptKind.MATERIAL)


def _after_digression(scene: Scene, acts: Sequence[a.Act], act: a.Act, said: Said) -> Said:
    """The pending question repeated after a side question is led in as such."""
    if not isinstance(act, _QUESTIONS) or not isinstance(acts[0], _DIGRESSIONS) or not said.paragraphs:
        return said
    first, *rest = said.paragraphs
    return replace(said, paragraphs=(scene.say(BACK_TO_IT) + first, *rest))
