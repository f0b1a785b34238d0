"""Is another day heard where one is asked about, and only there?"""

from datetime import date

import pytest

from suishiban.assistant.understanding.as_of import day_asked

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("question", "day"),
    [
        ("明年1月以后办居住证要什么材料", date(2027, 1, 1)),
        ("2027年3月15日起收费多少", date(2027, 3, 15)),
        ("明年还要交多少钱", date(2027, 1, 1)),
        ("2026年2月以前办要几天", date(2026, 1, 31)),
        ("下个月开始还要预约吗", date(2026, 12, 1)),
        ("去年的时候收费吗", date(2025, 1, 1)),
        ("办居住证要什么材料", None),
        ("孩子2025年3月1日出生怎么上户口", None),
        ("租到2027年3月1日", None),
        ("2026年13月以后呢", None),
    ],
)
def test_a_time_of_rules_is_a_day(question: str, day: date | None) -> None:
    assert day_asked(question, TODAY) == day
