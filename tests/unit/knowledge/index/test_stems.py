import pytest

from suishiban.knowledge.index.stems import stem


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("fees", "fee"),
        ("applied", "appli"),
        ("applies", "appli"),
        ("applying", "appli"),
        ("apply", "appli"),
        ("addresses", "address"),
        ("address", "address"),
        ("licenses", "licens"),
        ("license", "licens"),
        ("stopping", "stop"),
        ("bus", "bus"),
        ("status", "status"),
        ("a4", "a4"),
        ("2026", "2026"),
    ],
)
def test_forms_of_a_word_meet(word: str, expected: str) -> None:
    assert stem(word) == expected
