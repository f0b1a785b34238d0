"""How is it said which applications are under way?"""

from suishiban.assistant.conversation import acts as a
from suishiban.assistant.conversation.reply import Button, MatterLine
from suishiban.assistant.form.behalf import is_form, waiting
from suishiban.assistant.response import phrases as p
from suishiban.assistant.response.said import Said, sentence
from suishiban.assistant.response.scene import Scene
from suishiban.knowledge.guide import Language


def matter_lines(scene: Scene) -> tuple[MatterLine, ...]:
    """The applications under way, the one being filled first; none where there are not several."""
    opened = scene.state.open_matters
    lines = tuple(MatterLine(one.id, one.item, scene.item(one.item)) for one in opened)
    return lines if len(lines) > 1 else ()


def left_open(scene: Scene, act: a.LeftOpen) -> Said:
    """What waits for the form of acting for somebody else that is being filled in is not left."""
    opened, active = scene.state.open_matters, scene.state.active
    waits = waiting(scene.state) if is_form(scene.state.open_matter) else None
    items = tuple(one.item for one in opened if one.id != active and one is not waits)
    return sentence(scene, p.LEFT_OPEN, names=_quoted(scene, items), last=scene.item(items[0])) if items else Said()


def open_matters(scene: Scene, act: a.OpenMatters) -> Said:
    """A numbered list, with a button for each that waits."""
    opened, active = scene.state.open_matters, scene.state.active
    lines = (
        scene.say(p.MATTER_NOW if one.id == active else p.MATTER_WAITS).format(number=number, item=scene.item(one.item))
        for number, one in enumerate(opened, start=1)
    )
    buttons = tuple(Button(scene.item(one.item), f"matter:{one.id}") for one in opened if one.id != active)
    return Said((scene.say(p.OPEN_MATTERS).format(count=len(opened)), *lines), buttons=buttons)


def drafts_end(scene: Scene, act: a.DraftsEnd) -> Said:
    text = scene.say(p.DRAFTS_END).format(names=_quoted(scene, act.items), until=scene.day(act.until))
    return Said((text,), buttons=(Button(scene.say(p.CONTINUE), "resume"),))


def drafts_gone(scene: Scene, act: a.DraftsGone) -> Said:
    return sentence(scene, p.DRAFTS_GONE, names=_quoted(scene, act.items))


def _quoted(scene: Scene, items: tuple[str, ...]) -> str:
    return ("”、“" if scene.language is Language.ZH else "”, “").join(scene.item(one) for one in items)
