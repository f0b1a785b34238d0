"""Which options does a reply mean?

By exact words (id, label, alias), by number or letter (“第二个”, “2”, “B”), by words contained, and by likeness.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from suishiban.knowledge.fields.numerals import read_number
from suishiban.knowledge.fields.spot import plain
from suishiban.knowledge.guide import Option
from suishiban.knowledge.text import folded

_ORDINAL = re.compile(
    r"(?:我?选?(?:择|项)?)?(?:第(?P<cn>[一二三四五六七八九十两\d]+)[个项种条类]?|选?项?(?P<number>\d{1,2})[号.]?|选?项?(?P<letter>[a-zA-Z])[项.]?"
    r"|(?P<word>[一二三四五六七八九十])|(?P<last>最后一?[个项种条]))(?:个|选项|吧|的)*"
)
_DENIAL = re.compile(r"(?:不是|不要|不选|不属于|不算|不想要?|不|并非|没有?|别选|非|除了|not\s?)$", re.IGNORECASE)
_DENIED_AFTER = re.compile(
    r"(?:(?![要上选参办做去])[^,.;!?])*?(?:就|都|也|先|暂时)*(?:不要|不用|不选|不上|不参加|不需要|不做|不去|算了|免了)[了吧的]*(?=$|[,.;!])"
)
_LIKE = 80.0
_AHEAD = 10.0


@dataclass(frozen=True, slots=True)
class Said:
    """An option whose words stand in a text."""

    option: Option
    start: int
    end: int


@lru_cache(maxsize=4096)
def words_of(option: Option) -> tuple[str, ...]:
    """Every wording of an option as `plain` lower-case text, none empty."""
    words = (option.label.zh, *option.aliases, option.label.en, option.id)
    return tuple(dict.fromkeys(plain(word).lower().strip() for word in words if word.strip()))


@lru_cache(maxsize=4096)
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


def _place(match: re.Match[str], count: int) -> int:
    if match["letter"]:
        return ord(match["letter"].lower()) - ord("a") + 1
    if match["last"]:
        return count
    number = read_number(match["cn"] or match["number"] or match["word"])
    return int(number) if number is not None else 0


def mentioned(text: str, options: tuple[Option, ...]) -> tuple[Said, ...]:
    """The options whose words stand undenied in `plain` text; of overlapping words the longest count."""
    view = text.lower()
    everything = [said for option in options for said in _places(view, option)]
    outermost = [one for one in everything if not any(_covers(other, one) for other in everything)]
    return tuple(one for one in outermost if not _is_denied(view, one))


def _is_denied(view: str, said: Said) -> bool:
    """“不是…” before the words, or “…不要” at the end of their clause."""
    return bool(
        _DENIAL.search(view[max(0, said.start - 6) : said.start].rstrip()) or _DENIED_AFTER.match(view, said.end)
    )


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
    """The options with a wording that contains the whole reply."""
    wanted = folded(said)
    return tuple(one for one in options if wanted and any(wanted in word for word in _folded_words(one)))


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
    return max((fuzz.ratio(wanted, word) for word in _folded_words(option)), default=0.0)
