import pytest

from suishiban.assistant.understanding.by_sound import sounds_alike


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("改噌", "改成", True),
        ("去恃日期", "去世日期", True),
        ("改成", "改成", True),
        ("改成", "改为", False),
        ("证", "正", False),  # one character sounds like too many
        ("abc", "abc", False),
    ],
)
def test_words_sound_alike_character_by_character(one: str, other: str, alike: bool) -> None:
    assert sounds_alike(one, other) is alike
