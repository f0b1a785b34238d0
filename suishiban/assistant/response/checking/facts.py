"""Which figures does a sentence state, of what, and how bounded?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: What a figure counts; `元` also as an amount in ten thousands.
_UNIT = (
    r"工作日|分钟|毫米|公里|平方米|个月|万元|元|岁|月|天|次|份|张|本|件|套|名|人|位|周|倍|只|条|项|户|级|枚|步"
    r"|楼|层|号|室|窗|%|％|KB|MB"
)
_QUANTITY = re.compile(rf"(?P<value>\d+(?:\.\d+)?)(?P<more>多|余)?(?P<unit>{_UNIT})?")
_HOURS = re.compile(r"\d{1,2}[:：]\d{2}到\d{1,2}[:：]\d{2}")
_TIME = re.compile(r"\d{1,2}[:：]\d{2}")
_DATE = re.compile(r"\d{4}年\d{1,2}月(?:\d{1,2}[日号天])?|\d{4}[./]\d{1,2}[./]\d{1,2}|(?<!\d)\d{1,2}月\d{1,2}[日号天]")
_PHONE = re.compile(r"\d{3,4}到?\d{5,8}|\d{5,}")
_DAYS = re.compile(r"周[一二三四五六日天](?:到|至)周[一二三四五六日天]|(?:周|星期)[一二三四五六日天]")
_LEAST = re.compile(r"至少|不少于|不低于|最少|起码|不得少于")
_MOST = re.compile(r"不超过|不得超过|最多|至多|不多于|不高于")
_OVER = re.compile(r"超过|多于|大于|高于")
_REACHED = re.compile(r"已满|年满|(?<!未)(?<!不)满")
_SHORT = re.compile(r"未满|不满|不到|不足")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text, with where it stands."""

    value: str
    unit: str
    bound: str
    """`least`, `most`, `over`, `reached`, `short`, `whether` it is reached, or empty."""
    at: int


def figures(text: str) -> list[Figure]:
    """The figures of a normal text, times and dates whole."""
    return sorted(_figures(text), key=lambda one: one.at)


def _figures(text: str) -> Iterator[Figure]:
    yield from (Figure(_plain(match[0]), "hours", "", match.start()) for match in _HOURS.finditer(text))
    taken: set[int] = set()
    for kind, pattern in (("time", _TIME), ("date", _DATE), ("days", _DAYS), ("phone", _PHONE)):
        for match in pattern.finditer(text):
            if match.start() not in taken:
                taken |= set(range(match.start(), match.end()))
                yield Figure(_plain(match[0]), kind, "", match.start())
    for match in _QUANTITY.finditer(text):
        if match.start() not in taken:
            unit = match["unit"] or ""
            value = float(match["value"]) * (10_000 if unit == "万元" else 1)
            name = {"万元": "元", "％": "%", "个月": "月"}.get(unit, unit)
            yield Figure(f"{value:g}", name, _bound(text, match.start(), match.end()), match.start())


def _plain(text: str) -> str:
    return text.replace("：", ":").replace("至", "到").replace("星期", "周").rstrip("日号天")


def _bound(text: str, start: int, end: int) -> str:
    """How the figure is bounded by the words around it."""
    before, after = text[max(0, start - 5) : start], text[end : end + 3]
    if before.endswith(("是否满", "是否已满", "否满")):
        return "whether"
    if _SHORT.search(before) and _SHORT.search(before).end() >= len(before) - 1:  # type: ignore[union-attr]
        return "short"
    if _MOST.search(before) or after.startswith(("以内", "之内", "内", "以下")):
        return "most"
    if _LEAST.search(before) or after.startswith("以上"):
        return "least"
    if _OVER.search(before):
        return "over"
    return "reached" if _REACHED.search(before[-3:]) else ""


#: Words that say which of several figures of one kind is meant.
ROLES = (
    "法定",
    "承诺",
    "咨询",
    "监督",
    "投诉",
    "首次",
    "补领",
    "补办",
    "换领",
    "换发",
    "加急",
    "每本",
    "每证",
    "每份",
    "未满",
    "已满",
    "窗口",
    "办公时间",
)
_ROLE = re.compile("|".join(ROLES))


def roles_of(text: str, at: int) -> frozenset[str]:
    """The role words of the clause in which a figure stands, before it."""
    start = max(text.rfind(mark, 0, at) for mark in "，。；;！？（\n") + 1
    return frozenset(_named(match[0]) for match in _ROLE.finditer(text, start, at))


def _named(role: str) -> str:
    return {"投诉": "监督", "补领": "补办", "换发": "换领"}.get(role, role)
