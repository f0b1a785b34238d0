"""What kind of file is this really? Told from its content alone; name and header may say anything."""

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO


class FileKind(StrEnum):
    """What a file is, as far as the service takes files."""

    #: ISO 32000.
    PDF = "pdf"
    #: JFIF or Exif.
    JPEG = "jpeg"
    #: ISO/IEC 15948.
    PNG = "png"
    #: RIFF container of Google.
    WEBP = "webp"
    #: ISO/IEC 23008-12, what phones take pictures in.
    HEIC = "heic"
    #: ISO/IEC 29500 text without macros.
    DOCX = "docx"
    #: Anything else; it is not taken.
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Form:
    """How files of a kind are called."""

    media_type: str
    suffixes: tuple[str, ...]
    """The first is the usual one."""


FORMS: Mapping[FileKind, Form] = {
    FileKind.PDF: Form("application/pdf", (".pdf",)),
    FileKind.JPEG: Form("image/jpeg", (".jpg", ".jpeg")),
    FileKind.PNG: Form("image/png", (".png",)),
    FileKind.WEBP: Form("image/webp", (".webp",)),
    FileKind.HEIC: Form("image/heic", (".heic", ".heif")),
    FileKind.DOCX: Form("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",)),
}
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"})
#: A PDF ends with this mark; without it the upload was cut off.
_END_OF_PDF, _TAIL = b"%%EOF", 2048
#: Parts that a .docx may not have: macros.
_MACROS = "vbaProject.bin"


def kind_of(content: bytes) -> FileKind:
    """What `content` is; OTHER for what is disguised, cut off, or not taken."""
    return next((kind for kind, is_one in _SIGNS.items() if is_one(content)), FileKind.OTHER)


def _is_pdf(content: bytes) -> bool:
    return content.startswith(b"%PDF-") and _END_OF_PDF in content[-_TAIL:]


def _is_jpeg(content: bytes) -> bool:
    return content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-_TAIL:]


def _is_png(content: bytes) -> bool:
    return content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR" and b"IEND" in content[-_TAIL:]


def _is_webp(content: bytes) -> bool:
    return content[:4] == b"RIFF" and content[8:12] == b"WEBP"


def _is_heic(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS


def _is_docx(content: bytes) -> bool:
    """By the directory of the archive; nothing is unpacked."""
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False
    named = {"[Content_Types].xml", "word/document.xml"} <= set(names)
    return named and not any(name.endswith(_MACROS) for name in names)


_SIGNS: Mapping[FileKind, Callable[[bytes], bool]] = {
    FileKind.PDF: _is_pdf,
    FileKind.JPEG: _is_jpeg,
    FileKind.PNG: _is_png,
    FileKind.WEBP: _is_webp,
    FileKind.HEIC: _is_heic,
    FileKind.DOCX: _is_docx,
}
