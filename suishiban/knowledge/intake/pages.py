"""What does a PDF say? Its tables and its text; a scanned page is read by the machine.

Reading pictures takes seconds a page and much memory: it runs in a process of its own, and only where the `ocr` extra
is installed; else the page is named as one that could not be read.
"""

import importlib.util
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from multiprocessing import get_context
from typing import Any

import pdfplumber
import pypdfium2
from pdfplumber.page import Page

from suishiban.knowledge.intake.labels import is_heading, plain
from suishiban.knowledge.intake.layout import entries_of_lines, entries_of_table
from suishiban.knowledge.intake.record import Entry, Record

#: Fewer characters than this on a page: it is a picture.
_FEW = 10
#: Pages read of one file; a guide has a few.
MOST_PAGES = 200
#: Dots for each point when a page is made a picture: 200 dpi.
_SCALE = 200 / 72
#: Label of an entry that says a page could not be read.
UNREAD_PAGE = "unread page"


def read_pdf(content: bytes, file: str) -> Record:
    """The entries of a document; raises what pdfplumber raises for a broken or locked file."""
    entries: list[Entry] = []
    scanned: list[int] = []
    heading = ""
    with pdfplumber.open(BytesIO(content)) as pdf:
        for number, page in enumerate(pdf.pages[:MOST_PAGES], start=1):
            if len(page.chars) < _FEW and page.images:
                scanned.append(number)
                continue
            found, heading = _page(page, number, heading)
            entries += found
    if scanned:
        entries += _scanned(content, scanned)
    return Record(file, tuple(_titled(entries)))


def _titled(entries: Sequence[Entry]) -> Iterator[Entry]:
    """The first line of a document that stands under no label is its title."""
    first = entries[0] if entries else None
    if first is None or first.label or first.row:
        yield from entries
        return
    title, _, rest = first.text.partition("\n")
    yield Entry("事项名称", title, first.where)
    if rest:
        yield Entry("", rest, first.where)
    yield from entries[1:]


def _page(page: Page, number: int, heading: str) -> tuple[list[Entry], str]:
    """What a page says, and the heading its end stands under."""
    tables = page.find_tables()
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox)
    lines = (outside.extract_text() or "").splitlines()
    entries = list(entries_of_lines(lines, heading, f"page {number}"))
    below = [plain(line) for line in lines if is_heading(line)]
    last = below[-1] if below else heading
    for place, table in enumerate(tables, start=1):
        grid = [[cell or "" for cell in row] for row in table.extract()]
        entries += entries_of_table(grid, last, f"page {number} table {place}")
    return entries, last


def _scanned(content: bytes, pages: Sequence[int]) -> list[Entry]:
    if importlib.util.find_spec("rapidocr") is None:
        return [Entry(UNREAD_PAGE, "没有安装文字识别（ocr）", f"page {number}") for number in pages]
    with ProcessPoolExecutor(1, get_context("spawn")) as worker:
        read = worker.submit(lines_of_pictures, content, list(pages)).result()
    entries: list[Entry] = []
    heading = ""
    for number, lines in zip(pages, read, strict=True):
        entries += entries_of_lines(lines, heading, f"page {number} (scanned)")
        headings = [plain(line) for line in lines if is_heading(line)]
        heading = headings[-1] if headings else heading
    return entries


def lines_of_pictures(content: bytes, pages: list[int]) -> list[list[str]]:
    """The lines of each page, from top to bottom; for the worker process."""
    from rapidocr import RapidOCR  # noqa: PLC0415

    engine = RapidOCR()
    document = pypdfium2.PdfDocument(content)
    found = []
    for number in pages:
        picture = document[number - 1].render(scale=_SCALE).to_numpy()
        told: Any = engine(picture)
        texts, boxes = (told.txts or ()), (told.boxes if told.boxes is not None else ())
        ordered = sorted(
            zip(boxes, texts, strict=True), key=lambda one: (round(float(one[0][0][1]) / 20), one[0][0][0])
        )
        found.append([text for _, text in ordered])
    return found
