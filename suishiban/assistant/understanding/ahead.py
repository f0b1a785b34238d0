"""What is told of a blank that does not apply yet? “我老公叫王大伟”, said before it is asked who is married

It is kept in mind, and taken down and read back once the blank applies; see `commands.KeepInMind`.
"""

import re
from collections.abc import Iterator, Sequence

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank, plain_blanks
from suishiban.assistant.form.relevance import fixed_ahead
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.by_sound import in_vain
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of, takes, without
from suishiban.assistant.understanding.naming import names_of, wordings_of
from suishiban.assistant.understanding.spotting import PLAIN_WORDS, SURE, Labelled, labelled_values
from suishiban.knowledge.rules import Truth, evaluate
from suishiban.knowledge.text import folded

#: Types that take nearly any words, or whose values may be about anything.
_ANYTHING = ("text", "yes_no", "multi_choice", "attachment")
#: Characters of a name that is no part of another word.
_SHORTEST = 2


def with_ahead(heard: Heard, commands: Commands) -> Commands:
    """The same commands, with what was told ahead; what was understood in vain gives way to it."""
    form, matter = heard.form, open_matter(heard)
    text = heard.utterance.text
    if form is None or matter is None or heard.utterance.edits or not text or cues.asks(text):
        return commands
    if (elsewhere := _of_another_question(heard, form, matter, commands)) is not None:
        return (elsewhere,)
    vain = in_vain(heard, commands)
    if not vain and not all(isinstance(one, c.GiveValue | c.Correct) for one in commands):
        return commands
    spans = [one.span for one in commands if isinstance(one, c.GiveValue | c.Correct)]
    told = told_ahead(heard, text if vain else without(text, [(span.start, span.end) for span in spans]))
    return told if vain and told else (*commands, *told)


def _of_another_question(
    heard: Heard, form: OpenForm, matter: Matter, commands: Commands
) -> c.GiveValue | c.KeepInMind | None:
    """What would only be guessed for the choice asked (跟妈妈 of 单亲妈妈) and is an option of one other in full."""
    _, pending = pending_of(heard)
    if pending is None or pending.field.type != "choice" or len(commands) != 1:
        return None
    given = commands[0]
    if not isinstance(given, c.GiveValue) or given.path != pending.path or given.raw in _ids(pending):
        return None
    kind = heard.moment.types["choice"]
    if any(one.certainty >= _NO_GUESS for one in kind.recognise(heard.utterance.text, pending.field)):
        return None
    said = folded(heard.utterance.text)
    others = [one for one in form.relevant.blanks if one.path != pending.path and one.path not in matter.answers]
    named = [
        (blank, option)
        for blank in (*others, *not_yet(heard, form, matter))
        for option in blank.field.options
        if any(folded(name) == said for name in wordings_of(option))
    ]
    if len(named) != 1:
        return None
    blank, option = named[0]
    span = c.Span(0, len(heard.utterance.text))
    applies = any(one.path == blank.path for one in others)
    return c.GiveValue(blank.path, option.id, span) if applies else c.KeepInMind(blank.path, option.id, span)


def _ids(blank: Blank) -> frozenset[str]:
    return frozenset(option.id for option in blank.field.options)


#: How sure an option is that was no guess.
_NO_GUESS = 0.6


def told_ahead(heard: Heard, text: str) -> tuple[c.KeepInMind, ...]:
    """The values in `text` that are said under the name of a blank that does not apply yet, and that it takes."""
    form, matter = heard.form, open_matter(heard)
    if form is None or matter is None:
        return ()
    later = not_yet(heard, form, matter)
    if not later:
        return ()
    # What is said under the name of a blank that applies is no value of these.
    applying = [one for one in form.relevant.blanks if one.field.type != "yes_no"]
    found = labelled_values(text, (*applying, *later), matter)
    active = [one.blank for one in found if one.blank not in later]
    taken = {folded(name) for blank in applying for name in names_of(blank.field)}
    told = [
        c.KeepInMind(one.blank.path, one.raw, one.given.span)
        for one in found
        if one.blank in later
        and one.blank not in active
        and not _is_called(one, text, taken)
        and takes(heard, one.blank, one.raw)
    ]
    rest = without(text, [(one.start, one.end) for one in found])
    return (*told, *_by_plain_word(heard, form, matter, later, rest), *_options(heard, form, later, rest))


def _by_plain_word(
    heard: Heard, form: OpenForm, matter: Matter, later: Sequence[Blank], text: str
) -> Iterator[c.KeepInMind]:
    """What is told under the plain word for its kind (地址是…), where one of the kind is to come and none applies:
    of those that are filled one may be meant again."""
    for kind, words in PLAIN_WORDS.items():
        applies = any(one.field.type == kind for one in form.relevant.blanks)
        fitting = [one for one in later if one.field.type == kind]
        match = re.search(
            rf"(?:^|[,，。;；!！\s])(?:{'|'.join(words)})(?:是|在|为|[:：])\s*(?P<value>[^,，。;；!！]+)", text
        )
        if applies or len(fitting) != 1 or match is None or not takes(heard, fitting[0], match["value"]):
            continue
        yield c.KeepInMind(fitting[0].path, match["value"], c.Span(*match.span("value")))


def _options(heard: Heard, form: OpenForm, later: Sequence[Blank], text: str) -> Iterator[c.KeepInMind]:
    """The options of later questions in exactly their words, that no other question has."""
    choices = [one for one in (*form.relevant.blanks, *later) if one.field.type == "choice"]
    for clause in _CLAUSE.finditer(text):
        said = [found for one in choices for found in _named(heard, one, clause)]
        if len(said) == 1 and said[0][0] in later:
            blank, start, raw = said[0]
            yield c.KeepInMind(blank.path, raw, c.Span(start, start + len(raw)))


def _named(heard: Heard, blank: Blank, clause: re.Match[str]) -> Iterator[tuple[Blank, int, str]]:
    for found in heard.moment.types["choice"].recognise(clause[0], blank.field):
        if found.certainty >= SURE["choice"] and len(found.raw) >= _FULL_OPTION:
            yield blank, clause.start() + found.start, found.raw


_CLAUSE = re.compile(r"[^,，。.;；!！、]+")
#: Characters of an option that is hardly said by chance.
_FULL_OPTION = 3


def not_yet(heard: Heard, form: OpenForm, matter: Matter) -> list[Blank]:
    """The blanks outside groups that do not apply, but for those that are fixed, or ruled out by the answers."""
    applying = {blank.path for blank in form.relevant.blanks}
    return [
        blank
        for blank in plain_blanks(form.compiled.guide)
        if blank.path not in applying
        and blank.field.type not in _ANYTHING
        and not blank.field.derive
        and not _ruled_out(heard, form, blank)
        and not fixed_ahead(form.compiled, form.relevant, blank, matter.answers, heard.moment)
    ]


def _ruled_out(heard: Heard, form: OpenForm, blank: Blank) -> bool:
    rule = form.compiled.when.get(blank.field.id)
    if rule is None:
        return False
    return evaluate(rule, form.relevant.values, heard.moment.at, heard.moment.calendar) is Truth.NO


def _is_called(one: Labelled, text: str, taken: set[str]) -> bool:
    """Whether the words that name the blank name one that applies as well, or are too few to name any."""
    said = folded(text[one.start : text.index(one.raw, one.start)])
    named = [folded(name) for name in names_of(one.blank.field) if folded(name) in said]
    return bool(named) and (max(named, key=len) in taken or max(map(len, named)) < _SHORTEST)
