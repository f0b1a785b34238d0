"""Is a matter of the open life event not wanted (any more)? “社保卡不办了”, “不要医保了”."""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands
from suishiban.assistant.understanding.naming import path_named
from suishiban.knowledge.text import simplify

_NOT = r"(?:不办|不要|不用|不参加|不领|不提)"
_DROPPED = re.compile(
    rf"(?:那|我|就|孩子的?)*(?:{_NOT}(?P<after>[^,，。不]{{2,12}}?)|(?P<before>[^,，。不]{{2,12}}?)(?:先|就|暂时|也|都)*{_NOT}办?)"
    r"(?:了|吧|啦|算了)*[。.!！]?"
)


def dropped(heard: Heard) -> Commands:
    """No to the blank that alone decides whether the matter named is done."""
    joint = heard.form.compiled.joint if heard.form is not None else None
    found = _DROPPED.fullmatch(simplify(heard.utterance.text)) if joint is not None else None
    if joint is None or found is None or heard.form is None:
        return ()
    path = path_named(found["after"] or found["before"], heard.form.relevant, ())
    alone = {part.matter.when for part in joint.matters}
    return (c.Correct("否", c.Span(0, len(heard.utterance.text)), path),) if path and path in alone else ()
