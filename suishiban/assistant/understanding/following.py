"""What else did the citizen say, once the first values are taken down?

“个人，身份证号是9901…” brings in the blank for the number; “光敏的，就1枚” answers the next question.
"""

import re

from rapidfuzz.fuzz import partial_ratio_alignment

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.form.next_question import Wanted, next_question
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.heard import Commands, open_matter, without
from suishiban.assistant.understanding.spotting import labelled_values, sure_values
from suishiban.assistant.understanding.wishing import wish_in
from suishiban.knowledge.fields import Accepted, Found

#: Types that may answer the next question unasked, and how sure their value must be. Yes and no, names and free text
#: may be about anything and anybody; they wait for their question.
_SURE_ENOUGH = {"address": 0.79, "date": 0.79, "money": 0.79}
_COUNT = re.compile(
    r"(?:就|也就|只有?|一?共|总共|刚好)*"
    r"(?P<value>[0-9零一二两三四五六七八九十百]{1,4}(?P<measure>[枚个份张套间层辆台位名本件只块次]))的?"
)
_CLAUSE = re.compile(r"[^,，。;；!！、]+")


def further_values(heard: Heard, done: Commands, fresh: frozenset[str]) -> Commands:
    """After `done` was carried out: values for `fresh`, the blanks that apply only now, and for the next question."""
    form, matter = heard.form, open_matter(heard)
    taken = [one.span for one in done if isinstance(one, c.GiveValue)]
    if any(isinstance(one, c.StartItem) for one in done):
        return _told_at_once(heard)
    if form is None or matter is None or not taken:
        return ()
    told = [one.span for one in done if isinstance(one, c.GiveValue | c.KeepInMind)]
    rest = without(heard.utterance.text, [(span.start, span.end) for span in told])
    given = _for_fresh(rest, form, matter, fresh, heard.moment) if fresh else ()
    if given or not _CLAUSE.search(rest):
        return given
    following = _next_blank(heard, form, matter)
    found = following and _follows(rest, max(span.start for span in taken), following, heard.moment)
    return (found,) if found else ()


def _told_at_once(heard: Heard) -> Commands:
    """What is said behind the wish when an application begins; what stands before it is the occasion, and no answer."""
    form, matter, text = heard.form, open_matter(heard), heard.utterance.text
    wish = wish_in(text)
    if form is None or matter is None or not wish or wish == text:
        return ()
    rest = without(text, [(0, max(text.index(wish) + len(wish), _behind_name(text, form)))])
    empty = frozenset(blank.path for blank in form.relevant.blanks if blank.path not in matter.answers)
    given = _for_fresh(rest, form, matter, empty, heard.moment)
    rest = without(rest, _spans(given))
    first = unasked(heard, rest)
    if first is None or first.path in _paths(given):
        return given
    left = empty - _paths((first, *given))
    return (first, *given, *_for_fresh(without(rest, _spans((first,))), form, matter, left, heard.moment))


def _behind_name(text: str, form: OpenForm) -> int:
    """Where the item's own name ends, no part of which is an answer: 护照申领（首次、换发）; 0 where it is not said."""
    guide, lower = form.compiled.guide, text.lower()
    names = [name.lower() for name in (guide.name.zh, guide.name.en, *guide.aliases) if name]
    end = max((lower.index(name) + len(name) for name in names if name in lower), default=0)
    return end or _behind_mistyped(lower, guide.name.en.lower())


def _behind_mistyped(text: str, name: str) -> int:
    """Where the English name of an item ends that has a slip in it."""
    found = partial_ratio_alignment(name, text, score_cutoff=_NEARLY_ITS_NAME) if name else None
    return found.dest_end if found is not None and found.src_end - found.src_start == len(name) else 0


#: How like the name of the item it must be, of 100.
_NEARLY_ITS_NAME = 90.0


def _spans(given: Commands) -> list[tuple[int, int]]:
    return [(one.span.start, one.span.end) for one in given if isinstance(one, c.GiveValue)]


def _paths(given: Commands) -> frozenset[str]:
    return frozenset(one.path for one in given if isinstance(one, c.GiveValue))


def unasked(heard: Heard, rest: str) -> c.GiveValue | None:
    """The value of the blank that would be asked next, said while something else is asked: 租的 beside a consent."""
    form, matter = heard.form, open_matter(heard)
    blank = form and matter and _next_blank(heard, form, matter)
    if not blank:
        return None
    if blank.field.type != "choice":
        return _follows(rest, 0, blank, heard.moment)
    named = [one for one in heard.moment.types["choice"].recognise(rest, blank.field) if one.certainty >= _NAMED]
    sure = [one for one in named if not (cues.says_yes(one.raw) or cues.says_no(one.raw))]
    return c.GiveValue(blank.path, sure[0].raw, c.Span(sure[0].start, sure[0].end)) if sure else None


#: How sure an option must be that stands in the words of an utterance.
_NAMED = 0.65


def _for_fresh(text: str, form: OpenForm, matter: Matter, fresh: frozenset[str], moment: Moment) -> Commands:
    empty = [blank for blank in form.relevant.blanks if blank.path in fresh]
    others = [blank for blank in form.relevant.blanks if blank.path not in fresh]
    labelled = labelled_values(text, [*empty, *others], matter)  # what is said under another name is no value of these
    given = [one.given for one in labelled if one.blank.path in fresh]
    named = {one.path for one in given}
    rest = without(text, [(one.start, one.end) for one in labelled])
    return (*given, *sure_values(rest, [one for one in empty if one.path not in named], matter, moment.types))


def _next_blank(heard: Heard, form: OpenForm, matter: Matter) -> Blank | None:
    """The empty blank that will be asked next; None where that was asked just now, and answered in vain."""
    question = next_question(form.relevant, matter)
    prompt = heard.state.prompt
    if question is None or question.wanted is not Wanted.BLANK or question.standing is not None:
        return None
    if prompt is not None and prompt.subject == question.path:
        return None
    return blank_at(form.compiled.guide, question.path)


def _follows(text: str, behind: int, blank: Blank, moment: Moment) -> c.GiveValue | None:
    """The value of `blank` in what is left of the utterance behind the first character of the last value."""
    found = _count(text, behind, blank) if blank.field.type == "number" else _found(text, behind, blank, moment)
    if found is None:
        return None
    judged = moment.types[blank.field.type].normalise(found.raw, blank.field, moment.at.date())
    return c.GiveValue(blank.path, found.raw, c.Span(found.start, found.end)) if isinstance(judged, Accepted) else None


def _found(text: str, behind: int, blank: Blank, moment: Moment) -> Found | None:
    needed = _SURE_ENOUGH.get(blank.field.type)
    if needed is None:
        return None
    sure = [one for one in moment.types[blank.field.type].recognise(text, blank.field) if one.certainty >= needed]
    return sure[0] if len(sure) == 1 and sure[0].start >= behind else None


def _count(text: str, behind: int, blank: Blank) -> Found | None:
    """A clause that is nothing but a count, in the measure word that the question itself uses (只有一枚就填1)."""
    for clause in _CLAUSE.finditer(text, behind):
        count = _COUNT.fullmatch(clause[0].strip())
        if count and count["measure"] in _asked(blank):
            start = clause.start() + clause[0].index(count["value"])
            return Found(start, start + len(count["value"]), count["value"], 0.8)
    return None


def _asked(blank: Blank) -> str:
    """The Chinese words in which the blank is asked for."""
    field = blank.field
    texts = (field.label, field.ask, field.unit)
    return " ".join((*(text.zh for text in texts if text is not None), *field.aliases))
