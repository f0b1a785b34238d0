"""What must every store of released passages do? Each adapter of the port is listed here once."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.index.milvus import MilvusPassages
from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.index.released import (
    Kept,
    LocalPassages,
    ReleasedPassages,
    ReleaseOutOfOrder,
    UnknownRelease,
    Where,
)

ADAPTERS: dict[str, Callable[[Path], ReleasedPassages]] = {
    "local": lambda folder: LocalPassages(HashingEncoder()),
    "milvus": lambda folder: MilvusPassages(str(folder / "milvus.db"), HashingEncoder()),
}


def passage(item: str, region: str, text: str, **changes: object) -> Passage:
    made = Passage(
        id=f"{item}@{region}/fees/0",
        item=item,
        section="fees",
        region=region,
        version=1,
        since=date(2025, 1, 1),
        text=text,
        title=item,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


FIRST = (
    passage("permit", "9901", "补领居住证收费二十元。"),
    passage("permit", "990102", "补领居住证收费十元。"),
    passage("address", "9901", "变更登记住所不收费。"),
    passage("closing", "9901", "注销登记应当提交清算报告。", until=date(2026, 1, 1)),
)
SECOND = (*FIRST[1:], passage("permit", "9901", "补领居住证收费五元。"))


@pytest.fixture(params=ADAPTERS, name="store")
def a_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ReleasedPassages]:
    made = ADAPTERS[request.param](tmp_path)
    made.keep(1, FIRST)
    yield made
    if isinstance(made, MilvusPassages):
        made.close()


def ids(store: ReleasedPassages, query: str, release: int = 1, where: Where | None = None) -> list[str]:
    return [one.id for one in store.find(release, query, 4, where or Where())]


def test_the_best_passage_comes_first(store: ReleasedPassages) -> None:
    assert ids(store, "变更住所收费吗")[0] == "address@9901/fees/0"
    assert ids(store, "清算报告")[0] == "closing@9901/fees/0"


def test_filters_act_before_the_ranking(store: ReleasedPassages) -> None:
    assert ids(store, "补领居住证多少钱", where=Where(regions=("990102",))) == ["permit@990102/fees/0"]
    assert set(ids(store, "补领居住证多少钱", where=Where(items=("address", "closing")))) == {
        "address@9901/fees/0",
        "closing@9901/fees/0",
    }
    assert "closing@9901/fees/0" not in ids(store, "清算报告", where=Where(on=date(2026, 2, 1)))
    assert "closing@9901/fees/0" in ids(store, "清算报告", where=Where(on=date(2025, 12, 31)))


def test_a_release_writes_only_what_it_changes(store: ReleasedPassages) -> None:
    assert store.keep(2, SECOND) == Kept(added=1, removed=1, unchanged=3)


def test_every_release_is_read_as_it_was_kept(store: ReleasedPassages) -> None:
    store.keep(2, SECOND)
    store.keep(3, FIRST[2:])
    assert len(ids(store, "居住证", 1)) == len(ids(store, "居住证", 2)) == 4
    assert len(ids(store, "居住证", 3)) == 2
    before, after = (store.find(number, "补领居住证收费二十元", 1)[0].score for number in (1, 2))
    assert before != after


def test_words_nobody_has_find_something_by_meaning_or_nothing(store: ReleasedPassages) -> None:
    assert len(ids(store, "?!")) <= 4


def test_releases_come_in_order_and_are_known(store: ReleasedPassages) -> None:
    store.keep(5, SECOND)
    with pytest.raises(ReleaseOutOfOrder):
        store.keep(4, FIRST)
    with pytest.raises(UnknownRelease):
        store.find(9, "居住证", 1)
