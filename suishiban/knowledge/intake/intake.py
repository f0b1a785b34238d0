"""Which drafts do files make? Each file is read in its own way, what is of one item joined, what is unreadable told."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from zipfile import BadZipFile

import orjson
from docx.opc.exceptions import PackageNotFoundError
from openpyxl.utils.exceptions import InvalidFileException
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from suishiban.knowledge.intake.docx import read_docx
from suishiban.knowledge.intake.draft import Drafted, Site, drafted
from suishiban.knowledge.intake.files import Found, decoded
from suishiban.knowledge.intake.html import read_html
from suishiban.knowledge.intake.labels import slot_of
from suishiban.knowledge.intake.mapping import ExportMapping, UnknownExport, read_export
from suishiban.knowledge.intake.markdown import read_markdown
from suishiban.knowledge.intake.pages import read_pdf
from suishiban.knowledge.intake.record import Record, Unread
from suishiban.knowledge.intake.sheets import read_sheets
from suishiban.knowledge.parse.guide_file import ParsedGuide, RefusedFile, parse_guide

#: What a broken file makes the libraries raise.
_BROKEN = (
    BadZipFile,
    PackageNotFoundError,
    InvalidFileException,
    PdfminerException,
    PDFPasswordIncorrect,
    BrokenProcessPool,
    orjson.JSONDecodeError,
    KeyError,
    ValueError,
    IndexError,
    TypeError,
    AttributeError,
    OSError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import came to."""

    drafts: tuple[Drafted, ...]
    """Guides made from foreign files, each item once."""
    guides: tuple[ParsedGuide, ...]
    """Files that state a guide in our own format."""
    unread: tuple[Unread, ...]


def take_in(
    files: Iterable[Found | Unread],
    site: Site,
    mappings: Sequence[ExportMapping],
    progress: Callable[[str], None] = lambda file: None,
) -> Taken:
    """Read all files; a bad one stops nothing. `progress` is told each file that was read."""
    records: dict[str, Record] = {}
    guides: list[ParsedGuide] = []
    unread: list[Unread] = []
    for file in files:
        if isinstance(file, Unread):
            unread.append(file)
        else:
            for found in _read(file, mappings):
                if isinstance(found, ParsedGuide):
                    guides.append(found)
                elif isinstance(found, Unread):
                    unread.append(found)
                else:
                    _join(records, found.located())
        progress(file.name if isinstance(file, Found) else file.file)
    drafts = tuple(drafted(record, site) for record in records.values())
    return Taken(drafts, tuple(guides), tuple(unread))


def _join(records: dict[str, Record], record: Record) -> None:
    """Records of one key are one item; a record without a key is that of its name and organ."""
    key = record.key or " ".join(_said(record, slot) for slot in ("basic_code", "code", "name", "organ", "region"))
    if not key.strip():
        key = record.file
    records[key] = records[key].joined(record) if key in records else record


def _said(record: Record, slot: str) -> str:
    return next((entry.text for entry in record.entries if slot_of(entry.label) == slot), "")


def _read(file: Found, mappings: Sequence[ExportMapping]) -> Iterator[Record | ParsedGuide | Unread]:
    reader = _READERS.get(file.suffix)
    if reader is None:
        known = ", ".join(sorted(_READERS))
        yield Unread(file.name, f"不认识的文件类型 / unknown kind of file {file.suffix}", known)
        return
    try:
        yield from reader(file, mappings)
    except UnknownExport as error:
        yield Unread(file.name, str(error), "给出字段对照文件 / give a mapping file")
    except _BROKEN as error:
        why = "加了密 / encrypted" if "assword" in type(error).__name__ + str(error) else type(error).__name__
        yield Unread(file.name, f"读不出来 / cannot be read: {why}", "能打开、不加密的文件 / a file that opens")


def _text(
    file: Found, mappings: Sequence[ExportMapping], read: Callable[[str, str], Record]
) -> Iterator[Record | Unread]:
    text = decoded(file.content)
    if text is None:
        yield Unread(file.name, "不是 UTF-8 或 GB18030 文本 / not text in UTF-8 or GB 18030", "UTF-8")
        return
    yield _filled(read(text, file.name))


def _bytes(
    file: Found, mappings: Sequence[ExportMapping], read: Callable[[bytes, str], Record]
) -> Iterator[Record | Unread]:
    yield _filled(read(file.content, file.name))


def _filled(record: Record) -> Record | Unread:
    if record.entries:
        return record
    return Unread(record.file, "没有找到文字 / nothing to read was found", "有文字的文件 / a file with text")


def _sheets(file: Found, mappings: Sequence[ExportMapping]) -> Iterator[Record | Unread]:
    found = read_sheets(file.content, file.name)
    yield from found
    if not found:
        yield Unread(file.name, "没有认出列名 / no column names were recognised", "事项名称, 实施编码 …")


def _export(file: Found, mappings: Sequence[ExportMapping]) -> Iterator[Record]:
    yield from read_export(file.content, file.name, mappings)


def _guide(file: Found, mappings: Sequence[ExportMapping]) -> Iterator[ParsedGuide | Unread]:
    text = decoded(file.content)
    parsed = parse_guide(text, file.name) if text is not None else None
    if isinstance(parsed, ParsedGuide):
        yield parsed
    elif isinstance(parsed, RefusedFile):
        yield Unread(file.name, "; ".join(map(str, parsed.findings[:5])), parsed.findings[0].fix.zh)
    else:
        yield Unread(file.name, "不是文本 / not text", "UTF-8")


_READERS: Mapping[str, Callable[[Found, Sequence[ExportMapping]], Iterator[Record | ParsedGuide | Unread]]] = {
    ".html": partial(_text, read=read_html),
    ".htm": partial(_text, read=read_html),
    ".md": partial(_text, read=read_markdown),
    ".txt": partial(_text, read=read_markdown),
    ".docx": partial(_bytes, read=read_docx),
    ".pdf": partial(_bytes, read=read_pdf),
    ".xlsx": _sheets,
    ".json": _export,
    ".jsonl": _export,
    ".yaml": _guide,
    ".yml": _guide,
}
