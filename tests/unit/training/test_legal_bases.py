"""Are the articles that a guide rests on looked up in the statutes?"""

import gzip
import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from suishiban.cli.main import app
from suishiban.knowledge.library.statutes import read_statutes
from suishiban.training.evaluate.legal_bases import Checked, Cited, Standing, check, overlap, verbatim

ROOT = Path(__file__).parents[3]
MARKETS = "中华人民共和国夜市法"
ARTICLES = (
    {"law": MARKETS, "date": "2020-01-01", "article": "第三条", "text": "旧的第三条。"},
    {"law": MARKETS, "date": "2024-05-01", "article": "第三条", "text": "在夜市摆摊的，应当向登记机关申请登记。"},
    {"law": MARKETS, "date": "2024-05-01", "article": "第三条之一", "text": "摊位不得超过十米。"},
    {"law": "明川市摊位办法", "date": "", "article": "第一条", "text": "本办法所称摊位，是指夜市的摊位。"},
)


@pytest.fixture(params=["statutes.jsonl", "statutes.jsonl.gz"])
def statutes(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / str(request.param)
    content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ARTICLES).encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def looked_up(path: Path, law: str, article: str, use: str = "摆摊要登记", quote: str = "") -> Checked:
    return check(Cited("stall", "legal_basis[0]", law, article, use, quote), read_statutes(path))


def test_an_article_is_found_in_the_latest_version_with_or_without_the_name_of_the_state(statutes: Path) -> None:
    for law in (MARKETS, "夜市法", f"《{MARKETS}》"):
        found = looked_up(statutes, law, "第三条")
        assert (found.standing, found.version) == (Standing.FOUND, "2024-05-01")
        assert found.start.startswith("在夜市摆摊的")


def test_a_paragraph_of_an_article_is_looked_up_as_the_article(statutes: Path) -> None:
    assert looked_up(statutes, MARKETS, "第三条第二款").start.startswith("在夜市")
    assert looked_up(statutes, MARKETS, "第三条之一").start == "摊位不得超过十米。"


def test_what_is_missing_is_told_with_the_nearest_titles(statutes: Path) -> None:
    assert looked_up(statutes, MARKETS, "第九条").standing is Standing.NO_ARTICLE
    missing = looked_up(statutes, "中华人民共和国夜市管理法", "第三条")
    assert (missing.standing, missing.nearest[0]) == (Standing.NO_LAW, MARKETS)
    assert looked_up(statutes, "夜市规章（摊位）", "").standing is Standing.NO_NUMBER


def test_overlap_and_quotes() -> None:
    article = "在夜市摆摊的，应当向登记机关申请登记。"
    assert overlap("摆摊向登记机关申请登记", article) > 0.7
    assert overlap("驾驶证到期", article) == 0.0
    assert verbatim("应当向登记机关申请登记", article)
    assert not verbatim("应当向公安机关申请登记", article)


BASIS = """\
legal_basis:
  - law: 中华人民共和国夜市法
    article: 第三条
    text: 应当向登记机关申请登记。
    issued: 2020-01-01

"""


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """A guide of the library that rests on the invented law instead."""
    text = (ROOT / "guides" / "items" / "elderly-allowance.yaml").read_text(encoding="utf-8")
    text = re.sub(r"legal_basis:\n(?:  .*\n)+\n", BASIS, text)
    text = text.replace("clause: 中华人民共和国老年人权益保障法 第三十三条", f"clause: {MARKETS} 第三条、第九条")
    path = tmp_path / "elderly-allowance.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_command_prints_every_article_and_the_totals(guide: Path, statutes: Path) -> None:
    run = CliRunner().invoke(app, ["eval", "legal-bases", str(guide), "--articles", str(statutes), "--json"])
    assert run.exit_code == 0, run.output
    printed = json.loads(run.stdout)
    assert [(one["where"], one["article"], one["standing"]) for one in printed["bases"]] == [
        ("legal_basis[0]", "第三条", "found"),
        ("rules[0].clause", "第三条", "found"),
        ("rules[0].clause", "第九条", "no-article"),
    ]
    assert printed["bases"][0]["verbatim"] is True
    totals = {key: printed["totals"][key] for key in ("cited", "found", "no-article", "verbatim", "other_version")}
    assert totals == {"cited": 3, "found": 2, "no-article": 1, "verbatim": 1, "other_version": 1}


def test_only_the_doubtful_ones_are_shown_on_request(guide: Path, statutes: Path) -> None:
    command = ["eval", "legal-bases", str(guide), "--articles", str(statutes), "--below", "0.01"]
    lines = CliRunner().invoke(app, command).stdout.splitlines()
    assert any("第九条: no-article" in line for line in lines)
    assert not any("legal_basis[0]" in line for line in lines)
