"""The recipe on a handful of invented lines: that it runs, resumes and writes what the service loads."""

import gzip
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from suishiban.knowledge.index.encoder import TextKind
from suishiban.knowledge.index.onnx import load_onnx
from suishiban.knowledge.index.terms import split

torch = pytest.importorskip("torch", reason="training needs the extra `train`")
recipe = pytest.importorskip("suishiban.training.recipes.encoder", reason="training needs the extra `train`")
MEMBERS = (recipe.Member(16, 0.5), recipe.Member(24, 0.4))
table_recipe = pytest.importorskip("suishiban.training.recipes.table")
SETTINGS = recipe.EncoderSettings(members=MEMBERS, dim=20, terms=800, shared=32, steps=12, warm_up=2, save_every=5)


@pytest.fixture(scope="module", name="data")
def a_data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    laws = [
        {"id": f"law#第{n}条", "law": "办法", "chapter": None, "article": f"第{n}条", "text": f"第{n}项，应当登记。"}
        for n in range(1100)
    ]
    with gzip.open(folder / "zh_law_articles_core.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in laws)
    reply = {"关键词": "登记", "答案文本": "您好，依照办法应当登记。参见：\n登记后发给证件。"}
    none = {"关键词": math.nan, "答案文本": math.nan}  # as the published file has it
    asked = [
        {"qid": n, "query": f"第{n}项要登记吗", "gold": [{"core_id": laws[n]["id"]}], "answer": reply if n else none}
        for n in range(130)
    ]
    write(folder / "zh_statute_queries_fit.jsonl", asked)
    write(folder / "zh_gov_catalog.jsonl", [{"name": f"事项{n}审批"} for n in range(512)])
    with gzip.open(folder / "admin_divisions.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps({"name": "明川市", "level": "city"}) + "\n")
    write(folder / "doc2dial_val_passages.jsonl", [{"passage_id": "p", "title": "Permit", "text": "Permits are free."}])
    turn = {"qid": "t", "query": "fee?", "history": [], "gold_passage_ids": ["p"]}
    write(folder / "doc2dial_val_queries_train.jsonl", [turn | {"dialogue_id": str(n)} for n in range(700)])
    return folder


def write(path: Path, lines: Sequence[Mapping[str, object]]) -> None:
    path.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")


def test_training_writes_an_encoder_that_the_service_loads(data: Path, tmp_path: Path) -> None:
    steps: list[int] = []
    recipe.train_encoder(data, tmp_path, SETTINGS, lambda step, loss: steps.append(step))
    assert steps == list(range(1, 25))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["encoder.onnx", "vocabulary.npy"]
    encoder = load_onnx(tmp_path)
    assert (encoder.name, encoder.dim) == ("suishiban-encoder-2", 20)
    vectors = encoder.encode(["登记", "unseen 词"], TextKind.PASSAGE)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1.0, 1.0], abs=1e-5)


class OfOneMind:
    """A teacher for whom every text that holds 费 is about the question, and no other."""

    name = digest = "of-one-mind"
    dim = 2

    def encode(self, texts: Sequence[str], kind: TextKind) -> NDArray[np.float32]:
        return np.array([[1.0, 0.0] if kind is TextKind.QUERY or "费" in text else [0.0, 1.0] for text in texts], "f")


def test_a_teacher_is_followed_where_nothing_else_tells() -> None:
    texts = ["登记", "收费", "地址"]
    vocabulary, counts = table_recipe.vocabulary_of(split([*texts, "多少钱"])[1], 20, 4)
    spared = np.array([[False, True, True]])
    batch = recipe.Batch(["多少钱"], texts, spared)  # the right one is the first; the teacher knows better
    table = table_recipe.TermTable(vocabulary, counts, 8)
    optimizer = torch.optim.Adam(table.parameters(), lr=0.05)
    for _ in range(60):
        loss = recipe.contrast(table, batch, 0.0, OfOneMind())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    asked, told = table(["多少钱"], TextKind.QUERY), table(texts, TextKind.PASSAGE)
    likeness = (asked @ told.T)[0].tolist()
    assert likeness[1] > max(likeness[0], likeness[2])


@pytest.mark.parametrize(
    ("stopped", "resumed"), [(7, 6), (13, 13)], ids=["in the first table", "in the second, which keeps the first"]
)
def test_a_stopped_run_goes_on_where_it_was(data: Path, tmp_path: Path, stopped: int, resumed: int) -> None:
    def stop(step: int, loss: float) -> None:
        if step == stopped:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        recipe.train_encoder(data, tmp_path, SETTINGS, stop)
    steps: list[int] = []
    recipe.train_encoder(data, tmp_path, SETTINGS, lambda step, loss: steps.append(step))
    assert steps == list(range(resumed, 25))
