"""Whose is a number that was said beside other values, without whose it is? “她妈妈叫李敏，身份证9901…”

It is that of whoever was named before it, also where the form does not ask for it yet. One that is mistyped is not
dropped in silence: the blank that it must be meant for says what is wrong with it.
"""

import re
from collections.abc import Iterator, Sequence

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.form.figures import of_figures
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.ahead import not_yet
from suishiban.assistant.understanding.by_sound import in_vain
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of, takes
from suishiban.assistant.understanding.kin import OF_SOMEBODY, also_called
from suishiban.assistant.understanding.naming import names_of
from suishiban.assistant.understanding.spotting import PLAIN_WORDS
from suishiban.knowledge.fields.spot import spoken
from suishiban.knowledge.text import simplify

_RUN = r"(?<![0-9A-Za-z])(?P<number>\d(?:[ \-]?\d){%s}[ \-]?[\dXx]?)(?![0-9A-Za-z])"
#: What must be meant for an identity number: so called, or of its length with a day of birth in it.
_IDENTITY = re.compile(
    r"(?:身份证|证件)(?:号码|号)?(?:是|为|[:, ])*" + _RUN % "10,18"
    + "|" + r"(?<![0-9A-Za-z])(?P<bare>[1-9]\d{5}(?:19|20)\d{9}[\dXx])(?![0-9A-Za-z])"
)  # fmt: skip
_CALL = re.compile(r"(?:手机|电话)(?:号码|号)?(?:是|为|[:, ])*" + _RUN % "5,12")
_KINDS = ((_IDENTITY, ("id_number",)), (_CALL, ("mobile", "phone", "landline")))
#: What a blank for a name is called besides whose it is.
_OF_A_NAME = re.compile("的?(?:姓名|名字)$")

Given = Sequence[c.GiveValue | c.KeepInMind]


def with_numbers(heard: Heard, commands: Commands) -> Commands:
    """The same commands, each number for whom it is; what was understood in vain gives way to them."""
    form, matter, text = heard.form, open_matter(heard), heard.utterance.text
    if form is None or matter is None or heard.utterance.edits or not text or cues.asks(text):
        return commands
    vain = in_vain(heard, commands)
    if vain and _says_itself(heard):
        return commands
    given = () if vain else tuple(one for one in commands if isinstance(one, c.GiveValue | c.KeepInMind))
    if not vain and len(given) < len(commands):
        return commands
    routed = tuple(_of_whom(heard, form, matter, one, given) for one in given)
    placed = tuple(one for one in routed if not isinstance(one, c.Whose))
    if unsure := [one for one in routed if isinstance(one, c.Whose)]:
        return (*placed, unsure[0])
    untaken = tuple(_untaken(heard, form, matter, placed))
    return commands if vain and not untaken else (*placed, *untaken)


def _says_itself(heard: Heard) -> bool:
    """Whether what is asked says itself what is wrong with a number, or takes any words."""
    _, pending = pending_of(heard)
    return pending is not None and (of_figures(pending.field) or pending.field.type == "text")


def _of_whom(
    heard: Heard, form: OpenForm, matter: Matter, one: c.GiveValue | c.KeepInMind, given: Given
) -> c.GiveValue | c.KeepInMind | c.Whose:
    """A number that nothing but its place gave to a blank, for the blank of whoever it is said to be of, or was named
    before it; where that is somebody, and nobody can tell who, it is asked."""
    blank = blank_at(form.compiled.guide, one.path)
    _, pending = pending_of(heard)
    types = next((types for _, types in _KINDS if blank is not None and blank.field.type in types), ())
    if blank is None or not types or (pending is not None and pending.path == one.path):
        return one
    text = heard.utterance.text
    start = text.find(one.raw, one.span.start)
    if start < 0 or not _plainly_named(text[one.span.start : start], blank):
        return one
    own = _of_the_one_named(heard, form, matter, types, one.span.start, given)
    said_of = OF_SOMEBODY.search(simplify(text[:start]))
    if own is None and said_of is not None:
        empty = [other for other in form.relevant.blanks if other.field.type in types and _empty(other, matter)]
        numbers = (*empty, *not_yet(heard, form, matter))
        fitting = [other for other in numbers if other.field.type in types and _is_of(said_of["who"], other)]
        if len(fitting) != 1 and (len(empty) > 1 or not _empty(blank, matter)):
            # It replaces nothing that stands either: it may be anybody's.
            return c.Whose(tuple(other.path for other in empty) or (blank.path,), one.span)
        own = fitting[0] if len(fitting) == 1 else None
    if own is None or own.path == one.path or own.path in matter.answers:
        return one
    return _command(form, own, one.raw, one.span)


def _empty(blank: Blank, matter: Matter) -> bool:
    return blank.path not in matter.answers


def _plainly_named(before: str, blank: Blank) -> bool:
    """Whether nothing stands there but what any number of the kind is called."""
    bare = _LINK.sub("", before)
    return not bare or bare in PLAIN_WORDS.get(blank.field.type, ())


def _is_of(who: str, number: Blank) -> bool:
    """Whether the blank is called after the relative."""
    roles = frozenset(_OF_A_NUMBER.sub("", name) for name in names_of(number.field))
    return bool(also_called(who, roles) or {role for role in roles if role and who.endswith(role)})


_LINK = re.compile(r"(?:是|为|[:：,， ])+$")
#: What a blank for a number is called besides whose it is.
_OF_A_NUMBER = re.compile("的?(?:身份证|证件|手机|电话|联系电话|联系方式)(?:号码|号)?$")


def _untaken(heard: Heard, form: OpenForm, matter: Matter, given: Given) -> Iterator[c.GiveValue | c.KeepInMind]:
    """The numbers that are no part of anything given."""
    text = heard.utterance.text
    view = spoken(text)
    for pattern, types in _KINDS:
        for match in pattern.finditer(view):
            start, end = match.span("number" if match["number"] else "bare")
            if any(start < one.span.end and one.span.start < end for one in given):
                continue
            raw, span = text[start:end], c.Span(start, end)
            blank = _said_to_be_of(heard, form, matter, types, start, given)
            if blank is None:
                # What is right and was given to nobody is somebody else's; of a mistyped one it is told what is wrong.
                blank = next(iter(_still_empty(form, matter, types, given)), None)
                blank = None if blank is not None and takes(heard, blank, raw) else blank
            if blank is not None and not _is_another(heard, form, types, raw):
                yield _command(form, blank, raw, span)


def _command(form: OpenForm, blank: Blank, raw: str, span: c.Span) -> c.GiveValue | c.KeepInMind:
    """To be taken down where the blank applies, else to be kept in mind."""
    applies = any(one.path == blank.path for one in form.relevant.blanks)
    return c.GiveValue(blank.path, raw, span) if applies else c.KeepInMind(blank.path, raw, span)


def _is_another(heard: Heard, form: OpenForm, types: tuple[str, ...], raw: str) -> bool:
    """Whether it is right as a number of another kind in the form; then it was left aside for another reason."""
    others = [one for one in form.relevant.blanks if one.field.type not in (*types, "text", "number")]
    return any(of_figures(one.field) and takes(heard, one, raw) for one in others)


def _said_to_be_of(
    heard: Heard, form: OpenForm, matter: Matter, types: tuple[str, ...], at: int, given: Given
) -> Blank | None:
    """The blank of whoever was named before the number."""
    if own := _of_the_one_named(heard, form, matter, types, at, given):
        return own
    if said_of := OF_SOMEBODY.search(simplify(heard.utterance.text[:at])):
        numbers = [*form.relevant.blanks, *not_yet(heard, form, matter)]
        fitting = [one for one in numbers if one.field.type in types and _is_of(said_of["who"], one)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def _still_empty(form: OpenForm, matter: Matter, types: tuple[str, ...], given: Given) -> list[Blank]:
    """The blanks for such a number that nothing stands in, in the order of the form."""
    paths = {one.path for one in given} | set(matter.answers)
    return [one for one in form.relevant.blanks if one.field.type in types and one.path not in paths]


def _of_the_one_named(
    heard: Heard, form: OpenForm, matter: Matter, types: tuple[str, ...], at: int, given: Given
) -> Blank | None:
    """The blank for a number of whose name was said last before it; of blanks that do not apply yet too."""
    if not _PLAIN.search(heard.utterance.text[:at]):
        return None  # it has a name of its own
    named = [blank_at(form.compiled.guide, one.path) for one in given if one.span.end <= at]
    persons = [one for one in named if one is not None and one.field.type == "name"]
    if not persons:
        return None
    numbers = [one for one in (*form.relevant.blanks, *not_yet(heard, form, matter)) if one.field.type in types]
    own = [one for one in numbers if _of_one_person(persons[-1], one)]
    return own[0] if len(own) == 1 and own[0].path not in {one.path for one in given} else None


#: What stands before a number that nothing but its kind names.
_PLAIN = re.compile(
    r"(?:^|[,，。;；、\s和]|[他她]的?)(?:证件|身份证|手机|电话|联系电话|联系方式)?(?:号码|号)?(?:是|为|[:：,， ])*$"
)


def _of_one_person(name: Blank, number: Blank) -> bool:
    """Whether a number is that of whose name it is: 母亲身份证号 of 母亲姓名, or in one row."""
    if name.group is not None or number.group is not None:
        rows = [(one.group.id, one.row) if one.group is not None else None for one in (name, number)]
        return rows[0] == rows[1]
    roles = [role for one in names_of(name.field) if (role := _OF_A_NAME.sub("", one)) and role != one]
    return any(one.startswith(role) for one in names_of(number.field) for role in roles)
