"""Is a receipt number readable, and does its check character catch slips?"""

from datetime import date

import pytest

from suishiban.assistant.casework.receipt import check_character, read_receipt_no, receipt_no

NUMBER = receipt_no("MC", date(2026, 3, 2), 123)


def test_the_number_has_the_day_the_count_and_a_check_character() -> None:
    assert NUMBER == "MC20260302-000123-1"
    assert receipt_no("MC", date(2026, 3, 2), 1_234_567) == "MC20260302-1234567-H"


def test_the_check_character_is_that_of_the_standard() -> None:
    # A number printed in the GRid standard of the music industry, which uses the same MOD 37,36.
    assert check_character("A12425GABC1234002") == "M"


@pytest.mark.parametrize("typed", ["MC20260302-000123-1", "mc20260302 000123 1", " 编号MC202603020001231。"])
def test_a_number_is_read_as_people_type_it(typed: str) -> None:
    assert read_receipt_no(typed) == "MC20260302-000123-1"


def test_no_single_wrong_character_passes() -> None:
    for at, old in enumerate(NUMBER):
        for new in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            if new != old and old != "-":
                assert read_receipt_no(NUMBER[:at] + new + NUMBER[at + 1 :]) == ""


def test_a_text_without_a_number_has_none() -> None:
    assert read_receipt_no("我的办件呢") == ""
