"""How does the open application look as a card?"""

from collections.abc import Collection
from dataclasses import replace

from suishiban.assistant.conversation.answers import MANDATE, SourceKind
from suishiban.assistant.conversation.reply import FormCard, FormLine
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.behalf import mandate_in
from suishiban.assistant.form.blanks import ACTING_LABEL, MATERIAL, blank_at, label_at, matter_of
from suishiban.assistant.form.lines import ALWAYS_MASKED, Line, form_lines, worded
from suishiban.assistant.form.next_question import open_questions
from suishiban.assistant.response.scene import OpenMatter, Scene
from suishiban.knowledge.guide import Guide


def form_card(scene: Scene, matter: Matter, shown: OpenMatter) -> FormCard:
    """Every line of the form with value, source and state; personal values masked."""
    guide = shown.compiled.guide
    lines = form_lines(guide, shown.relevant, matter.answers)
    return FormCard(
        matter_id=matter.id,
        item=matter.item,
        title=scene.say(guide.form.title),
        digest=matter.shown_digest,
        remaining=len(open_questions(shown.relevant, matter)),
        lines=(
            *_acting(scene, matter),
            *(_line(scene, guide, line) for line in lines),
            *_documents(scene, matter, shown),
        ),
        findings=shown.findings,
        mandate=mandate_in(matter.answers),
    )


#: Where the agent's own words, choices, files and log-in stand.
_OF_AGENT = (SourceKind.SAID, SourceKind.CHOSEN, SourceKind.UPLOADED, SourceKind.IDENTITY)


def as_it_may_be_shown(card: FormCard, standing: Collection[str]) -> FormCard:
    """A card that was shown before, without what was looked up under a mandate that is not `standing` any more."""
    if not card.mandate or card.mandate in standing:
        return card
    return replace(card, lines=tuple(line for line in card.lines if line.source in _OF_AGENT))


def _acting(scene: Scene, matter: Matter) -> tuple[FormLine, ...]:
    """Who acts for whom."""
    answer = matter.answers.get(MANDATE)
    if answer is None or not answer.value:
        return ()
    label = scene.say(ACTING_LABEL)
    return (FormLine(MANDATE, label, answer.shown, answer.source.kind, answer.trust, answer.state, "text"),)


def _line(scene: Scene, guide: Guide, line: Line) -> FormLine:
    whole = scene.known_citizen and line.type not in ALWAYS_MASKED
    shown, masked = worded(guide, line, scene.language)
    blank = blank_at(guide, line.path)
    return FormLine(
        line.path,
        scene.say(line.label),
        shown if whole else masked,
        line.source.name or line.source.kind,
        line.trust,
        line.state,
        line.type,
        tuple(scene.say(option.label) for option in blank.field.options) if blank else (),
        _section(scene, line.path),
    )


def _section(scene: Scene, path: str) -> str:
    item = matter_of(path)
    return scene.item(item) if item else ""


def _documents(scene: Scene, matter: Matter, shown: OpenMatter) -> tuple[FormLine, ...]:
    """The documents that apply and are there, promised or replaced."""
    paths = [MATERIAL + material.id for material in shown.relevant.materials]
    answers = [matter.answers[path] for path in paths if path in matter.answers.keys() - shown.relevant.misfits]
    return tuple(
        FormLine(
            answer.path,
            scene.say(label_at(shown.compiled.guide, answer.path)),
            answer.shown,
            answer.source.name or answer.source.kind,
            answer.trust,
            answer.state,
            "attachment",
            section=_section(scene, answer.path),
        )
        for answer in answers
    )
