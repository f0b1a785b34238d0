"""On which occasions is what teaches our own model said, and with which slips?

An answer is said where its blank was asked; most else may be said at any time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from suishiban.assistant.understanding.intents import Intent
from suishiban.assistant.understanding.naming import names_of
from suishiban.assistant.understanding.parsed import Occasion
from suishiban.knowledge.guide import FormField
from suishiban.training.data.noise import misheard, slipped
from suishiban.training.data.utterances import Example

#: What people say before anything is asked, as often as not.
_AT_THE_DOOR = frozenset(
    {Intent.START_ITEM, Intent.ASK_GUIDE, Intent.GREETING, Intent.IDENTITY, Intent.ABILITIES, Intent.OUT_OF_SCOPE}
)
#: What is said at a blank that was asked.
_AT_A_BLANK = frozenset({Intent.GIVE_VALUE, Intent.SKIP})
_SLIP, _CONFIRMS, _NOTHING_ASKED, _NOTHING_OPEN = 0.15, 0.15, 0.25, 0.6


Said = tuple[Example, Occasion]


def said_on(examples: Sequence[Example], forms: Sequence[tuple[FormField, ...]], random: Random) -> Iterator[Said]:
    """Every example on an occasion of its own; some with a slip. What is about no form is said at one of `forms`."""
    for example in examples:
        form = example.form or random.choice(forms)
        yield _slipped(example, random) if random.random() < _SLIP else example, _occasion(example, form, random)


def _occasion(example: Example, form: Sequence[FormField], random: Random) -> Occasion:
    names = tuple(name for field in form for name in names_of(field))
    if example.intent is Intent.GIVE_VALUE and example.asked is not None:
        return Occasion(example.asked, names=names)
    chance = random.random()
    if example.intent not in _AT_A_BLANK:
        if chance < _CONFIRMS:
            return Occasion(confirms=True, names=names)
        if example.intent in _AT_THE_DOOR and chance < _NOTHING_OPEN:
            return Occasion()
        if chance < _NOTHING_ASKED:
            return Occasion(names=names)
    return Occasion(example.asked or random.choice(form), names=names)


def _slipped(example: Example, random: Random) -> Example:
    """A slip that leaves every mark where it is."""
    if "〔" in example.text:
        return example
    if example.words or random.random() < 0.5:
        return replace(example, text=misheard(example.text, random))
    return replace(example, text=slipped(example.text, random))
