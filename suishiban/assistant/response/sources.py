"""How is it said that a register or e-licence says something else now, or does not answer?"""

from suishiban.assistant.conversation import acts as a
from suishiban.assistant.form.blanks import MATERIAL, label_at
from suishiban.assistant.form.lines import read_back
from suishiban.assistant.response import phrases as p
from suishiban.assistant.response.said import Said, listed, sentence
from suishiban.assistant.response.scene import Scene
from suishiban.knowledge.sources import SOURCES


def moved(scene: Scene, act: a.SourcesMoved) -> Said:
    return Said((scene.say(p.MOVED), *(_moved(scene, change) for change in act.changes)))


def _moved(scene: Scene, change: a.Moved) -> str:
    if scene.matter is None:
        return ""
    guide, before = scene.matter.compiled.guide, change.before
    label, source = scene.say(label_at(guide, before.path)), scene.say(SOURCES[before.source.name].name)
    if change.now is None:
        text = p.MOVED_PAPER if before.path.startswith(MATERIAL) else p.MOVED_AWAY
        return scene.say(text).format(label=label, source=source)
    was, now = (read_back(guide, one, scene.language, scene.known_citizen) for one in (before, change.now))
    return scene.say(p.MOVED_TO).format(label=label, source=source, before=was, now=now)


def not_read_again(scene: Scene, act: a.NotReadAgain) -> Said:
    names = listed(scene, (scene.say(SOURCES[source].name) for source in act.sources))
    return sentence(scene, p.NOT_READ_AGAIN, sources=names)
