"""Which clause of an answer belongs to which of the blanks that were asked for together?

Clauses are given out in the order of the question. Only where that can be done in one way are they taken for values:
“王小明，990101…，154…”, and “154…” alone. Where it cannot, whoever reads next decides.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, open_matter, takes, without
from suishiban.assistant.understanding.spotting import Labelled, asked_value, labelled_values
from suishiban.knowledge.fields.surnames import SURNAME
from suishiban.knowledge.text import folded

#: What stands between commas and spaces, where a space among figures parts nothing (9901 0119…) …
_CLAUSE = re.compile(r"(?:[^,，。;；!！、\s]|(?<=\d),(?=\d{3}(?!\d))|(?<=[0-9A-Za-z]) (?=[0-9A-Za-z]))+")
#: … and where it does (9901… 2026/10/9).
_WORD = re.compile(r"(?:[^,，。;；!！、\s]|(?<=\d),(?=\d{3}(?!\d)))+")


@dataclass(frozen=True, slots=True)
class _Clause:
    whole: str
    """The utterance."""
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.whole[self.start : self.end]

    def given(self, blank: Blank, start: int, end: int) -> c.GiveValue:
        """What stands at these places of the clause, for the blank."""
        return c.GiveValue(blank.path, self.text[start:end], c.Span(self.start + start, self.start + end))


def shared_out(heard: Heard) -> Commands:
    """The values of an answer to a question for several blanks."""
    blanks, text = _asked(heard), heard.utterance.text
    if not blanks or cues.asks(text):
        return ()
    labelled = _named(heard, blanks)
    named = {one.blank.path for one in labelled}
    rest = without(text, [(one.start, one.end) for one in labelled])
    unnamed = [blank for blank in blanks if blank.path not in named]
    for parting in (_CLAUSE, _WORD):
        clauses = [one for one in _parted(rest, parting) if not _small_talk(one.text)]
        if given := _given_out(heard, clauses, unnamed):
            break
    if (clauses and not given) or (_more_rows(heard) and not _is_a_row(given)):
        return ()
    return (*(one.given for one in labelled), *given)


def _named(heard: Heard, blanks: Sequence[Blank]) -> list[Labelled]:
    """Values said with the name of their blank, of any blank of the form."""
    paths = {blank.path for blank in blanks}
    others = [blank for blank in heard.form.relevant.blanks if blank.path not in paths] if heard.form else []
    found = labelled_values(heard.utterance.text, [*blanks, *others], open_matter(heard))
    return [one for one in found if takes(heard, one.blank, one.raw)]


def _more_rows(heard: Heard) -> bool:
    return heard.state.prompt is not None and heard.state.prompt.kind is PromptKind.MORE_ROWS


def _is_a_row(given: Commands) -> bool:
    """Whether it can be nothing but another row: a word alone may be a yes or a no with a slip in it."""
    return len(given) > 1


def _asked(heard: Heard) -> list[Blank]:
    """The blanks asked for together that are still empty, or those with which another row would begin."""
    prompt, matter = heard.state.prompt, open_matter(heard)
    if prompt is None or not prompt.also or heard.form is None or matter is None:
        return []
    paths = prompt.also if prompt.kind is PromptKind.MORE_ROWS else (prompt.subject, *prompt.also)
    found = (blank_at(heard.form.compiled.guide, path) for path in paths if path not in matter.answers)
    return [blank for blank in found if blank is not None]


def _parted(text: str, parting: re.Pattern[str]) -> list[_Clause]:
    return [_Clause(text, *match.span()) for match in parting.finditer(text)]


def _rest_as_one(clauses: Sequence[_Clause], most: int) -> Sequence[_Clause]:
    """At most so many clauses, the last of which is all that is left of the utterance."""
    if len(clauses) <= most:
        return clauses
    return (*clauses[: most - 1], replace(clauses[most - 1], end=clauses[-1].end))


def _small_talk(clause: str) -> bool:
    return folded(clause) in _SMALL or bool(_THANKS.search(clause))


_SMALL = frozenset({"好", "好的", "嗯", "哦", "对", "是", "是的", "有", "还有", "有的", "还有一个", "ok", "yes"})
_THANKS = re.compile(r"^(?:谢谢|多谢|麻烦|辛苦)")


def _given_out(heard: Heard, clauses: Sequence[_Clause], blanks: Sequence[Blank]) -> Commands:
    """Every clause to a blank, in order, where there is one way to do it.

    As many clauses as blanks, of which all but one fit, are given out too: the blank says what is wrong with the other.
    """
    if blanks and blanks[-1].field.type == "text":
        clauses = _rest_as_one(clauses, len(blanks))
    if not clauses or len(clauses) > len(blanks):
        return ()
    ways = list(_ways(heard, clauses, blanks))
    if len(ways) == 1:
        return ways[0]
    return _all_but_one(heard, clauses, blanks) if len(clauses) == len(blanks) > 1 else ()


def _ways(heard: Heard, clauses: Sequence[_Clause], blanks: Sequence[Blank]) -> Iterator[Commands]:
    fits = {(at, blank.path): _value(heard, clause, blank) for at, clause in enumerate(clauses) for blank in blanks}
    for chosen in combinations(blanks, len(clauses)):
        if chosen[-1].field.type == "text" and len(chosen) < len(blanks):
            continue  # any text would do; it is taken only where everything before it was given
        values = [fits[at, blank.path] for at, blank in enumerate(chosen)]
        if all(values):
            yield tuple(value for value in values if value is not None)


def _all_but_one(heard: Heard, clauses: Sequence[_Clause], blanks: Sequence[Blank]) -> Commands:
    values = [_value(heard, clause, blank) for clause, blank in zip(clauses, blanks, strict=True)]
    misfits = [at for at, value in enumerate(values) if value is None]
    if len(misfits) != 1 or any(_value(heard, clauses[misfits[0]], blank) for blank in blanks):
        return ()
    clause, blank = clauses[misfits[0]], blanks[misfits[0]]
    return tuple(value or clause.given(blank, 0, len(clause.text)) for value in values)


def _value(heard: Heard, clause: _Clause, blank: Blank) -> c.GiveValue | None:
    """The clause as a value of the blank, small words before it apart; None where the blank does not take it."""
    if not _LOOKS_LIKE.get(blank.field.type, _ANYTHING).search(clause.text):
        return None
    found = asked_value(clause.text, blank, heard.moment.types)
    if found is not None and takes(heard, blank, found.raw):
        return replace(found, span=c.Span(clause.start + found.span.start, clause.start + found.span.end))
    return clause.given(blank, 0, len(clause.text)) if takes(heard, blank, clause.text) else None


_ANYTHING = re.compile("")
#: What stands in a clause that may be one of these: a name begins with a surname or is a foreign one, so that no word
#: is taken for it.
_LOOKS_LIKE = {
    "name": re.compile(rf"(?:{SURNAME}[\u3400-\u9fff]{{1,3}}|·|[A-Za-z]{{2}}\D*)$|\D·\D"),
    "org_name": re.compile(r"\D{2}"),
}
