"""How is it said what became of words that no question asked for?"""

from suishiban.assistant.conversation import acts as a
from suishiban.assistant.form.blanks import blank_at, label_at
from suishiban.assistant.form.lines import read_back
from suishiban.assistant.response import phrases as p
from suishiban.assistant.response.reading_back import pairs
from suishiban.assistant.response.said import Said, sentence
from suishiban.assistant.response.scene import Scene
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import Guide


def kept_in_mind(scene: Scene, act: a.KeptInMind) -> Said:
    """The value with what it is for; nothing where its blank has come to apply and asks about it itself."""
    guide = _guide(scene)
    if guide is None:
        return Said()
    value = read_back(guide, act.answer, scene.language, scene.known_citizen)
    return sentence(scene, p.KEPT_IN_MIND, label=_label(scene, act.answer.path), value=value)


def filled_as_told(scene: Scene, act: a.FilledAsTold) -> Said:
    """The values, each with what it is for."""
    guide = _guide(scene)
    if guide is None:
        return Said()
    return sentence(scene, p.FILLED_AS_TOLD, values=pairs(scene, guide, act.answers))


def ask_in_full(scene: Scene, act: a.AskInFull) -> Said:
    """What is wanted of it."""
    label = _label(scene, act.path)
    if act.surname:
        return sentence(scene, p.WHOLE_NAME, label=label, surname=act.surname)
    return sentence(scene, p.IN_FULL, label=label)


def ask_whose(scene: Scene, act: a.AskWhose) -> Said:
    """With the first blank that may be meant for an example."""
    if not act.paths:
        return sentence(scene, p.NO_NAME_WANTED)
    return sentence(scene, p.WHOSE, label=_label(scene, act.paths[0]))


def nothing_asked(scene: Scene, act: a.NothingAsked) -> Said:
    """What was handed in last, where anything was."""
    if act.receipt_no:
        return sentence(scene, p.HANDED_IN_LAST, receipt=act.receipt_no)
    return sentence(scene, p.NOTHING_ASKED)


def not_taken(scene: Scene, path: str, number: str) -> str:
    """Which number was not taken, masked where it is personal."""
    guide = _guide(scene)
    blank = blank_at(guide, path) if guide is not None else None
    if blank is None:
        return ""
    kind = FIELD_TYPES[blank.field.type]
    shown = kind.mask(number) if kind.personal or blank.field.personal else number
    return scene.say(p.NOT_TAKEN).format(label=_label(scene, path), value=shown)


def _guide(scene: Scene) -> Guide | None:
    return scene.matter.compiled.guide if scene.matter is not None else None


def _label(scene: Scene, path: str) -> str:
    guide = _guide(scene)
    return scene.say(label_at(guide, path)) if guide is not None else path
