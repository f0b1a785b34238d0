"""Which items does a workbook list? One row an item, as the exchange tables of the national platform have it.

A sheet of materials, fees or places names the item of each row by its code or its name.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from suishiban.knowledge.intake.labels import column_of, slot_of
from suishiban.knowledge.intake.record import Entry, Record

#: Rows looked through for the line of column names.
_HEAD = 15
#: Columns that name the item.
_CODES, _NAMES = ("code", "basic_code"), ("name",)


def read_sheets(content: bytes, file: str) -> tuple[Record, ...]:
    """A record for each item; rows of other sheets join theirs. Raises what openpyxl raises for a broken file."""
    book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    records: list[Record] = []
    for sheet in book.worksheets:
        for record in _records(sheet, file):
            _put(records, record)
    return tuple(records)


def _put(records: list[Record], record: Record) -> None:
    names = {entry.text for entry in record.entries if slot_of(entry.label) in ("name", *_CODES)}
    for place, known in enumerate(records):
        same = {entry.text for entry in known.entries if slot_of(entry.label) in ("name", *_CODES)}
        if (record.key and record.key == known.key) or names & same:
            records[place] = known.joined(record)
            return
    records.append(record)


def _records(sheet: Worksheet, file: str) -> Iterator[Record]:
    rows = _filled(sheet)
    head = _head(rows)
    if head is None:
        entries = [
            Entry("", " ".join(filter(None, row)), f"{sheet.title}!row {number}") for number, row in enumerate(rows, 1)
        ]
        told = tuple(entry for entry in entries if entry.text)
        if told:
            yield Record(file, told)
        return
    columns = rows[head]
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        if any(row):
            yield _record(sheet.title, columns, row, number, file)


def _record(title: str, columns: Sequence[str], row: Sequence[str], number: int, file: str) -> Record:
    cells = [
        (column, cell, f"{title}!{get_column_letter(place)}{number}")
        for place, (column, cell) in enumerate(zip(columns, row, strict=False), start=1)
        if column and cell
    ]
    keys = {slot_of(column): cell for column, cell, _ in cells if slot_of(column) in (*_CODES, *_NAMES)}
    key = next((keys[name] for name in _CODES if name in keys), "")
    listing = slot_of(title)
    if listing and listing not in ("name", "summary"):
        named = [Entry(column, cell, where) for column, cell, where in cells if slot_of(column) in (*_CODES, *_NAMES)]
        rest = {
            column: cell for column, cell, _ in cells if slot_of(column) not in (*_CODES, "name") or column_of(column)
        }
        rest = {column: cell for column, cell in rest.items() if column not in {entry.label for entry in named}}
        return Record(file, (*named, Entry(title, "", f"{title}!row {number}", rest)), key)
    return Record(file, tuple(Entry(column, cell, where) for column, cell, where in cells), key)


def _filled(sheet: Worksheet) -> list[list[str]]:
    """The sheet's cells as texts; a merged cell stands in every place that it covers."""
    grid = [[_text(cell.value) for cell in row] for row in sheet.iter_rows()]
    for area in sheet.merged_cells.ranges:
        value = grid[area.min_row - 1][area.min_col - 1]
        for row in range(area.min_row - 1, area.max_row):
            for column in range(area.min_col - 1, area.max_col):
                grid[row][column] = value
    return grid


def _head(rows: Sequence[Sequence[str]]) -> int | None:
    """The row with most known column names; at least two different ones."""
    best, most = None, 1
    for number, row in enumerate(rows[:_HEAD]):
        known = len({cell for cell in row if slot_of(cell) or column_of(cell)})
        if known > most:
            best, most = number, known
    return best


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
