"""Which options does a reply mean?

By exact words (id, label, alias), by number or letter (“第二个”, “2”, “B”), by words contained, and by likeness.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from suishiban.knowledge.fields.numerals import read_number
from suishiban.knowledge.fields.spot import plain
from suishiban.knowledge.guide import Option
from suishiban.knowledge.remembered import remembered
from suishiban.knowledge.text import folded

_ORDINAL = re.compile(
    r"(?:我?选?(?:择|项)?)?(?:第(?P<cn>[一二三四五六七八九十两\d]+)[个项种条类]?|选?项?(?P<number>\d{1,2})[号.]?|选?项?(?P<letter>[a-zA-Z])[项.]?"
    r"|(?P<word>[一二三四五六七八九十])|(?P<last>最后一?[个项种条]|the last(?: one| option)?)"
    r"|(?:option|number|no\.) ?(?P<numbered>\d{1,2})"
    r"|(?:the )?(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?: one| option)?)"
    r"(?:个|选项|吧|的)*",
    re.IGNORECASE,
)
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
#: What denies the words behind it; 要不 and 是不是 deny nothing, and 性别 is no 别.
DENIAL = (
    r"(?:(?<![要是用])不(?:是|属于|算|想|需|用|必|打算|准备|愿意?|会|能|含|包括)?|并非|没有?|别(?=[选要用去办走])|甭|非|无需?|毋|未|除了"
    r"|(?<![a-z])(?:not|no|never|without|isn'?t|aren'?t|don'?t|doesn'?t|didn'?t|won'?t))"
    r"(?:[要选在去办走做用想给跟随投靠写填]|登记|是|需要|\s|\b(?:the|a|an|my|our|need|want|have|in|to|be|from|by|with)\b)*"
)
_DENIAL = re.compile(rf"{DENIAL}(?:[我你他她咱]们?的?|那[个种]|这[个种])?$", re.IGNORECASE)
#: Characters that a denial takes at most.
_REACH = 16
_NEGATIVE = re.compile(r"[不没无非未别]|\bnot?\b|n't\b|\bnever\b")
_DENIED_AFTER = re.compile(
    r"(?:(?![要上选参办做去])[^,.;!?])*?(?:就|都|也|先|暂时)*(?:不要|不用|不选|不上|不参加|不需要|不做|不去|算了|免了)[了吧的]*(?=$|[,.;!])"
)
#: A part of every denial of the two above: where none stands in a text, nothing of it is denied.
_MAY_DENY = re.compile(r"[不没无非未毋甭别]|除了|算了|免了|no|n'?t|without|never")
_LIKE = 80.0
_AHEAD = 10.0


@dataclass(frozen=True, slots=True)
class Said:
    """An option whose words stand in a text."""

    option: Option
    start: int
    end: int


@remembered(4096)
def words_of(option: Option) -> tuple[str, ...]:
    """Every wording of an option as `plain` lower-case text, none empty."""
    words = (option.label.zh, *option.aliases, option.label.en, option.id)
    return tuple(dict.fromkeys(plain(word).lower().strip() for word in words if word.strip()))


@remembered(4096)
def _folded_words(option: Option) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(folded, words_of(option)))))


def exactly(said: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options one of whose wordings is the whole reply."""
    wanted = folded(said)
    return tuple(one for one in options if wanted and wanted in _folded_words(one))


def by_place(said: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The option that a number, an ordinal or a letter names; none where it names no place in the list."""
    match = _ORDINAL.fullmatch(plain(said).strip(" ,.;:!()"))
    if match is None:
        return ()
    place = _place(match, len(options))
    return (options[place - 1],) if 1 <= place <= len(options) else ()


def is_place(said: str) -> bool:
    """Whether the reply is a number, an ordinal or a letter, whether or not the list is that long."""
    return _ORDINAL.fullmatch(plain(said).strip(" ,.;:!()")) is not None


def is_nth(said: str) -> bool:
    """Whether it is an ordinal in words: the “one” of “the second one” is then no option."""
    match = _ORDINAL.fullmatch(plain(said).strip(" ,.;:!()"))
    return match is not None and bool(match["nth"] or match["numbered"] or match["last"])


def _place(match: re.Match[str], count: int) -> int:
    if match["letter"]:
        return ord(match["letter"].lower()) - ord("a") + 1
    if match["last"]:
        return count
    if match["nth"]:
        return _NTH.index(match["nth"].lower()) + 1
    if match["numbered"]:
        return int(match["numbered"])
    number = read_number(match["cn"] or match["number"] or match["word"])
    return int(number) if number is not None else 0


def mentioned(text: str, options: tuple[Option, ...]) -> tuple[Said, ...]:
    """The options whose words stand undenied in `plain` text; of overlapping words the longest count. Who is spoken of
    (她妈妈叫李敏) is not chosen."""
    view = text.lower()
    outermost = [one for one in _outermost(view, options) if not _is_spoken_of(view, one)]
    ruled_out = [one for one in outermost if _is_denied(view, one)]
    return tuple(
        one for one in outermost if one not in ruled_out and not any(_part_of_denied(one, no) for no in ruled_out)
    )


def _is_spoken_of(view: str, one: Said) -> bool:
    return bool(_SOMEBODY.search(view[one.start : one.end]) and _TOLD_OF.match(view, one.end))


_SOMEBODY = re.compile("[妈爸母父爷奶儿女妻夫哥姐弟妹]|孩子|宝宝|老公|老婆|配偶|亲属")
#: What is told of somebody: what they are called, the number of their papers.
_TOLD_OF = re.compile("叫(?!我|他|她)|的?(?:姓名|名字|身份证|证件号|电话|手机|生日)")


def denied(text: str, options: tuple[Option, ...]) -> tuple[Said, ...]:
    """The options whose words stand in `plain` text only to be denied."""
    view = text.lower()
    if not _MAY_DENY.search(view):
        return ()
    return tuple(one for one in _outermost(view, options) if _is_denied(view, one))


def rules_out(text: str, option: Option) -> bool:
    """Whether a sentence denies the option, as in 不是离休、退休."""
    return bool(denied(plain(text), (option,)))


def _part_of_denied(one: Said, ruled_out: Said) -> bool:
    """Whether the words overlap those of the same option that were denied: 租的 in 不是承租的."""
    return one.option is ruled_out.option and one.start < ruled_out.end and ruled_out.start < one.end


def _outermost(view: str, options: tuple[Option, ...]) -> tuple[Said, ...]:
    """Every place of the options' words but for those inside longer ones, and for a 没有 that denies the words behind
    it, though an option may be called so."""
    everything = [said for option in options for said in _places(view, option)]
    starts = {one.start for one in everything}
    return tuple(
        one
        for one in everything
        if not any(_covers(other, one) for other in everything)
        and not (one.end in starts and _BARE_DENIAL.fullmatch(view, one.start, one.end))
    )


_BARE_DENIAL = re.compile(r"都?(?:不是?|没有?|不要|不用|不需要|无|none|not?)的?")


def _is_denied(view: str, said: Said) -> bool:
    """“不是…” before the words, or “…不要” at the end of their clause."""
    before = view[max(0, said.start - _REACH) : said.start]
    twice = before.rstrip(view[said.start : said.start + 1])  # a character typed twice: 不在同同一本
    denied = _DENIAL.search(before) or _DENIAL.search(twice)
    return bool(denied or _DENIED_AFTER.match(view, said.end))


def _places(view: str, option: Option) -> Iterator[Said]:
    for word in words_of(option):
        start = view.find(word)
        while start >= 0:
            if _stands_alone(view, start, start + len(word)):
                yield Said(option, start, start + len(word))
            start = view.find(word, start + 1)


def _stands_alone(view: str, start: int, end: int) -> bool:
    """A word of one character, or a Latin one, counts only where it is not part of a longer word."""
    before, after = view[start - 1 : start], view[end : end + 1]
    if view[start:end].isascii():
        if before == "-" and view[start - 2 : start - 1].isalpha():
            return False  # the end of a mistyped “non-residential” is not “residential”
        return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())
    if end - start > 1:
        return True
    return (not before.isalnum() or before in "是选别要为者或和跟与及就用") and (
        not after.isalnum() or after in "的性吧孩子士方生"
    )


def _covers(wider: Said, narrower: Said) -> bool:
    inside = wider.start <= narrower.start and narrower.end <= wider.end
    return inside and wider.end - wider.start > narrower.end - narrower.start


def part_of(said: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options with a wording that contains the whole reply, and does not deny it there (招人 in 还没招人)."""
    wanted = folded(said)
    return tuple(one for one in options if wanted and any(_holds(word, wanted) for word in _folded_words(one)))


def _holds(word: str, wanted: str) -> bool:
    return wanted in word and not _DENIAL.search(word[: word.index(wanted)])


def like(said: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options that a reply is part of, else the one it resembles by far the most; several where it fits several."""
    wanted = folded(said)
    within = part_of(said, options)
    if within or len(wanted) < 2:
        return () if wanted.isascii() and len(wanted) < 2 else within
    ranked = sorted(((_likeness(wanted, one), place) for place, one in enumerate(options)), reverse=True)
    best = [place for score, place in ranked if score >= _LIKE and score > ranked[0][0] - _AHEAD]
    return tuple(options[place] for place in sorted(best))


def _likeness(wanted: str, option: Option) -> float:
    """0 to 100; a word that denies more, or less, than what was said is not like it (不寄 and 寄)."""
    alike = (word for word in _folded_words(option) if _negatives(word) == _negatives(wanted))
    return max((fuzz.ratio(wanted, word) for word in alike), default=0.0)


def _negatives(words: str) -> int:
    return len(_NEGATIVE.findall(words))
