"""How many days or years lie between two dates, and which dates does an ID number hold?"""

from datetime import date, timedelta
from decimal import Decimal


def shifted(day: date, days: int | Decimal) -> date:
    """The date `days` whole days later (earlier if negative); stops at the first and last day Python can hold."""
    try:
        return day + timedelta(days=int(days))
    except OverflowError:
        return date.max if days > 0 else date.min


def days_between(start: date, end: date) -> int:
    """Calendar days from `start` to `end`, the start not counted; negative where `end` is earlier."""
    return (end - start).days


def full_years(born: date, on: date) -> int:
    """Age in full years, reached on the birthday; 29 February is reached on the 28th of a common year.

    The month's last day stands in for a day that the month does not have: 民法典 第二百零二条.
    """
    reached = (on.month, on.day) >= (born.month, born.day) or (
        (born.month, born.day, on.month, on.day) == (2, 29, 2, 28) and not _is_leap(on.year)
    )
    return on.year - born.year - (not reached)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def birth_date(number: str) -> date | None:
    """The date of birth in an 18-digit ID number (GB 11643-1999); None where the number holds none."""
    digits = number[6:14]
    if len(number) != 18 or not (digits.isascii() and digits.isdigit()):
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def sex(number: str) -> str | None:
    """`male` or `female` by the 17th digit of an ID number (GB 11643-1999), odd for men; None where there is none."""
    if len(number) != 18 or number[16] not in "0123456789":
        return None
    return "male" if int(number[16]) % 2 else "female"
