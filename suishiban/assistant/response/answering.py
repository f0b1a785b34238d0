"""How is a question answered, asked back or refused, and an application offered?"""

from suishiban.assistant.conversation import acts as a
from suishiban.assistant.conversation.premise import Premise, Truth
from suishiban.assistant.conversation.reply import Button
from suishiban.assistant.response import phrases as p
from suishiban.assistant.response.claims import claim_from
from suishiban.assistant.response.said import Said, listed, sentence
from suishiban.assistant.response.scene import Scene
from suishiban.knowledge.guide import Language


def answer(scene: Scene, act: a.AnswerFrom) -> Said:
    own = (claim_from(passage, scene.language) for passage in act.passages)
    claims = scene.worded.get(act.question) or tuple(claim for claim in own if claim is not None)
    if not claims:
        return sentence(scene, p.NOT_STATED, item=scene.item(act.item))
    lead = _lead(scene, act)
    if not act.offer:
        return Said(claims=claims, lead=lead)
    offer = scene.say(p.OFFER).format(item=scene.item(act.item))
    return Said((offer,), claims, _offer_buttons(scene, act.item), lead=lead)


def _lead(scene: Scene, act: a.AnswerFrom) -> str:
    """What must be known before the passages are read: that two guides differ, what is not so, whom they concern."""
    if act.differing:
        days = listed(scene, (scene.day(one.since) for one in act.differing))
        return scene.say(p.DIFFERING).format(item=scene.item(act.item), days=days)
    day = scene.say(p.AS_OF).format(day=scene.day(act.as_of)) if act.as_of is not None else ""
    if act.premise is not None:
        return day + _premise(scene, act.premise)
    if day:
        return day
    if act.supposed:
        return scene.say(p.SUPPOSED).format(case=listed(scene, map(scene.say, act.supposed)))
    return scene.say(p.TAILORED) if act.tailored else ""


def _premise(scene: Scene, premise: Premise) -> str:
    """What the guide says to what the question took for granted."""
    words = premise.words
    if words and premise.truth is Truth.CONTRADICTED:
        if scene.language is Language.EN:
            words = next((words.replace(unit, name) for unit, name in p.UNITS.items() if words.endswith(unit)), words)
        words = scene.say(p.NOT_SO).format(words=words)
    return scene.say(p.PREMISE[premise.truth]).format(words=words)


def clarify(scene: Scene, act: a.Clarify) -> Said:
    if len(act.items) == 1:
        yes, no = Button(scene.say(p.YES), "yes"), Button(scene.say(p.NO), "no")
        return Said((scene.say(p.MEANT).format(item=scene.item(act.items[0])),), buttons=(yes, no))
    buttons = tuple(Button(scene.item(item), f"option:{item}") for item in act.items)
    return Said((scene.say(p.CLARIFY),), buttons=buttons)


def refuse(scene: Scene, act: a.Refuse) -> Said:
    text = {
        a.RefusalReason.NOT_COVERED: p.NOT_COVERED,
        a.RefusalReason.NOT_STATED: p.NOT_STATED,
        a.RefusalReason.NOT_OFFERED: p.NOT_OFFERED,
    }[act.reason]
    name = scene.item(act.item) if act.item else ""
    return Said((scene.say(text).format(item=name),), buttons=(Button(scene.say(p.CALL_HUMAN), "human"),))


def offer(scene: Scene, act: a.OfferItem) -> Said:
    return Said((scene.say(p.OFFER).format(item=scene.item(act.item)),), buttons=_offer_buttons(scene, act.item))


def _offer_buttons(scene: Scene, item: str) -> tuple[Button, ...]:
    return Button(scene.say(p.START_NOW), f"start:{item}"), Button(scene.say(p.NOT_NOW), "no")
