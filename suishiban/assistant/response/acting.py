"""How is it said for whom somebody acts, and why they may not?"""

from suishiban.assistant.conversation import acts as a
from suishiban.assistant.conversation.answers import MANDATE
from suishiban.assistant.conversation.mandate import Mandate, MandateKind
from suishiban.assistant.conversation.reply import Button
from suishiban.assistant.response import phrases as p
from suishiban.assistant.response.said import Said, listed, sentence
from suishiban.assistant.response.scene import Scene
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import Audience
from suishiban.knowledge.sources import SOURCES


def acts_for(scene: Scene, act: a.ActsFor) -> Said:
    """Whom, on what and until when; the number masked as the citizen's own is."""
    mandate = act.mandate
    personal = mandate.kind.audience is Audience.PERSON
    by_letter = mandate.kind in (MandateKind.AGENT, MandateKind.COMPANY_AGENT)
    return sentence(
        scene,
        p.ACTS_FOR if by_letter else p.ACTS_FOR_BY_LAW,
        principal=mandate.principal,
        number=FIELD_TYPES["id_number"].mask(mandate.number) if personal else mandate.number,
        item=scene.item(act.item),
        until=scene.day(mandate.until),
        entrusted=_entrusted(scene, mandate),
    )


def falls_short(scene: Scene, act: a.FallsShort) -> Said:
    """What is wrong with a mandate that there is, and what would be right."""
    mandate = act.mandate
    return sentence(
        scene,
        p.FALLS_SHORT[act.standing],
        principal=mandate.principal,
        item=scene.item(act.item),
        since=scene.day(mandate.since),
        until=scene.day(mandate.until),
        entrusted=_entrusted(scene, mandate),
    )


def _entrusted(scene: Scene, mandate: Mandate) -> str:
    if mandate.items:
        return listed(scene, [f"“{scene.item(item)}”" for item in mandate.items if item in scene.release.live])
    return scene.say(p.ALL_PERSONAL if mandate.kind.audience is Audience.PERSON else p.ALL_OF_COMPANY)


def which_mandate(scene: Scene, act: a.AskWhichMandate) -> Said:
    """The principals there are, and somebody else."""
    prompt = scene.state.prompt
    choices = prompt.choices if prompt is not None else ()
    named = zip(choices, (*act.principals, scene.say(p.SOMEBODY_ELSE)), strict=False)
    return Said((scene.say(p.WHICH_MANDATE),), buttons=tuple(Button(name, f"option:{one.id}") for one, name in named))


def refuse_mandate(scene: Scene, act: a.RefuseMandate) -> Said:
    """What is wrong with the mandate, and what would be right, as the pre-check found it."""
    findings = scene.matter.findings if scene.matter is not None else ()
    return Said(
        tuple(
            scene.say(p.FINDING).format(message=one.message, fix=one.fix, clause=one.clause)
            for one in findings
            if MANDATE in one.paths
        )
    )


def differs(scene: Scene, act: a.SourceDiffers) -> Said:
    """A source that proves nothing."""
    return sentence(scene, p.DIFFERS, source=scene.say(SOURCES[act.source].name))
