"""Does a folder of guides become a release and an index, or findings?"""

from pathlib import Path

import pytest

from suishiban.knowledge.build import NotReleasable, build_folder, check
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_folder

SAMPLE = Path(__file__).parents[3] / "guides"


@pytest.fixture
def folder(tmp_path: Path, stall: str) -> Path:
    (tmp_path / "items").mkdir()
    (tmp_path / "items" / "market-stall.yaml").write_text(stall, encoding="utf-8")
    (tmp_path / "calendar.yaml").write_text("years: []", encoding="utf-8")
    return tmp_path


def test_a_folder_becomes_a_release_that_can_be_searched(folder: Path) -> None:
    built = build_folder(folder, HashingEncoder())
    assert [edition.id for edition in built.release.current()] == ["market-stall"]
    assert len(built.index.passages) == 29
    assert built.index.search("下雨天能摆地摊吗", 3)[0].id == "market-stall@9901/faq/1"


def test_building_again_from_the_same_files_changes_nothing_but_the_number(folder: Path) -> None:
    first = build_folder(folder, HashingEncoder())
    again = build_folder(folder, HashingEncoder(), first.release)
    assert again.release.live == first.release.live
    assert again.index.passages == first.index.passages


def test_findings_name_file_and_line(folder: Path, stall: str) -> None:
    wrong = stall.replace("zh: 健康证明", "zh: 相关材料").replace("promised: 3", "promised: 6")
    (folder / "items" / "market-stall.yaml").write_text(wrong, encoding="utf-8")
    (folder / "items" / "broken.yaml").write_bytes(b"\xff")
    (folder / "items" / "half.yaml").write_text("id: half", encoding="utf-8")
    checked = check(load_folder(folder))
    told = [(finding.source, finding.line, finding.rule) for finding in checked.findings]
    assert told[0] == ("items/broken.yaml", None, "readable")
    assert told[1][:2] == ("items/half.yaml", 1)
    assert ("items/market-stall.yaml", 32, "vague-words") in told
    assert ("items/market-stall.yaml", 88, "promised-within-statutory") in told
    with pytest.raises(NotReleasable) as refused:
        build_folder(folder, HashingEncoder())
    assert refused.value.findings == checked.findings


def test_the_sample_library_has_no_errors() -> None:
    checked = check(load_folder(SAMPLE))
    assert [str(finding) for finding in checked.findings] == []
    assert checked.releasable
