"""What the sample library must hold, and what it must not."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from suishiban.knowledge.build import check
from suishiban.knowledge.guide import BasicItem, LifeEvent, Provisions
from suishiban.knowledge.library import load_folder

ROOT = Path(__file__).parents[3]
#: What two items may share besides: organs and places.
_APART = {"department", "places", "phone", "supervision_phone", "implementations", "organ", "region", "level", "domain"}


@cache
def library() -> tuple[tuple[BasicItem, ...], tuple[LifeEvent, ...]]:
    guides = [one.guide for one in check(load_folder(ROOT / "guides")).guides]
    items = tuple(one for one in guides if isinstance(one, BasicItem))
    return items, tuple(one for one in guides if isinstance(one, LifeEvent))


def test_every_guide_lints_clean() -> None:
    assert [str(finding) for finding in check(load_folder(ROOT / "guides")).findings] == []


def test_size_and_variety() -> None:
    items, events = library()
    assert len(items) >= 30
    assert len(events) >= 4
    assert sum(any(material.when for material in item.materials) and bool(item.scenarios) for item in items) >= 12
    assert sum(bool(item.form.groups) for item in items) >= 5
    assert sum(any(fee.yuan for fee in item.fees) for item in items) >= 8
    assert sum(any(material.licence for material in item.materials) for item in items) >= 10
    assert sum(_differing_districts(item) >= 2 for item in items) >= 5
    assert sum(bool(item.instant) for item in items) >= 3


def _differing_districts(item: BasicItem) -> int:
    return sum(bool(one.fees or one.places or one.limits) for one in item.implementations)


def test_the_fields_of_the_national_standard_are_filled() -> None:
    for item in library()[0]:
        for name in (
            "aliases",
            "conditions",
            "materials",
            "steps",
            "places",
            "legal_basis",
            "results",
            "faq",
            "audience",
        ):
            assert getattr(item, name), f"{item.id}: {name}"
        assert item.name.en, item.id
        assert item.summary.en, item.id
        assert all(basis.article.startswith("第") for basis in item.legal_basis), item.id


def test_no_item_is_a_clone_of_another() -> None:
    values = {item.id: frozenset(_values(item)) for item in library()[0]}
    for (one, left), (other, right) in combinations(values.items(), 2):
        shared = len(left & right) / min(len(left), len(right))
        assert shared <= 0.4, f"{one} and {other} share {shared:.0%}"


def _values(item: Provisions) -> Iterator[str]:
    """Every text of four characters and more, organs and places apart."""
    for field in fields(item):
        if field.name not in _APART:
            yield from _texts(getattr(item, field.name))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if len(value) >= 4:
            yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def test_every_item_has_questions_and_dialogues() -> None:
    for item in library()[0]:
        assert (ROOT / "guides" / "golden" / f"{item.id}.yaml").exists(), item.id
        assert (ROOT / "tests" / "flows" / f"{item.id}.yaml").exists(), item.id
