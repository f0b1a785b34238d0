"""Which blanks does somebody who writes English name, and what do they say of each? “no, the area is 80”, “my phone: …”

The other readers know sentences by their Chinese words; English ones are told by the English names of the blanks, with
the row behind them (“name of shareholder 2”).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.answers import AnswerState
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import (
    Commands,
    in_english,
    open_matter,
    pending_of,
    saying,
    takes,
    without,
)
from suishiban.assistant.understanding.sharing_out import shared_out
from suishiban.assistant.understanding.spotting import by_nearness
from suishiban.assistant.understanding.writing import holds_sentences
from suishiban.knowledge.remembered import remembered

#: Words before the name of a blank that say nothing of it, or that something is mended; a slip in them is overlooked.
_LEADS = (
    "no nope sorry wait oh oops actually wrong correction i made have a mistake my was please change correct update "
    "fix set make edit and also then our the his her their its for with"
)
_LEADING = 75.0
#: Of these one slip is overlooked however short they are, right before a name: teh, mi, thee.
_ARTICLES = ("the", "my", "our", "his", "her", "their", "its")
#: Words between a name and its value, with a slip in them: hould be, iis, ot.
_SHOULD = r"(?:s{0,2}[hould]{4,6} (?:be{0,2}|eb)|sh[a-z]{3,5} (?:bee?|read|say))"
_IS = r"(?:i{1,2}s{1,2}|si|are|was)"
_TO = r"(?:t{1,2}o{1,2}|ot)"
_MENDED = rf"(?:(?:is|was) wrong[,.;]? ?(?:and |it |that )?(?:{_SHOULD}|is|must be)|{_SHOULD}|must be)"
_LINK = re.compile(rf" ?(?:(?:{_MENDED}|{_IS}|{_TO})\b|:|=)[ :]*(?=\S)|[ ,，]+(?=\S)", re.IGNORECASE)
#: What may stand behind a name with nothing between: figures, a code, a sum, something in Chinese.
_FIGURES_OR_CHINESE = re.compile(r"(?:cny|rmb|yuan|[¥￥]) ?\d|[A-Za-z/-]*\d|[^\x00-\x7f]", re.IGNORECASE)
#: What ends the value before the next name.
_JOINT = re.compile(r"(?:[\s,.;，；]|\b(?:and|also|my|our|the)\b)+$", re.IGNORECASE)
_MENDING = re.compile(
    r"^(?:no|sorry|wait|oh|oops|actually|wrong|correction|i made a mistake|my mistake)\b"
    rf"|^(?:please )?(?:change|correct|update|fix|set)\b|\bis wrong\b|\b{_SHOULD}\b",
    re.IGNORECASE,
)
#: Something is named and put right: where nobody can tell what, it is asked rather than written somewhere.
_CHANGES_SURELY = re.compile(
    r"^(?:sorry[, ]+)?(?:actually|i made a mistake|(?:please )?(?:change|correct|update|fix))[, ]+(?:my|our|the) "
    rf"(?P<name>[A-Za-z][A-Za-z' -]{{2,60}}?) (?:{_MENDED}|{_IS}|{_TO})\b",
    re.IGNORECASE,
)
_NOTHING_NAMED = frozenset({"answer", "last answer", "last one", "value", "right one", "correct one", "right answer"})
#: How like a name a mistyped one must be, of 100.
_NEARLY = 84.0
#: Names that are words of any sentence: they count only with their row.
_COMMON = frozenset({"to", "from", "for", "date", "day"})


@dataclass(frozen=True, slots=True)
class _Named:
    """The name of a blank at a place of the text."""

    blank: Blank
    start: int
    end: int
    value: int
    """Where its value begins."""


def named_in_english(heard: Heard) -> Commands:
    """Values said with the English names of their blanks; of an answered blank that is a correction."""
    form, matter, text = heard.form, open_matter(heard), heard.utterance.text
    if form is None or matter is None or not in_english(heard):
        return ()
    _, pending = pending_of(heard)
    blanks = by_nearness(form.relevant.blanks, pending, matter)
    mends = bool(_MENDING.search(text.strip(" ,，")))
    free = pending is not None and pending.field.type == "text"
    named = _names_in(text, blanks)
    if mends or not free:
        named = sorted([*named, *_nearly_named(text, blanks, named)], key=lambda one: one.start)
    if not named and (head := _CHANGES_SURELY.match(text.strip(" ,，"))) and head["name"].lower() not in _NOTHING_NAMED:
        return (c.Unclear(text),)
    if not named or (not mends and cues.asks(without(text, [(one.start, one.value) for one in named]).strip(" ,，"))):
        return ()
    before = text[: named[0].start]
    if not _only_leads(before):
        return _with_answer(heard, pending, before, named, matter)
    return tuple(_said(heard, text, named, matter))


def _only_leads(before: str) -> bool:
    """Whether what stands before a name says nothing but that it is named, or mended."""
    words = re.findall(r"[^\s,，.;:]+", _without_article(before).lower())
    return all(max(ratio(word, one) for one in _LEADS.split()) >= _LEADING for word in words)


def _without_article(before: str) -> str:
    """Without the article right before a name, with a slip in it or none."""
    last = _LAST_WORD.search(before)
    slipped = last is not None and min(OSA.distance(last["word"].lower(), one) for one in _ARTICLES) <= 1
    return before[: last.start()] if last and slipped else before


_LAST_WORD = re.compile(r"(?:^|(?<=[\s,，.;]))(?P<word>[A-Za-z]+) *$")


def _with_answer(heard: Heard, pending: Blank | None, before: str, named: Sequence[_Named], matter: Matter) -> Commands:
    """Named values behind an answer to what was asked."""
    others = [one for one in _said(heard, heard.utterance.text, named, matter) if _fits(heard, pending, one)]
    paths, answer = {one.blank.path for one in named}, _JOINT.sub("", _without_article(before))
    given = _answered(heard, pending, answer, paths) if others else ()
    return (*given, *others) if given else ()


def _fits(heard: Heard, pending: Blank | None, one: c.GiveValue | c.Correct) -> bool:
    """Whether it is given besides; what was answered already is hardly put right in the middle of a text."""
    if isinstance(one, c.GiveValue) or heard.form is None:
        return isinstance(one, c.GiveValue)
    blank = blank_at(heard.form.compiled.guide, one.path)
    told_at_length = pending is not None and holds_sentences(pending)
    telling = blank is not None and len(blank.field.label.en.split()) >= _TELLING
    return takes(heard, blank, one.raw) and (telling or not told_at_length)


#: Words of a name that hardly stand in a text by chance.
_TELLING = 3


def _answered(heard: Heard, pending: Blank | None, before: str, named: Collection[str]) -> Commands:
    """What stands before the named values, for the blanks that were asked for."""
    text, answer = heard.utterance.text, before.strip(" ,，")
    prompt = heard.state.prompt
    if prompt is not None and prompt.also:
        shared = shared_out(saying(heard, without(text, [(len(before), len(text))])))
        if shared or len(cues.clauses_of(answer)) > 1:
            return () if any(not isinstance(one, c.GiveValue) or one.path in named for one in shared) else shared
    if pending is None or pending.path in named or not takes(heard, pending, answer):
        return ()
    start = text.index(answer)
    return (c.GiveValue(pending.path, answer, c.Span(start, start + len(answer))),)


def _said(heard: Heard, text: str, named: Sequence[_Named], matter: Matter) -> Iterator[c.GiveValue | c.Correct]:
    ends = [*(one.start for one in named[1:]), len(text)]
    for one, end in zip(named, ends, strict=True):
        raw = _JOINT.sub("", text[one.value : end].rstrip(" ,，.;"))
        if not raw:
            continue
        span, blank = c.Span(one.value, one.value + len(raw)), _that_takes(heard, one.blank, raw)
        answer = matter.answers.get(blank.path)
        if answer is not None and answer.state is not AnswerState.SKIPPED:
            yield c.Correct(raw, span, blank.path)
        elif len(named) == 1 or takes(heard, blank, raw):
            yield c.GiveValue(blank.path, raw, span)


def _that_takes(heard: Heard, blank: Blank, raw: str) -> Blank:
    """Of blanks of one name the one that takes the value."""
    if heard.form is None or takes(heard, blank, raw):
        return blank
    alike = (one for one in heard.form.relevant.blanks if one.field.label.en == blank.field.label.en)
    return next((one for one in alike if takes(heard, one, raw)), blank)


def _names_in(text: str, blanks: Sequence[Blank]) -> list[_Named]:
    """The names that stand in the text with a value behind them; of two at one place the longer, of two blanks of one
    name the nearer."""
    found: list[_Named] = []
    for name, blank in sorted(_names(blanks), key=lambda pair: -len(pair[0])):
        for match in _pattern(name).finditer(text):
            link = _LINK.match(text, match.end())
            taken = any(one.start < match.end() and match.start() < one.value for one in found)
            if link is None or taken or any(one.blank is blank for one in found) or _longer(text, match, name, blank):
                continue
            bare = link.group().strip() in ("", ",", "，")
            if bare and not (_FIGURES_OR_CHINESE.match(text, link.end()) or _begins_option(text[link.end() :], blank)):
                continue
            meant = (
                blanks[0] if _is_plain_word(name, blank, blanks[0]) and _only_leads(text[: match.start()]) else blank
            )
            found.append(_Named(meant, match.start(), match.end(), link.end()))
            break
    return sorted(found, key=lambda one: one.start)


def _is_plain_word(name: str, blank: Blank, asked: Blank) -> bool:
    """Whether it is the plain word for what was asked, though another blank is called so: the full name is …"""
    alike = {blank.field.type, asked.field.type} <= {"name", "org_name", "text"} or blank.field.type == asked.field.type
    return alike and name.lower() in _PLAIN_WORDS.get(asked.field.type, ())


_PLAIN_WORDS = {
    "name": ("name", "full name"),
    "org_name": ("name", "full name"),
    "id_number": ("id", "id number", "identity number"),
    "mobile": ("mobile", "mobile number", "phone", "phone number"),
    "address": ("address",),
}


#: What a value of the type is called where the form has one only.
_ALONE = {
    "mobile": ("phone", "phone number", "telephone", "mobile", "mobile number", "cell phone", "contact number"),
    "email": ("email", "e-mail", "email address"),
    "id_number": ("id number", "identity number", "id card number"),
}


def _longer(text: str, match: re.Match[str], name: str, blank: Blank) -> bool:
    """Whether a word for any value of the type is the end of another name: agent's mobile."""
    if name in (blank.field.label.en, *blank.field.aliases) or name not in _ALONE.get(blank.field.type, ()):
        return False
    clause = re.split(r"[,，;.:]|\band\b", text[: match.start()])[-1]
    return not _only_leads(clause)


def _begins_option(rest: str, blank: Blank) -> bool:
    return any(rest.lower().startswith(option.label.en.lower()) for option in blank.field.options if option.label.en)


def _names(blanks: Sequence[Blank]) -> Iterator[tuple[str, Blank]]:
    for blank in blanks:
        for name in (blank.field.label.en, *(one for one in blank.field.aliases if one.isascii())):
            if blank.group is not None:
                yield f"{name} of {blank.group.row.en} {blank.row + 1}", blank
            if name.lower() not in _COMMON:
                yield name, blank
    kinds = Counter(blank.field.type for blank in blanks)
    for blank in blanks:
        if kinds[blank.field.type] == 1:
            yield from ((name, blank) for name in _ALONE.get(blank.field.type, ()))


@remembered(20_000)
def _pattern(name: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in name.split())
    return re.compile(rf"(?<![A-Za-z]){words}(?![A-Za-z])", re.IGNORECASE)


_HEAD = re.compile(
    r"(?:^|[,，;.]|\band\b) *"
    r"(?:(?:no|sorry|wait|oh|actually|i made a mistake|please|change|correct|update|fix|set|my|our|the)\b|[,，.;: ])*"
    rf"(?P<name>[A-Za-z][A-Za-z0-9' -]{{2,60}}?)(?: (?:{_MENDED}|{_IS}|{_TO})\b| ?:)[ :]*(?=\S)",
    re.IGNORECASE,
)


def _nearly_named(text: str, blanks: Sequence[Blank], named: Sequence[_Named]) -> Iterator[_Named]:
    """The blanks whose names mistyped ones are like: “change the adress to …”."""
    for match in _HEAD.finditer(text):
        if any(one.start < match.end() and match.start("name") < one.value for one in named):
            continue
        said = match["name"].lower()
        scored = [(_likeness(said, name.lower()), blank) for name, blank in _names(blanks)]
        best = max((score for score, _ in scored), default=0.0)
        blank = next((blank for score, blank in scored if score == best), None)
        if blank is not None and best >= _NEARLY and all(one.blank is not blank for one in named):
            yield _Named(blank, match.start("name"), match.end("name"), match.end())


def _likeness(said: str, name: str) -> float:
    """0 to 100; one slip in a name of five letters is overlooked, two letters in the other order being one."""
    one_slip = len(name) >= _SHORTEST_NAME and OSA.distance(said, name, score_cutoff=1) <= 1
    return max(ratio(said, name), 90.0 if one_slip else 0.0)


_SHORTEST_NAME = 5
