"""Which documents are the files that the citizen sent?

One that bears the name of a document of the form, and of no other, is that document; what the others are is the
policy's to say.
"""

from collections.abc import Sequence
from pathlib import PurePath

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.utterance import Upload
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands
from suishiban.knowledge.guide import Material
from suishiban.knowledge.text import folded

#: Characters of a file name that may tell a document from another.
_TELLING = 3


def files_sent(heard: Heard) -> Commands:
    """The files, those first whose names say what they are."""
    materials = [one for one in heard.form.relevant.materials if not one.generated] if heard.form else []
    files = heard.utterance.uploads
    sent = [c.Attach(one.attachment_id, one.name, one.material or _named(one, materials)) for one in files]
    return (*(one for one in sent if one.material), *(one for one in sent if not one.material))


def _named(upload: Upload, materials: Sequence[Material]) -> str:
    """Id of the only document whose name the file bears; empty where there is none, or several."""
    stem = folded(PurePath(upload.name).stem)
    if len(stem) < _TELLING:
        return ""
    exact = [one.id for one in materials if stem in (folded(one.name.zh), folded(one.name.en))]
    like = exact or [one.id for one in materials if stem in folded(one.name.zh) or folded(one.name.zh) in stem]
    return like[0] if len(like) == 1 else ""
