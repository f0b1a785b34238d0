"""Archives are opened without harm."""

import stat
import zipfile
from io import BytesIO
from pathlib import Path

from suishiban.knowledge.intake import files
from suishiban.knowledge.intake.files import Found, decoded, files_in, opened
from suishiban.knowledge.intake.record import Unread
from tests.unit.knowledge.intake.papers import archive


def _names(found: list[Found | Unread]) -> list[tuple[str, bool]]:
    return [(one.name, True) if isinstance(one, Found) else (one.file, False) for one in found]


def test_folders_and_archives_in_archives_are_opened_in_order(tmp_path: Path) -> None:
    inner = archive({"b.md": b"# b", ".hidden": b"x", "__MACOSX/c.md": b"x"})
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a.md").write_bytes(b"# a")
    (tmp_path / "two.zip").write_bytes(archive({"inner.zip": inner}))
    assert _names(list(files_in(tmp_path))) == [("one/a.md", True), ("two.zip/inner.zip/b.md", True)]


def test_a_path_that_climbs_out_and_a_link_are_refused() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("../../etc/passwd", "x")
        link = zipfile.ZipInfo("link.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(link, "/etc/passwd")
    assert _names(list(opened(Found("a.zip", stream.getvalue())))) == [
        ("a.zip/../../etc/passwd", False),
        ("a.zip/link.md", False),
    ]


def test_a_bomb_is_not_unpacked() -> None:
    bomb = archive({"zeros.html": b"0" * 30_000_000})
    (found,) = opened(Found("bomb.zip", bomb))
    assert isinstance(found, Unread)
    assert "too large" in found.problem


def test_archives_too_deep_too_many_and_broken_are_told(monkeypatch: object) -> None:
    deep = archive({"1.zip": archive({"2.zip": archive({"3.md": b"# x"})})})
    (found,) = opened(Found("deep.zip", deep))
    assert isinstance(found, Unread)
    (broken,) = opened(Found("broken.zip", b"PK broken"))
    assert isinstance(broken, Unread)
    assert files.MOST_FILES >= 1_000


def test_names_that_old_archivers_wrote_are_read() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("x" * 8 + ".md", "# a")
    raw = stream.getvalue().replace(b"x" * 8, "指南一二".encode("gb18030"))
    assert _names(list(opened(Found("old.zip", raw)))) == [("old.zip/指南一二.md", True)]


def test_texts_in_two_encodings() -> None:
    assert decoded("受理条件".encode("gb18030")) == "受理条件"
    assert decoded("受理条件".encode("utf-8-sig")) == "受理条件"
    assert decoded("x".encode("utf-16")) is None
