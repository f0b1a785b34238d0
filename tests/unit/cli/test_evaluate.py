import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from suishiban.cli.evaluate import app


@pytest.fixture(name="files")
def a_foreign_corpus(tmp_path: Path) -> list[str]:
    passages = tmp_path / "P.jsonl"
    passages.write_text(
        '{"id": "a", "text": "补领居住证收费二十元。"}\n{"id": "b", "text": "变更登记住所不收费。"}\n', encoding="utf-8"
    )
    queries = tmp_path / "Q.jsonl"
    queries.write_text('{"id": "q", "query": "居住证丢了补一张多少钱", "gold": ["a"]}\n', encoding="utf-8")
    return ["--passages", str(passages), "--queries", str(queries)]


def test_a_foreign_corpus_is_measured_with_the_shipped_configuration(files: list[str]) -> None:
    result = CliRunner().invoke(app, ["retrieval", *files])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert {
        "hit@1",
        "hit@5",
        "hit@10",
        "mrr@10",
        "recall@100",
        "p50_ms",
        "p95_ms",
        "index_seconds",
        "n",
        "config",
    } == set(found)
    assert (found["hit@1"], found["n"]) == (1.0, 1)
    assert found["config"]["encoder"].startswith("suishiban-encoder")


def test_an_unknown_context_is_refused(files: list[str]) -> None:
    result = CliRunner().invoke(app, ["retrieval", *files, "--context", "all"])
    assert result.exit_code == 2
    assert "history" in result.output
