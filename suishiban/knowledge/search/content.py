"""What is a question about, once the words are left out that only ask?

What remains, the content, is held against the words of a guide: content that a guide never mentions is evidence that
the guide does not answer.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from suishiban.knowledge.search.aspects import interrogative, topic
from suishiban.knowledge.search.names import WORD

#: Where something is done, which any guide may answer.
_PLACE = re.compile(r"(?:^|(?<=[在去到从]))[\u4e00-\u9fff]{2}[区县市](?![场区民])")
#: Little words inside Chinese runs; and single characters, which may also be part of a word: 个体, 上牌, 地址.
_LITTLE = re.compile(
    r"我们|你们|他们|自己|没有|一下|办理|申请|以后|之后|之前|以前|时候|现在|今天|如果|因为|所以|但是"
    r"|这边|那边|这儿|那儿|咱们|我家|娃娃|娃儿?|小孩儿?"
    r"|总共|一共|大概|大约|具体|到底|究竟|一般|通常|必须|应该|还是|或者|而且|那么|这样|这里|那里|这种|那种|东西|事情|有关|关于|规定"
)
_SMALL = frozenset(
    "我你您他她它咱的地得了着过就都也还又再才是在有没不会能可吧吗呢啊呀么和跟与或把被给让向从到去来用对为这那个些一很太最办做弄"
    "想要需请只行里上下中前后"
)
#: Little words of English.
_LITTLE_EN = frozenset(
    re.findall(
        r"\w+",
        "a an the of to in for is are do does i my me can how what where when which who and or it at by on "
        "with must be will if get have has there need that this from as not you your we our us much many long "
        "did was were should could would may am any some else other more also then bring",
    )
)


def content(question: str) -> tuple[str, ...]:
    """The words and runs of characters that say what the question is about; `question` as `names.meant` leaves it."""
    found: list[str] = []
    for run in WORD.findall(topic(_PLACE.sub(" ", question)).lower()):
        if run[0] >= "\u3400":
            found += [part for part in _LITTLE.split(run) if part and length(part)]
        elif run not in _LITTLE_EN:
            found.append(run.removesuffix("s") if len(run) > 3 else run)
    return tuple(found)


def asking(question: str) -> str:
    """The clauses that ask, where others tell a story first: what happened is no topic that a guide must know."""
    clauses = [clause for clause in _CLAUSES.split(question) if clause]
    asked = [clause for clause in clauses if interrogative(clause)]
    return "，".join(asked) if asked else question


_CLAUSES = re.compile(r"[，。；！,;!]+|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Strange:
    """How much of the content a guide never mentions."""

    pairs: float = 0.0
    """Weight of the pairs and words it does not know, what no guide knows counting 1 each."""
    characters: float = 0.0
    """Weight of the characters that stand in no pair it knows and nowhere else in it, and of words it does not know."""
    share: float = 0.0
    """Characters in no pair it knows, of all; 0 to 1."""


def strange(
    runs: Sequence[str], known: frozenset[str], letters: frozenset[str], weight: Mapping[str, float], unknown: float
) -> Strange:
    """Of the content `runs`: what is not among the pairs and words `known` to a guide, and its characters `letters`.

    `weight` of the pairs, words and characters that some guide uses; `unknown` of all others.
    """
    pairs = characters = 0.0
    bare, total = 0, 0
    for run in runs:
        size = length(run)
        total += size
        if run[0] < "\u3400":
            missed = [] if run in known else [run]
            bare += size * len(missed)
            characters += sum(weight.get(one, unknown) for one in missed)
        else:
            open_ = _open(run, known, letters)
            missed = [run[n : n + 2] for n in range(max(len(run) - 1, 1)) if any(open_[n : n + 2])]
            bare += sum(open_)
            alone = [one for one, bare_one in zip(run, open_, strict=True) if bare_one and one not in letters]
            characters += sum(weight.get(one, unknown) for one in alone)
        pairs += sum(weight.get(one, unknown) for one in missed)
    return Strange(pairs / unknown, characters / unknown, bare / total if total else 0.0)


def length(run: str) -> int:
    """How many characters of a run are content; a word counts as two."""
    return 2 if run[0] < "\u3400" else sum(one not in _SMALL for one in run)


def _open(run: str, known: frozenset[str], letters: frozenset[str]) -> list[bool]:
    """Of each character of a Chinese run whether it is content that stands in no pair known."""
    if len(run) == 1:
        return [run not in _SMALL and run not in letters]
    inside = [run[place : place + 2] in known for place in range(len(run) - 1)]
    covered = [left or right for left, right in zip([False, *inside], [*inside, False], strict=True)]
    return [one not in _SMALL and not there for one, there in zip(run, covered, strict=True)]
