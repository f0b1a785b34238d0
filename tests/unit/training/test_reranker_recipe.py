"""The recipe with a model of two layers made on the spot: that it learns and writes what the report loads."""

from pathlib import Path
from random import Random

import pytest

from suishiban.training.data.corpora import Corpora
from suishiban.training.data.pairs import Article
from suishiban.training.data.phrasing import load_phrasing
from suishiban.training.data.retrieval_sets import Question
from suishiban.training.evaluate.reranking import load_cross_encoder
from suishiban.training.recipes.batches import HARD, batches_of

transformers = pytest.importorskip("transformers", reason="training needs the extra `train`")
pytest.importorskip("sentence_transformers", reason="training needs the extra `train`")
recipe = pytest.importorskip("suishiban.training.recipes.reranker", reason="training needs the extra `train`")


@pytest.fixture(scope="module", name="corpora")
def some_corpora() -> Corpora:
    # What answers a question can be learnt in a few steps: only such articles speak of a licence.
    texts = (f"第{n}项应当登记{'，发给证照' if n < 200 else ''}。" for n in range(600))
    articles = tuple(Article(str(n), "办法", "", f"第{n}条", text) for n, text in enumerate(texts))
    return Corpora(
        articles=articles,
        lay_questions=tuple(Question(str(n), f"第{n}项要登记吗", frozenset({str(n)})) for n in range(200)),
        replies={},
        items=tuple(f"事项{n}审批" for n in range(512)),
        dialogues=(),
        places=("明川市",),
        guides=(),
        told=(),
    )


@pytest.fixture(scope="module", name="base")
def a_small_model(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("base")
    characters = sorted(set("第项应当登记要吗办法条事审批明川市0123456789证照发给申请我想怎么"))
    (folder / "vocab.txt").write_text("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *characters]))
    transformers.BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    small = {"hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 64}
    config = transformers.BertConfig(vocab_size=len(characters) + 5, **small)
    transformers.BertModel(config).save_pretrained(folder)
    return str(folder)


def test_a_group_holds_the_right_passage_and_as_many_wrong_ones(corpora: Corpora) -> None:
    groups = recipe.groups_of(corpora, batches_of(corpora, load_phrasing(), Random(0)), 0)
    for _ in range(400):
        group = next(groups)
        assert len(group.passages) == 1 + HARD
        assert group.passages[0] not in group.passages[1:]


def test_what_is_trained_is_what_the_report_loads(
    corpora: Corpora, base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipe, "load_corpora", lambda data, guides, passages: corpora)
    settings = recipe.RerankerSettings(steps=60, rate=1e-3, warm_up=3, longest=48)
    losses: list[float] = []
    recipe.train_reranker(tmp_path, base, tmp_path / "out", settings, lambda step, loss: losses.append(loss))
    assert sum(losses[-10:]) < sum(losses[:10])
    scores = load_cross_encoder(str(tmp_path / "out")).scores("第7项要登记吗", ["第7项应当登记。", "第9项应当登记。"])
    assert scores.shape == (2,)
