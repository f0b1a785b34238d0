import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from suishiban.cli.main import app as suishiban
from tests.unit.api.language_models.rasa_double import TOKEN, serving_rasa

ROOT = Path(__file__).parents[3]


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
    result = CliRunner().invoke(suishiban, ["eval", "retrieval", *files])
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
    result = CliRunner().invoke(suishiban, ["eval", "retrieval", *files, "--context", "all"])
    assert result.exit_code == 2
    assert "history" in result.output


def test_a_rasa_server_that_runs_is_measured_beside_our_own(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("passport-application", "residence-permit", "seal-engraving-record"):
        shutil.copy(ROOT / "guides" / "items" / f"{name}.yaml", site / "guides" / "items")
    monkeypatch.setenv("RASA_SERVER_TOKEN", TOKEN)
    with serving_rasa() as server:
        server.says("affirm", 1.0)
        where = ["--guides", str(site / "guides"), "--reader", str(ROOT / "models" / "reader")]
        command = ["eval", "understanding", "--rasa", server.url, "--goals", "2", *where, "--json"]
        result = CliRunner().invoke(suishiban, command)
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    rival = told["rasa"][server.url]
    assert rival["alone"]["values"] == 0
    assert rival["served"]["values"] == told["native"]["rules"]["values"] > 0.8
    assert rival["decisions"] > 20
    assert told["utterances"]["none"] > 100
