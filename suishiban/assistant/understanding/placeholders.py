"""How does an utterance read without what would tell who speaks, and what did each placeholder stand for?

What leaves the house for a model or another server goes out in this form. Hiding too much costs a model some
understanding; hiding too little is never put right: numbers, names and addresses are hidden wherever they may be some.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from suishiban.assistant.understanding.engine import Heard
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.fields.surnames import SURNAME
from suishiban.knowledge.guide import FormField, Text

Place = tuple[int, int]
"""Start and end of some characters."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """An utterance with placeholders."""

    text: str
    stands_for: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The words behind each placeholder."""
    places: tuple[tuple[Place, Place], ...] = ()
    """Where each placeholder stands, and where the words behind it stood."""

    def put_back(self, said: str) -> str:
        """`said` with the words behind its placeholders."""
        for placeholder, words in self.stands_for.items():
            said = said.replace(placeholder, words)
        return said

    def behind(self, start: int, end: int) -> Place:
        """Where in the real utterance the characters of the hidden one from `start` to `end` stood; a placeholder is
        one thing, and what cuts one means all of it."""
        return _moved(start, end, self.places)

    def shown(self, start: int, end: int) -> Place:
        """Where in the hidden utterance the characters of the real one stand, with all of any placeholder."""
        return _moved(start, end, tuple((real, shown) for shown, real in self.places))


def _moved(start: int, end: int, places: Sequence[tuple[Place, Place]]) -> Place:
    """A place of one text in the other, where `places` of the one are those of the other."""
    return _edge(start, 0, places), _edge(end, 1, places)


def _edge(at: int, side: int, places: Sequence[tuple[Place, Place]]) -> int:
    moved = at
    for (begun, ended), other in places:
        if begun < at < ended:
            return other[side]
        if ended <= at:
            moved = at + other[1] - ended
    return moved


def hide(heard: Heard) -> Hidden:
    """The utterance as an outside model may see it."""
    return hidden(heard.utterance.text, _values_known(heard))


def hidden(text: str, known: Iterable[str] = ()) -> Hidden:
    """`text` as an outside model may see it; `known` are personal values that are told from nothing else."""
    spans: list[Place] = []
    for start, end in sorted(_telling(text, known), key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= begun or ended <= start for begun, ended in spans):
            spans.append((start, end))
    shown, at = "", 0
    stands_for: dict[str, str] = {}
    places: list[tuple[Place, Place]] = []
    for number, (start, end) in enumerate(sorted(spans), 1):
        placeholder = f"〔{number}〕"
        stands_for[placeholder] = text[start:end]
        shown, at = shown + text[at:start], end
        places.append(((len(shown), len(shown) + len(placeholder)), (start, end)))
        shown += placeholder
    return Hidden(shown + text[at:], stands_for, tuple(places))


def _telling(text: str, known: Iterable[str]) -> Iterator[Place]:
    """Where something personal stands; spans may overlap."""
    for pattern in (_NUMBERS, _SPOKEN, _ADDRESSES):
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span("name") for match in _NAMES.finditer(text))
    for name, kind in FIELD_TYPES.items():
        if kind.personal:
            yield from (
                (one.start, one.end) for one in kind.recognise(text, FormField(id=name, type=name, label=Text(name)))
            )
    for value in known:
        yield from ((match.start(), match.end()) for match in re.finditer(re.escape(value), text, re.IGNORECASE))


def _values_known(heard: Heard) -> Iterator[str]:
    """Personal values that stand in the form already; said again they are told from nothing else."""
    matter = heard.state.open_matter
    if matter is None or heard.form is None:
        return
    personal = {
        blank.path
        for blank in heard.form.relevant.blanks
        if blank.field.personal or heard.moment.types[blank.field.type].personal
    }
    for path, answer in matter.answers.items():
        if path in personal and isinstance(answer.value, str) and len(answer.value) > 1:
            yield answer.value


#: Figures that may be part of a number, however they are parted; codes; mail addresses.
_NUMBERS = re.compile(
    r"\d(?:[\s-]?\d){4,}[Xx]?|(?<![A-Za-z0-9])(?=\w*\d)[A-Za-z0-9]{7,}(?![A-Za-z0-9])|[\w.+-]+@[\w.-]+"
)
#: A number in words: 幺五四零零…
_SPOKEN = re.compile("[零〇一二三四五六七八九幺两洞拐]{6,}")
_ADDRESSES = re.compile(
    r"[\u3400-\u9fff]{0,20}?[路街巷弄道村]\s*[\d一二三四五六七八九十百]+\s*[号弄栋幢][\w-]*"
    r"|(?i:\b(?:no\. ?)?\d+[a-z]?,? (?:[a-z]+ ){1,3}(?:road|rd|street|st|avenue|ave|lane|alley|building)\b)"
)
#: A name that is a whole clause, or follows what introduces one.
_NAMES = re.compile(
    rf"(?:^|(?<=[,，。;；:：、\s])|(?<=[是叫为姓]))(?P<name>{SURNAME}[\u3400-\u9fff]{{1,2}})(?=$|[,，。;；、!！\s的])"
)
