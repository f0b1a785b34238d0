from dataclasses import replace

import pytest

from suishiban.knowledge.index.documents import document, documents
from suishiban.knowledge.index.foreign import foreign


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("9f5633-12", "9f5633"),
        ("Escort driver certification#1_0::6", "Escort driver certification#1_0"),
        ("民法典/总则#第五十四条", "民法典/总则"),
        ("刑法/刑法#第一百三十三条之一", "刑法/刑法"),
        ("333", "333"),
        ("un_sbcx", "un_sbcx"),
    ],
)
def test_the_id_of_a_foreign_passage_tells_its_document(id: str, expected: str) -> None:
    assert document(foreign(id, "")) == expected


def test_passages_of_one_item_belong_together() -> None:
    fees = replace(foreign("permit@9901/fees/0", ""), item="permit")
    places = replace(foreign("permit@990102/places/0", ""), item="permit")
    assert documents([fees, foreign("a-1", ""), places, foreign("a-2", "")]).tolist() == [0, 1, 0, 1]


def test_a_title_joins_passages_whose_ids_say_nothing() -> None:
    assert document(foreign("17", "", "Escort driver certification")) == "Escort driver certification"
    assert document(foreign("notice-17", "", "Escort driver certification")) == "notice"
