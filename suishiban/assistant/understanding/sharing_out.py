"""Which clause of an answer belongs to which of the blanks that were asked for together?

A clause that begins with the name of a blank is that blank's; the others are given out in the order of the question.
Only where that can be done in one way are they taken for values: “王小明，990101…，154…”, and “154…” alone. Where it
cannot, whoever reads next decides.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz.fuzz import ratio

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, open_matter, takes, without
from suishiban.assistant.understanding.nearly_named import NEARLY, SHORTEST_NAME
from suishiban.assistant.understanding.spotting import (
    PLAIN_WORDS,
    Labelled,
    asked_value,
    labelled_values,
    sure_values,
)
from suishiban.assistant.understanding.writing import head_of_code, holds_code, wants_code
from suishiban.knowledge.fields.date_words import ENGLISH_DAY
from suishiban.knowledge.fields.name_words import ROLES
from suishiban.knowledge.fields.surnames import SURNAME
from suishiban.knowledge.text import folded

#: What stands between commas and spaces, where a space among figures parts nothing (9901 0119…) …
_CLAUSE = re.compile(
    rf"(?:{ENGLISH_DAY}|(?<= is) |(?<= at) |(?<=called) |(?<=t's) "
    r"|[^,，。;；!！、\s]|(?<=\d),(?=\d{3}(?!\d))|(?<=[0-9A-Za-z]) (?=[0-9A-Za-z])|(?<=\d) (?=%))+"
)
#: … and where it does (9901… 2026/10/9).
_WORD = re.compile(
    rf"(?:{ENGLISH_DAY}|[^,，。;；!！、\s]|(?<=\d),(?=\d{{3}}(?!\d))|(?<=\d) (?=%|(?:hundred|thousand|million)\b))+"
)
_LINK = re.compile(r"\s*(?:号码)?(?:是|为|叫|:|：|=)?\s*")

Values = tuple[c.GiveValue, ...]


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
    if not blanks or _asks(heard, blanks):
        return ()
    others = _of_other_blanks(heard, blanks)
    rest = without(text, [(one.start, one.end) for one in others])
    ways = ((said, parting) for said in _readings(rest, len(blanks)) for parting in (_CLAUSE, _WORD))
    given = next((found for said, parting in ways if (found := _given_out(heard, said, parting, blanks))), ())
    if not given or (_more_rows(heard) and len(given) == 1):  # a word alone may be a yes or a no with a slip in it
        return ()
    return (*given, *(one.given for one in others), *_beyond(heard, rest, given, blanks))


def _readings(text: str, most: int) -> Iterator[str]:
    """The text with commas for the “and” between so few values, then as it is."""
    parted = _AND.sub(lambda found: "," * len(found.group()), text)
    if parted != text and len(_CLAUSE.findall(parted)) <= most:
        yield parted
    yield text


#: With a slip in it too.
_AND = re.compile(r" (?:a{1,2}n{1,2}d{1,2}|an|ad|nd|nad|adn) (?=\S)", re.IGNORECASE)


def _beyond(heard: Heard, rest: str, given: Values, asked: Sequence[Blank]) -> Values:
    """Values behind the answer that prove themselves what they are."""
    form, matter = heard.form, open_matter(heard)
    if form is None or matter is None:
        return ()
    spans = [(one.span.start, one.span.end) for one in given]
    paths = {blank.path for blank in asked}
    others = [blank for blank in form.relevant.blanks if blank.path not in paths]
    return sure_values(without(rest, spans), others, matter, heard.moment.types) if others else ()


def _asked(heard: Heard) -> list[Blank]:
    """The blanks asked for together that are still empty, or those with which another row would begin."""
    prompt, matter = heard.state.prompt, open_matter(heard)
    if prompt is None or not prompt.also or heard.form is None or matter is None:
        return []
    paths = prompt.also if prompt.kind is PromptKind.MORE_ROWS else (prompt.subject, *prompt.also)
    found = (blank_at(heard.form.compiled.guide, path) for path in paths if path not in matter.answers)
    return [blank for blank in found if blank is not None]


def _asks(heard: Heard, blanks: Sequence[Blank]) -> bool:
    """Whether the utterance asks, the names of blanks apart: 取多少钱是4,636元."""
    text = heard.utterance.text
    if not cues.asks(text) or cues.asks_firmly(text):
        return cues.asks(text)
    every = heard.form.relevant.blanks if heard.form else ()
    told = [
        one for one in labelled_values(text, [*blanks, *every], open_matter(heard)) if takes(heard, one.blank, one.raw)
    ]
    return cues.asks(without(text, [(one.start, one.end) for one in told]))


def _of_other_blanks(heard: Heard, blanks: Sequence[Blank]) -> list[Labelled]:
    """Values said with the name of a blank that was not asked for, where that blank takes them or a colon says that
    they are its own: it tells what is wrong with them."""
    paths = {blank.path for blank in blanks}
    others = [blank for blank in heard.form.relevant.blanks if blank.path not in paths] if heard.form else []
    found = labelled_values(heard.utterance.text, [*blanks, *others], open_matter(heard))
    text = heard.utterance.text
    return [
        one
        for one in found
        if one.blank.path not in paths
        and (takes(heard, one.blank, one.raw) or _COLON.search(text[one.start : text.find(one.raw, one.start)]))
    ]


_COLON = re.compile("[:：]\\s*$")


def _more_rows(heard: Heard) -> bool:
    return heard.state.prompt is not None and heard.state.prompt.kind is PromptKind.MORE_ROWS


def _given_out(heard: Heard, text: str, parting: re.Pattern[str], blanks: Sequence[Blank]) -> Values:
    """The values of all clauses; none where that can be done in no way, or in several."""
    clauses = [_Clause(text, *match.span()) for match in parting.finditer(text)]
    named, nameless = _by_name([one for one in clauses if not _small_talk(one.text)], blanks)
    own = [_value(heard, clause, blank) or _as_said(clause, blank) for blank, clause in named]
    left = [blank for blank in blanks if blank.path not in {one.path for one in own}]
    if not nameless:
        return tuple(own)
    given = _in_order(heard, nameless, left)
    return (*own, *given) if given else ()


def _by_name(clauses: Sequence[_Clause], blanks: Sequence[Blank]) -> tuple[list[tuple[Blank, _Clause]], list[_Clause]]:
    """Clauses that begin with the name of a blank, without it; a name alone has its value in the next clause."""
    named: list[tuple[Blank, _Clause]] = []
    nameless: list[_Clause] = []
    waiting: Blank | None = None
    for clause in clauses:
        taken = {blank.path for blank, _ in named}
        if waiting is not None:
            named.append((waiting, clause))
            waiting = None
        elif found := _name_in(clause.text, [blank for blank in blanks if blank.path not in taken]):
            blank, end = found
            if end == len(clause.text):
                waiting = blank
            else:
                named.append((blank, replace(clause, start=clause.start + end)))
        else:
            nameless.append(clause)
    return named, nameless


def _name_in(clause: str, blanks: Sequence[Blank]) -> tuple[Blank, int] | None:
    """The blank whose name the clause begins with, and where its value begins; of two names the longer."""
    kinds = Counter(blank.field.type for blank in blanks)
    names = [(name, blank) for blank in blanks for name in (blank.field.label.zh, *blank.field.aliases)]
    alone = [blank for blank in blanks if kinds[blank.field.type] == 1]
    names += [(word, blank) for blank in alone for word in PLAIN_WORDS.get(blank.field.type, ())]
    found = [(len(name), blank) for name, blank in names if name and clause.startswith(name)]
    if not found:
        return _nearly_in(clause, names)
    length, blank = max(found, key=lambda one: one[0])
    link = _LINK.match(clause, length)
    return blank, link.end() if link else length


def _nearly_in(clause: str, names: Sequence[tuple[str, Blank]]) -> tuple[Blank, int] | None:
    """The one blank whose name, but for a slip, is the clause or stands before its colon or 是: 出生学证明编号：Z99…"""
    for head in filter(None, (_HEAD.match(clause), _HEAD_OF_NAME.match(clause))):
        fitting = [pair for pair in names if head.re is _HEAD or pair[1].field.type == "name"]
        near = [(ratio(head["name"], name), blank) for name, blank in fitting if len(name) >= SHORTEST_NAME]
        best = max((how for how, _ in near), default=0.0)
        meant = list({blank.path: blank for how, blank in near if how == best}.values())
        if best >= NEARLY and len(meant) == 1:
            return meant[0], head.end()
    return None


_HEAD = re.compile(r"(?P<name>[\u3400-\u9fff]{3,14})(?:[:：是]|$|(?=[A-Za-z]?\d{4}))")
#: “妈妈字陈小雨”: what follows is somebody's name.
_HEAD_OF_NAME = re.compile(rf"(?P<name>[\u3400-\u9fff]{{3,14}}?)(?={SURNAME}[\u4e00-\u9fff]{{1,2}}$)")


def _small_talk(clause: str) -> bool:
    return bool(_SMALL.fullmatch(folded(clause)) or _THANKS.search(clause))


_SMALL = re.compile(r"好的?|嗯|[哦喔]|[哦喔]?对了?|是的?|还?有的?|还有一个|ok|yes")
_THANKS = re.compile(r"^(?:谢谢|多谢|麻烦|辛苦|谢了?$)")


def _in_order(heard: Heard, clauses: Sequence[_Clause], blanks: Sequence[Blank]) -> Values:
    """Every clause to a blank, in order, where there is one way to do it.

    As many clauses as blanks, of which all but one fit, are given out too: the blank says what is wrong with the other.
    """
    if blanks and blanks[-1].field.type == "text" and not _ends_in_code(clauses[len(blanks) - 1 :], blanks[-1]):
        clauses = _rest_as_one(clauses, len(blanks), heard.utterance.text)
    if len(clauses) > len(blanks):
        # What is said beyond an answer to everything asked is about something else.
        return next(_ways(heard, clauses[: len(blanks)], blanks), ()) if blanks else ()
    ways = list(_ways(heard, clauses, blanks))
    if len(ways) == 1:
        return ways[0]
    return _all_but_one(heard, clauses, blanks) if len(clauses) == len(blanks) > 1 else ()


def _ends_in_code(clauses: Sequence[_Clause], blank: Blank) -> bool:
    """Whether the first of the clauses is the number that the blank wants; what follows is about something else."""
    return bool(clauses) and wants_code(blank) and holds_code(clauses[0].text)


def _rest_as_one(clauses: Sequence[_Clause], most: int, said: str) -> Sequence[_Clause]:
    """At most so many clauses, the last of which is all that was said from there on, up to a value taken out of it."""
    if len(clauses) <= most:
        return clauses
    last = clauses[most - 1]
    behind = [one.end for one in clauses[most - 1 :] if said[last.start : one.end] == last.whole[last.start : one.end]]
    return (*clauses[: most - 1], replace(last, end=max(behind, default=last.end)))


def _ways(heard: Heard, clauses: Sequence[_Clause], blanks: Sequence[Blank]) -> Iterator[Values]:
    fits = {(at, blank.path): _value(heard, clause, blank) for at, clause in enumerate(clauses) for blank in blanks}
    for chosen in combinations(blanks, len(clauses)):
        if chosen[-1].field.type == "text" and len(chosen) < len(blanks):
            continue  # any text would do; it is taken only where everything before it was given
        values = [fits[at, blank.path] for at, blank in enumerate(chosen)]
        if all(values):
            yield tuple(value for value in values if value is not None)


def _all_but_one(heard: Heard, clauses: Sequence[_Clause], blanks: Sequence[Blank]) -> Values:
    pairs = list(zip(clauses, blanks, strict=True))
    values = [_value(heard, clause, blank) for clause, blank in pairs]
    misfits = [at for at, value in enumerate(values) if value is None]
    if len(misfits) != 1:
        return ()
    clause, blank = pairs[misfits[0]]
    if not _tried(clause, blank):
        return ()
    return tuple(value or _as_said(clause, blank) for value in values)


def _tried(clause: _Clause, blank: Blank) -> bool:
    """Whether the clause may be meant for the blank, though it does not take it."""
    if blank.field.type in ("address", "name"):
        return bool(_LOOKS_LIKE[blank.field.type].search(clause.text))
    return bool(_FIGURES.search(clause.text)) == (blank.field.type in _OF_FIGURES)


_FIGURES = re.compile(r"\d{2}")
_OF_FIGURES = frozenset({"id_number", "credit_code", "mobile", "phone", "bank_card", "date", "money", "number"})


def _as_said(clause: _Clause, blank: Blank) -> c.GiveValue:
    return clause.given(blank, 0, len(clause.text))


def _value(heard: Heard, clause: _Clause, blank: Blank) -> c.GiveValue | None:
    """The clause as a value of the blank, small words around it apart; None where the blank does not take it."""
    if not _LOOKS_LIKE.get(blank.field.type, _ANYTHING).search(clause.text):
        return None
    if wants_code(blank):
        clause = replace(clause, start=clause.start + head_of_code(clause.text))
    found = asked_value(clause.text, blank, heard.moment.types)
    if found is None or not takes(heard, blank, found.raw):
        return _as_said(clause, blank) if takes(heard, blank, clause.text) else None
    around = clause.text[: found.span.start] + _without_unit(clause.text[found.span.end :], blank)
    if not _AROUND.fullmatch(around):
        return None
    return replace(found, span=c.Span(clause.start + found.span.start, clause.start + found.span.end))


def _without_unit(behind: str, blank: Blank) -> str:
    """What stands behind a number without the unit in which the blank wants it."""
    unit = blank.field.unit.en if blank.field.unit is not None else ""
    return behind.strip().removeprefix(unit)


#: Small words around a value; with others the clause is about something else (一起办 is no number).
_AROUND = re.compile(
    rf"(?:{ROLES})?[我是就有在叫住大概约应该就到了的吧呢啊哦嗯打个一共总为从号码元块:：“”\"' ]*"
    r"(?:it'?s|that'?s|the|is|my|name|number|a total of|on|at|in| )*[., ]*",
    re.I,
)
_ANYTHING = re.compile("")
#: What stands in a clause that may be one of these: a name begins with a surname or is a foreign one, so that no word
#: is taken for it; a sum is no share, measure or time.
_LOOKS_LIKE: Mapping[str, re.Pattern[str]] = {
    "name": re.compile(rf"(?:{SURNAME}[\u3400-\u9fff]{{1,3}}|·|[A-Z][A-Za-z]\D*)$|\D·\D"),
    "org_name": re.compile(r"\D{2}"),
    "address": re.compile(r"[省市区县镇乡街路巷弄村里园号栋幢室楼组厦]"),
    # One number in ten of 18 digits has the check digit of a card by chance: a mistyped identity number is no card.
    "bank_card": re.compile(r"^(?!\D*(?:\d[ -]?){17}[\dXx]\D*$)|^\D*62"),
    "region": re.compile(r"[\u3400-\u9fff]{2}|[A-Za-z]{3}"),
    "money": re.compile(r"^(?!.*(?:[%％年月岁米亩份]|平方|分之))"),
}
