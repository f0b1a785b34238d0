"""Which part of a long utterance says what the citizen wants done?

“我要办居住证，租的房” wants one thing and answers questions to come; so does “我要办居住证我是租房的”.
"""

import re

from suishiban.assistant.understanding import cues

#: Where somebody who makes no pauses goes on to tell of themselves.
_TELLS = re.compile(r"(?<=[\u3400-\u9fff]{4})(?=我(?:是|在|叫|住|家|的|今年)|电话|手机|身份证号|地址|名字叫|\d{4})")
_PARTED = re.compile(r"[,，。.!！;；、~]+|(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


def wish_in(text: str) -> str:
    """The first part of `text` that wants something done; empty where none does."""
    parts = (part.strip() for clause in _PARTED.split(text) for part in _TELLS.split(clause))
    return next((part for part in parts if cues.applies(part) or cues.names_errand(part)), "")
