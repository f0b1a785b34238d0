"""What do citizens say, with what it is for and which words are what? Made from guides, to teach our own model and a
Rasa server alike.

Every utterance is written as the model will see it: with the placeholders of `understanding.placeholders`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from random import Random

import yaml

from suishiban.assistant.form.blanks import scenario_field
from suishiban.assistant.understanding import phrases
from suishiban.assistant.understanding.intents import SMALL_TALK, Intent, Mention
from suishiban.assistant.understanding.placeholders import hidden
from suishiban.knowledge.guide import BasicItem, FormField, LifeEvent
from suishiban.knowledge.text import clean
from suishiban.training.data.aspects import ITEM, section_wordings
from suishiban.training.data.made_up_values import made_up

Item = BasicItem | LifeEvent
#: Utterances made for each blank of each form, by intent; questions and wishes for each item.
_OF_BLANK: Mapping[Intent, int] = {
    Intent.GIVE_VALUE: 4,
    Intent.CORRECT_VALUE: 2,
    Intent.REVISE: 1,
    Intent.EXPLAIN: 1,
}
_QUESTIONS, _WISHES = 24, 12
#: Times each plain wording is said, and again with small words around it.
_PLAIN, _SMALL_WORDS = 3, 4


@dataclass(frozen=True, slots=True)
class Word:
    """Some words of an utterance; characters, end exclusive."""

    mention: Mention
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Example:
    """An utterance as the model sees it."""

    intent: Intent
    text: str
    words: tuple[Word, ...] = ()
    asked: FormField | None = None
    """The blank asked for when it was said, where that matters."""
    form: tuple[FormField, ...] = ()
    """The blanks of the form that it is about, where it is about one."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """The project's list."""

    before: tuple[str, ...]
    """Small words that people put in front."""
    after: tuple[str, ...]
    of_intent: Mapping[Intent, tuple[str, ...]]

    def part(self, number: int, of: int, within: bool) -> "Wordings":
        """Every `of`-th wording, beginning at `number`, or all but these."""
        kept = {
            intent: tuple(one for at, one in enumerate(said) if (at % of == number) is within)
            for intent, said in self.of_intent.items()
        }
        return Wordings(self.before, self.after, kept)


def examples(items: Sequence[Item], seed: int = 0, wordings: Wordings | None = None) -> tuple[Example, ...]:
    """All that is taught, each text once; the same items, seed and wordings give the same. Without `wordings` all of
    the project's list, and the phrases that the rules know."""
    random = Random(seed)
    said = wordings or load_wordings()
    made: dict[str, Example] = {}
    known = () if wordings is not None else _known(random, said)
    for one in (
        *known,
        *_plain(random, said),
        *(example for item in items for example in _of_item(item, random, said)),
    ):
        made.setdefault(one.text, one)
    return tuple(made.values())


def fields_of(item: Item) -> tuple[FormField, ...]:
    """Every blank that a form of the item may have."""
    return (
        *(scenario_field(scenario) for scenario in item.scenarios),
        *item.form.fields,
        *(field for group in item.form.groups for field in group.fields),
    )


def _of_item(item: Item, random: Random, said: Wordings) -> Iterator[Example]:
    wordings = said.of_intent
    sections = [
        one for section in section_wordings().values() for one in section if not one.replace(ITEM, "").isascii()
    ]
    names = (item.name.zh, *(one for one in item.aliases if not one.isascii()))
    for _ in range(_WISHES):
        pattern = varied(random.choice(wordings[Intent.START_ITEM]), random)
        yield _written(Intent.START_ITEM, pattern, {"item": random.choice(names)})
    for _ in range(_QUESTIONS):
        asked = random.choice(sections).replace(ITEM, "{item}")
        yield _written(Intent.ASK_GUIDE, asked, {"item": random.choice(names)})
    for faq in item.faq:
        for question in (faq.question.zh, *faq.asked_as):
            yield _written(Intent.ASK_GUIDE, "{question}", {"question": question})
    fields = fields_of(item)
    for field in fields:
        for intent, count in _OF_BLANK.items():
            of_blanks = [one for one in wordings[intent] if "{" in one]
            for pattern in random.sample(of_blanks, min(count, len(of_blanks))):
                if (made := _about(field, random.choice(fields), intent, varied(pattern, random), random)) is not None:
                    yield made


def _about(field: FormField, other: FormField, intent: Intent, pattern: str, random: Random) -> Example | None:
    """An utterance about one blank, or two; None where a value in it is not said in words."""
    english = pattern.isascii() and bool(_SLOT.sub("", pattern).strip())
    parts = {
        "blank": random.choice(_names(field, english)),
        "value": made_up(field, random),
        "blank2": random.choice(_names(other, english)),
        "value2": made_up(other, random),
    }
    if any(f"{{{name}}}" in pattern and not said for name, said in parts.items()):
        return None
    made = _written(intent, pattern, parts)
    # A value without a name answers what was asked; one under a name may come at any question.
    bare = intent is Intent.GIVE_VALUE and ("{blank}" not in pattern or pattern.startswith("{value}"))
    return replace(made, asked=field if bare else random.choice((field, other, other)))


def _names(field: FormField, english: bool) -> tuple[str, ...]:
    named = (field.label.zh, field.label.en.lower(), *field.aliases)
    return tuple(one for one in named if one and one.isascii() is english) or (field.label.zh,)


def _known(random: Random, wordings: Wordings) -> Iterator[Example]:
    """The phrases that the rules know, and what is somebody else's matter."""
    text = (files("suishiban.training.data") / "off_topic.yaml").read_text(encoding="utf-8")
    foreign: dict[Intent, Sequence[str]] = {Intent.OUT_OF_SCOPE: yaml.safe_load(text)["questions"]}
    for intent, said in (*_fixed().items(), *foreign.items()):
        for one in said:
            yield from _with_small_words(intent, one, random, wordings, times=1)


def _plain(random: Random, wordings: Wordings) -> Iterator[Example]:
    """What is said the same whatever the item."""
    for intent, said in wordings.of_intent.items():
        for pattern in (one for one in said if "{" not in one):
            yield from _with_small_words(intent, pattern, random, wordings, times=_PLAIN)


def _with_small_words(
    intent: Intent, pattern: str, random: Random, wordings: Wordings, times: int
) -> Iterator[Example]:
    for _ in range(times):
        yield _written(intent, varied(pattern, random), {})
    for _ in range(_SMALL_WORDS if not pattern.isascii() else 0):
        before, after = random.choice(("", *wordings.before)), random.choice(("", *wordings.after))
        yield _written(intent, before + varied(pattern, random) + after, {})


def varied(pattern: str, random: Random) -> str:
    """`pattern` with one of each bracket's alternatives."""
    return " ".join(_ANY_OF.sub(lambda match: random.choice(match[1].split("|")), pattern).split())


_ANY_OF = re.compile(r"\[([^\[\]]*)\]")


def _fixed() -> Mapping[Intent, Sequence[str]]:
    """The phrases that our own engine knows."""
    small_talk = {Intent(kind): sorted(words) for kind, words in phrases.CHITCHAT.items() if Intent(kind) in SMALL_TALK}
    return small_talk | {
        Intent.SKIP: sorted(phrases.LEAVE_OUT),
        Intent.EXPLAIN: sorted(phrases.DONT_KNOW),
        Intent.SHOW_FORM: sorted(phrases.SHOW),
        Intent.ASK_HUMAN: sorted(phrases.HUMAN),
        Intent.REPEAT: sorted(phrases.REPEAT),
        Intent.AFFIRM: sorted(phrases.HAVE),
        Intent.DENY: sorted(phrases.HAVE_NOT),
        Intent.UNDO: sorted(phrases.UNDO),
        Intent.CANCEL: sorted(phrases.CANCEL),
        Intent.RESUME: sorted(phrases.RESUME),
        Intent.SUBMIT: sorted(phrases.SUBMIT),
    }


@cache
def load_wordings() -> Wordings:
    """The list that comes with the project."""
    text = (files("suishiban.training.data") / "wordings.yaml").read_text(encoding="utf-8")
    content: dict[str, list[str]] = yaml.safe_load(text)
    before, after = tuple(content.pop("before")), tuple(content.pop("after"))
    return Wordings(before, after, {Intent(intent): tuple(said) for intent, said in content.items()})


_SLOT = re.compile(r"\{(\w+)\}")
_MENTIONS = {
    "blank": Mention.BLANK,
    "blank2": Mention.BLANK,
    "value": Mention.VALUE,
    "value2": Mention.VALUE,
    "item": Mention.ITEM,
}


def _written(intent: Intent, pattern: str, parts: Mapping[str, str]) -> Example:
    """The utterance of a pattern, as the server sees it."""
    said, words, at = "", [], 0
    for slot in _SLOT.finditer(pattern):
        said += pattern[at : slot.start()]
        part = clean(parts[slot[1]])
        if slot[1] in _MENTIONS and part:
            words.append(Word(_MENTIONS[slot[1]], len(said), len(said) + len(part)))
        said, at = said + part, slot.end()
    return _hidden(Example(intent, said + pattern[at:], tuple(words)))


def _hidden(example: Example) -> Example:
    """The same with placeholders; of two words that one of them covers, the first goes."""
    shown = hidden(example.text)
    words: list[Word] = []
    for word in example.words:
        moved = Word(word.mention, *shown.shown(word.start, word.end))
        while words and words[-1].end > moved.start:
            words.pop()
        words.append(moved)
    return Example(example.intent, shown.text, tuple(words))
