from collections.abc import Sequence

from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.index.foreign import foreign
from suishiban.knowledge.index.hybrid import hybrid_index
from suishiban.training.data.retrieval_sets import Question, RetrievalSet
from suishiban.training.evaluate.report import report
from suishiban.training.evaluate.reranking import CrossEncoder


class LikesNothing:
    """Stands in for a cross-encoder."""

    def predict(self, pairs: Sequence[tuple[str, str]], show_progress_bar: bool) -> list[float]:
        return [0.0] * len(pairs)


def test_all_systems_are_compared_on_the_same_questions() -> None:
    passages = tuple(foreign(f"notice-{n}", text) for n, text in enumerate(["补领居住证", "变更住所", "注销登记"]))
    asked = (Question("q", "居住证补领", frozenset({"notice-0"})), Question("r", "注销", frozenset({"notice-2"})))
    found = report(
        RetrievalSet("sample", passages, asked),
        hybrid_index(passages, HashingEncoder()),
        cross_encoder=CrossEncoder(LikesNothing()),
    )
    assert list(found["systems"]) == [
        "bm25-reference",
        "lexical-tuned",
        "lexical-titled",
        "dense",
        "hybrid",
        "hybrid-without-meaning",
        "hybrid-without-document",
        "hybrid-without-last",
        "hybrid-late-interaction",
        "hybrid-cross-encoder",
    ]
    assert found["second_look_hit@1"]["hybrid-cross-encoder"] == {"mean": 0.0, "low": 0.0, "high": 0.0}
    assert found["systems"]["hybrid"]["hit@5"] == 1.0
    assert found["gain_hit@5"] == {"mean": 0.0, "low": 0.0, "high": 0.0}
    assert found["beats"] is False
    assert found["config"]["encoder"] == "hashing-64"
