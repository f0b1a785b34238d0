"""Which blank is meant by a name that is misspelt, or begins with small words?"""

import pytest

from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.form.relevance import Relevance
from suishiban.assistant.understanding.naming import path_named
from suishiban.knowledge.guide import FormField, Text


def form(**labels: str) -> Relevance:
    blanks = (Blank(path, FormField(id=path, type="name", label=Text(zh))) for path, zh in labels.items())
    return Relevance(tuple(blanks), (), (), frozenset())


DEAL = form(buyer="买方", seller="卖方")
COMPANY = form(number="身份证", head="法定代表人身份证")


@pytest.mark.parametrize(("words", "path"), [("卖肪", "seller"), ("买肪", "buyer"), ("卖方", "seller")])
def test_of_two_names_of_one_sound_the_one_that_is_written_more_alike_is_meant(words: str, path: str) -> None:
    assert path_named(words, DEAL, ()) == path


@pytest.mark.parametrize("words", ["刚才法定表人身份证", "刚才填的法代定表人身份证", "前面法定代表人身份证"])
def test_small_words_before_a_mistyped_name_do_not_make_it_a_shorter_one(words: str) -> None:
    assert path_named(words, COMPANY, ()) == "head"


def test_a_name_that_begins_like_small_words_stays_whole() -> None:
    assert path_named("说明", form(note="说明", other="情况说明"), ()) == "note"
