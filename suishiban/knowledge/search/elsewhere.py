"""Does a question ask about another city's counter?

北京买房资格怎么查 does; 我在上海交过社保，能转来吗 only says where somebody comes from.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from suishiban.knowledge.fields.divisions import national_divisions, short_name

#: Who comes from there, or brings something from there, asks here.
_COMING = re.compile(r"转|迁|搬|回|来|户口|户籍|老家|以前|之前|当年|原来|过去|去过|外地|那边|调到|出生")


def elsewhere(question: str, region: str) -> bool:
    """Whether the question is about a province or city of the national divisions that is not `region`'s own."""
    pattern, codes = _cities()
    found = pattern.search(question)
    if found is None or _COMING.search(question[: found.start()] + question[found.end() :]):
        return False
    return not any(region.startswith(code) or code.startswith(region) for code in codes[found.group()])


@cache
def _cities() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """A city at the start, or behind 在, 去, 到; or one followed by 的 or 市. And the codes of each wording."""
    codes: dict[str, tuple[str, ...]] = {}
    for code in _codes():
        if (division := national_divisions().find(code)) and division.name not in _NOT_NAMES:
            for form in (division.name, short_name(division.name)):
                codes[form] = (*codes.get(form, ()), code)
    listed = "|".join(map(re.escape, sorted(codes, key=len, reverse=True)))
    return re.compile(rf"^(?:{listed})|(?<=[在去到])(?:{listed})|(?:{listed})(?=[的市])"), codes


def _codes() -> Iterator[str]:
    """What a province or a city may be numbered."""
    for province in range(11, 83):
        yield str(province)
        yield from (f"{province}{city:02}" for city in range(1, 100))


#: Rows of the divisions that name no place, and Hong Kong, Macao and Taiwan, which people of any city travel to.
_NOT_NAMES = frozenset(
    {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "香港特别行政区", "澳门特别行政区", "台湾省"}
)
