"""How is it said that a blank is as in an earlier application, or cannot be?"""

from suishiban.assistant.conversation import acts as a
from suishiban.assistant.form.blanks import label_at
from suishiban.assistant.response import phrases as p
from suishiban.assistant.response.reading_back import pairs
from suishiban.assistant.response.said import Said, sentence
from suishiban.assistant.response.scene import Scene
from suishiban.knowledge.sources import SOURCES


def filled_as_before(scene: Scene, act: a.FilledAsBefore) -> Said:
    if scene.matter is None:
        return Said()
    values = pairs(scene, scene.matter.compiled.guide, act.answers)
    on, receipt = scene.day(act.earlier.on), act.earlier.receipt_no
    return sentence(scene, p.FILLED_AS_BEFORE, on=on, receipt=receipt, values=values)


def cannot_take_earlier(scene: Scene, act: a.CannotTakeEarlier) -> Said:
    if scene.matter is None:
        return Said()
    label = scene.say(label_at(scene.matter.compiled.guide, act.path))
    source = scene.say(SOURCES[act.source].name) if act.source in SOURCES else act.source
    return sentence(scene, p.NOT_AS_BEFORE[act.why], label=label, source=source)
