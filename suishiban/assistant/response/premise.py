"""Does a question rest on something that the guide does not say? Then that is told before it is answered.

“身份证丢了要罚200元对吧?” is no question that passages like the question can answer: the nearest of them speaks of
something else, and to answer with it would be to agree. What is taken for granted is therefore cut out and judged by
itself: figures against every passage of the item, what is affirmed or denied against those that were found.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from suishiban.assistant.conversation.premise import Premise, Truth
from suishiban.assistant.response.checking.check import check
from suishiban.assistant.response.checking.clauses import clauses
from suishiban.assistant.response.checking.content import unnamed
from suishiban.assistant.response.checking.facts import Figure, figures
from suishiban.assistant.response.checking.normal import normal
from suishiban.assistant.response.checking.polarity import polarities, turned, without
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library.sections import Section
from suishiban.knowledge.text import clean

#: Ends a statement for which agreement is asked.
_TAG = re.compile(
    r"[，, ]*(?:对吧|对吗|对不对|对么|是吧|是吗|是么|是不是|没错吧|不是吗|对不|对嘛"
    r"|是真的吗|真的吗|真的假的|有这回事吗|是这样吗|没错吗|吧)"
    r"[？?。!！ ]*$"
)
_HEARSAY = re.compile(
    r"^(?:我)?(?:听说|听人说|听别人说|有人说|人家说|网上说|他们说|朋友说|据说|都说|不是说(?!过|了|好))[，, ]*"
)
_WHY = re.compile(r"^(?:请问)?(?:为什么|为啥|凭什么|干嘛|怎么还)")
_POLAR = re.compile(r"(?:吗|么|不)[？? ]*$")
_ENGLISH = re.compile(
    r"(?:,? (?:right|correct|is that (?:right|true|so|correct)|isn.t (?:it|that so)|is it true)\s*\?*\s*$)"
    r"|^(?:i (?:have )?heard|they say|is it true|someone told me)(?: that)?\b",
    re.IGNORECASE,
)
_ENGLISH_FIGURE = re.compile(
    r"(\d+(?:\.\d+)?)\s*(yuan|rmb|cny|working days?|days?|years?|months?|times?|visits?)", re.I
)
_UNITS = {"yuan": "元", "rmb": "元", "cny": "元", "working day": "工作日", "day": "天", "year": "岁", "month": "月"}

#: Unit → the sections that speak of such figures, the first of them the likeliest.
_SECTIONS: dict[str, tuple[Section, ...]] = {
    "元": (Section.FEES,),
    "工作日": (Section.LIMITS,),
    "天": (Section.LIMITS,),
    "月": (Section.RESULTS, Section.CONDITIONS, Section.LIMITS),
    "岁": (Section.CONDITIONS,),
    "次": (Section.VISITS,),
}
_DENIED_UNITS = {"元": "fee"}
_PROVED = 2


def without_tag(question: str) -> str:
    """What is asked, without the words that ask for agreement (听说…, …对吧): to look for it by itself."""
    told = _TAG.sub("", _HEARSAY.sub("", question))
    if _ENGLISH.search(told):
        # An English figure weighs as a word of its own, and one that is invented is in no guide.
        told = _ENGLISH_FIGURE.sub("", _ENGLISH.sub("", told))
    told = told.strip(" ,，")
    return told or question


def premise_in(question: str) -> str:
    """The statement that `question` takes for granted; empty where it only asks."""
    text = clean(question).strip()
    if _ENGLISH.search(text):
        return "，".join(f"{value}{_unit(unit)}" for value, unit in _ENGLISH_FIGURE.findall(text))
    stated = _POLAR.search(text) and _asserted(normal(text))
    if not (stated or any(pattern.search(text) for pattern in (_HEARSAY, _TAG, _WHY))):
        return ""
    text = _TAG.sub("", _HEARSAY.sub("", _WHY.sub("", text)))
    return re.sub(r"[？?！!。 ]+$", "", _POLAR.sub("", text))


def _unit(word: str) -> str:
    return _UNITS.get(word.lower().rstrip("s"), "次")


def judged(question: str, found: Sequence[Passage], told: Sequence[Passage]) -> Premise | None:
    """What the guide says to the premise of `question`.

    `found` are the passages that answer, best first; `told` all passages of the item. None where there is no premise,
    or none that can be judged: then nothing is said to it.
    """
    statement = premise_in(question)
    if not statement or not told:
        return None
    said = _without_names(normal(statement), told)
    return _contradicted(said, found, told) or _unsaid(said, found, told) or _confirmed(said, found, told)


def _contradicted(said: str, found: Sequence[Passage], told: Sequence[Passage]) -> Premise | None:
    for figure in _asserted(said):
        about = _about(figure, told)
        if about and not any(_states(figure, passage) for passage in told):
            return Premise(Truth.CONTRADICTED, f"{figure.value}{figure.unit}", _nearest(about, found))
    for passage in (*found, *_concepts(said, told)):
        text = normal(passage.text)
        if (any(turned(said, text)) or _opposed(said, text)) and not any(_says_so(said, other) for other in found):
            return Premise(Truth.CONTRADICTED, "", (passage,))
    return None


#: The matter of a clause that affirms or denies it: 登报 in 不用登报; longer ones are not taken up word by word.
_MATTER = range(2, 7)


def _opposed(said: str, text: str) -> bool:
    """Whether a short clause of the guide denies the very thing that is said to be needed, or the other way round."""
    spoken = clauses(said)
    for clause in clauses(text):
        for concept, says in polarities(clause).items():
            matter = without(concept, clause)
            about = next((one for one in spoken if matter in one), "") if len(matter) in _MATTER else ""
            if about and polarities(about).get(concept) is (not says):
                return True
    return False


def _without_names(said: str, told: Sequence[Passage]) -> str:
    """What is said, without the item's name and its other names."""
    names = {normal(name) for one in told if one.section == Section.SUMMARY for name in _names(one)}
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name, "")
    return said


def _names(summary: Passage) -> Iterator[str]:
    yield from re.split(r"[（）()\n]", f"{summary.title}\n{summary.also}")


#: Before a figure, these make it what the office demands; a citizen's own age or time of stay is none.
_DEMANDED = re.compile(r"(?:要|得|必须|应当|至少|最多|才|罚|收|花|交|住满|年满|(?<!未)满)[^，。了过]{0,5}$")
_DONE = re.compile(r"^[^，。]{0,3}(?:拿|办好|办完|办结|下来|出证|出来|领到|搞定)")
_OWN = re.compile(r"我|孩子|小孩|宝宝|老人|他|她")
_PRICED = "元"


def _asserted(said: str) -> list[Figure]:
    """The figures that are said to be the office's: amounts, and demands and limits of another kind."""
    found = []
    for figure in figures(said):
        end = figure.at + len(f"{figure.value}{figure.unit}")
        clause = said[max(said.rfind(mark, 0, figure.at) for mark in "，。") + 1 : figure.at]
        demanded = _DEMANDED.search(clause) and not _OWN.search(clause)
        if figure.unit == _PRICED or (figure.unit in _SECTIONS and (demanded or _DONE.search(said[end:]))):
            found.append(figure)
    return found


def _about(figure: Figure, told: Sequence[Passage]) -> list[Passage]:
    """The passages that give a figure of this unit where such figures belong, or that there is none to give."""
    return [
        passage
        for section in _SECTIONS[figure.unit]
        for passage in told
        if passage.section == section and (_gives(figure.unit, passage) or _denies(figure.unit, passage))
    ]


def _gives(unit: str, passage: Passage) -> bool:
    return any(one.unit == unit for one in figures(normal(passage.text)))


def _denies(unit: str, passage: Passage) -> bool:
    return polarities(normal(passage.text)).get(_DENIED_UNITS.get(unit, "")) is False


def _states(figure: Figure, passage: Passage) -> bool:
    return any(one.value == figure.value and _alike(one.unit, figure.unit) for one in figures(normal(passage.text)))


def _alike(unit: str, other: str) -> bool:
    """Who says 10天 may mean working days: that is no other figure."""
    return unit == other or {unit, other} == {"天", "工作日"}


def _concepts(said: str, told: Sequence[Passage]) -> Iterator[Passage]:
    """The passages that decide on what a whole item is about: whether it costs, whether one must come."""
    spoken = polarities(said)
    sections = {Section.FEES: "fee", Section.VISITS: "visit"}
    return (one for one in told if sections.get(Section(one.section), "") in spoken)


def _says_so(said: str, passage: Passage) -> bool:
    """Whether a passage affirms and denies the same as what is said."""
    spoken, text = polarities(said), normal(passage.text)
    known = polarities(text)
    return all(known.get(concept) is says for concept, says in spoken.items()) and not any(turned(said, text))


def _nearest(about: Sequence[Passage], found: Sequence[Passage]) -> tuple[Passage, ...]:
    """Those that were found first."""
    return tuple(sorted(about, key=lambda one: one not in found))[:_PROVED]


#: What a citizen says around a premise, and the guide need not.
_AROUND = re.compile(
    r"不了|了嘛|现在|一定|必须|非得|得先|还要|还得|而且|就是|真的|直接|可以|需要|应该|我们?|您|\u4f60们?|咱|的话|之后|以后|以前|才能?|就行|才行|^[要得会]|(?<=，)[要得会]"
)


def _unsaid(said: str, found: Sequence[Passage], told: Sequence[Passage]) -> Premise | None:
    """A word of two characters or more that stands nowhere in the guide, nor in another word for it."""
    evidence = normal("。".join(_whole(told)))
    plain = _AROUND.sub("，", _FIGURED.sub("，", said))
    runs = [run for run in unnamed(plain, evidence) if len(run) >= _WORD]
    if not runs:
        return None
    fees = tuple(one for one in told if one.section == Section.FEES and _MONEY.search(runs[0]))
    return Premise(Truth.UNSAID, runs[0], fees[:_PROVED] or tuple(found[:1]))


_WORD = 2
#: What is not mentioned and costs is answered with what does.
_MONEY = re.compile(r"费|钱|金|罚|款|红包")
#: A figure with its unit and bound: those are judged as figures.
_FIGURED = re.compile(r"\d[\d.:]*(?:工作日|[\u3400-\u9fff])(?:以内|之内|以上|以下|内)?")


def _whole(passages: Iterable[Passage]) -> Iterator[str]:
    for passage in passages:
        yield from (passage.title, passage.text, passage.also)


def _confirmed(said: str, found: Sequence[Passage], told: Sequence[Passage]) -> Premise | None:
    """Where something can be checked in it, and one passage passes the check."""
    stated = figures(said)
    if not stated and not polarities(said):
        return None
    sections = {section for figure in stated for section in _SECTIONS.get(figure.unit, ())}
    for passage in (*found, *(one for one in told if one.section in sections)):
        stands = all(_states(one, passage) for one in stated)
        if stands and _says_so(said, passage) and check(said, f"{passage.title}。{passage.text}") is None:
            return Premise(Truth.CONFIRMED, "", (passage,))
    return None
