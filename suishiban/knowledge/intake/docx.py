"""What does a DOCX guide say? Headings, numbered or styled, and tables with merged cells."""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from suishiban.knowledge.intake.labels import is_heading, plain
from suishiban.knowledge.intake.layout import entries_of_lines, entries_of_table
from suishiban.knowledge.intake.record import Entry, Record


def read_docx(content: bytes, file: str) -> Record:
    """The entries of a document, in its order; raises what python-docx raises for a broken file."""
    document = docx.Document(BytesIO(content))
    return Record(file, tuple(_entries(document)))


def _entries(document: Document) -> Iterator[Entry]:
    heading, tables = "", 0
    lines: list[str] = []
    first = True
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from entries_of_lines(lines, heading, f"below “{heading}”" if heading else "beginning")
            lines, tables = [], tables + 1
            yield from entries_of_table(_grid(block), heading, f"table {tables}")
            continue
        text = block.text.strip()
        if first and text:
            first = False
            if _is_title(block):
                yield Entry("事项名称", text, "title")
                continue
        if text and (_is_styled(block) or is_heading(text)):
            yield from entries_of_lines(lines, heading, f"below “{heading}”" if heading else "beginning")
            heading, lines = plain(text), []
        elif text:
            lines.append(text)
    yield from entries_of_lines(lines, heading, f"below “{heading}”" if heading else "beginning")


def _is_title(block: Paragraph) -> bool:
    style = (block.style.name or "") if block.style is not None else ""
    return style in ("Title", "Heading 1", "标题") or (len(block.text.strip()) <= 40 and "：" not in block.text)


def _is_styled(block: Paragraph) -> bool:
    style = (block.style.name or "") if block.style is not None else ""
    return style.startswith(("Heading", "标题"))


def _grid(table: Table) -> list[list[str]]:
    """A merged cell stands in every place that it covers."""
    return [[cell.text.strip() for cell in row.cells] for row in table.rows]
