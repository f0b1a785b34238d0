"""Is the assistant to wait, because somebody else is asked first? “我打电话问问我儿子”, “你先等一下”"""

import re

from suishiban.assistant.understanding.cues import clauses_of
from suishiban.knowledge.text import folded

#: Who is asked.
_SOMEBODY = (
    r"(?:家里?的?人?|家人|儿子|女儿|闺女|孩子|老公|老婆|爱人|老伴|[他她]们?|房东|单位|公司|会计|同事|老板|我?[爸妈])"
)
_ASKS = re.compile(
    r"(?:那|我|我们|得|要|先|等|让|想|等一下|[去回])*(?:打个?电话)?(?:给我?(?:家里?人?|儿子|女儿|老公|老婆))?"
    rf"(?:问|商量)(?:问|一?下|商量|量)?(?:一下)?(?:我|我们|一下|咱)?{_SOMEBODY}(?:看看|再说|先|去|一下|了)*"
)
_WAIT = re.compile(r"[你您]?先?稍?等(?:我|我们)?(?:一?[下会]儿?|等|片刻)(?:啊|哈|吧|嗯|呀)*")
#: Characters of an utterance that says nothing else.
_LONGEST = 40


def has_wait(text: str) -> bool:
    """Whether it is so by the first or the last clause; 等一下 before something else is no more than a sound."""
    clauses = [folded(clause) for clause in clauses_of(text)]
    if not clauses or len(text) > _LONGEST or re.search(r"\d", text):
        return False
    return any(map(_ASKS.fullmatch, (clauses[0], clauses[-1]))) or (
        len(clauses) == 1 and bool(_WAIT.fullmatch(clauses[0]))
    )
