from pathlib import Path

import pytest

from suishiban.training.data.retrieval_sets import Context, UnreadableSet, read_set


def files(folder: Path, passages: str, questions: str) -> tuple[Path, Path]:
    (folder / "P.jsonl").write_text(passages, encoding="utf-8")
    (folder / "Q.jsonl").write_text(questions, encoding="utf-8")
    return folder / "P.jsonl", folder / "Q.jsonl"


def test_the_published_format_is_read(tmp_path: Path) -> None:
    paths = files(
        tmp_path,
        '{"id": 7, "text": "补领收费二十元", "title": "居住证"}\n\n{"id": "b", "text": "不收费"}\n',
        '{"id": "q", "query": "多少钱", "gold": [7], "history": [{"speaker": "user", "text": "补办居住证"}]}\n',
    )
    found = read_set(*paths, Context.HISTORY)
    assert [(one.id, one.title) for one in found.passages] == [("7", "居住证"), ("b", "")]
    assert found.questions[0].gold == frozenset({"7"})
    assert found.questions[0].searched(found.context) == "补办居住证 多少钱"


def test_a_missing_key_is_named_with_its_line(tmp_path: Path) -> None:
    paths = files(tmp_path, '{"id": "a", "text": "甲"}\n{"id": "b"}\n', "")
    with pytest.raises(UnreadableSet, match=r"P\.jsonl:2.*text"):
        read_set(*paths, Context.LAST)
