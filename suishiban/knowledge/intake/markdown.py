"""What does a Markdown guide say? Headings, tables, lists and bold labels."""

import re
from collections.abc import Iterator, Sequence

from suishiban.knowledge.intake.layout import entries_of_lines, entries_of_table
from suishiban.knowledge.intake.record import Entry, Record

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}")
_MARKS = re.compile(r"\*\*|__|`|^\s*[-*+]\s+|^>\s?")


def read_markdown(content: str, file: str) -> Record:
    """The entries of a file, in its order."""
    return Record(file, tuple(_entries(content.splitlines())))


def _entries(lines: Sequence[str]) -> Iterator[Entry]:
    heading, held, table, tables = "", list[str](), list[list[str]](), 0
    titled = False
    for line in (*lines, ""):
        if line.lstrip().startswith("|"):
            if not _RULE.match(line):
                table.append([cell.strip() for cell in line.strip().strip("|").split("|")])
            continue
        if table:
            yield from entries_of_lines(held, heading, f"below “{heading}”")
            tables += 1
            yield from entries_of_table(table, heading, f"table {tables}")
            held, table = [], []
        match = _HEADING.match(line)
        if match is None:
            held.append(_MARKS.sub("", line))
            continue
        yield from entries_of_lines(held, heading, f"below “{heading}”")
        held = []
        if not titled and len(match[1]) == 1:
            titled = True
            yield Entry("事项名称", match[2], "title")
        else:
            heading = match[2]
    yield from entries_of_lines(held, heading, f"below “{heading}”")
