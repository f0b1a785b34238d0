"""Which files are there to be read, in folders and in zip files too, and what kind is each?

A bad file stops nothing: it is told with what is wrong and what would be right. Bounds keep a zip bomb or a path that
climbs out of its archive from doing harm.
"""

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath

from suishiban.knowledge.intake.record import Unread

#: Bytes of one file, bytes and files of one archive, and how deep archives lie in archives.
MOST_BYTES, MOST_ARCHIVE_BYTES, MOST_FILES, MOST_DEPTH = 50_000_000, 500_000_000, 20_000, 2
#: How many times smaller a file may be inside an archive; text shrinks to a tenth.
_RATIO = 200
_ENCODINGS = ("utf-8-sig", "gb18030")


@dataclass(frozen=True, slots=True)
class Found:
    """A file with its content."""

    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix.lower()


def files_in(path: Path) -> Iterator[Found | Unread]:
    """The file at `path`, or every file below the folder, in order; archives opened."""
    paths = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    for one in paths:
        name = str(one.relative_to(path)) if path.is_dir() else one.name
        if one.stat().st_size > MOST_BYTES and one.suffix.lower() != ".zip":
            yield Unread(name, f"{one.stat().st_size // 1_000_000} MB", f"at most {MOST_BYTES // 1_000_000} MB")
            continue
        yield from opened(Found(name, one.read_bytes()))


def opened(file: Found, depth: int = 0) -> Iterator[Found | Unread]:
    """The file, or what an archive holds."""
    if not file.content:
        yield Unread(file.name, "文件是空的 / the file is empty", "有内容的文件 / a file with content")
    elif file.suffix != ".zip":
        yield file
    elif depth >= MOST_DEPTH:
        yield Unread(file.name, "压缩包套得太深 / archives too deep", f"至多 {MOST_DEPTH} 层 / at most {MOST_DEPTH}")
    else:
        yield from _archived(file, depth)


def _archived(file: Found, depth: int) -> Iterator[Found | Unread]:
    try:
        archive = zipfile.ZipFile(BytesIO(file.content))
    except zipfile.BadZipFile:
        yield Unread(file.name, "压缩包损坏 / the archive is damaged", "重新压缩 / compress it anew")
        return
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_ARCHIVE_BYTES:
        most = f"{MOST_FILES} files, {MOST_ARCHIVE_BYTES // 1_000_000} MB"
        yield Unread(file.name, "解压后太大 / too much when unpacked", f"至多 / at most {most}")
        return
    for info in sorted(infos, key=lambda one: one.filename):
        yield from _member(archive, info, f"{file.name}/{_named(info)}", depth)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, depth: int) -> Iterator[Found | Unread]:
    parts = PurePosixPath(info.filename.replace("\\", "/")).parts
    if ".." in parts or info.filename.startswith(("/", "\\")) or stat.S_ISLNK(info.external_attr >> 16):
        yield Unread(name, "路径越出压缩包 / its path leads out", "压缩包内的普通文件 / a plain file inside")
    elif info.flag_bits & 1:
        yield Unread(name, "文件加了密 / the file is encrypted", "不加密的文件 / a file without a password")
    elif info.file_size > MOST_BYTES or info.file_size > _RATIO * max(info.compress_size, 1_000):
        yield Unread(name, "解压后太大 / too large when unpacked", f"至多 / at most {MOST_BYTES // 1_000_000} MB")
    elif not any(part.startswith(("__MACOSX", ".")) for part in parts):
        try:
            content = archive.read(info)
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
            yield Unread(name, f"读不出来 / cannot be read: {type(error).__name__}", "重新压缩 / compress it anew")
            return
        yield from opened(Found(name, content), depth + 1)


def _named(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: old archivers on Chinese systems wrote GBK and did not say so."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


def decoded(content: bytes) -> str | None:
    """The text of a file in UTF-8 or GB 18030; None for another encoding or for no text at all."""
    if b"\x00" in content[:4_000]:
        return None
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
