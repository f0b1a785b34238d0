"""How does an utterance read without what would tell who speaks, and what did each placeholder stand for?

What leaves the house for a model or another server goes out in this form. Hiding too much costs a model some
understanding; hiding too little is never put right: numbers, names and addresses are hidden wherever they may be some.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from suishiban.assistant.understanding.engine import Heard
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.fields.surnames import SURNAME
from suishiban.knowledge.guide import FormField, Text


@dataclass(frozen=True, slots=True)
class Hidden:
    """An utterance with placeholders."""

    text: str
    stands_for: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The words behind each placeholder."""

    def put_back(self, said: str) -> str:
        """`said` with the words behind its placeholders."""
        for placeholder, words in self.stands_for.items():
            said = said.replace(placeholder, words)
        return said


def hide(heard: Heard) -> Hidden:
    """The utterance as an outside model may see it."""
    text = heard.utterance.text
    spans: list[tuple[int, int]] = []
    for start, end in sorted(_telling(text, heard), key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= begun or ended <= start for begun, ended in spans):
            spans.append((start, end))
    shown, at, stands_for = "", 0, {}
    for number, (start, end) in enumerate(sorted(spans), 1):
        placeholder = f"〔{number}〕"
        stands_for[placeholder] = text[start:end]
        shown, at = shown + text[at:start] + placeholder, end
    return Hidden(shown + text[at:], stands_for)


def _telling(text: str, heard: Heard) -> Iterator[tuple[int, int]]:
    """Where something personal stands; spans may overlap."""
    for pattern in (_NUMBERS, _SPOKEN, _ADDRESSES):
        yield from (match.span() for match in pattern.finditer(text))
    yield from (match.span("name") for match in _NAMES.finditer(text))
    for name, kind in FIELD_TYPES.items():
        if kind.personal:
            yield from (
                (one.start, one.end) for one in kind.recognise(text, FormField(id=name, type=name, label=Text(name)))
            )
    for value in _values_known(heard):
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
_ADDRESSES = re.compile(r"[\u3400-\u9fff]{0,20}?[路街巷弄道村]\s*[\d一二三四五六七八九十百]+\s*[号弄栋幢][\w-]*")
#: A name that is a whole clause, or follows what introduces one.
_NAMES = re.compile(
    rf"(?:^|(?<=[,，。;；:：、\s])|(?<=[是叫为姓]))(?P<name>{SURNAME}[\u3400-\u9fff]{{1,2}})(?=$|[,，。;；、!！\s的])"
)
