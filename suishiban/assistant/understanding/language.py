"""In which language does the citizen speak now?"""

import re

from suishiban.knowledge.guide import Language

_HAN = re.compile(r"[\u3400-\u9fff]")
#: An address of mail or of the web is in no language.
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")
#: Words that stand in Chinese sentences and hardly in a name or an address.
_SENTENCE = re.compile(
    r"[我您你吗呢吧怎哪请谁啥]|什么|多少|没有|不[是对要用行]|继续|跳过|同意|确认|提交|可以|好的|谢谢|中文|要办|想办|办理|申请|改成|改为|应该|上一步|取消|撤回|人工"
    r"|^[是不对好有没行]$"
)
_WORD = re.compile(r"\b[A-Za-z][a-z']+\b")


def language_of(text: str, current: Language, answering: bool = False) -> Language:
    """Chinese where any Chinese character stands, English from two English words on; else as before.

    While a blank is being answered, Chinese characters are a value (a name, an address), not a change of language; in a
    conversation in English, so are those that make no sentence.
    """
    if _HAN.search(text):
        kept = answering or (current is Language.EN and not _SENTENCE.search(text))
        return current if kept else Language.ZH
    return Language.EN if len(_WORD.findall(_ADDRESS.sub(" ", text))) >= 2 else current
