"""What do citizens say, with what it is for and which words are what? Made from guides, to teach a Rasa server.

Every utterance is written as the server will see it: with the placeholders of `understanding.placeholders`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
#: Times each plain text is said again with small words around it.
_SMALL_WORDS = 4


@dataclass(frozen=True, slots=True)
class Word:
    """Some words of an utterance; characters, end exclusive."""

    mention: Mention
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Example:
    """An utterance as the server sees it."""

    intent: Intent
    text: str
    words: tuple[Word, ...] = ()


def examples(items: Sequence[Item], seed: int = 0) -> tuple[Example, ...]:
    """All that is taught, each text once; the same items and seed give the same."""
    random = Random(seed)
    made: dict[str, Example] = {}
    for one in (*_plain(random), *(example for item in items for example in _of_item(item, random))):
        made.setdefault(one.text, one)
    return tuple(made.values())


def fields_of(item: Item) -> tuple[FormField, ...]:
    """Every blank that a form of the item may have."""
    return (
        *(scenario_field(scenario) for scenario in item.scenarios),
        *item.form.fields,
        *(field for group in item.form.groups for field in group.fields),
    )


def _of_item(item: Item, random: Random) -> Iterator[Example]:
    wordings = load_wordings().of_intent
    sections = [
        one for section in section_wordings().values() for one in section if not one.replace(ITEM, "").isascii()
    ]
    names = (item.name.zh, *(one for one in item.aliases if not one.isascii()))
    for _ in range(_WISHES):
        yield _written(Intent.START_ITEM, random.choice(wordings[Intent.START_ITEM]), {"item": random.choice(names)})
    for _ in range(_QUESTIONS):
        name, asked = random.choice(names), random.choice(sections)
        pattern = asked.replace(ITEM, "{item}") if ITEM in asked else asked
        yield _written(Intent.ASK_GUIDE, pattern, {"item": name})
    for faq in item.faq:
        for question in (faq.question.zh, *faq.asked_as):
            yield _written(Intent.ASK_GUIDE, "{question}", {"question": question})
    fields = fields_of(item)
    for field in fields:
        for intent, count in _OF_BLANK.items():
            for pattern in random.sample(wordings[intent], count):
                if (made := _about(field, random.choice(fields), intent, pattern, random)) is not None:
                    yield made


def _about(field: FormField, other: FormField, intent: Intent, pattern: str, random: Random) -> Example | None:
    """An utterance about one blank, or two; None where a value in it is not said in words."""
    parts = {
        "blank": random.choice(_names(field)),
        "value": made_up(field, random),
        "blank2": random.choice(_names(other)),
        "value2": made_up(other, random),
    }
    if any(f"{{{name}}}" in pattern and not said for name, said in parts.items()):
        return None
    return _written(intent, pattern, parts)


def _names(field: FormField) -> tuple[str, ...]:
    return (field.label.zh, *(one for one in field.aliases if not one.isascii()))


def _plain(random: Random) -> Iterator[Example]:
    """What is said the same whatever the item: fixed phrases, the project's wordings, matters of somebody else."""
    wordings, text = load_wordings(), (files("suishiban.training.data") / "off_topic.yaml").read_text(encoding="utf-8")
    foreign = {Intent.OUT_OF_SCOPE: yaml.safe_load(text)["questions"]}
    for intent, said in (*_fixed().items(), *wordings.of_intent.items(), *foreign.items()):
        for text in (one for one in said if "{" not in one):
            yield _written(intent, text, {})
            for _ in range(_SMALL_WORDS if not text.isascii() else 0):
                before, after = random.choice(("", *wordings.before)), random.choice(("", *wordings.after))
                yield _written(intent, before + text + after, {})


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


@dataclass(frozen=True, slots=True)
class Wordings:
    """The project's list."""

    before: tuple[str, ...]
    """Small words that people put in front."""
    after: tuple[str, ...]
    of_intent: Mapping[Intent, tuple[str, ...]]


@cache
def load_wordings() -> Wordings:
    """The list that comes with the project."""
    text = (files("suishiban.training.data") / "rasa_wordings.yaml").read_text(encoding="utf-8")
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
