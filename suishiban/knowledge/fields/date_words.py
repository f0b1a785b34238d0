"""Which day do words name?

Input is `plain` text; `today` settles relative words and years left out.
"""

import calendar
import re
from datetime import date, timedelta
from enum import StrEnum


class Unread(StrEnum):
    """Why words name no single day."""

    #: No date in the words.
    NONE = "none"
    #: A day of the lunar calendar.
    LUNAR = "lunar"
    #: Year and month without the day, or a year alone.
    NO_DAY = "no-day"
    #: A day the calendar does not have (2月30日).
    NO_SUCH_DAY = "no-such-day"
    #: Day and month could be exchanged (03/08/2005).
    AMBIGUOUS = "ambiguous"


_CN = "零〇一二三四五六七八九十廿卅"
_N = rf"[0-9{_CN}]"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?"
#: A month in full or in short: what follows it has no year, so that no other word may pass for one (market 5).
_MONTH_NAME = rf"(?P<name>{'|'.join(_MONTHS)})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?(?![a-z])\.?"
#: A day in English whose comma parts nothing: April 29th, 2017.
ENGLISH_DAY = (
    rf"(?<![A-Za-z])(?i:(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.? \d{{1,2}}(?:st|nd|rd|th)?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?), ?\d{{4}}(?!\d)"
)
_RELATIVE_DAYS = {
    "大前天": -3, "前天": -2, "day before yesterday": -2, "昨天": -1, "昨日": -1, "yesterday": -1,
    "今天": 0, "今日": 0, "今儿": 0, "当天": 0, "today": 0,
    "明天": 1, "明日": 1, "明儿": 1, "tomorrow": 1, "后天": 2, "day after tomorrow": 2, "大后天": 3,
}  # fmt: skip
_RELATIVE_YEARS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "明年": 1, "后年": 2}
_RELATIVE_MONTHS = {
    "上个月": -1, "上月": -1, "这个月": 0, "这月": 0, "本月": 0, "当月": 0, "下个月": 1, "下月": 1, "下下个月": 2,
}  # fmt: skip
_ENGLISH_MONTHS = {"last": -1, "this": 0, "next": 1}
_WEEKDAYS = "一二三四五六日"
_DAY_WORDS = "|".join(sorted(_RELATIVE_DAYS, key=len, reverse=True))
_YEAR_WORDS = "|".join(_RELATIVE_YEARS)
_MONTH_WORDS = "|".join(sorted(_RELATIVE_MONTHS, key=len, reverse=True))
_LAST = r"的?月?(?:底|末|最后一天)"

LUNAR = re.compile(
    r"农历|阴历|旧历|正月|腊月|冬月|闰[一二三四五六七八九十]*月|大年|除夕|中秋|端午|重阳|月?初[一二三四五六七八九十](?!中|小)"
)
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("full", rf"(?P<y>{_N}{{2,4}}) ?年 ?(?P<m>{_N}{{1,3}}) ?月份? ?(?P<d>{_N}{{1,3}}) ?[日号]?"),
        ("full", r"(?<![\d.\-/])(?P<y>\d{4})(?P<s>[\-./]) ?(?P<m>\d{1,2})(?P=s) ?(?P<d>\d{1,2})(?![\d.\-/]\d|\d)"),
        ("full", r"(?<!\d)(?P<y>(?:18|19|20|21)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"),
        ("full", r"(?<!\d)(?P<y>(?:19|20)\d\d) (?P<m>\d{1,2}) (?P<d>\d{1,2})(?!\d)"),
        ("ends", r"(?<![\d.\-/])(?P<a>\d{1,2})(?P<s>[\-./])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4})(?![\d.\-/]\d|\d)"),
        ("full", r"(?<![\d.\-/])(?P<y>\d{2})(?P<s>[\-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?![\d.\-/]\d|\d)"),
        ("english", rf"\b{_MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})"),
        ("english", rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH},? (?P<y>\d{{4}})"),
        ("english-day", rf"\b{_MONTH_NAME} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])"),
        ("english-day", rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH_NAME}"),
        ("english-month", r"\b(?P<d>\d{1,2})(?:st|nd|rd|th)? of (?P<word>last|this|next) month\b"),
        (
            "year",
            rf"(?P<word>{_YEAR_WORDS})(?:年[初中底末])?的? ?(?P<m>{_N}{{1,3}}) ?月份? ?(?P<d>{_N}{{1,3}}) ?[日号]?",
        ),
        ("end", rf"(?:(?P<y>{_N}{{2,4}}) ?年|(?P<word>{_YEAR_WORDS})的?)? ?(?P<m>{_N}{{1,3}}) ?月份?{_LAST}"),
        ("end", rf"(?P<word>{_MONTH_WORDS}){_LAST}|(?<![\u4e00-\u9fff])月[底末]"),
        ("year-end", rf"(?:(?P<y>{_N}{{2,4}}) ?(?=年)|(?P<word>{_YEAR_WORDS}))?的?年[底末](?!的? ?{_N}{{1,3}} ?月)"),
        ("month", rf"(?P<word>{_MONTH_WORDS})的? ?(?P<d>{_N}{{1,3}}) ?[日号]"),
        (
            "no-day",
            rf"{_N}{{2,4}} ?年(?: ?{_N}{{1,3}} ?月份?)?(?!后|前|以|内)"
            r"|(?<![\d.\-/])(?:19|20)\d\d[\-./]\d{1,2}(?![\d.\-/])",
        ),
        ("day", rf"(?<!\d)(?P<m>{_N}{{1,3}}) ?月 ?(?P<d>{_N}{{1,3}}) ?[日号]?"),
        ("after", rf"(?P<n>{_N}{{1,4}}) ?(?P<unit>天|日|个?星期|周|个月|年)(?:之|以)?(?P<way>后|前)(?:的今天)?"),
        ("week", r"(?P<week>上上|下下|上|下|这|本)?个?(?:周|星期|礼拜)(?P<w>[一二三四五六日天末1-6])"),
        ("relative", rf"(?P<word>{_DAY_WORDS})"),
        ("no-day", rf"(?:{_YEAR_WORDS})的? ?{_N}{{1,3}} ?月份?|(?<!{_N}){_N}{{1,2}} ?月份?(?!{_N})"),
    )
)


def find_dates(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of `plain` text that name a day, by the most telling form first, none inside another."""
    spans: list[tuple[int, int]] = []
    for kind, pattern in _FORMS:
        for match in pattern.finditer(text):
            if kind != "no-day" and not any(start < match.end() and match.start() < end for start, end in spans):
                spans.append(match.span())
    return tuple(spans)


def read_date(text: str, today: date) -> date | Unread:
    """The first day that `plain` text names, by the most telling form."""
    if LUNAR.search(text):
        return Unread.LUNAR
    for kind, pattern in _FORMS:
        if match := pattern.search(text):
            return _READERS[kind](match, today)
    return Unread.NONE


def lacks_year(text: str) -> bool:
    """Whether `plain` text names a day by month and day alone, so that the year is a guess."""
    for kind, pattern in _FORMS:
        if match := pattern.search(text):
            return kind in ("day", "english-day") or (
                kind == "end" and match.groupdict().get("m") is not None and not _states_year(match)
            )
    return False


def _states_year(match: re.Match[str]) -> bool:
    return bool(match["y"] or match["word"])


def number(numeral: str) -> int:
    """12, 十二, 二十一, 廿一, 二零零五 as a whole number."""
    if numeral.isdecimal() and numeral.isascii():
        return int(numeral)
    text = numeral.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.partition("十")
    if ten:
        return (int(_figures(tens)) if tens else 1) * 10 + (int(_figures(ones)) if ones else 0)
    return int(_figures(text))


def _figures(text: str) -> str:
    digits = "".join(
        str("〇一二三四五六七八九".find(char)) if char in "〇一二三四五六七八九" else char for char in text
    )
    return "".join(char for char in digits.replace("零", "0") if char in "0123456789") or "0"


def _day(year: int, month: int, day: int) -> date | Unread:
    try:
        return date(year, month, day)
    except ValueError:
        return Unread.NO_SUCH_DAY


def _year(numeral: str, today: date) -> int:
    """A year of two figures lies at most 20 years ahead."""
    year = number(numeral)
    if len(numeral) > 2 or year >= 100:
        return year
    return year + 2000 if year + 2000 <= today.year + 20 else year + 1900


def _full(match: re.Match[str], today: date) -> date | Unread:
    return _day(_year(match["y"], today), number(match["m"]), number(match["d"]))


def _ends(match: re.Match[str], today: date) -> date | Unread:
    """Day and month before the year: their order must be plain."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if first == second or second > 12:
        return _day(year, first, second)
    return _day(year, second, first) if first > 12 else Unread.AMBIGUOUS


def _english(match: re.Match[str], today: date) -> date | Unread:
    return _day(int(match["y"]), _MONTHS.index(match["name"].lower()) + 1, int(match["d"]))


def _english_day(match: re.Match[str], today: date) -> date | Unread:
    return _day(today.year, _MONTHS.index(match["name"].lower()) + 1, int(match["d"]))


def _english_month(match: re.Match[str], today: date) -> date | Unread:
    return _day_of_month(int(match["d"]), _ENGLISH_MONTHS[match["word"].lower()], today)


def _in_year(match: re.Match[str], today: date) -> date | Unread:
    return _day(today.year + _RELATIVE_YEARS[match["word"]], number(match["m"]), number(match["d"]))


def _in_month(match: re.Match[str], today: date) -> date | Unread:
    return _day_of_month(number(match["d"]), _RELATIVE_MONTHS[match["word"]], today)


def _day_of_month(day: int, later: int, today: date) -> date | Unread:
    """A day of the month that is `later` months from now."""
    month = today.month - 1 + later
    return _day(today.year + month // 12, month % 12 + 1, day)


def _end(match: re.Match[str], today: date) -> date | Unread:
    """The last day of a month."""
    said = match.groupdict()
    if said.get("m"):
        year = _year(said["y"], today) if said["y"] else today.year + _RELATIVE_YEARS.get(said["word"] or "", 0)
        month = number(said["m"])
    else:
        later = today.month - 1 + _RELATIVE_MONTHS.get(said["word"] or "", 0)
        year, month = today.year + later // 12, later % 12 + 1
    return _day(year, month, calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0)


def _year_end(match: re.Match[str], today: date) -> date | Unread:
    year = _year(match["y"], today) if match["y"] else today.year + _RELATIVE_YEARS.get(match["word"] or "", 0)
    return _day(year, 12, 31)


def _this_year(match: re.Match[str], today: date) -> date | Unread:
    return _day(today.year, number(match["m"]), number(match["d"]))


def _after(match: re.Match[str], today: date) -> date | Unread:
    count = number(match["n"]) * (1 if match["way"] == "后" else -1)
    try:
        match match["unit"]:
            case "天" | "日":
                return today + timedelta(days=count)
            case "年":
                return _months_on(today, 12 * count)
            case "个月":
                return _months_on(today, count)
        return today + timedelta(weeks=count)
    except (OverflowError, ValueError):
        return Unread.NO_SUCH_DAY


def _months_on(day: date, count: int) -> date:
    """The same day `count` months on, or the last of a shorter month (民法典 第二百零二条)."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _in_week(match: re.Match[str], today: date) -> date | Unread:
    """Weeks begin on Monday; without 上, 这 or 下 the next such day from today on is meant."""
    word = match["w"].replace("天", "日")
    if word == "末":
        return Unread.NO_DAY
    weekday = int(word) - 1 if word.isascii() else _WEEKDAYS.index(word)
    if match["week"] is None:
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    weeks = {"上上": -2, "上": -1, "这": 0, "本": 0, "下": 1, "下下": 2}[match["week"]]
    return today + timedelta(days=weekday - today.weekday(), weeks=weeks)


def _relative(match: re.Match[str], today: date) -> date | Unread:
    return today + timedelta(days=_RELATIVE_DAYS[match["word"].lower()])


def _no_day(match: re.Match[str], today: date) -> date | Unread:
    return Unread.NO_DAY


_READERS = {
    "full": _full,
    "ends": _ends,
    "english": _english,
    "english-day": _english_day,
    "english-month": _english_month,
    "year": _in_year,
    "month": _in_month,
    "end": _end,
    "year-end": _year_end,
    "no-day": _no_day,
    "day": _this_year,
    "after": _after,
    "week": _in_week,
    "relative": _relative,
}
