"""How are values printed, starred and explained?"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pytest

from suishiban.knowledge.fields import FIELD_TYPES, FieldType, NotAValue, Value, from_json, to_json
from suishiban.knowledge.guide import FormField, Language, Text

FORMATS: tuple[tuple[str, Value, str, str], ...] = (
    ("date", date(2027, 3, 1), "2027年3月1日", "2027-03-01"),
    ("money", Decimal(12000), "12,000元", "CNY 12,000"),
    ("money", Decimal("12000.5"), "12,000.50元", "CNY 12,000.50"),
    ("number", 120, "120平方米", "120 m2"),
    ("yes_no", True, "是", "Yes"),
    ("yes_no", False, "否", "No"),
    ("choice", "lease", "租赁", "Lease"),
    ("choice", "gone", "gone", "gone"),
    ("multi_choice", ("lease", "own"), "租赁、自有", "Lease, Owned"),
    ("multi_choice", (), "无", "None"),
    ("region", "990102", "澄江省明川市东岸区", "澄江省明川市东岸区"),
    ("bank_card", "6299990000000009", "6299 9900 0000 0009", "6299 9900 0000 0009"),
)
MASKS = (
    ("name", "张三", "张*"),
    ("name", "买买提·吐尔逊", "买******"),
    ("id_number", "990102199003070011", "990102********0011"),
    ("mobile", "15400001234", "154****1234"),
    ("landline", "0999-51234567", "0999-****4567"),
    ("phone", "15400001234", "154****1234"),
    ("email", "zhangjie@example.com", "z***@example.com"),
    ("address", "明川市东岸区世纪大道100号3楼", "明川市东岸区****"),
    ("bank_card", "6299 9900 0000 0009", "************0009"),
    ("passport", "E12345678", "E1*****78"),
    ("plate", "澄A12345", "澄A***45"),
    ("money", "12,000元", "**,***元"),
    ("credit_code", "91990102MA0000001D", "9199**********001D"),
)
PERSONAL = {"name", "id_number", "passport", "mobile", "landline", "phone", "email", "address", "plate", "bank_card"}


@pytest.mark.parametrize(("kind", "value", "zh", "en"), FORMATS)
def test_format(
    types: Mapping[str, FieldType], blank: Callable[..., FormField], kind: str, value: Value, zh: str, en: str
) -> None:
    assert types[kind].format(value, blank(kind), Language.ZH) == zh
    assert types[kind].format(value, blank(kind), Language.EN) == en


@pytest.mark.parametrize(("kind", "shown", "starred"), MASKS)
def test_mask(types: Mapping[str, FieldType], kind: str, shown: str, starred: str) -> None:
    assert types[kind].mask(shown) == starred


@pytest.mark.parametrize("kind", sorted(FIELD_TYPES))
def test_a_mask_hides_something_of_any_value(types: Mapping[str, FieldType], kind: str) -> None:
    assert "*" in types[kind].mask("1234567890")
    assert types[kind].mask("张") == "*" or "*" in types[kind].mask("张") or kind in ("money", "number")


@pytest.mark.parametrize("kind", sorted(FIELD_TYPES))
def test_explanation_is_the_guides_own_where_it_has_one(
    types: Mapping[str, FieldType], blank: Callable[..., FormField], kind: str
) -> None:
    assert types[kind].explain(blank(kind), Language.ZH)
    assert types[kind].explain(blank(kind), Language.EN).isprintable()
    assert types[kind].explain(blank(kind, help=Text("写清楚")), Language.ZH) == "写清楚"


def test_every_type_is_registered_under_its_name() -> None:
    assert {kind for kind, one in FIELD_TYPES.items() if one.personal} == PERSONAL
    assert all(one.name == kind for kind, one in FIELD_TYPES.items())
    assert len(FIELD_TYPES) == 21


def test_examples_in_explanations_are_valid(types: Mapping[str, FieldType], blank: Callable[..., FormField]) -> None:
    for kind in (
        "id_number",
        "credit_code",
        "mobile",
        "landline",
        "passport",
        "email",
        "plate",
        "bank_card",
        "address",
    ):
        field = blank(kind)
        assert types[kind].recognise(types[kind].explain(field, Language.ZH), field), kind


def test_json_of_another_shape_is_refused() -> None:
    assert to_json(Decimal("12000.50")) == "12000.5"
    assert from_json("number", 5) == 5
    assert from_json("number", "5.50") == Decimal("5.5")
    for kind, wrong in (
        ("yes_no", "yes"),
        ("date", "1.3.2027"),
        ("multi_choice", "lease"),
        ("money", "much"),
        ("name", 5),
    ):
        with pytest.raises(NotAValue, match=f"type: {kind}"):
            from_json(kind, wrong)
    with pytest.raises(NotAValue):
        from_json("money", "NaN")
