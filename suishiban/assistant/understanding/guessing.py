"""Which option may somebody have meant whose words are none of them? “我是来投靠老公的” where 夫妻投靠 is offered.

Words are compared by their meaning, which knows nothing of who is meant and what is denied. So nothing is taken from
here: the citizen is asked whether it is what they meant, and says so.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.form.blanks import blank_at
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, pending_of, takes
from suishiban.assistant.understanding.kin import in_other_words
from suishiban.assistant.understanding.naming import wordings_of
from suishiban.knowledge.fields import rules_out
from suishiban.knowledge.guide import FormField, Option
from suishiban.knowledge.index.encoder import Encoder, TextKind, Vectors
from suishiban.knowledge.text import folded, simplify

#: How like a wording of an option (cosine) words must be to ask whether it was meant: what is about something else lies
#: below. Set while answers in words of their own to a few guides' questions were looked at.
_LIKE = 0.4
_DENIES = re.compile(r"[不没无非别未]|\bnot?\b|n't", re.IGNORECASE)
#: Characters of an answer that may be one option in other words.
_LONGEST = 30


def with_guess(heard: Heard, commands: Commands) -> Commands:
    """The same commands; a choice that would be refused goes with the option that its words come nearest to."""
    if heard.form is None or len(commands) != 1 or not isinstance(commands[0], c.GiveValue):
        return commands
    given, (_, pending) = commands[0], pending_of(heard)
    if given.guess:
        return commands
    blank = blank_at(heard.form.compiled.guide, given.path)
    if blank is None or pending is None or blank.path != pending.path or blank.field.type != "choice":
        return commands
    words = given.raw
    if (asked := _as_asked(words, blank.field)) is not None and not takes(heard, blank, words):
        return (replace(given, guess=asked.id),)
    vague = len(words) > _LONGEST or _DENIES.search(simplify(words)) or cues.asks(words)
    if vague or takes(heard, blank, words):
        return commands
    option = _in_other_words(words, blank.field) or _nearest(words, blank.field, heard.knowledge.index.encoder)
    return (replace(given, guess=option.id),) if option is not None else commands


def _as_asked(words: str, field: FormField) -> Option | None:
    """The option that is told in the words of the question itself: 没有登记结婚 of “是已婚，还是没有登记结婚？”."""
    question = simplify(field.ask.zh).rstrip("？?。") if field.ask else ""
    parts = _OR.split(question)
    said = folded(simplify(words))
    if len(parts) != len(field.options) or len(said) < _FULL:
        return None
    meant = [at for at, part in enumerate(parts) if folded(part).endswith(said)]
    return field.options[meant[0]] if len(meant) == 1 else None


_OR = re.compile("[，,、]?还是|[，,、；;]")
#: Characters of words that can only be those of the question.
_FULL = 3


def _in_other_words(words: str, field: FormField) -> Option | None:
    """The option that is called so but for the word for a relative: 投靠我老公 of 投靠配偶."""
    said = set(map(folded, in_other_words(simplify(words))))
    named = [one for one in field.options if any(folded(name) in said for name in wordings_of(one))]
    return named[0] if len(named) == 1 and not rules_out(words, named[0]) else None


def _nearest(words: str, field: FormField, encoder: Encoder) -> Option | None:
    possible = [option for option in field.options if not rules_out(words, option)]
    wordings = [(name, option) for option in possible for name in wordings_of(option)]
    if not wordings:
        return None
    likeness = _encoded(encoder, [name for name, _ in wordings]) @ encoder.encode([words], TextKind.QUERY)[0]
    best = int(likeness.argmax())
    return wordings[best][1] if likeness[best] >= _LIKE else None


#: Of the wordings of guides, by the encoder's digest and the wordings; nothing that a citizen said.
_VECTORS: dict[tuple[str, tuple[str, ...]], Vectors] = {}


def _encoded(encoder: Encoder, wordings: Sequence[str]) -> Vectors:
    key = (encoder.digest, tuple(wordings))
    if key not in _VECTORS:
        _VECTORS[key] = encoder.encode(wordings, TextKind.QUERY)
    return _VECTORS[key]
