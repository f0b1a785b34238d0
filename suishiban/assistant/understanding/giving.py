"""Which values does the citizen give, for the blank that was asked and for others?"""

import re
from collections.abc import Iterable

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.understanding import cues, mending
from suishiban.assistant.understanding.by_sound import sounds_alike
from suishiban.assistant.understanding.dormant import dormant
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.following import unasked
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of, takes, without
from suishiban.assistant.understanding.naming import wordings_of
from suishiban.assistant.understanding.spotting import (
    Labelled,
    Types,
    asked_value,
    by_nearness,
    labelled_values,
    sure_values,
)
from suishiban.assistant.understanding.writing import takes_anything, text_and_others
from suishiban.knowledge.fields import Accepted, rules_out
from suishiban.knowledge.guide import FormField, Option
from suishiban.knowledge.remembered import remembered
from suishiban.knowledge.text import folded

#: From here on an option beats a mere question word beside it (好几个股东).
_OPTION_BEATS = 0.85


def named_option(heard: Heard) -> Commands:
    """An option of the pending blank in exactly its words, even where they are “没有”, “是” or “取消”."""
    option = option_named(heard)
    _, blank = pending_of(heard)
    if option is None or blank is None:
        return ()
    return (option, *_beside(heard, blank, option.span))


def option_named(heard: Heard) -> c.GiveValue | None:
    """That option, without what may stand beside it."""
    _, blank = pending_of(heard)
    text = heard.utterance.text
    if blank is None or blank.field.type != "choice" or cues.asks_firmly(text):
        return None
    said = {folded(clause): clause for clause in cues.clauses_of(text)}
    possible = [option for option in blank.field.options if not rules_out(text, option)]
    named = [(option.id, said[name]) for option in possible for name in said.keys() & _names_of(option)]
    named = named or [
        (option.id, said[name])
        for option in possible
        for name in said
        if any(sounds_alike(_WEIGHED.sub("", name), one) for one in _names_of(option))
    ]
    if not named and len(said) > 1:
        named = _by_number(blank.field, next(iter(said.values())))
    if len({option for option, _ in named}) != 1:
        return None
    option, clause = named[0]
    start = text.find(clause)
    span = c.Span(max(start, 0), max(start, 0) + len(clause))
    return c.GiveValue(blank.path, option, span)


_WEIGHED = re.compile("^(?:应该|大概|可能)?(?:是|选)")


def _by_number(field: FormField, clause: str) -> list[tuple[str, str]]:
    """The option that a first clause names by its place: “第二个，单位名称…”."""
    number = mending.item_number(clause)
    return [(field.options[number - 1].id, clause)] if 0 < number <= len(field.options) else []


def _beside(heard: Heard, blank: Blank, span: c.Span) -> tuple[c.GiveValue, ...]:
    """Values for other blanks in what stands beside the option, named or proved."""
    rest = without(heard.utterance.text, [(span.start, span.end)])
    form, matter = heard.form, open_matter(heard)
    if form is None or matter is None or cues.asks(heard.utterance.text):
        return ()
    named = _labelled_beside(rest, form, blank, matter)
    rest = without(rest, [(one.start, one.end) for one in named])
    paths = {blank.path, *(one.blank.path for one in named)}
    others = [one for one in _in_reach(form, blank, matter) if one.path not in paths]
    sure = sure_values(rest, others, matter, heard.moment.types)
    return _active(form, (*(one.given for one in named), *sure))


def named_beside(heard: Heard, blank: Blank) -> tuple[c.GiveValue, ...]:
    """Values that are told under the names of other blanks than the one that was asked."""
    form, matter = heard.form, open_matter(heard)
    if form is None or matter is None or cues.asks(heard.utterance.text):
        return ()
    return _active(form, (one.given for one in _labelled_beside(heard.utterance.text, form, blank, matter)))


def _labelled_beside(text: str, form: OpenForm, blank: Blank, matter: Matter) -> tuple[Labelled, ...]:
    """What is said under the names of other blanks than `blank`, also of those that apply only later: it is no value
    of any other."""
    others = [one for one in _in_reach(form, blank, matter) if one.path != blank.path]
    return labelled_values(text, others, matter)


@remembered(20_000)
def _names_of(option: Option) -> frozenset[str]:
    return frozenset(map(folded, (option.id, *wordings_of(option))))


def values(heard: Heard) -> Commands:
    """Values for the blank that was asked and for others named or proved in the same breath."""
    form, matter = heard.form, open_matter(heard)
    if form is None or matter is None:
        return ()
    text = heard.utterance.text
    prompt, blank = pending_of(heard)
    if blank is not None and takes_anything(blank, text):
        return text_and_others(heard, form, blank, matter)
    order = _in_reach(form, blank, matter)
    labelled, told = _labelled(heard, text, order, matter)
    if (tagless := cues.without_tag(text)) != text and (again := _labelled(heard, tagless, order, matter))[1]:
        text, (labelled, told) = tagless, again
    if _asks_in_form(heard, without(text, [(one.start, one.end) for one in told]), blank):
        return ()
    rest = without(text, [(one.start, one.end) for one in labelled])
    named = {one.blank.path for one in labelled}
    asked = None if blank is None or blank.path in named else asked_value(rest, blank, heard.moment.types)
    if asked is None and blank is not None and blank.path not in named:
        asked = _option_in_all(heard, rest, blank)
    if prompt is not None and blank is None:
        asked = unasked(heard, rest)
    if asked is not None and asked.path not in named:
        rest = without(rest, [(asked.span.start, asked.span.end)])
        named.add(asked.path)
    empty = [other for other in order if other.path not in named]
    given = [*(one.given for one in labelled), *sure_values(rest, empty, matter, heard.moment.types)]
    if asked is None and blank is not None and given:
        asked = _first_clause(without(rest, [(one.span.start, one.span.end) for one in given]), blank, heard.moment)
    if asked is not None and asked.path not in {one.path for one in given}:
        given = [asked, *given]
    return _active(form, given)


def _option_in_all(heard: Heard, text: str, blank: Blank) -> c.GiveValue | None:
    """All that was said, where it is an option but for a slip: nothing in it is a value of another blank."""
    said = text.strip(" ,，")
    if blank.field.type != "choice" or not said or not takes(heard, blank, said):
        return None
    start = text.index(said)
    return c.GiveValue(blank.path, said, c.Span(start, start + len(said)))


def _labelled(
    heard: Heard, text: str, blanks: tuple[Blank, ...], matter: Matter
) -> tuple[tuple[Labelled, ...], list[Labelled]]:
    """What is said under the name of a blank, and what of it the blank takes: that asks nothing (怎么领证：自取)."""
    named = labelled_values(text, blanks, matter)
    # 字号叫… is no answer to whether there is one (有字号).
    labelled = tuple(one for one in named if one.blank.field.type != "yes_no" or takes(heard, one.blank, one.raw))
    return labelled, [one for one in labelled if not cues.asks(one.raw) and takes(heard, one.blank, one.raw)]


def _in_reach(form: OpenForm, blank: Blank | None, matter: Matter) -> tuple[Blank, ...]:
    """The blanks a value may be for, the nearest first: those that apply, and those the pending one decides."""
    return by_nearness((*form.relevant.blanks, *dormant(form, blank)), blank, matter)


def _active(form: OpenForm, given: Iterable[c.GiveValue]) -> tuple[c.GiveValue, ...]:
    """The values for blanks that apply now; `following.further_values` gives the others once theirs does."""
    active = {blank.path for blank in form.relevant.blanks}
    return tuple(one for one in given if one.path in active)


def _asks_in_form(heard: Heard, text: str, blank: Blank | None) -> bool:
    """Whether the sentence asks; an option of the pending choice in it beats a mere question word (好几个股东)."""
    if not cues.asks(text):
        return False
    if blank is not None and blank.field.options and not cues.asks_firmly(text):
        found = heard.moment.types[blank.field.type].recognise(text, blank.field)
        if found and max(one.certainty for one in found) >= _OPTION_BEATS:
            return False
    return not _proves(heard, text, blank)


def _proves(heard: Heard, text: str, blank: Blank | None) -> bool:
    """Whether a questioning sentence nevertheless holds a value that proves itself."""
    if blank is None:
        return False
    return any(found.certainty >= 1 for found in heard.moment.types[blank.field.type].recognise(text, blank.field))


def reply_in_free_form(heard: Heard) -> Commands:
    """What is left over while a blank is pending is taken for its value, so that its type can say what is wrong."""
    _, blank = pending_of(heard)
    text = heard.utterance.text
    if blank is None or cues.asks(text) or not text:
        return ()
    return (c.GiveValue(blank.path, text, c.Span(0, len(text))),)


def _first_clause(rest: str, blank: Blank, moment: Moment) -> c.GiveValue | None:
    """What stands alone once all other values are taken out, where the pending blank's type accepts it."""
    for match in re.finditer(r"[^,，。;；!！\s]+(?: [^,，。;；!！\s]+)*", rest):
        raw = match[0]
        if _PARTICLES.fullmatch(raw) or (blank.field.type == "choice" and not _names_option(raw, blank, moment.types)):
            continue
        if isinstance(moment.types[blank.field.type].normalise(raw, blank.field, moment.at.date()), Accepted):
            return c.GiveValue(blank.path, raw, c.Span(match.start(), match.end()))
    return None


def _names_option(raw: str, blank: Blank, types: Types) -> bool:
    """Whether it is more than a piece of an option: 生的 of 离婚后生的 is left of a day of birth."""
    return any(one.certainty >= _NO_GUESS for one in types["choice"].recognise(raw, blank.field))


#: How sure an option is that is no guess.
_NO_GUESS = 0.6
#: What is left of a clause whose value was taken out: 我们是…的.
_PARTICLES = re.compile("[的了吧呢啊呀嘛吗哦哈就也都还是在我你他她它们这那]+")
