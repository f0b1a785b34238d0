"""What does a page of a government site say? Tables, definition lists, tabs and headings, hidden panels too."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from suishiban.knowledge.intake.labels import slot_of
from suishiban.knowledge.intake.layout import entries_of_lines, entries_of_table
from suishiban.knowledge.intake.record import Entry, Record

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "summary"}
_SKIPPED = {"script", "style", "noscript", "nav", "header", "footer", "svg", "template", "head"}
_BLOCKS = {"p", "div", "li", "tr", "br", "section", "article", "dd", "dt", "td", "th", "ul", "ol", "table"}


def read_html(content: str, file: str) -> Record:
    """The entries of a page, in its order."""
    tree = LexborHTMLParser(content)
    title = _title(tree)
    entries = [Entry("事项名称", title, "title")] if title else []
    if tree.body is not None:
        entries += _Walk(_tabs(tree)).entries(tree.body)
    return Record(file, tuple(entry for entry in entries if entry.words))


def _title(tree: LexborHTMLParser) -> str:
    for selector in ("h1", "title"):
        node = tree.css_first(selector)
        if node is not None and node.text(strip=True):
            return node.text(strip=True).split("-")[0].split("_")[0].split("|")[0].strip()
    return ""


def _tabs(tree: LexborHTMLParser) -> dict[str, str]:
    """Id of a panel → the words of the tab that opens it."""
    found: dict[str, str] = {}
    for node in tree.css("[aria-controls], a[href^='#'], [data-target], [data-tab]"):
        told = node.attributes
        target = told.get("aria-controls") or told.get("data-target") or told.get("data-tab") or told.get("href") or ""
        if slot_of(node.text(strip=True)):
            found[target.lstrip("#")] = node.text(strip=True)
    return found


class _Walk:
    """One pass over a page; text between other things is gathered and told under the heading above it."""

    def __init__(self, tabs: dict[str, str]) -> None:
        self._tabs = tabs
        self._heading = ""
        self._lines: list[str] = []
        self._tables = 0
        self._texts = 0

    def entries(self, node: LexborNode) -> Iterator[Entry]:
        yield from self._into(node)
        yield from self._told()

    def _into(self, node: LexborNode) -> Iterator[Entry]:
        for child in node.iter(include_text=True):
            yield from self._one(child)

    def _one(self, child: LexborNode) -> Iterator[Entry]:
        tag = child.tag or ""
        if tag == "-text":
            self._say(child.text())
        elif tag in _SKIPPED or self._is_tab(child):
            return
        elif tag == "table":
            yield from self._told()
            self._tables += 1
            yield from self._table(child, f"table {self._tables}")
        elif tag == "dl":
            yield from self._told()
            yield from self._definitions(child)
        elif tag in _HEADINGS:
            yield from self._told()
            if tag != "h1":
                self._heading = child.text(strip=True)
        else:
            yield from (
                self._panel(child) if (child.attributes.get("id") or "") in self._tabs else self._block(child, tag)
            )

    def _panel(self, child: LexborNode) -> Iterator[Entry]:
        yield from self._told()
        before, self._heading = self._heading, self._tabs[child.attributes.get("id") or ""]
        yield from self._into(child)
        yield from self._told()
        self._heading = before

    def _block(self, child: LexborNode, tag: str) -> Iterator[Entry]:
        if tag in _BLOCKS:
            self._lines.append("")
        yield from self._into(child)
        if tag in _BLOCKS:
            self._lines.append("")

    def _is_tab(self, node: LexborNode) -> bool:
        told = node.attributes
        target = told.get("aria-controls") or told.get("data-target") or told.get("data-tab") or told.get("href") or ""
        return target.lstrip("#") in self._tabs and bool(target)

    def _say(self, text: str) -> None:
        said = " ".join(text.split())
        if said:
            if self._lines and self._lines[-1]:
                self._lines[-1] += said
            else:
                self._lines.append(said)

    def _told(self) -> Iterator[Entry]:
        lines, self._lines = [line for line in self._lines if line], []
        if lines:
            self._texts += 1
            yield from entries_of_lines(lines, self._heading, f"text {self._texts}")

    def _definitions(self, node: LexborNode) -> Iterator[Entry]:
        label = ""
        for child in node.css("dt, dd"):
            text = "\n".join(_lines(child))
            if child.tag == "dt":
                label = text
            else:
                yield Entry(label or self._heading, text, f"definition {label}")

    def _table(self, node: LexborNode, where: str) -> Iterator[Entry]:
        caption = node.css_first("caption")
        heading = caption.text(strip=True) if caption is not None else self._heading
        inner = [one for cell in _cells(node) for one in cell.css("table")]
        yield from entries_of_table(_grid(node), heading, where)
        for nested in inner:
            self._tables += 1
            label = _label_before(nested) or heading
            yield from entries_of_table(_grid(nested), label, f"table {self._tables}")


def _label_before(nested: LexborNode) -> str:
    """The cell before the one that holds a table."""
    cell = nested.parent
    while cell is not None and cell.tag not in ("td", "th"):
        cell = cell.parent
    before = cell.prev if cell is not None else None
    while before is not None and before.tag not in ("td", "th"):
        before = before.prev
    return before.text(strip=True) if before is not None else ""


def _rows(table: LexborNode) -> list[LexborNode]:
    """The table's own rows, not those of a table inside it."""
    return [row for row in table.css("tr") if _table_of(row) == table.mem_id]


def _table_of(node: LexborNode) -> int:
    above = node.parent
    while above is not None and above.tag != "table":
        above = above.parent
    return above.mem_id if above is not None else 0


def _cells(table: LexborNode) -> list[LexborNode]:
    return [cell for row in _rows(table) for cell in row.iter() if cell.tag in ("td", "th")]


def _grid(table: LexborNode) -> list[list[str]]:
    """Rows of cells; a cell over several rows or columns stands in each of them."""
    grid: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}
    for row in _rows(table):
        cells = [cell for cell in row.iter() if cell.tag in ("td", "th")]
        line: list[str] = []
        while cells or hanging.get(len(line)):
            left, text = hanging.pop(len(line), (0, ""))
            if left:
                if left > 1:
                    hanging[len(line)] = (left - 1, text)
                line.append(text)
                continue
            cell = cells.pop(0)
            text = "" if cell.css_first("table") is not None else "\n".join(_lines(cell))
            for _ in range(_span(cell, "colspan")):
                if _span(cell, "rowspan") > 1:
                    hanging[len(line)] = (_span(cell, "rowspan") - 1, text)
                line.append(text)
        grid.append(line)
    return grid


def _span(cell: LexborNode, name: str) -> int:
    told = cell.attributes.get(name) or "1"
    return max(1, min(int(told), 50)) if told.isdigit() else 1


def _lines(node: LexborNode) -> list[str]:
    return [" ".join(part.split()) for part in node.text(separator="\n").split("\n") if part.strip()]
