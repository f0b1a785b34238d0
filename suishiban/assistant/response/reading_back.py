"""How are values read back, each with the name of its blank?"""

from collections.abc import Iterable

from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.form.blanks import label_at
from suishiban.assistant.form.lines import read_back
from suishiban.assistant.response import phrases as p
from suishiban.assistant.response.scene import Scene
from suishiban.knowledge.guide import Guide, Language


def pairs(scene: Scene, guide: Guide, answers: Iterable[Answer]) -> str:
    """“手机号：154…，姓名：…”, in the citizen's language."""
    named = (
        scene.say(p.PAIR).format(
            label=scene.say(label_at(guide, one.path)),
            value=read_back(guide, one, scene.language, scene.known_citizen),
        )
        for one in answers
    )
    return ("，" if scene.language is Language.ZH else "; ").join(named)
