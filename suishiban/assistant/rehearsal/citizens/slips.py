"""Which slips happen while somebody types or speaks?

Kept apart from the noise that trains the models, so that nothing is measured on what it was taught.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from suishiban.knowledge.guide import Language
from suishiban.knowledge.search.sounds import alike


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of an utterance."""

    text: str
    exact: bool = False
    """A name, number or address that is copied with care: a slip in it would say something else."""


def spoken(parts: tuple[Part, ...]) -> str:
    """The parts as one utterance."""
    return "".join(part.text for part in parts)


def mistyped(parts: tuple[Part, ...], random: Random) -> tuple[Part, ...]:
    """One character outside the exact parts left out, doubled or changed places with the next."""

    def slip(text: str, at: int) -> str:
        kind = random.randrange(3)
        if kind == 0:
            return text[:at] + text[at + 1 :]
        if kind == 1:
            return text[: at + 1] + text[at:]
        return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]

    places = [
        (number, at)
        for number, part in enumerate(parts)
        if not part.exact and len(part.text) > 2
        for at in range(len(part.text) - 1)
        if part.text[at].isalnum()
    ]
    return _changed(parts, random.choice(places), slip) if places else parts


def misheard(parts: tuple[Part, ...], random: Random) -> tuple[Part, ...]:
    """One Chinese character outside the exact parts written as another of the same sound."""

    def other(text: str, at: int) -> str:
        others = [one for one in alike()[text[at]] if one != text[at]]
        return text[:at] + random.choice(others) + text[at + 1 :]

    places = [
        (number, at)
        for number, part in enumerate(parts)
        if not part.exact and len(part.text) > 1
        for at, character in enumerate(part.text)
        if len(alike().get(character, "")) > 1
    ]
    return _changed(parts, random.choice(places), other) if places else parts


def misheard_in_english(parts: tuple[Part, ...], random: Random) -> tuple[Part, ...]:
    """One word outside the exact parts written as another that sounds the same."""
    places = [
        (number, match.start())
        for number, part in enumerate(parts)
        if not part.exact
        for match in _WORD.finditer(part.text)
        if match.group().lower() in _SOUNDS
    ]

    def other(text: str, at: int) -> str:
        word = _WORD.match(text, at)
        return text if word is None else text[:at] + _SOUNDS[word.group().lower()] + text[word.end() :]

    return _changed(parts, random.choice(places), other) if places else parts


_WORD = re.compile(r"(?<![A-Za-z'])[A-Za-z']+")
#: Words that are often written for each other, or as they sound.
_PAIRS = (
    "to too|for four|know no|its it's|it's its|your you're|there their|one won|son sun|by buy|do due|hour our|"
    "mail male|wait weight|be bee|new knew|address adress|right write|would wood|the teh|and an|my mi|two to|here hear"
)
_SOUNDS: Mapping[str, str] = {pair.split(" ")[0]: pair.split(" ")[1] for pair in _PAIRS.split("|")}
MISHEARD: Mapping[Language, Callable[[tuple[Part, ...], Random], tuple[Part, ...]]] = {
    Language.ZH: misheard,
    Language.EN: misheard_in_english,
}


def _changed(parts: tuple[Part, ...], place: tuple[int, int], change: Callable[[str, int], str]) -> tuple[Part, ...]:
    number, at = place
    return (*parts[:number], Part(change(parts[number].text, at)), *parts[number + 1 :])
