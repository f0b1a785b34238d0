"""Are conditions said in the words of the guide?"""

import pytest

from suishiban.knowledge.guide import BasicItem
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide
from suishiban.knowledge.wording import Named, NotWordable, condition_words, named


@pytest.fixture
def names(stall: str) -> Named:
    parsed = parse_guide(stall, "stall.yaml")
    assert isinstance(parsed, ParsedGuide)
    assert isinstance(parsed.guide, BasicItem)
    return named(parsed.guide)


@pytest.mark.parametrize(
    ("expression", "chinese", "english"),
    [
        ('goods == "food"', "经营品类为“食品”", "“Kind of goods” is “Food”"),
        ('goods != "food"', "经营品类不是“食品”", "“Kind of goods” is not “Food”"),
        ('goods in ["food", "crafts"]', "经营品类为“食品”或者“手工艺品”", "“Kind of goods” is “Food” or “Crafts”"),
        (
            'goods == "food" || goods == "crafts"',
            "经营品类为“食品”或者“手工艺品”",
            "“Kind of goods” is “Food” or “Crafts”",
        ),
        ("stove", "是否用明火为“是”", "“Open fire” is “yes”"),
        (
            "!stove && metres >= 3",
            "是否用明火为“否”，并且摊位长度不小于3米",
            "“Open fire” is “no”, and “Length” is at least 3 m",
        ),
        ("stove == true", "是否用明火为“是”", "“Open fire” is “yes”"),
        ("keeper_name != keeper_id", "摊主姓名与身份证号不同", "“Keeper's name” differs from “Identity number”"),
        ("has(metres)", "填写了摊位长度", "“Length” is given"),
        (
            "helpers.all(h, h.helper_name == keeper_name)",
            "每个帮工的帮工姓名与摊主姓名相同",
            "for every helper, “Helper's name” is the same as “Keeper's name”",
        ),
        (
            'helpers.exists(h, h.helper_name != keeper_name && goods == "food")',
            "有一个帮工的帮工姓名与摊主姓名不同，并且经营品类为“食品”",
            "for one helper, “Helper's name” differs from “Keeper's name”, and “Kind of goods” is “Food”",
        ),
    ],
)
def test_conditions_are_worded(names: Named, expression: str, chinese: str, english: str) -> None:
    words = condition_words(expression, names)
    assert (words.zh, words.en) == (chinese, english)


@pytest.mark.parametrize(
    "expression",
    [
        "metres + 1 > 3",
        "size(keeper_name) > 2",
        "unknown == 1",
        "helpers.exists_one(h, h.helper_name == keeper_name)",
        "helpers.all(h, h.nothing == keeper_name)",
        "goods.all(h, h.helper_name == keeper_name)",
    ],
)
def test_what_computes_has_no_wording(names: Named, expression: str) -> None:
    with pytest.raises(NotWordable):
        condition_words(expression, names)
