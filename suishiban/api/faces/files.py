"""Which built file does a path name, and how may it be kept by a browser?"""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

#: Suffix → media type; anything else is not looked into by a browser.
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
_UNKNOWN = "application/octet-stream"
#: Compressed siblings in the order they are liked, by the name in Accept-Encoding.
_ENCODINGS = {"br": ".br", "gzip": ".gz"}
#: assets/name-HASH.js as the build tools write it: another content has another name.
_HASHED = re.compile(r"^assets/(?:.*/)?[^/]+[-.][A-Za-z0-9_-]{8}\.\w+$")
INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Built:
    """A file to be sent."""

    content: bytes
    media_type: str
    encoding: str
    """Of `content`, as Content-Encoding; empty: as it is."""
    etag: str
    lasting: bool
    """The name changes with the content: it may be kept for ever."""

    @property
    def page(self) -> bool:
        """Is it a page of its own?"""
        return self.media_type.startswith("text/html")


class Folder:
    """The folder of one built face; it may be built, emptied and built again while the service runs."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def built(self) -> bool:
        """Is there anything to serve yet?"""
        return (self._path / INDEX).is_file()

    def read(self, path: str, accepted: str) -> Built | None:
        """The file at `path`, compressed as `accepted` (an Accept-Encoding) allows; None where there is none."""
        plain = self._inside(path)
        if plain is None:
            return None
        encoding, chosen = _compressed(plain, accepted)
        try:
            content, told = chosen.read_bytes(), chosen.stat()
        except OSError:
            return None
        etag = f'"{told.st_mtime_ns:x}-{told.st_size:x}{encoding}"'
        media_type = _TYPES.get(plain.suffix.lower(), _UNKNOWN)
        return Built(content, media_type, encoding, etag, _HASHED.match(path) is not None)

    def _inside(self, path: str) -> Path | None:
        """The file itself, if it lies in the folder and is no hidden or compressed one."""
        parts = PurePosixPath(path).parts
        if not parts or "\0" in path or any(part.startswith(".") or part == "/" for part in parts):
            return None
        if PurePosixPath(path).suffix in _ENCODINGS.values():
            return None
        try:
            found = self._path.joinpath(*parts).resolve(strict=True)
        except (OSError, ValueError):
            return None
        return found if found.is_file() and found.is_relative_to(self._path.resolve()) else None


def _compressed(plain: Path, accepted: str) -> tuple[str, Path]:
    """The encoding that is liked best and lies there, with its file."""
    for encoding, suffix in _ENCODINGS.items():
        sibling = plain.with_name(plain.name + suffix)
        if takes(accepted, encoding) and sibling.is_file():
            return encoding, sibling
    return "", plain


def takes(accepted: str, encoding: str) -> bool:
    """Does an Accept-Encoding header name `encoding` (RFC 9110, 12.5.3), and not as unwanted?"""
    for part in accepted.lower().split(","):
        name, _, parameters = part.partition(";")
        if name.strip() == encoding:
            weight = parameters.strip().removeprefix("q=").strip()
            return not re.fullmatch(r"0(\.0*)?", weight)
    return False
