"""Which words of a yes/no question may its answer take up?"""

import re
from dataclasses import dataclass

from suishiban.knowledge.fields.spot import plain
from suishiban.knowledge.guide import FormField
from suishiban.knowledge.remembered import remembered
from suishiban.knowledge.text import clean

_CLAUSE = re.compile(r"[,.;:?!、()\s]+")
#: “是不是正在找” asks “正在找”.
_EITHER = (
    (re.compile(r"是不是|是否|可不可以|对不对"), ""),
    (re.compile(r"有没有"), "有"),
    (re.compile(r"要不要"), "要"),
    (re.compile(r"能不能"), "能"),
    (re.compile(r"会不会"), "会"),
    (re.compile(r"需不需要|用不用"), "需要"),
    (re.compile(r"想不想"), "想"),
)
#: Two forms of one verb deny nothing in the question itself, but 有没有注销的分公司 is a label.
_EITHER_WORD = re.compile(r"(.)[不没]\1")
_ENDING = re.compile(r"(?:了|过)?(?:没有?|不)$|[吗么呢了]+$")
_NEGATION = re.compile(r"[不没未无]|非(?!机动)")
_DENYING_LABEL = re.compile(r"^[^有]*?(?:没有|未(?!成年|来))")
_DENYING_ASK = re.compile(r"确认[^,.;?]*没有")
_ASKS_FOR_NONE = re.compile(r"(?<!有)没有[^,.;?]*吗")
#: Words between the parts of an echo: 老婆也一起提.
_ADVERBS = re.compile(r"[也都就还已经的了啊呀]+")
_SYNONYMS = (("缴", "交"), ("老公", "配偶"), ("老婆", "配偶"))


@dataclass(frozen=True, slots=True)
class Question:
    """The wording of one yes/no blank, taken apart."""

    parts: tuple[str, ...]
    """Clauses of label, question and other names without any denial."""
    names_said: frozenset[str]
    """The other names of the blank, without adverbs."""
    denies: bool
    """It asks whether something is not so (没有近亲关系), so that its yes is a denial."""
    denied: str
    """The clauses that hold the denial."""
    asks_for_none: bool
    """It ends in 没有…吗."""
    offers: bool
    """It offers something (要不要…)."""
    about_done: bool
    """It asks whether something has been done (…了吗)."""
    about_others: bool
    """It asks for somebody beside the speaker."""

    def shares(self, said: str) -> bool:
        """Whether two neighbouring characters of `said` stand in the question too."""
        words = "|".join((*self.parts, self.denied if self.denies else ""))
        return any(said[place : place + 2] in words for place in range(len(said) - 1))

    def has(self, word: str) -> bool:
        """Whether a word, of one character even, stands in the question."""
        return bool(word) and any(word in part for part in self.parts)

    def names(self, said: str) -> bool:
        """Whether `said` is one of the other names of the blank; of a denying question only a denying one."""
        bare = _ADVERBS.sub("", said)
        return bare in self.names_said and (not self.denies or _NEGATION.search(said) is not None)

    def takes_up(self, said: str) -> bool:
        """Whether `said` is the end of a clause of the question, or ends in a name of the blank (自愿; 他妹妹代办)."""
        bare = said.rstrip("的了啊呀吧")
        if any(len(name) >= 2 and bare.endswith(name) for name in self.names_said):
            return True
        return len(bare) >= 2 and any(part.rstrip("的").endswith(bare) for part in self.parts)


def question_of(field: FormField) -> Question:
    """The question of a yes/no blank."""
    return _question(field.label.zh, field.ask.zh if field.ask else "", field.aliases)


@remembered(512)
def _question(label: str, ask: str, aliases: tuple[str, ...]) -> Question:
    asked, named = plain(clean(ask)), plain(clean(label))
    pieces = [
        piece for text in (asked, named, *(plain(clean(one)) for one in aliases)) for piece in _CLAUSE.split(text)
    ]
    told = [one for one in pieces if one in asked or not _EITHER_WORD.search(one)]
    parts = tuple(_with_synonyms(piece) for one in told if (piece := _statement(one)) and not _NEGATION.search(piece))
    return Question(
        parts=parts,
        names_said=frozenset(_ADVERBS.sub("", plain(clean(one))) for one in aliases if not _asks(one)) - {""},
        denies=bool(_DENYING_LABEL.search(named) or _DENYING_ASK.search(asked)),
        denied="|".join(piece for piece in pieces if _NEGATION.search(piece)),
        asks_for_none=bool(_ASKS_FOR_NONE.search(asked)),
        offers=bool(re.search(r"要|需要|想|领", asked)),
        about_done=bool(re.search(r"了吗|了没|完吗|[完好清]了", asked)),
        about_others=bool(re.search(r"家人|别人|配偶|一起|其他|随迁", asked)),
    )


def _statement(piece: str) -> str:
    for either, plainly in _EITHER:
        piece = either.sub(plainly, piece)
    return _ENDING.sub("", piece)


def _with_synonyms(piece: str) -> str:
    more = [piece.replace(word, other) for word, other in _SYNONYMS if word in piece]
    return "|".join((piece, *more))


def _asks(name: str) -> bool:
    return re.search(r"吗|没有?$|不$|是不是|有没有|要不要|能不能|什么|怎么|\?", plain(name)) is not None
