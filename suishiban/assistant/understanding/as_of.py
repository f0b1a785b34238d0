"""For which day is something asked? “明年1月以后要交多少钱” is about another day than today.

Only a date that is said to begin, end or be a time of rules (以后, 起, 之前, 的时候) counts: a day of birth does not.
"""

import re
from datetime import date, timedelta

from suishiban.knowledge.text import clean, simplify

_TIME = r"(?P<side>以后|之后|往后|开始|起|以前|之前|的时候|那时候?|那会儿?|时候?办|办的?话)"
_YEAR = r"(?P<year>20\d{2}年|明年|后年|去年|前年|今年)"
_DATED = re.compile(rf"{_YEAR}(?P<month>\d{{1,2}}月)?(?P<day>\d{{1,2}}[日号])?份?{_TIME}?")
_NEXT = re.compile(rf"(?P<next>下个?月|上个?月)(?P<day>\d{{1,2}}[日号])?{_TIME}")
_RELATIVE = {"前年": -2, "去年": -1, "今年": 0, "明年": 1, "后年": 2}
#: With the year alone, these make it a question about the rules of that year.
_RULES = re.compile(r"规定|政策|标准|收费|多少钱|还要|还用|要不要|会不会|变|涨|降|材料|怎么办|多久|几天")
_BEFORE = ("以前", "之前")


def day_asked(question: str, today: date) -> date | None:
    """The day that the question is about, where it names another time than now; None: today."""
    text = simplify(clean(question))
    found = _DATED.search(text)
    if found is not None and (found["side"] or (not found["month"] and _RULES.search(text))):
        return _day(_year(found["year"], today), found["month"], found["day"], found["side"])
    near = _NEXT.search(text)
    if near is None:
        return None
    first = today.replace(day=1)
    turn = (first + timedelta(days=32)) if near["next"].startswith("下") else (first - timedelta(days=1))
    return _day(turn.year, f"{turn.month}月", near["day"], near["side"])


def without_day(question: str) -> str:
    """The question without the words that name its day: those are in no guide."""
    return _NEXT.sub("", _DATED.sub("", simplify(clean(question)))).strip("，, 的")


def _year(told: str, today: date) -> int:
    return int(told[:4]) if told[0] == "2" else today.year + _RELATIVE[told]


def _day(year: int, month: str | None, day: str | None, side: str | None) -> date | None:
    """The first day of what was said; the day before it for 以前."""
    try:
        found = date(year, int(month[:-1]) if month else 1, int(day[:-1]) if day else 1)
    except ValueError:
        return None
    return found - timedelta(days=1) if side in _BEFORE else found
