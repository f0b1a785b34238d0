"""Which option does one clause of a sentence mean, where it is that clause's only content?"""

import re
from collections.abc import Iterator

from suishiban.knowledge.fields.options import DENIAL, by_place, denied, exactly, like, mentioned, part_of, words_of
from suishiban.knowledge.fields.spot import plain
from suishiban.knowledge.guide import Option

#: Characters of particles around a wording, at most.
_PARTICLES = 12
#: A space between Chinese words parts them as a comma does (女孩 在医院生的).
_CLAUSE = re.compile(r"(?:[^,.;!?\n ]|(?<![\u3400-\u9fff]) | (?![\u3400-\u9fff]))+")
_LEAD = re.compile(
    r"(?:[\s:]+|嗯+|哦|啊|那|就|我们?|他们?|她们?|人家|一直|是|选择?|要|用|按|走|在|都|当然|肯定|应该|属于|算|主要|目前|现在|一般|给"
    r"|it'?s |the |just )",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s~]+|的|了|吧|啊|呀|呢|嘛|哈|哦|噢|哟|啦|就行|就好|就可以|那个|那种|这种|那家|那边|这边|办理|办|来的|着呢?|please)$",
    re.IGNORECASE,
)
#: Words of relation that may be exchanged: 随妈妈 for 跟妈妈.
_RELATION = re.compile(r"^[跟随按和与同]")
#: Clauses too general to be the shortened name of an option.
_GENERAL = re.compile(
    r"(?:我?要|可以|需要|办理|申请|谢谢|好的?|是的?|对的?|不是|不对|取消|继续|提交|跳过|确认|同意|你好|您好|这个|那个|知道|没事|没问题|办|一个|我们?)"
    r"|.*(?:什么|怎么|多少|哪|谁|吗|[?])|.{13,}",
    re.IGNORECASE,
)
_NOT = re.compile(r"[不没未非]|\bnot\b", re.IGNORECASE)
#: Wordings that answer any question; they prove nothing about a blank that was not asked.
_ANSWERS = re.compile(
    r"(?:是|不是|有|没有|都没有|要|不要|对|不对|可以|不可以|需要|不需要|写|不写|都有|都不是|自己|本人|我|我自己|其他|别的|yes|no|none|both|other|.)"
)


def clauses(view: str) -> Iterator[tuple[int, int]]:
    """The spans of the clauses of `plain` text."""
    return (match.span() for match in _CLAUSE.finditer(view))


def whole_wording(view: str, start: int, end: int, options: tuple[Option, ...]) -> tuple[int, int, Option] | None:
    """The span and the option where a clause is a wording of exactly one option, particles apart."""
    longest = max((len(word) for option in options for word in words_of(option)), default=0)
    for first, last in _bared(view, start, end) if end - start <= longest + _PARTICLES else ():
        found = exactly(view[first:last], options)
        if found:
            return (first, last, found[0]) if len(found) == 1 else None
    return None


def _bared(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clause with ever fewer particles around it: first without those behind, then without those before."""
    yield start, end
    ends = [end]
    while (tail := _TAIL.search(view, start, ends[-1])) and tail.start() > start:
        ends.append(tail.start())
    starts = [start]
    while (lead := _LEAD.match(view, starts[-1], end)) and lead.end() < end:
        starts.append(lead.end())
    yield from ((first, last) for first in starts for last in ends if first < last)


def general(wording: str) -> bool:
    """Whether the words would answer any other question as well."""
    return _ANSWERS.fullmatch(wording.lower()) is not None


def shortened(view: str, start: int, end: int, options: tuple[Option, ...]) -> Option | None:
    """The one option that a clause names by an ordinal, by part of a wording, or nearly; None where several or none."""
    *_, (first, last) = _bared(view, start, end)
    for said in (view[start:end].strip(), view[first:last]):
        if len(place := by_place(said, options)) == 1:
            return place[0]
        found = _by_part(said, options)
        if len(found) == 1:
            return found[0]
    return None


def _by_part(said: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    if len(said) < 2 or _GENERAL.fullmatch(said):
        return ()
    within = part_of(said, options) or part_of(_RELATION.sub("", said), options)
    return within or (() if _NOT.search(said) else like(said, options))


def left_over(view: str, options: tuple[Option, ...]) -> tuple[int, int, Option] | None:
    """Of two options the other one, where a clause only says which it is not; with the span of that clause."""
    if len(options) != 2 or mentioned(view, options):
        return None
    for start, end in clauses(view):
        ruled_out = {option.id for option in _ruled_out(view[start:end], options)}
        if len(ruled_out) == 1:
            return start, end, next(option for option in options if option.id not in ruled_out)
    return None


def _ruled_out(clause: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options that a clause denies, by their words or by a part of them: 不是一个区 denies 同一个区."""
    match = _RULES_OUT.fullmatch(clause.lower().strip())
    if match is None:
        return ()
    what = match["what"]
    if whole := exactly(what, options) or tuple(one.option for one in denied(clause, options)):
        return whole
    return part_of(what, options) if len(what) > 1 else ()


#: A clause that is nothing but a denial.
_RULES_OUT = re.compile(
    rf"(?:我们?|我家|公司|他们?|她们?|它|这|那|并|也|都|又|可|还|从来|根本|压根儿?|绝对|肯定|当然|it|this|that|we|i|is|are|'s|do|\s)*"
    rf"{DENIAL}(?P<what>.+?)(?:[的了啊呀呢吧嘛哦哈\s.]|过)*"
)


def alone(said: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The different options that clauses of `said` are wordings of."""
    view = plain(said)
    return tuple({one[2].id: one[2] for one in whole_wordings(view, options)}.values())


def whole_wordings(view: str, options: tuple[Option, ...]) -> list[tuple[int, int, Option]]:
    """Span and option of every clause that is a wording of one; a clause of words that are denied as a whole is none
    (不是有，已取得批准文件)."""
    whole = (whole_wording(view, start, end, options) for start, end in undenied_clauses(view, options))
    return [one for one in whole if one]


def undenied_clauses(view: str, options: tuple[Option, ...]) -> list[tuple[int, int]]:
    """The clauses that do not belong to the wording of an option that is denied: not 退休 in 不是离休、退休."""
    ruled_out = denied(view, options)
    return [one for one in clauses(view) if not any(no.start <= one[0] < no.end for no in ruled_out)]
