"""What do a table and a run of lines say? Labels beside values, rows below columns, text below headings."""

import re
from collections.abc import Iterator, Sequence

from suishiban.knowledge.intake.labels import column_of, is_heading, plain, slot_of
from suishiban.knowledge.intake.record import Entry

Grid = Sequence[Sequence[str]]
_PAIR = re.compile(r"^\s*([^：:\n]{2,16})[：:]\s*(.*)$", re.DOTALL)


def entries_of_table(grid: Grid, heading: str, where: str) -> Iterator[Entry]:
    """What a table says: rows below a line of known columns, or labels each beside its value."""
    rows = [[cell.strip() for cell in row] for row in grid if any(cell.strip() for cell in row)]
    if not rows:
        return
    header = _header(rows[0])
    if header and len(rows) > 1:
        for number, row in enumerate(rows[1:], start=2):
            cells = {column: cell for column, cell in zip(rows[0], row, strict=False) if column}
            yield Entry(heading, "", f"{where} row {number}", cells)
        return
    for number, row in enumerate(rows, start=1):
        yield from _pairs(row, heading, f"{where} row {number}")


def _header(row: Sequence[str]) -> bool:
    """Whether a line names columns: most of its cells are known ones, and no two are alike."""
    known = [bool(column_of(cell)) for cell in row if cell]
    return len(known) >= 2 and sum(known) * 2 > len(known) and len(set(row)) == len(row)


def _pairs(row: Sequence[str], heading: str, where: str) -> Iterator[Entry]:
    """Label, value, label, value …; a cell spread over several columns stands there once."""
    cells = [cell for place, cell in enumerate(row) if cell and (place == 0 or cell != row[place - 1])]
    if len(cells) == 1:
        yield from entries_of_lines(cells, heading, where)
        return
    rest = list(cells)
    while rest:
        label = rest.pop(0)
        # A cell of a group of rows (办理信息 beside 法定时限 …) stands before the label it belongs to.
        if rest and not slot_of(label) and slot_of(rest[0]) and len(rest) > 1:
            continue
        value = rest.pop(0) if rest else ""
        if value:
            yield Entry(label, value, where)
        else:
            yield from entries_of_lines([label], heading, where)


def entries_of_lines(lines: Sequence[str], heading: str, where: str) -> Iterator[Entry]:
    """Text below headings; `label：value` on a line of its own is an entry of its own."""
    held: list[str] = []
    for line in lines:
        text = line.strip()
        if not text:
            continue
        pair = _PAIR.match(text)
        labelled = bool(pair and (slot_of(pair[1]) or not heading))
        if is_heading(text) or (labelled and pair):
            yield from _held(held, heading, where)
            held = []
        if is_heading(text):
            heading = plain(text)
        elif labelled and pair:
            if pair[2]:
                yield Entry(pair[1].strip(), pair[2].strip(), where)
            heading = pair[1].strip() if not pair[2] else heading
        else:
            held.append(text)
    yield from _held(held, heading, where)


def _held(lines: Sequence[str], heading: str, where: str) -> Iterator[Entry]:
    if lines:
        yield Entry(heading, "\n".join(lines), where)
