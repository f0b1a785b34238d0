import math

import numpy as np
import pytest

from suishiban.knowledge.index.lexical import BIGRAM_REFERENCE, LexicalSettings, bm25

TEXTS = ["变更登记住所不收费", "居住证补领收费二十元", "company deregistration needs a liquidation report"]


def test_the_passage_that_shares_most_terms_scores_highest() -> None:
    assert int(bm25(TEXTS).scores("居住证补领要收费吗").argmax()) == 1


def test_a_passage_without_a_shared_term_scores_nothing() -> None:
    assert bm25(TEXTS).scores("liquidation reports").tolist()[:2] == [0.0, 0.0]


def test_a_score_is_bm25_as_published() -> None:
    index = bm25(["补领", "变更变更"], LexicalSettings(k1=1.2, b=0.75, character=0.0))
    idf = math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    # 变更变更 holds the pairs 变更 (twice) and 更变: length 3 against a mean of 2.
    expected = idf * 2 * 2.2 / (2 + 1.2 * (0.25 + 0.75 * 3 / 2))
    assert index.scores("变更")[1] == pytest.approx(expected, rel=1e-6)


def test_the_reference_knows_no_single_characters() -> None:
    assert bm25(TEXTS, BIGRAM_REFERENCE).scores("费")[0] == 0.0
    assert bm25(TEXTS).scores("费")[0] > 0.0


def test_an_empty_index_and_an_unknown_query_give_zeros() -> None:
    assert bm25([]).scores("居住证").shape == (0,)
    assert np.array_equal(bm25(TEXTS).scores("🙂"), np.zeros(3, np.float32))


def test_a_passage_of_mean_length_with_every_term_covers_the_query() -> None:
    index = bm25(["补领证件", "变更住所"], LexicalSettings(character=0.0))
    assert index.scores("补领证件")[0] / index.ideal("补领证件") == pytest.approx(1.0)


def test_terms_that_no_passage_has_lower_the_coverage() -> None:
    index = bm25(["补领证件", "变更住所"])
    assert index.ideal("补领证件多少钱") > index.ideal("补领证件") > 0.0
