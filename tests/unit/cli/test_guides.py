"""Do guides get in, live and back from the command line?"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.cli.conftest import STALL, Told

TEXT = STALL.read_text(encoding="utf-8")
Run = Callable[..., Told]


@pytest.fixture
def faster(site: Path) -> Path:
    """The guide with another promise, in a file beside the library."""
    path = site / "faster.yaml"
    path.write_text(TEXT.replace("promised: 10}", "promised: 5}"), encoding="utf-8")
    return path


def _told(lines: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(line[name] for name in names) for line in lines]


def test_files_are_imported_and_released(site: Path, faster: Path, run: Run) -> None:
    status, lines = run("guides", "import", str(faster), "--publish")
    assert (status, _told(lines[:1], "outcome", "guide", "version", "findings")) == (
        0,
        [("kept", "market-stall", 2, [])],
    )
    assert lines[1]["outcome"] == "released"
    versions = run("guides", "history", "market-stall", "--json")[1]
    assert _told(versions, "version", "state", "served") == [(2, "published", True), (1, "published", True)]


def test_a_draft_is_listed_compared_released_and_rolled_back(site: Path, faster: Path, run: Run) -> None:
    assert run("guides", "draft")[1] == []
    assert run("guides", "draft", str(faster), "--over", "1")[0] == 0
    assert run("guides", "draft")[1] == [{"guide": "market-stall", "version": 2}]
    (diff,) = run("guides", "diff", "market-stall", "--json")[1]
    assert (diff["before"], diff["after"]) == (1, 2)
    assert "-limits: {statutory: 20, promised: 10}\n+limits: {statutory: 20, promised: 5}\n" in diff["difference"]
    (impact,) = run("guides", "impact")[1]
    assert (impact["reach"]["sections"], impact["cases"]) == (["limits"], {})
    assert run("guides", "release") == (1, []), "nobody else has approved it"
    assert run("guides", "review", "market-stall", "--as", "Second Person")[0] == 0
    (released,) = run("guides", "release")[1]
    assert (released["outcome"], released["guides"]) == ("released", ["market-stall"])
    history = run("guides", "history", "--json")[1]
    assert _told(history, "active", "guides") == [(True, 1), (False, 1)]
    assert run("guides", "rollback", history[1]["release"])[0] == 0
    assert _told(run("guides", "history", "--json")[1], "active") == [(False,), (True,)]


def test_a_golden_question_that_gets_worse_stops_a_release_until_someone_answers_for_it(
    site: Path, faster: Path, run: Run
) -> None:
    question = "摆地摊怎么办理"
    golden = {"item": "market-stall", "questions": [{"ask": question, "section": "steps"}]}
    (site / "golden.yaml").write_text(yaml.safe_dump(golden, allow_unicode=True), encoding="utf-8")
    assert run("guides", "golden", "add", str(site / "golden.yaml"))[1][0]["new"] == 1
    assert question in [line["text"] for line in run("guides", "golden", "list")[1]]
    renamed = yaml.safe_load(faster.read_text(encoding="utf-8"))
    renamed |= {"name": {"zh": "犬只登记", "en": "Registration of a dog"}, "aliases": ["养狗登记"]}
    renamed |= {"summary": {"zh": "养犬要先登记。", "en": "A dog is registered first."}}
    faster.write_text(yaml.safe_dump(renamed, allow_unicode=True, sort_keys=False), encoding="utf-8")
    run("guides", "draft", str(faster), "--over", "1")
    run("guides", "review", "market-stall", "--as", "Second Person")
    status, lines = run("guides", "gate")
    assert (status, lines[-1]["outcome"]) == (1, "failed")
    assert run("guides", "release")[0] == 1
    assert run("guides", "release", "--override", "short")[0] == 1
    assert run("guides", "release", "--override", "the item was renamed by the city")[0] == 0


def test_a_draft_written_over_an_older_version_is_refused(site: Path, faster: Path, run: Run) -> None:
    run("guides", "draft", str(faster))
    status, lines = run("guides", "draft", str(STALL), "--over", "1")
    assert (status, lines) == (1, [])


def test_lint_tells_line_and_fix_and_ends_with_1(site: Path, run: Run) -> None:
    (site / "wrong.yaml").write_text(TEXT.replace("promised: 10}", "promised: 30}"), encoding="utf-8")
    assert run("guides", "lint", str(STALL)) == (
        0,
        [{"file": str(STALL), "outcome": "sound", "guide": "market-stall", "findings": []}],
    )
    status, lines = run("guides", "lint", str(site / "wrong.yaml"))
    assert (status, lines[0]["outcome"]) == (1, "errors")
    assert [(one["where"], one["line"] is not None) for one in lines[0]["findings"]] == [("limits.promised", True)]


def test_an_import_with_an_error_releases_nothing(site: Path, run: Run) -> None:
    (site / "wrong.yaml").write_text(TEXT.replace("promised: 10}", "promised: 30}"), encoding="utf-8")
    status, lines = run("guides", "import", str(site / "wrong.yaml"), "--publish")
    assert (status, _told(lines, "outcome", "version")) == (1, [("errors", 2)])
    status, lines = run("guides", "release")
    assert (status, lines[0]["outcome"]) == (1, "refused")
    assert _told(run("guides", "history", "--json")[1], "active") == [(True,)]


def test_an_unknown_guide_or_release_is_an_error(site: Path, run: Run) -> None:
    assert run("guides", "history", "no-such-guide")[0] == 1
    assert run("guides", "rollback", "none")[0] == 1
    assert run("guides", "release", "no-such-guide")[0] == 1
