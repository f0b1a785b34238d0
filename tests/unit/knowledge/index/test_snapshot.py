from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.index.foreign import foreign
from suishiban.knowledge.index.hybrid import HybridIndex, hybrid_index
from suishiban.knowledge.index.snapshot import DamagedSnapshot, ForeignEncoder, load, save


def index() -> HybridIndex:
    fees = replace(foreign("permit@9901/fees/0", "补领居住证收费20元。"), item="permit", until=date(2027, 1, 1))
    return hybrid_index([fees, foreign("closing/0", "注销登记应当提交清算报告。")], HashingEncoder())


def test_a_loaded_index_finds_what_the_saved_one_found(tmp_path: Path) -> None:
    digest = save(index(), tmp_path)
    loaded = load(tmp_path, digest, HashingEncoder())
    assert loaded.passages == index().passages
    assert loaded.search("居住证多少钱", 2) == index().search("居住证多少钱", 2)


def test_the_same_index_is_kept_once(tmp_path: Path) -> None:
    assert save(index(), tmp_path) == save(index(), tmp_path)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_changed_file_is_refused_by_name(tmp_path: Path) -> None:
    digest = save(index(), tmp_path)
    with (tmp_path / digest / "passages.jsonl").open("ab") as file:
        file.write(b"\n")
    with pytest.raises(DamagedSnapshot, match=r"passages\.jsonl"):
        load(tmp_path, digest, HashingEncoder())


def test_a_missing_snapshot_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DamagedSnapshot, match=r"manifest\.json"):
        load(tmp_path, "0" * 64, HashingEncoder())


def test_another_encoder_is_refused_by_name(tmp_path: Path) -> None:
    digest = save(index(), tmp_path)
    with pytest.raises(ForeignEncoder, match="hashing-32"):
        load(tmp_path, digest, HashingEncoder(dim=32))
