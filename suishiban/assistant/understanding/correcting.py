"""What is put right: “不对,是…”, “电话改成…”, “改第二项”?"""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.form.lines import form_lines
from suishiban.assistant.understanding import cues, mending
from suishiban.assistant.understanding.by_sound import put_right, unslipped
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.heard import (
    Commands,
    changeable,
    open_matter,
    pending_of,
    recognised,
    takes,
    without,
)
from suishiban.assistant.understanding.mended_by_name import (
    headed,
    named_and_mended,
    nearly_headed,
    renewed,
    slipped_change,
)
from suishiban.assistant.understanding.naming import names_of, path_named, paths_named
from suishiban.assistant.understanding.nearly_named import NEARLY_PUT_RIGHT
from suishiban.assistant.understanding.spotting import (
    SURE,
    Labelled,
    asked_value,
    by_nearness,
    labelled_values,
    sure_values,
)
from suishiban.assistant.understanding.writing import holds_sentences
from suishiban.knowledge.fields import Accepted
from suishiban.knowledge.text import folded, simplify


def correction(heard: Heard) -> Commands:
    """“不对,是…”, “电话改成…”, “改第二项”."""
    form, matter = heard.form, open_matter(heard)
    if form is None or matter is None:
        return ()
    text = heard.utterance.text
    if cues.wants_nothing_more(text):
        return ()
    answered = [line.path for line in form_lines(form.compiled.guide, form.relevant, matter.answers)]
    if to := _to(text):
        _, pending = pending_of(heard)
        if pending is None or not takes(heard, pending, to[0]):
            return _corrected(heard, form, matter, answered, *to)
        if text.isascii():  # in Chinese its type reads all of it
            return (c.GiveValue(pending.path, to[0], c.Span(to[1], to[1] + len(to[0]))),)
    if change := mending.change_of(text) or _changed_by_sound(heard, form):
        label, value, start = change
        as_written = (paths_named(one, form.relevant, answered) for one in (label, *unslipped(label)))
        paths = next(filter(None, as_written), ())
        if _torn(form, matter, paths, label, value):
            return (c.Unclear(text, corrects=True),)
        if path := _meant(matter, paths, value):
            return (*_answer_before(heard, label), c.Correct(value, c.Span(start, start + len(value)), path))
    elif slipped := slipped_change(form, matter, text):
        return (slipped,)
    if _names_several(form, matter, text):
        return (c.Unclear(text, corrects=True),)
    if swap := mending.instead(text):
        return _swapped(heard, form, matter, answered, *swap)
    if found := mending.correction(text):
        return _corrected(heard, form, matter, answered, *found)
    if named := named_and_mended(heard, form, matter) or renewed(heard, form, matter):
        return named
    if (what := mending.revision_of(text)) and (path := path_named(what, form.relevant, answered)):
        return (c.Revise(path),)
    return ()


def _changed_by_sound(heard: Heard, form: OpenForm) -> tuple[str, str, int] | None:
    """“卖方身份证号钙成9901…”, “经营范围填错了，改埕…”: the name of a blank, and a word for a change by its sound."""
    text = heard.utterance.text
    names = {name for one in form.relevant.blanks for name in names_of(one.field) if len(name) > _A_NAME}
    if not any(name in text for name in names):
        return None
    meant = put_right(heard).utterance.text
    change = mending.change_of(meant) if meant != text else None
    return (change[0], text[change[2] :], change[2]) if change and path_named(change[0], form.relevant, ()) else None


def _answer_before(heard: Heard, label: str) -> Commands:
    """The answer to what was asked, before what is put right: “X990000123，对了出生日期应该是…”."""
    _, pending = pending_of(heard)
    answer = label[: max(label.rfind(","), label.rfind("，"), 0)].strip()
    at = heard.utterance.text.find(answer)
    if pending is None or not answer or at < 0 or mending.speaks_of_error(answer) or not takes(heard, pending, answer):
        return ()
    return (c.GiveValue(pending.path, answer, c.Span(at, at + len(answer))),)


def lost_correction(heard: Heard) -> Commands:
    """Something is put right, and nobody can tell what: it is said so, rather than taken for an answer."""
    _, pending = pending_of(heard)
    change = mending.change_of(heard.utterance.text)
    names_something = change is not None and len(change[0]) > _A_NAME
    loose = pending is not None and (names_something or pending.field.type in _TAKE_ALMOST_ANYTHING)
    return (
        (c.Unclear(heard.utterance.text, corrects=True),)
        if loose and mending.only_corrects(heard.utterance.text)
        else ()
    )


#: Characters of “那”, “这个”, which name nothing.
_A_NAME = 2
#: Types that would take the words of a correction for a value; the others see that they hold none.
_TAKE_ALMOST_ANYTHING = ("name", "org_name", "address", "text")


def _names_several(form: OpenForm, matter: Matter, text: str) -> bool:
    """Whether “不对，方手机是…” names two answered blanks by what both names end in, and neither in full."""
    found = mending.correction(text)
    match = _NAMED.match(found[0]) if found else None
    if match is None:
        return False
    ending = [
        one
        for one in form.relevant.blanks
        if one.field.label.zh.endswith(match["name"]) and one.field.label.zh != match["name"]
    ]
    exact = any(match["name"] in (one.field.label.zh, *one.field.aliases) for one in form.relevant.blanks)
    return len([one for one in ending if changeable(matter.answers.get(one.path))]) > 1 and not exact


_NAMED = re.compile(r"(?P<name>[\u3400-\u9fff]{2,12}?)(?:是|：|:)")


def _torn(form: OpenForm, matter: Matter, paths: Sequence[str], label: str, value: str) -> bool:
    """Whether what is left of a name (亲姓名) is a part of two names alike, 父亲姓名 and 母亲姓名, and the new value is
    as like what stands in the one as in the other: a wrong guess would spoil a right value."""
    tied = [one for one in form.relevant.blanks if one.path in paths and changeable(matter.answers.get(one.path))]
    if len(tied) < 2 or any(name in folded(label) for one in tied for name in map(folded, names_of(one.field))):
        return False
    first, second, *_ = sorted((_likeness(matter, one.path, value) for one in tied), reverse=True)
    return first == second


def _meant(matter: Matter, paths: Sequence[str], value: str) -> str:
    """Of several blanks of one name (宝宝名字, 妈妈名字) the one that holds what is most like the new value."""
    return max(paths, key=lambda path: _likeness(matter, path, value), default="")


def _likeness(matter: Matter, path: str, value: str) -> float:
    """How much of the standing value and of the new one is the same, 0 to 1."""
    answer = matter.answers.get(path)
    return 0.0 if answer is None else SequenceMatcher(None, str(answer.shown), value, autojunk=False).ratio()


#: “那改成…” without saying what; of a blank that waits for its value this is the value itself.
_TO = re.compile(
    r"^(?:那就?|就|还是|要不|我想|我要|请|给我|帮我|麻烦)*(?:改成|改为|换成|改到|换为|改填|变成)[:： ]*(?P<value>\S.*)$"
    rf"|^{mending.LEAD_EN}(?:change|make|correct|set|switch) (?:it|that|this)(?: to| for| at| on)? "
    rf"(?P<en>\S.*?){mending.TAIL_EN}$",
    re.IGNORECASE,
)


def _to(text: str) -> tuple[str, int] | None:
    """The new value and its start."""
    match = _TO.match(simplify(text))
    group = match and ("value" if match["value"] else "en")
    return (text[slice(*match.span(group))], match.start(group)) if match and group else None


def _swapped(
    heard: Heard, form: OpenForm, matter: Matter, answered: list[str], old: str, value: str, start: int, outright: bool
) -> Commands:
    """“不是A，是B”: for the answered blank that holds A, else for the one asked, else as “不对，是B”."""
    span = c.Span(start, start + len(value))
    for blank in recent_first(form, matter):
        mended = blank.field.type == "address" or takes(heard, blank, value)
        if mended and holds(heard, matter, blank, old):
            return (c.Correct(value, span, blank.path),)
    _, pending = pending_of(heard)
    if not outright or (pending is not None and takes(heard, pending, heard.utterance.text)):
        return ()
    about = [one for one in form.relevant.blanks if _offers(heard, one, old) and takes(heard, one, value)]
    if len(about) == 1 and about[0].path not in matter.answers:
        return (c.GiveValue(about[0].path, value, span),)
    return _corrected(heard, form, matter, answered, value, start)


def _offers(heard: Heard, blank: Blank, words: str) -> bool:
    """Whether the words surely are an option of the blank."""
    found = recognised(heard, blank, words) if blank.field.type == "choice" else ()
    return any(one.certainty >= SURE["choice"] for one in found)


def recent_first(form: OpenForm, matter: Matter) -> list[Blank]:
    """The blanks that may be changed, the one answered last first."""
    blanks = [blank for blank in form.relevant.blanks if changeable(matter.answers.get(blank.path))]
    return sorted(blanks, key=lambda blank: blank.path != matter.last_path)


def holds(heard: Heard, matter: Matter, blank: Blank, words: str) -> bool:
    """Whether the value of a blank is what `words` say, or has them in it."""
    answer = matter.answers.get(blank.path)
    if answer is None or blank.field.type == "yes_no":
        return False
    kind, today = heard.moment.types[blank.field.type], heard.moment.at.date()
    if blank.field.options:
        sure = [one for one in recognised(heard, blank, words) if one.certainty >= SURE["choice"]]
        meant = [kind.normalise(one.raw, blank.field, today) for one in sure]
        return any(isinstance(one, Accepted) and one.value == answer.value for one in meant)
    if len(words) > 1 and folded(words) in folded(str(answer.shown)):
        return True
    # 昨天 stands there as a date.
    said = kind.normalise(words, blank.field, today)
    return isinstance(said, Accepted) and str(said.value) == str(answer.value)


def _corrected(heard: Heard, form: OpenForm, matter: Matter, answered: list[str], value: str, start: int) -> Commands:
    """The value of “不对,…”: for the blank it names, else for the one answered last or just asked in vain."""
    span = c.Span(start, start + len(value))
    if change := mending.change_of(value) or mending.value_of_row(value):
        label, named_value, offset = change
        if path := _meant(matter, paths_named(label, form.relevant, answered), named_value):
            return (c.Correct(named_value, c.Span(start + offset, span.end), path),)
        if mending.value_of_row(value):
            return (c.Unclear(heard.utterance.text, corrects=True),)
    _, pending = pending_of(heard)
    labelled = labelled_values(value, by_nearness(form.relevant.blanks, pending, matter), matter, NEARLY_PUT_RIGHT)
    first = labelled[0].start if labelled else len(value)
    if len(labelled) == 1 and holds_sentences(labelled[0].blank):
        labelled = (_to_the_end(labelled[0], value),)
    given = [c.Correct(one.raw, c.Span(start + one.start, start + one.end), one.blank.path) for one in labelled]
    bare = value[:first].strip(" ,，。;；")
    if not bare and given:
        return tuple(given)
    if not given and (
        named := headed(heard, form, matter, value, start) or nearly_headed(heard, form, matter, value, start)
    ):
        return named
    path = _target(heard, form, matter, bare or value)
    target = blank_at(form.compiled.guide, path)
    found = None if target is None else asked_value(bare, target, heard.moment.types)
    beside = () if found is None else _sure_beside(heard, form, matter, bare, found)
    raw = bare if found is None or not beside else found.raw
    return (c.Correct(raw or value, span, path), *given, *beside)


def _to_the_end(one: Labelled, text: str) -> Labelled:
    """The value with everything behind it: a text of sentences has commas and semicolons in it."""
    behind = text.index(one.raw, one.start)
    return replace(one, raw=text[behind:].strip(), end=len(text))


def _sure_beside(heard: Heard, form: OpenForm, matter: Matter, text: str, found: c.GiveValue) -> Commands:
    """What else a correction proves: “是9901…，手机154…”."""
    rest = without(text, [(found.span.start, found.span.end)])
    others = [blank for blank in form.relevant.blanks if blank.path != found.path]
    return sure_values(rest, others, matter, heard.moment.types)


def _target(heard: Heard, form: OpenForm, matter: Matter, value: str) -> str:
    """The blank a bare correction is for: the first whose type takes the value, of the pending one after a refusal,
    the one answered last, and the pending one."""
    _, pending = pending_of(heard)
    last = blank_at(form.compiled.guide, matter.last_path)
    refused = pending is not None and matter.failures.get(pending.path, 0) > 0
    order = [one for one in ((pending, last) if refused else (last, pending)) if one is not None]
    for blank in order:
        if blank.field.type in _TAKES_ANYTHING and (path := _sure_elsewhere(heard, form, matter, value, blank)):
            return path
        if (blank.field.type == "address" and blank.path in matter.answers) or takes(heard, blank, value):
            return blank.path
    return _sure_elsewhere(heard, form, matter, value, None) or (order[0].path if order else "")


#: An address is mended in parts, and text is whatever is said; a value that proves what it is rather goes elsewhere.
_TAKES_ANYTHING = ("address", "text")


def _sure_elsewhere(heard: Heard, form: OpenForm, matter: Matter, value: str, but: Blank | None) -> str:
    """The one answered blank of which `value` proves to be a value: an option of a choice, a number with a checksum."""
    found = [
        blank.path
        for blank in form.relevant.blanks
        if blank.field.type in SURE
        and (but is None or blank.path != but.path)
        and changeable(matter.answers.get(blank.path))
        and any(one.certainty >= SURE[blank.field.type] for one in recognised(heard, blank, value))
    ]
    return found[0] if len(found) == 1 else _alike(heard, form, matter, value, but)


def _alike(heard: Heard, form: OpenForm, matter: Matter, value: str, but: Blank | None) -> str:
    """The blank whose value is so like `value`, and more so than that of `but`, that it is what was mistyped."""
    least = max(_ALIKE, _likeness(matter, but.path, value) if but else 0.0)
    alike = {
        blank.path: how
        for blank in form.relevant.blanks
        if (how := _likeness(matter, blank.path, value)) > least
        and changeable(matter.answers.get(blank.path))
        and takes(heard, blank, value)
    }
    best = max(alike.values(), default=0.0)
    found = [path for path, how in alike.items() if how == best]
    return found[0] if len(found) == 1 else ""


#: 李雨彤 for 李雨桐: two characters of three.
_ALIKE = 0.6


def corrects_another(heard: Heard) -> bool:
    """Whether “不对,是…” puts another blank right than the pending one, by what the new value proves to be."""
    form, matter = heard.form, open_matter(heard)
    found = mending.correction(heard.utterance.text)
    if form is None or matter is None or found is None:
        return False
    _, pending = pending_of(heard)
    named = labelled_values(found[0], by_nearness(form.relevant.blanks, pending, matter), matter)
    if mending.row_named(found[0])[0]:
        return True
    others = [one for one in named if one.start == 0 and (pending is None or one.blank.path != pending.path)]
    return bool(others) or bool(_sure_elsewhere(heard, form, matter, found[0], pending))
