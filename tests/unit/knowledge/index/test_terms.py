import numpy as np

from suishiban.knowledge.index.terms import TermKind, character_key, kinds, pair_key, split, word_key


def test_chinese_gives_characters_and_pairs_and_latin_gives_words() -> None:
    owners, keys = split(["居住证 Fees", "补办"])
    assert owners.tolist() == [0, 0, 0, 0, 0, 0, 1, 1, 1]
    assert set(keys[owners == 0].tolist()) == {
        *map(character_key, "居住证"),
        pair_key("居住"),
        pair_key("住证"),
        word_key("fee"),
    }
    assert set(keys[owners == 1].tolist()) == {character_key("补"), character_key("办"), pair_key("补办")}


def test_no_pair_crosses_punctuation_or_the_end_of_a_text() -> None:
    keys = split(["搬家,变更", "登记"])[1]
    assert pair_key("家变") not in keys
    assert pair_key("更登") not in keys


def test_traditional_and_full_width_writing_give_the_same_terms() -> None:
    assert np.array_equal(split(["居住證２０２６ＡＢ"])[1], split(["居住证2026ab"])[1])


def test_kinds_are_told_from_the_key() -> None:
    keys = np.array([character_key("证"), pair_key("证件"), word_key("permit")])
    assert kinds(keys).tolist() == [TermKind.CHARACTER, TermKind.PAIR, TermKind.WORD]


def test_nothing_gives_no_terms() -> None:
    owners, keys = split([])
    assert (len(owners), len(keys)) == (0, 0)
    owners, keys = split(["", "，。"])
    assert (len(owners), len(keys)) == (0, 0)
