"""In which language does the citizen speak now?"""

import re

from suishiban.knowledge.guide import Language

_HAN = re.compile(r"[\u3400-\u9fff]")
#: An address of mail or of the web is in no language.
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
_WORD = re.compile(r"\b[A-Za-z][a-z']+\b")


def language_of(text: str, current: Language, answering: bool = False) -> Language:
    """Chinese where any Chinese character stands, English from two English words on; else as before.

    While a blank is being answered, Chinese characters are a value (a name, an address), not a change of language.
    """
    if _HAN.search(text):
        return current if answering else Language.ZH
    return Language.EN if len(_WORD.findall(_ADDRESS.sub(" ", text))) >= 2 else current
