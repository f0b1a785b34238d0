"""What is a date?

A day of the Gregorian calendar; the limits of a blank are ISO dates or `today`.
"""

from datetime import date

from suishiban.knowledge.fields.date_words import LUNAR, Unread, find_dates, lacks_year, read_date
from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.limits import WrongLimit
from suishiban.knowledge.fields.refusal import label_en, refuse, several
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, starred, string_schema
from suishiban.knowledge.fields.spot import best_first, denied, labelled, plain, seen
from suishiban.knowledge.guide import FormField, Language, Text

_USUAL = Text("请说出年月日，例如 2027年3月1日", "Year, month and day, e.g. 2027-03-01")
_PROBLEMS = {
    Unread.NONE: ("没有看到日期", "There is no date in the reply"),
    Unread.LUNAR: (
        "这像是农历日期，这里要填公历（阳历）",
        "This looks like a lunar date; the Gregorian date is needed",
    ),
    Unread.NO_DAY: ("日期还缺“日”", "The day of the month is missing"),
    Unread.NO_SUCH_DAY: ("日历上没有这一天", "There is no such day in the calendar"),
    Unread.AMBIGUOUS: ("分不清哪个是月、哪个是日", "It is not clear which number is the month and which the day"),
}


class Date:
    """日期."""

    name = "date"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        view = plain(text)
        lunar = LUNAR.search(view) is not None
        found = [
            Found(start, end, text[start:end], _certainty(view[start:end], lunar, labelled(view, start, field)))
            for start, end in find_dates(view)
            if not denied(view, start, field)
        ]
        return best_first(found)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        view = plain(said)
        day = read_date(view, today)
        if isinstance(day, Unread):
            return _refuse(*_PROBLEMS[day])
        if len({read_date(view[start:end], today) for start, end in find_dates(view)}) > 1:
            return several(field)
        return _fitting_year(view, field, today) if lacks_year(view) else _within(day, field, today)

    def format(self, value: Value, field: FormField, language: Language) -> str:
        if not isinstance(value, date):
            return str(value)
        return value.isoformat() if language is Language.EN else f"{value.year}年{value.month}月{value.day}日"

    def mask(self, shown: str) -> str:
        return starred(shown, 4, 0)

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, format="date")


def _certainty(words: str, lunar: bool, near: bool) -> float:
    figures = sum(char in "0123456789零〇一二三四五六七八九十" for char in words)
    stated = "月" in words and ("年" in words or words[-1] in "日号")
    telling = 0.8 if figures >= 5 or stated else 0.6
    return (telling - 0.3 if lunar else telling) + (0.15 if near else 0.0)


def _edge(text: str, field: FormField, today: date) -> date | None:
    """A stated limit as a day, None where the guide states none. Raises WrongLimit naming the field."""
    if not text or text == "today":
        return today if text else None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongLimit(field=field.id, limit=text, right="an ISO date or `today`") from None


def _within(day: date, field: FormField, today: date) -> Accepted | Rejected:
    return _outside(day, field, today) or Accepted(day)


def _fitting_year(view: str, field: FormField, today: date) -> Accepted | Rejected:
    """A day said without its year: of this, the next and the last year the first that the limits allow."""
    days = [read_date(view, date(year, 1, 1)) for year in (today.year, today.year + 1, today.year - 1)]
    judged = [_within(day, field, today) for day in days if isinstance(day, date)]
    return next((one for one in judged if isinstance(one, Accepted)), judged[0])


def _outside(day: date, field: FormField, today: date) -> Rejected | None:
    """The refusal of a day before the minimum or after the maximum; None where it lies within."""
    least, latest = _edge(field.minimum, field, today), _edge(field.maximum, field, today)
    if least and day < least:
        edge, edge_en = _named(least, today)
        return refuse(
            f"{field.label.zh}不能早于{edge}",
            f"The {label_en(field)} cannot be before {edge_en}",
            f"请填{edge}或以后的日期",
            f"Please give {edge_en} or a later date",
        )
    if latest and day > latest:
        edge, edge_en = _named(latest, today)
        return refuse(
            f"{field.label.zh}不能晚于{edge}",
            f"The {label_en(field)} cannot be after {edge_en}",
            f"请填{edge}或以前的日期",
            f"Please give {edge_en} or an earlier date",
        )
    return None


def _named(day: date, today: date) -> tuple[str, str]:
    written = f"{day.year}年{day.month}月{day.day}日"
    return (f"今天（{written}）", f"today ({day.isoformat()})") if day == today else (written, day.isoformat())


def _refuse(zh: str, en: str) -> Rejected:
    return refuse(zh, en, "请说出公历年月日，例如 2027年3月1日", "Please give year, month and day, e.g. 2027-03-01")
