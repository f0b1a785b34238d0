"""Which blanks and field types do these tests share?"""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from suishiban.knowledge.fields import Accepted, Divisions, FieldType, Rejected, field_types, load_divisions
from suishiban.knowledge.guide import FormField, Option, Text

Judge = Callable[..., Accepted | Rejected]

OPTIONS = (
    Option(id="lease", label=Text("租赁", "Lease"), aliases=("租的", "租房")),
    Option(id="own", label=Text("自有", "Owned"), aliases=("自己的", "买的")),
    Option(id="free", label=Text("无偿使用", "Free use"), aliases=("免费用",)),
    Option(id="relative", label=Text("亲属无偿使用", "Free use from a relative")),
)


@pytest.fixture(scope="session")
def divisions() -> Divisions:
    return load_divisions(Path(__file__).parents[4] / "guides" / "regions" / "mingchuan.yaml")


@pytest.fixture(scope="session")
def types(divisions: Divisions) -> Mapping[str, FieldType]:
    return field_types(divisions, "990102")


@pytest.fixture(scope="session")
def blank() -> Callable[..., FormField]:
    """Makes a form field of a type; the label is 测试项 unless said otherwise."""

    def make(kind: str, **stated: object) -> FormField:
        usual: dict[str, object] = {"label": Text("测试项", "test blank"), "unit": Text("平方米", "m2")}
        return FormField(**{"id": "blank", "type": kind, "options": OPTIONS, **usual, **stated})  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def judge(types: Mapping[str, FieldType], blank: Callable[..., FormField]) -> Judge:
    """Normalises a reply on 2 March 2026, a Monday."""

    def normalise(kind: str, raw: str, **stated: object) -> Accepted | Rejected:
        return types[kind].normalise(raw, blank(kind, **stated), date(2026, 3, 2))

    return normalise
