"""In which language does the citizen speak now?"""

import re

from suishiban.knowledge.guide import Language

_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"\b[A-Za-z][a-z']+\b")


def language_of(text: str, current: Language) -> Language:
    """Chinese where any Chinese character stands, English from two English words on; else as before."""
    if _HAN.search(text):
        return Language.ZH
    return Language.EN if len(_WORD.findall(text)) >= 2 else current
