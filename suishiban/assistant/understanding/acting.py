"""Does the citizen say that they act for somebody else, or for themselves after all?

Nothing is decided here: the words only tell in what capacity and for whom, as far as they do. While a question about
the form is pending whose own answer this may be (由谁申领?), it is left to that question.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz.fuzz import partial_ratio

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.mandate import MandateKind
from suishiban.assistant.form.behalf import for_another, is_form
from suishiban.assistant.form.blanks import blank_at
from suishiban.assistant.understanding import cues, mending
from suishiban.assistant.understanding.asking import another_item, application
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands, pending_of, saying
from suishiban.assistant.understanding.spotting import SURE
from suishiban.knowledge.library.built_in import DELEGATION
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.search import Certainty, Routed, route
from suishiban.knowledge.text import folded, simplify

_WORDS = Path(__file__).with_name("acting.yaml")
#: Characters of an utterance that tells for whom; in a longer one it stands by the way.
_LONGEST = 60
_FOR = r"(?:替|帮|代替?|代表)(?:忙)?"
_FOR_EN = r"(?:for|on behalf of) (?:my |our |the |a )?"
_LEAD_EN = r"(?:this is |it is |it's |i am |i'm |i )*(?:applying |acting |act |do this |doing this )*"
_LEAD = r"(?:我?(?:是|要|想|来|得|想要|需要|准备|打算)*)"
_MINE = r"(?:我们?|咱们?|俺|我家|我们家|家里)?(?:的)?(?:\d{1,2}岁的?)?"
_DOES = r"(?:来|去|弄|搞)?(?:办|申请|申领|领|补办|换|变更|改|注销|登记|交|弄|报|开|续|签|迁|取|提)"


def acting_for(heard: Heard) -> Commands:
    """“我替我妈办居住证”, “我是公司经办人，帮公司变更地址”, “给孩子办”, “代办”."""
    text = heard.utterance.text
    if not text or len(text) > _LONGEST or cues.asks(text):
        return ()
    told = _told(text)
    if told is None or _answers_a_choice(heard):
        return ()
    kind, relation = told
    items = _wished(heard) or _named_clearly(heard)
    if _is_its_name(heard, items or _sounding_like(heard)):
        return ()
    more = not items and not _says_no_more(text) and not _names_the_open(heard)
    if more and (heard.state.open_matter is not None or (kind == MandateKind.COMPANY_AGENT and text.isascii())):
        return ()  # of a company whatever is wanted tells that somebody acts for it: it is found by its name
    return (c.ActFor(text, kind, relation, items),)


def _routed(heard: Heard) -> Routed:
    """Which items the words lead to."""
    return route(heard.knowledge, heard.utterance.text, heard.state.region, heard.moment.at.date())


def _named_clearly(heard: Heard) -> tuple[str, ...]:
    """The item that English words name and wish for at once: residence permit for my mother."""
    text = heard.utterance.text
    if heard.state.open_matter is not None or not text.isascii():
        return ()
    routed = _routed(heard)
    return routed.items if routed.certainty is Certainty.CLEAR else ()


def _sounding_like(heard: Heard) -> tuple[str, ...]:
    """The items that the words alone lead to, where no wish is said: birth certificate for my baby."""
    if heard.state.open_matter is not None:
        return ()
    return _routed(heard).items


def _is_its_name(heard: Heard, items: tuple[str, ...]) -> bool:
    """Whether the words for whom it is are part of what the item itself is called, so that its own form knows of them:
    给孩子办残疾证, 把公司转给别人办了."""
    said, release = simplify(heard.utterance.text).lower(), heard.knowledge.release
    found = (release.guide(item, heard.state.region, heard.moment.at.date()) for item in items[:1])
    guides = (one.guide for one in found if isinstance(one, CompiledGuide))
    names = sorted((name.lower() for guide in guides for name in (guide.name.zh, *guide.aliases)), key=len)
    longest = next((name for name in reversed(names) if name in said), "")
    if longest and _told(said.replace(longest, "办")) is None:
        return True
    return any(_told(name) is not None and _nearly(name, said) for name in names)


def _nearly(name: str, said: str) -> bool:
    """Whether the name stands there with a slip in it."""
    return len(name) <= len(said) + 1 and partial_ratio(name, said) >= _NEARLY[name.isascii()]


#: How like a mistyped name must be, of 100: two swapped characters of seven, one slip in fifteen letters.
_NEARLY = {False: 75.0, True: 92.0}


def _names_the_open(heard: Heard) -> bool:
    """Whether the utterance names the open application, so that it says of that for whom it is: 我替我妈办残疾证."""
    matter, (_, blank) = heard.state.open_matter, pending_of(heard)
    if matter is None or (blank is not None and blank.field.type == "text"):
        return False
    routed = _routed(heard)
    return routed.certainty is Certainty.CLEAR and routed.items[0] == matter.item


def _wished(heard: Heard) -> tuple[str, ...]:
    """The items wished for beside the words that only tell for whom; while a form is open, just another one that is
    named clearly, and where any text would be taken for a value only in firm words."""
    rest = [clause for clause in cues.clauses_of(heard.utterance.text) if not _tells_only(simplify(clause))]
    wish, matter = saying(heard, "，".join(rest)), heard.state.open_matter
    if not rest:
        return ()
    if matter is None:
        return _candidates(application(wish))
    _, blank = pending_of(heard)
    if blank is not None and blank.field.type == "text":
        return _candidates(another_item(wish))
    routed = _routed(wish)
    clear = routed.certainty is Certainty.CLEAR and routed.items[0] not in (matter.item, DELEGATION)
    return routed.items if clear else ()


def _candidates(commands: Commands) -> tuple[str, ...]:
    return next((one.candidates for one in commands if isinstance(one, c.StartItem)), ())


def acting_for_oneself(heard: Heard) -> Commands:
    """“我自己办”, where the application is for somebody else, or was going to be."""
    if is_form(heard.state.open_matter) and _NOT_THIS.match(simplify(heard.utterance.text)):
        return (c.ActForMyself(),)
    others = heard.state.acting is not None or any(for_another(one.answers) for one in heard.state.matters)
    if not others or not cues.says(heard.utterance.text, _myself()) or _answers_a_choice(heard):
        return ()
    return (c.ActForMyself(),)


#: Who is asked for a mandate and wants none.
_NOT_THIS = re.compile(
    r"(?:算了|不了?|那|还是|就|改成|[,，])*(?:给|帮|替|为)?我(?:自己|本人)来?(?:办|申请|弄)[的吧了啊]*$"
    r"|我?(?:不是|不要|不用|不办|不需要)办?(?:这个|代办|替别人|帮别人|给别人)"
)


def entrusted(heard: Heard) -> Commands:
    """What a letter entrusts, where that is asked: names of items, which here are no wish to begin them."""
    matter, (_, blank) = heard.state.open_matter, pending_of(heard)
    text = heard.utterance.text
    if matter is None or matter.item != DELEGATION or blank is None or blank.path != "scope_items":
        return ()
    if not text or cues.asks(text) or mending.change_of(text):
        return ()
    scope = blank_at(heard.form.compiled.guide, "scope") if heard.form is not None else None
    meant = scope if scope is not None and heard.moment.types["choice"].recognise(text, scope.field) else blank
    return (c.GiveValue(meant.path, text, c.Span(0, len(text))),)


def names_another(text: str) -> bool:
    """Whether it is for none of those listed: “另一位”."""
    return cues.says(text, _another())


def _answers_a_choice(heard: Heard) -> bool:
    """Whether an option of the pending question is recognised in the words: who applies may be just what it asks. Where
    they name the open application they say more than an answer, unless they surely are one."""
    _, blank = pending_of(heard)
    if blank is None or not blank.field.options:
        return False
    found = heard.moment.types[blank.field.type].recognise(heard.utterance.text, blank.field)
    surely = any(one.certainty >= SURE["choice"] for one in found)
    return surely or (bool(found) and not _names_the_open(heard))


def _told(text: str) -> tuple[str, str] | None:
    """In what capacity and for whom, each empty where the words do not tell; None where they tell of nobody else."""
    said = simplify(text)
    for kind, phrases in _spoken()["capacities"].items():
        if any(folded(phrase) in folded(text) for phrase in phrases):
            return kind, "child" if kind == MandateKind.GUARDIAN else ""
    if cues.says(text, _others()):
        return "", ""
    match = _for_whom().search(said) or _for_whom_en().search(said)
    if match is None:
        return None
    named = match.groupdict()
    return _who()[folded(named["who"] or named["given"])]


def _says_no_more(text: str) -> bool:
    """Whether the utterance is about nothing but for whom it is: then it is no value of what is open."""
    if cues.says(text, _others()):
        return True
    clauses = [simplify(clause) for clause in cues.clauses_of(text)]
    return bool(clauses) and all(_WHOLE_LEAD.fullmatch(one) or _tells_only(one) for one in clauses)


_WHOLE_LEAD = re.compile(r"(?:其实|哦|啊|对了|等等|等一下|那个|忘了说|忘说了|actually|sorry|wait)+")


def _tells_only(clause: str) -> bool:
    bare = _WHOLE_LEAD.sub("", clause)
    if any(folded(bare) == folded(phrase) for phrases in _spoken()["capacities"].values() for phrase in phrases):
        return True
    return bool(_only().fullmatch(bare) or _only_en().fullmatch(bare.strip().lower()))


@cache
def _spoken() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return found


@cache
def _who() -> Mapping[str, tuple[str, str]]:
    """Word → capacity and relation."""
    words = _spoken()
    found = {folded(one): ("agent", relation) for relation, said in words["kin"].items() for one in said}
    found |= {folded(one): ("guardian", relation) for relation, said in words["ward"].items() for one in said}
    return found | {folded(one): ("company_agent", "") for one in words["company"]}


@cache
def _persons() -> str:
    """Any of the words for a person, the longest first."""
    return _any_of(one for group in ("kin", "ward") for said in _spoken()[group].values() for one in said)


@cache
def _companies() -> str:
    return _any_of(_spoken()["company"])


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))


@cache
def _for_whom() -> re.Pattern[str]:
    """替我妈…办, 帮公司变更…, 给孩子办; 给孩子上学办居住证 may be for a parent, and 转给别人办 says to whom it goes."""
    return re.compile(
        rf"(?:{_FOR}{_MINE}(?P<who>{_persons()}|{_companies()})[^，。,.]{{0,4}}?"
        rf"|(?<![转卖让租借送交户])[给为]{_MINE}(?P<given>{_persons()}))(?:来|去)?{_DOES}"
    )


@cache
def _for_whom_en() -> re.Pattern[str]:
    """For my mother; “apply for company seal” names what is wanted, and nobody."""
    ends = r"(?! (?!please|today|now|here|and|who|to|because|since|she|he|they)[a-z])"
    return re.compile(rf"(?<!apply )\b{_FOR_EN}(?P<who>{_persons()}|{_companies()})\b{ends}", re.IGNORECASE)


@cache
def _only() -> re.Pattern[str]:
    """The same with nothing else: 我是替我妈办的."""
    return re.compile(
        rf"{_LEAD}(?:{_FOR}|[给为]){_MINE}(?:{_persons()}|{_companies()})(?:来|去)?"
        r"(?:办理?|申请|申领|弄|搞|填)(?:这个|的|了|吧|呀|啊|呢)*"
    )


@cache
def _only_en() -> re.Pattern[str]:
    return re.compile(rf"{_LEAD_EN}{_FOR_EN}(?:{_persons()}|{_companies()})[.!]*", re.IGNORECASE)


@cache
def _others() -> frozenset[str]:
    return frozenset(folded(one) for one in _spoken()["others"])


@cache
def _another() -> frozenset[str]:
    return frozenset(folded(one) for one in _spoken()["another"])


@cache
def _myself() -> frozenset[str]:
    return frozenset(folded(one) for one in _spoken()["myself"])
