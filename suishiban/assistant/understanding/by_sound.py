"""Which word was meant where speech recognition or an input method wrote another of the same sound?

改噌 stands for 改成, 去恃日期 for 去世日期. Only an utterance that was understood in vain is read so, and never as the
words that submit or agree: those take exactness.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from rapidfuzz.distance import OSA

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.form.blanks import blank_at
from suishiban.assistant.understanding import phrases
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, pending_of, saying, takes
from suishiban.knowledge.fields.surnames import surname_length
from suishiban.knowledge.search.sounds import sounds
from suishiban.knowledge.text import folded, simplify

#: Characters of the longest word that is looked for, and of the shortest of a form: two may sound like any two others.
_LONGEST, _SHORTEST = 12, 3


def in_vain(heard: Heard, commands: Commands) -> bool:
    """Whether nothing was understood, or nothing that the form would take; a name that begins like none is doubtful."""
    return all(_is_vain(heard, one) for one in commands)


def _is_vain(heard: Heard, command: c.Command) -> bool:
    if isinstance(command, c.Unclear):
        return True
    if not isinstance(command, c.GiveValue | c.Correct) or heard.form is None:
        return False
    path = command.path or (pending.path if (pending := pending_of(heard)[1]) else "")
    blank = blank_at(heard.form.compiled.guide, path)
    if blank is None:
        return False
    if blank.field.type == "name" and not surname_length(command.raw):
        return True
    return not takes(heard, blank, command.raw)


def put_right(heard: Heard) -> Heard:
    """The same with words in place that sound like what stands there; the text keeps its length."""
    return saying(heard, respelt(heard.utterance.text, [*phrases.BY_SOUND, *_form_words(heard)]))


def respelt(text: str, words: Iterable[str]) -> str:
    """`text` with those of the words in place that sound like what stands there; it keeps its length."""
    meant = _by_sound(words)
    view = simplify(text)
    heard_as = [sounds().get(character, "") for character in view]
    characters, at = list(text), 0
    while at < len(text):
        step = 1
        for end in range(min(at + _LONGEST, len(text)), at + 1, -1):
            word = meant.get(tuple(heard_as[at:end]))
            if word:
                if view[at:end] != word:
                    characters[at:end] = word
                step = end - at
                break
        at += step
    return "".join(characters)


def nearly_fixed(text: str, fixed: Iterable[str]) -> str:
    """The fixed phrase that a short text is but for one slip: two characters swapped, one of the same sound, and in a
    longer one a character doubled or left out."""
    said = folded(text)
    for phrase in fixed if len(said) > 1 else ():
        swapped = len(said) == len(phrase) and said != phrase and sorted(said) == sorted(phrase)
        if swapped or (said != phrase and (sounds_alike(said, phrase) or _mistyped(said, phrase))):
            return phrase
    return ""


def _mistyped(said: str, phrase: str) -> bool:
    """Whether a letter of a phrase is doubled or left out, of an English one not the first (“nine” is no “none”)."""
    if len(phrase) < _SHORTEST_MISTYPED or (phrase.isascii() and said[0] != phrase[0]):
        return False
    return abs(len(said) - len(phrase)) == 1 and OSA.distance(said, phrase) == 1


#: Letters of a phrase in which such a slip is overlooked.
_SHORTEST_MISTYPED = 4


def unslipped(text: str, longest: int = 16) -> Iterator[str]:
    """A short text without one doubled character, or with two neighbours in the other order: 先这这样, 先样这."""
    if len(text) > longest:
        return
    for at, (left, right) in enumerate(pairwise(text)):
        yield text[:at] + text[at + 1 :] if left == right else text[:at] + right + left + text[at + 2 :]


def asked_with_slip(text: str) -> str:
    """A short Chinese question that is one but for a slip, put right: 这个收吗费, 星期六办不版; else empty."""
    if len(text) > _QUESTION:
        return ""
    meant = _TO_DO_OR_NOT.sub(_same_twice, text)
    return meant if meant != text else next(filter(_ASKING.search, unslipped(text)), "")


def _same_twice(said: re.Match[str]) -> str:
    """办不版: the two sound the same, as in 办不办."""
    return f"{said[1]}不{said[1]}" if sounds().get(said[1]) == sounds().get(said[2], "") else said[0]


#: Characters of a question asked aside.
_QUESTION = 12
_TO_DO_OR_NOT = re.compile(r"([\u3400-\u9fff])不([\u3400-\u9fff])")
#: What hardly stands in a value by two characters changing places.
_ASKING = re.compile(r"吗[?？。!！]*$|什么|怎么|怎样|多少|多久|多长|如何|是否|([\u3400-\u9fff])不\1")


def _form_words(heard: Heard) -> Iterable[str]:
    """What the blanks of the open form are called, and the options of the one that was asked."""
    if heard.form is None:
        return
    _, pending = pending_of(heard)
    named = [name for one in heard.form.relevant.blanks for name in (one.field.label.zh, *one.field.aliases)]
    options = pending.field.options if pending is not None else ()
    for name in (*named, *(name for option in options for name in (option.label.zh, *option.aliases))):
        if len(name) >= _SHORTEST:
            yield name


def _by_sound(words: Iterable[str]) -> Mapping[tuple[str, ...], str]:
    """Sounds → the one word that sounds so; words of one character, and of one sound with another, are left out."""
    reading = sounds()
    found: dict[tuple[str, ...], str] = {}
    for word in dict.fromkeys(words):
        if 1 < len(word) <= _LONGEST and set(word) <= reading.keys():
            key = tuple(reading[character] for character in word)
            found[key] = word if found.get(key, word) == word else ""
    return found


def sounds_alike(one: str, other: str) -> bool:
    """Whether two texts of more than one character sound the same all through."""
    reading = sounds()
    return (
        len(one) == len(other) > 1
        and set(one) | set(other) <= reading.keys()
        and all(reading[left] == reading[right] for left, right in zip(one, other, strict=True))
    )
