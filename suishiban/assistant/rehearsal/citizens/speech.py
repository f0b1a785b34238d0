"""How does a citizen put things, in each language?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from suishiban.assistant.rehearsal.citizens import wording, wording_en
from suishiban.assistant.rehearsal.citizens.goals import Fact
from suishiban.assistant.rehearsal.citizens.slips import Part
from suishiban.knowledge.guide import Language

Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """The ways of saying what one knows; see `wording`."""

    value_said: Callable[[Fact, Random], Parts]
    answer: Callable[[Fact, Random], Parts]
    named: Callable[[Fact, Random], Parts]
    together: Callable[[Sequence[Fact], Random], Parts]
    corrected: Callable[[Fact, Random], Parts]
    wrong: Callable[[Fact, Random], Parts | None]
    comma: str
    """Before a further thing in the same breath."""


SPEECH: Mapping[Language, Speech] = {
    language: Speech(said.value_said, said.answer, said.named, said.together, said.corrected, said.wrong, comma)
    for language, said, comma in ((Language.ZH, wording, "，"), (Language.EN, wording_en, ", "))
}
