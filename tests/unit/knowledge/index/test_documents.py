from dataclasses import replace

import pytest

from suishiban.knowledge.index.documents import document, documents, titled
from suishiban.knowledge.index.foreign import foreign


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("9f5633-12", "9f5633"),
        ("Escort driver certification#1_0::6", "Escort driver certification#1_0"),
        ("民法典/总则#第五十四条", "民法典/总则#第五十四条"),
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


def test_later_pieces_of_a_document_without_titles_take_its_first_words() -> None:
    passages = [foreign("a-0", "  关于稳就业的通知" + "各" * 90), foreign("a-1", "一、补贴"), foreign("b-0", "别的")]
    titles = [one.title for one in titled(passages)]
    assert titles == ["", "关于稳就业的通知" + "各" * 52, ""]


def test_passages_with_titles_and_those_of_guides_keep_what_they_have() -> None:
    fees = replace(foreign("permit@9901/fees/0", "不收费"), item="permit")
    named = foreign("a-1", "一、补贴", "通知")
    assert list(titled([fees, replace(fees, id="permit@9901/fees/1"), named])) == [
        fees,
        replace(fees, id="permit@9901/fees/1"),
        named,
    ]


def test_two_versions_of_one_article_are_not_one_document() -> None:
    versions = [foreign("2018/刑法#第十条", "旧", "刑法 第十条"), foreign("2021/刑法#第十条", "新", "刑法 第十条")]
    assert documents(versions).tolist() == [0, 1]
