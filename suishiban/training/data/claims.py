"""Which sentences are true by a guide without being its words, and which are false?

The sets on which the claim checker is measured. True ones say what a field of a guide says, in other words, numerals,
order, merged or split. False ones are made from true ones by one change of a stated class, mostly to a real value of
another item, region, place or scenario. Nothing here knows the checker (an import contract holds that); every draw
comes from the seed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from random import Random

import cn2an
import numpy as np

from suishiban.knowledge.guide import Guide
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library import CompiledGuide, Release
from suishiban.knowledge.library.holding import holding_of
from suishiban.knowledge.library.sections import Section

#: Where and when the guides are read.
REGIONS = ("990102", "990103", "990121")


class Change(StrEnum):
    """What was changed to make a statement false."""

    #: Nothing: it is true.
    NONE = "none"
    FIGURE = "figure"
    DATE = "date"
    FEE = "fee"
    PLACE = "place"
    DEPARTMENT = "department"
    NEGATION = "negation"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence and the text that it rests on."""

    text: str
    evidence: str
    """The passages cited, one after the other."""
    item: str
    region: str
    title: str
    """The item's name."""
    kind: str
    """What it is about: limits, fees, places …"""
    change: Change = Change.NONE
    real: bool = False
    """Whether the false value stands in a guide somewhere."""


@dataclass(frozen=True, slots=True)
class Source:
    """One guide as it holds in one region, with its passages."""

    guide: Guide
    region: str
    passages: tuple[Passage, ...]

    def of(self, section: Section, key: str = "") -> str:
        """The passages of a section, or the one with that key."""
        found = [one for one in self.passages if one.section == section]
        return "".join(one.text for one in found if not key or one.id.endswith(f"/{key}"))


def sources(release: Release, passages: Sequence[Passage], on: date) -> list[Source]:
    """Every item in every region where it is offered."""
    found, held = [], holding_of(passages)
    for region in REGIONS:
        here = [passages[number] for number in np.flatnonzero(held.mask(region, on)).tolist()]
        for basic in release.items():
            guide = release.guide(basic.id, region, on)
            if isinstance(guide, CompiledGuide):
                own = tuple(one for one in here if one.item == basic.id)
                found.append(Source(guide.guide, region, own))
    return found


def chinese(number: int) -> str:
    """20 → 二十."""
    return str(cn2an.an2cn(number))


#: Reviewed pairs that say the same; the generator's own list.
_OTHER_WORDS = (
    ("需要", "要"), ("应当", "要"), ("可以", "能"), ("不收费", "免费"), ("居民身份证", "身份证"), ("户口簿", "户口本"),
    ("提交", "交"), ("无需", "不用"), ("未满", "不满"), ("申请人", "您"), ("领取", "取"), ("办理", "办"),
)  # fmt: skip
_NUMERAL = re.compile(r"(?<!\d)(\d{1,2})(?=个工作日|日内|周岁|个月|元|份|次|年)")
_SPOKEN = re.compile(r"([二三四五六七八九十]{1,3})(?=个工作日|日内|周岁|个月|元|份|次)")


def reworded(text: str, random: Random) -> str:
    """Other words and numerals for the same; the text itself where it holds nothing to reword."""
    told = text
    for word, other in random.sample(_OTHER_WORDS, len(_OTHER_WORDS)):
        if word in told and random.random() < 0.6:
            told = told.replace(word, other, 1)
    if random.random() < 0.7:
        told = _NUMERAL.sub(lambda match: chinese(int(match[1])), told)
    else:
        told = _SPOKEN.sub(lambda match: str(cn2an.cn2an(match[1], "smart")), told)
    return told


def true_statements(found: Sequence[Source], random: Random, count: int) -> list[Statement]:
    """`count` true ones, none a part of its evidence, each kind about as often."""
    made: dict[str, list[Statement]] = {}
    for source in found:
        for one in _said(source, random):
            if one.text not in one.evidence and one.text.rstrip("。") not in one.evidence:
                made.setdefault(one.kind, []).append(one)
    for statements in made.values():
        random.shuffle(statements)
    chosen: list[Statement] = []
    seen: set[str] = set()
    while len(chosen) < count and any(made.values()):
        for statements in made.values():
            if statements:
                one = statements.pop()
                if one.text not in seen:
                    seen.add(one.text)
                    chosen.append(one)
    return _some_merged(chosen[:count], random)


def _some_merged(statements: list[Statement], random: Random) -> list[Statement]:
    """One in eight with another true one of the same item behind it, in one sentence."""
    merged = []
    for one in statements:
        others = [
            other
            for other in statements
            if other.item == one.item and other.region == one.region and other.kind != one.kind
        ]
        if others and random.random() < 0.125:
            other = random.choice(others)
            text = f"{one.text.rstrip('。')}，{other.text}"
            one = replace(one, text=text, evidence=f"{one.evidence}{other.evidence}", kind="merged")
        merged.append(one)
    return merged


def _said(source: Source, random: Random) -> Iterator[Statement]:
    """What can be said of one guide."""
    guide, name = source.guide, source.guide.name.zh

    def say(kind: str, section: Section, text: str, key: str = "") -> Statement:
        return Statement(text, source.of(section, key), guide.id, source.region, name, kind)

    limits = guide.limits
    if limits.promised:
        yield say("limits", Section.LIMITS, f"承诺{chinese(limits.promised)}个工作日就能办完，从受理那天算起。")
        yield say(
            "limits",
            Section.LIMITS,
            f"承诺时限{limits.promised}个工作日，法定时限{chinese(limits.statutory)}个工作日。",
        )
    if not guide.fees:
        yield say(
            "fees",
            Section.FEES,
            random.choice(["这项业务免费办理。", "办这件事不用交钱。", "不收取任何费用。"]),
        )
        yield say("fees", Section.FEES, f"办理{name}免费。")
        yield say("fees", Section.FEES, f"{name}不用交钱。")
    for fee in guide.fees:
        if fee.yuan and not fee.when:
            unit = fee.unit.zh
            yield say("fees", Section.FEES, f"要交{fee.name.zh}，{unit}{chinese(int(fee.yuan))}元。", fee.id)
            yield say("fees", Section.FEES, f"{unit}收{fee.yuan.normalize():f}元，是{fee.name.zh}。", fee.id)
    if guide.visits == 0:
        yield say(
            "visits",
            Section.VISITS,
            random.choice(["不用跑现场，可以全程在线办。", "可以全程网办，到现场零次。".replace("零", "0")]),
        )
    else:
        yield say("visits", Section.VISITS, f"要到现场{chinese(guide.visits)}次。")
        yield say("visits", Section.VISITS, f"您需要跑{guide.visits}次。")
    yield say("contact", Section.CONTACT, f"咨询请拨打{guide.phone}。", "phone")
    yield say("contact", Section.CONTACT, f"要投诉，打监督电话{guide.supervision_phone}。", "supervision")
    yield say("organ", Section.ORGAN, f"由{guide.organ.zh}负责办理。")
    yield say("organ", Section.ORGAN, f"这件事归{guide.organ.zh}办。")
    yield say("organ", Section.ORGAN, f"{name}要找{guide.organ.zh}办。")
    for number, place in enumerate(guide.places, 1):
        yield say("places", Section.PLACES, f"{place.name.zh}在{place.address.zh}。", str(number))
        yield say("hours", Section.PLACES, f"{place.name.zh}的办公时间是{_hours(place.hours.zh)}。", str(number))
    for material in guide.materials:
        if not material.when and material.form.zh:
            yield say("materials", Section.MATERIALS, f"要准备{material.name.zh}，{material.form.zh}。", material.id)
        else:
            text = source.of(Section.MATERIALS, material.id)
            needed = re.search(r"。([^。]{4,60}的)，需要提交。", text)
            if needed:
                yield say("materials", Section.MATERIALS, f"{needed[1]}，还要交{material.name.zh}。", material.id)
    for result in guide.results:
        if result.validity:
            yield say("results", Section.RESULTS, f"办好后拿到{result.name.zh}，有效期{result.validity.zh}。")
    for condition in guide.conditions:
        yield say("conditions", Section.CONDITIONS, reworded(condition.text.zh, random), condition.id)
    for number, faq in enumerate(guide.faq, 1):
        yield say("faq", Section.FAQ, reworded(f"{faq.question.zh}{faq.answer.zh}", random), str(number))
    for number, step in enumerate(guide.steps, 1):
        yield say(
            "steps",
            Section.STEPS,
            f"第{chinese(number)}步是{step.name.zh}：{reworded(step.detail.zh, random)}",
            str(number),
        )


def _hours(hours: str) -> str:
    return hours.replace("–", "到").replace("至", "到")


#: Of each class so many false statements.
PER_CLASS = 143


def false_statements(found: Sequence[Source], true: Sequence[Statement], random: Random) -> list[Statement]:
    """About a thousand, of seven classes; every one differs from its evidence in the changed part."""
    plain = [one for source in found for one in _said(source, random)]
    made: list[Statement] = []
    for change, alter in _ALTERATIONS.items():
        texts: set[str] = set()
        pool = [one for one in (*true, *plain) if one.kind != "merged"]
        random.shuffle(pool)
        for one in pool:
            altered = alter(one, found, random)
            if altered is None or altered.text in texts or altered.text.rstrip("。") in altered.evidence:
                continue
            texts.add(altered.text)
            made.append(replace(altered, change=change))
            if len(texts) == PER_CLASS:
                break
    return made


Alter = Callable[[Statement, Sequence[Source], Random], Statement | None]
_COUNT = re.compile(r"(?P<value>\d+|[一二三四五六七八九十]+)(?P<unit>个工作日|次|份|张|周岁|个月|日内|年)")


def _value(text: str) -> int:
    return int(text) if text.isdigit() else int(cn2an.cn2an(text, "smart"))


def _figure(one: Statement, found: Sequence[Source], random: Random) -> Statement | None:
    """Another item's limit, number of visits or copies; else a number nobody gives."""
    matches = list(_COUNT.finditer(one.text))
    if not matches or one.kind in ("places", "hours"):
        return None
    match = random.choice(matches)
    old, unit = _value(match["value"]), match["unit"]
    real = [value for source in found for value in _real_counts(source.guide, unit) if value != old]
    value = random.choice(real) if real and random.random() < 0.7 else old + random.choice([1, 2, 3, 5, 10])
    if _stands(value, unit, one.evidence):
        return None
    told = chinese(value) if not match["value"].isdigit() else str(value)
    return replace(one, text=one.text[: match.start()] + told + unit + one.text[match.end() :], real=value in real)


def _real_counts(guide: Guide, unit: str) -> tuple[int, ...]:
    if unit == "个工作日":
        return (guide.limits.promised, guide.limits.statutory)
    return (guide.visits,) if unit == "次" else ()


def _stands(value: int, unit: str, evidence: str) -> bool:
    """Whether the evidence gives this value too, in figures or characters."""
    return bool(re.search(rf"(?<!\d){value}{unit}", evidence)) or f"{chinese(value)}{unit}" in evidence


def _date(one: Statement, found: Sequence[Source], random: Random) -> Statement | None:
    """The hours of another place, or the validity of another result."""
    if one.kind == "hours":
        others = {_hours(place.hours.zh) for source in found for place in source.guide.places}
        before, _, mine = one.text.rstrip("。").rpartition("办公时间是")
        evidence = _hours(one.evidence)
        choice = sorted(
            other for other in others if other != mine and other not in evidence and not mine.startswith(other)
        )
        return replace(one, text=f"{before}办公时间是{random.choice(choice)}。", real=True) if choice else None
    if one.kind == "results":
        others = {result.validity.zh for source in found for result in source.guide.results if result.validity}
        before, _, mine = one.text.rstrip("。").rpartition("有效期")
        choice = sorted(
            other for other in others if other not in one.evidence and mine not in other and re.search(r"\d", other)
        )
        return replace(one, text=f"{before}有效期{random.choice(choice)}。", real=True) if choice else None
    return None


#: How a fee is said of what is free; `text` is what is left of the statement.
_PRICED = ("{text}要交{yuan}元。", "{text}收费{yuan}元。", "{text}要收{yuan}元工本费。")
_FREE = re.compile(r"免费办理|免费|不用交钱|不收取任何费用")


def _fee(one: Statement, found: Sequence[Source], random: Random) -> Statement | None:
    """Another fee's amount, a fee for what is free, or none for what costs."""
    if one.kind != "fees":
        return None
    amounts = sorted({int(fee.yuan) for source in found for fee in source.guide.fees if fee.yuan >= 1})
    match = re.search(r"(\d+(?:\.\d+)?|[一二三四五六七八九十百]+)元", one.text)
    if match is None:
        amount = random.choice(amounts)
        return replace(
            one,
            text=random.choice(_PRICED).format(
                text=_FREE.sub("", one.text).rstrip("。"), yuan=random.choice([str(amount), chinese(amount)])
            ),
            real=True,
        )
    if random.random() < 0.2:
        return replace(one, text=random.choice(["办这件事不用交钱。", "免费办理。", "不收取任何费用。"]), real=True)
    choice = [amount for amount in amounts if not re.search(rf"(?<!\d){amount}元", one.evidence)]
    told = random.choice(choice)
    return replace(
        one,
        text=one.text.replace(match[0], f"{told}元" if match[1][0].isdigit() else f"{chinese(told)}元", 1),
        real=True,
    )


def _place(one: Statement, found: Sequence[Source], random: Random) -> Statement | None:
    """The address of another place, of this item or of another."""
    if one.kind != "places":
        return None
    addresses = sorted({place.address.zh for source in found for place in source.guide.places})
    name, _, mine = one.text.rstrip("。").partition("在明川市")
    choice = [other for other in addresses if other not in one.evidence and other.removeprefix("明川市") != mine]
    return replace(one, text=f"{name}在{random.choice(choice)}。", real=True) if mine and choice else None


def _department(one: Statement, found: Sequence[Source], random: Random) -> Statement | None:
    """Another organ: another region's, or another item's."""
    if one.kind != "organ":
        return None
    organs = sorted({source.guide.organ.zh for source in found})
    mine = next((organ for organ in organs if organ in one.text), "")
    choice = [organ for organ in organs if organ not in one.evidence and organ != mine]
    return replace(one, text=one.text.replace(mine, random.choice(choice)), real=True) if mine and choice else None


#: What is affirmed and how it is denied; the first that stands in a statement is turned.
_TURNS = {
    "不收取任何费用": "收取费用",
    "不用交钱": "要交钱",
    "免费": "收费",
    "不用跑现场": "要跑现场",
    "不需要": "需要",
    "不用": "要",
    "不能": "可以",
    "不得": "可以",
    "不可以": "可以",
    "可以": "不可以",
    "能": "不能",
    "需要": "不需要",
    "要": "不用",
    "没有": "有",
    "应当": "不必",
}
_NOT_TURNED = re.compile(
    r"功能|才能|智能|不能不|可能|能否|能不能|不要|主要|首要|要求|要件|重要|只要|要不要|要是|要么|没有(?=的)|所有|只有|还有|有没有|必要|简要|摘要"
)


def _negation(one: Statement, found: Sequence[Source], random: Random) -> Statement | None:
    """What is affirmed denied, or what is denied affirmed."""
    if one.kind in ("places", "hours", "organ", "contact", "results") or (
        "？" in one.text and one.kind == "faq" and len(one.text) < 12
    ):
        return None
    if one.kind == "materials" and "非必要材料" in one.evidence and "需要提交" not in one.evidence:
        return None  # what helps and may be missing need not be handed in: that would be true
    head, _, body = one.text.rpartition("？") if one.kind == "faq" else ("", "", one.text)
    blocked = [range(match.start(), match.end()) for match in _NOT_TURNED.finditer(body)]
    for word, other in _TURNS.items():
        at = body.find(word)
        if at >= 0 and not any(at in span for span in blocked):
            text = f"{body[:at]}{other}{body[at + len(word) :]}"
            return replace(one, text=f"{head}？{text}" if head else text, real=False)
    return None


_CONDITIONS = (
    (re.compile(r"(?:未满|不满)(?=\d|十)"), "已满"),
    (re.compile(r"已满(?=\d|十)"), "未满"),
    (re.compile(r"(?<=\d岁)以上|(?<=周岁)以上"), "以下"),
    (re.compile(r"^本人|(?<=[，。])本人(?=到|凭|持|带|办)"), "任何人"),
    (re.compile(r"监护人(?=陪同|代|到场|签)"), "他人"),
    (re.compile(r"或者"), "和"),
    (re.compile(r"并且"), "或者"),
)
_WHEN = re.compile(r"(?:^|(?<=。))[^，。；：？]{3,40}的，(?=.{6,})")


def _condition(one: Statement, found: Sequence[Source], random: Random) -> Statement | None:
    """A condition left out, widened or turned round."""
    if one.kind not in ("conditions", "materials", "faq", "steps", "results"):
        return None
    options: list[tuple[str, bool]] = []
    head, _, body = one.text.rpartition("？") if one.kind == "faq" else ("", "", one.text)
    when = _WHEN.search(body)
    if when is not None:
        options.append((body[: when.start()] + body[when.end() :], False))
    for pattern, other in _CONDITIONS:
        match = pattern.search(body)
        if match is not None:
            options.append((body[: match.start()] + other + body[match.end() :], other in ("已满", "未满")))
    if not options:
        return None
    text, real = random.choice(options)
    return replace(one, text=f"{head}？{text}" if head else text, real=real)


_ALTERATIONS: dict[Change, Alter] = {
    Change.FIGURE: _figure,
    Change.DATE: _date,
    Change.FEE: _fee,
    Change.PLACE: _place,
    Change.DEPARTMENT: _department,
    Change.NEGATION: _negation,
    Change.CONDITION: _condition,
}
