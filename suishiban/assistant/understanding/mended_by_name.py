"""Which named blank is put right where no rule for “…改成…” reads it: with a slip in it, or in words of its own?"""

import re

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import blank_at
from suishiban.assistant.understanding import mending
from suishiban.assistant.understanding.by_sound import unslipped
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.heard import Commands, changeable, pending_of, recognised, takes, without
from suishiban.assistant.understanding.naming import names_of
from suishiban.assistant.understanding.nearly_named import NEARLY_PUT_RIGHT, how_like
from suishiban.assistant.understanding.spotting import (
    NUMBERS,
    PLAIN_WORDS,
    SURE,
    sounds_like_is,
)
from suishiban.assistant.understanding.writing import holds_sentences
from suishiban.knowledge.text import folded, simplify


def slipped_change(form: OpenForm, matter: Matter, text: str) -> c.Correct | None:
    """“体检日改期成2026年…”: before figures the full name of an answered blank and the word for a change, two
    characters of them in the other order or one twice."""
    head = _BEFORE_FIGURES.match(text)
    if head is None:
        return None
    for meant in unslipped(head[0], len(head[0])):
        change = mending.change_of(meant + text[head.end() :])
        if change is None:
            continue
        label, value, _ = change
        named = [one for one in form.relevant.blanks if folded(label) in map(folded, names_of(one.field))]
        if len(named) == 1 and changeable(matter.answers.get(named[0].path)):
            return c.Correct(value, c.Span(len(text) - len(value), len(text)), named[0].path)
    return None


_BEFORE_FIGURES = re.compile(r"(?=[^\d]*[改换更])[^\d,，。]{4,24}(?=\d)")


def named_and_mended(heard: Heard, form: OpenForm, matter: Matter) -> Commands:
    """The full name of an answered blank, a word that something is wrong with it, and one value that it takes."""
    text = heard.utterance.text
    if not mending.speaks_of_error(text):
        return ()
    _, pending = pending_of(heard)
    for blank in sorted(form.relevant.blanks, key=lambda one: -len(one.field.label.zh)):
        at = text.find(blank.field.label.zh)
        if at < 0 or blank is pending or not changeable(matter.answers.get(blank.path)):
            continue
        rest = without(text, [(0, at + len(blank.field.label.zh))])
        taken = [one for one in recognised(heard, blank, rest) if takes(heard, blank, one.raw)]
        if len({one.raw for one in taken}) == 1:
            return (c.Correct(taken[0].raw, c.Span(taken[0].start, taken[0].end), blank.path),)
    return ()


def renewed(heard: Heard, form: OpenForm, matter: Matter) -> Commands:
    """“我手机换了，154…”: a new value that proves itself, of the one answered blank that is called so."""
    text = heard.utterance.text
    if not _NEW.search(simplify(text)):
        return ()
    found = [
        (blank, one)
        for blank in form.relevant.blanks
        if any(word in text for word in (*PLAIN_WORDS.get(blank.field.type, ()), *names_of(blank.field)))
        and blank.field.type in NUMBERS
        and changeable(matter.answers.get(blank.path))
        for one in recognised(heard, blank, text)
        if one.certainty >= SURE[blank.field.type] and takes(heard, blank, one.raw)
    ]
    if len(found) != 1:
        return ()
    blank, value = found[0]
    return (c.Correct(value.raw, c.Span(value.start, value.end), blank.path),)


_NEW = re.compile("换[^,，。]{0,5}了|换新|改了|变了|新(?:的|手机|电话|号)|不用了")


def headed(heard: Heard, form: OpenForm, matter: Matter, text: str, start: int) -> Commands:
    """“不对，经营者名称纟明川市…”: what begins with the name of an answered blank is for no other, whatever links them;
    where that blank takes it not, it is asked again."""
    names = [(name, blank) for blank in form.relevant.blanks for name in names_of(blank.field)]
    for name, blank in sorted(names, key=lambda one: -len(one[0])):
        if len(name) < _FULL_NAME or not text.startswith(name) or not changeable(matter.answers.get(blank.path)):
            continue
        behind = text[len(name) :]
        for rest in (behind[1:], behind) if sounds_like_is(behind[:1]) else (behind,):
            raw = rest.strip(" ,，。;；")
            if raw and takes(heard, blank, raw):
                at = start + text.index(raw, len(name))
                return (c.Correct(raw, c.Span(at, at + len(raw)), blank.path),)
        return (c.Revise(blank.path),)
    return ()


#: Characters of a name that can hardly be part of a value.
_FULL_NAME = 4


def nearly_headed(heard: Heard, form: OpenForm, matter: Matter, text: str, start: int) -> Commands:
    """“不对，原所是明川市…”: what stands before 是 is a name with a slip in it, and never a part of the value. The one
    answered blank that takes the value and whose name is most like it is meant; where none is, nobody can tell."""
    head = _HEAD.match(text)
    if head is None:
        return ()
    raw = head["value"].strip(" ,，。;；")
    near = {
        blank.path: max(how_like(head["name"], name) for name in names_of(blank.field))
        for blank in form.relevant.blanks
        if changeable(matter.answers.get(blank.path)) and takes(heard, blank, raw)
    }
    most = max(near.values(), default=0.0)
    meant = [path for path, how in near.items() if how == most]
    if most >= NEARLY_PUT_RIGHT and len(meant) == 1:
        at = start + head.start("value")
        return (c.Correct(raw, c.Span(at, at + len(raw)), meant[0]),)
    last = blank_at(form.compiled.guide, matter.last_path)
    return () if last is not None and holds_sentences(last) else (c.Unclear(heard.utterance.text, corrects=True),)


#: “原所是…”, but not “我是…” or “这是…”.
_HEAD = re.compile(
    r"(?![我你您他她它这那就都也不])(?P<name>[\u3400-\u9fff]{2,8}?)(?:应该)?(?:是|[:：])\s*(?P<value>\S.*)$"
)
