"""Does a clause put the whole matter off, though it stands in a longer sentence? “我先停一下，明天再说”"""

import re

from suishiban.assistant.understanding.cues import clauses_of
from suishiban.knowledge.search.sounds import sounds
from suishiban.knowledge.text import folded

#: Who, and how hurriedly.
_LEAD = r"(?:那|我们?|咱们?|就|嗯|好|行|要不|今天?|天|现在|等等?|等一下)*"
_HALT = r"(?:先|暂时|暂)(?:别填了?|停|放|歇|搁|缓|等)(?:一?[下会停放歇缓等]儿?|着|在?这儿?里?)*"
_WHEN = (
    r"(?:明天|明儿|后天|改天|改日|回头|晚[点些]儿?|晚上|下午|中午|过[一几两]?(?:会儿?|天)|一会儿?|等会儿?|等一会儿?|待会儿?|有空|有时间|空了"
    r"|下次|下周|周末|以后|明早|下班后?|回家|到家|回来)"
)
_ON = (
    r"(?:了|的时候|我们?|你们?|就)*(?:再|继续?|续|接着)(?:来|继续|接着|慢慢)*"
    r"(?:说|填|弄|办理?|搞|写|看看?|聊|来|继续|接着)?"
)
_SO_FAR = r"(?:先)?(?:就)?(?:填|弄|说|办|写)?到(?:这|此)(?:里|儿|为止)?"
_TAIL = r"(?:吧|了|啊|哈|呗|好了|行吗)*"
_LIKE_THIS = r"先(?:就)?这样?"
_OFF = re.compile(rf"{_LEAD}(?:先)?(?:{_HALT}|{_WHEN}{_ON}|{_SO_FAR}|{_LIKE_THIS}){_TAIL}")
_OFF_EN = re.compile(
    r"\b(?:i'?ll|i will|let me|let's|we'?ll|can i|i want to) (?:continue|finish|come back|do (?:this|it|that)|go on)\b"
    r".{0,20}\b(?:later|tomorrow|another time|tonight)\b"
    r"|^(?:pause|take a break|come back later)[.!]?$",
    re.IGNORECASE,
)
#: Characters of a sentence that only puts things off; a longer one has more to say.
_LONGEST = 40


def puts_off(text: str) -> bool:
    """Whether the citizen stops for now and goes on another time; a sentence with figures in it gives something."""
    if len(text) > _LONGEST or re.search(r"\d", text):
        return False
    clauses = [_ended(folded(clause)) for clause in clauses_of(text)]
    return bool(clauses) and (any(map(_OFF.fullmatch, (clauses[0], clauses[-1]))) or bool(_OFF_EN.search(text)))


def _ended(clause: str) -> str:
    """The clause without a last character that is written for 吧."""
    return clause[:-1] if len(clause) > 2 and sounds().get(clause[-1]) == sounds()["吧"] else clause
