"""Which field of a guide does an entry fill, and with what?"""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from rapidfuzz import fuzz

from suishiban.knowledge.guide import PENDING, Text
from suishiban.knowledge.intake import values
from suishiban.knowledge.intake.blanks import blank_of
from suishiban.knowledge.intake.labels import column_of, plain
from suishiban.knowledge.intake.record import Entry
from suishiban.knowledge.intake.sketch import Sketch, zh
from suishiban.knowledge.text import folded

_LAW = re.compile(
    r"《(?P<law>[^》]{2,60})》[^第\n]{0,40}(?P<article>第[一二三四五六七八九十百零\d]+条(?:第[一二三四五六七八九十\d]+款)?)?[：:，,\s]*(?P<text>.*)",
    re.DOTALL,
)
_CODE = re.compile(r"[0-9A-Za-z]{6,40}")
_QUESTION = re.compile(r"^(?:问[：:]?)?(?P<question>[^？?\n]{4,80}[？?])\s*(?:答[：:]?)?(?P<answer>.+)$", re.DOTALL)


def columns(entry: Entry) -> dict[str, str]:
    """The cells of a row by what their columns mean; a column nobody knows keeps its own name."""
    return {column_of(column) or column: cell for column, cell in entry.row.items() if cell}


def _text(path: str) -> Callable[[Sketch, Entry], None]:
    return lambda sketch, entry: sketch.put(path, zh(entry.words), entry)


def _code(sketch: Sketch, entry: Entry) -> None:
    match = _CODE.search(entry.text)
    if match is None:
        sketch.doubt("basic_code", entry, Text("应为编码，例如 000110006000", "A code, e.g. 000110006000"))
    else:
        sketch.put("basic_code", match[0], entry)


def _implementation(sketch: Sketch, entry: Entry) -> None:
    """The implementation's own code names the item where no basic code is told."""
    match = _CODE.search(entry.text)
    if match is None:
        sketch.doubt("basic_code", entry, Text("应为实施编码", "The code of the implementation"))
    elif "basic_code" in sketch.content:
        sketch.note("basic_code", entry)
    else:
        sketch.put("basic_code", match[0], entry)


def _read(path: str, read: Callable[[str], object | None], right: Text) -> Callable[[Sketch, Entry], None]:
    def handle(sketch: Sketch, entry: Entry) -> None:
        value = read(entry.words)
        if value is None:
            sketch.doubt(path, entry, right)
        else:
            sketch.put(path, value, entry)

    return handle


def _limit(name: str) -> Callable[[Sketch, Entry], None]:
    def handle(sketch: Sketch, entry: Entry) -> None:
        days = values.working_days(entry.text)
        if days is None:
            sketch.doubt(
                f"limits.{name}", entry, Text("应为工作日数，例如 20个工作日", "Working days, e.g. 20个工作日")
            )
            return
        limits = sketch.content.setdefault("limits", {})
        if name in limits and limits[name] != days:
            sketch.leave(entry, f"已有{limits[name]}个工作日", f"already {limits[name]} working days")
            return
        limits[name] = days
        sketch.note("limits", entry)

    return handle


def _unit(sketch: Sketch, entry: Entry) -> None:
    """A unit in a column of its own belongs to the number before it."""
    if "工作日" in entry.text or entry.text.strip() in ("日", "天"):
        sketch.note("limits", entry)
        return
    name = "statutory" if "法定" in entry.label else "promised"
    limits = sketch.content.get("limits", {})
    days = values.working_days(str(limits.get(name, "")), entry.text)
    if days is None:
        sketch.doubt(f"limits.{name}", entry, Text("应为工作日、月、年或小时", "Working days, months, years or hours"))
        return
    limits[name] = days
    sketch.note("limits", entry)


def _points(path: str, made: Callable[[int, str], Mapping[str, object]]) -> Callable[[Sketch, Entry], None]:
    def handle(sketch: Sketch, entry: Entry) -> None:
        for point in values.listed(entry.words):
            sketch.add(path, made(len(sketch.content.get(path, ())) + 1, point), entry)

    return handle


def _materials(sketch: Sketch, entry: Entry) -> None:
    cells = columns(entry)
    if cells.get("name"):
        form = "，".join(cells[name] for name in ("form", "copies") if name in cells)
        _material(sketch, entry, plain(cells["name"]), form, cells)
        return
    for point in values.listed(entry.words):
        _material(sketch, entry, plain_point(point), "", {})


def _material(sketch: Sketch, entry: Entry, name: str, form: str, cells: Mapping[str, str]) -> None:
    for number, known in enumerate(sketch.content.get("materials", ())):
        if folded(known["name"]["zh"]) == folded(name):
            sketch.note(f"materials[{number}]", entry)
            return
    number = len(sketch.content.get("materials", ())) + 1
    made: dict[str, object] = {"id": f"material-{number}", "name": zh(name), "form": zh(form or PENDING)}
    for column, read in (("necessity", values.necessity), ("source", values.source)):
        value = read(cells.get(column, ""))
        if value is not None:
            made[column] = value
    note = "；".join(cell for column, cell in cells.items() if column not in ("name", "form", "copies", *made))
    if note:
        made["note"] = zh(note)
    sketch.add("materials", made, entry)


def plain_point(point: str) -> str:
    """A point without its number and its closing mark."""
    return re.sub(r"^\s*[（(]?\d{1,2}[)）.、．]\s*", "", point).strip(" ；;。\n")


#: How much of a material's name a note must hold, of 100.
_NAMED = 70


def _material_note(sketch: Sketch, entry: Entry) -> None:
    """A note belongs to the material whose name stands in it, or nearly."""
    rows = sketch.content.get("materials", [])
    likeness = [fuzz.partial_ratio(_core(row["name"]["zh"]), folded(entry.words)) for row in rows]
    if not rows or max(likeness) < _NAMED:
        sketch.leave(entry, "说不清是哪一项材料的说明", "not clear which material it explains")
        return
    best = max(range(len(rows)), key=lambda place: (likeness[place], len(_core(rows[place]["name"]["zh"]))))
    row = rows[best]
    before = row.get("note", {}).get("zh", "")
    row["note"] = zh(f"{before}{entry.words}" if before else entry.words)
    sketch.note(f"materials[{best}]", entry)


def _core(name: str) -> str:
    """A name without brackets and without 居民, which everyday wordings leave out."""
    return folded(re.sub(r"[（(].*?[）)]|居民", "", name))


def _steps(sketch: Sketch, entry: Entry) -> None:
    cells = columns(entry)
    if cells.get("name"):
        made: dict[str, object] = {"name": zh(cells["name"]), "detail": zh(cells.get("detail", cells["name"]))}
        days = values.working_days(cells.get("days", ""))
        sketch.add("steps", made | ({"days": days} if days else {}), entry)
        return
    for point in values.listed(entry.words):
        number = len(sketch.content.get("steps", ())) + 1
        title, _, rest = point.partition("：")
        name, detail = (title, rest) if rest and len(title) <= 12 else (f"第{number}步", point)
        sketch.add("steps", {"name": zh(plain_point(name)), "detail": zh(detail)}, entry)


def _charged(sketch: Sketch, entry: Entry) -> None:
    if values.is_free(entry.text):
        sketch.put("fees", [], entry)
    elif entry.text.strip() in ("是", "收费", "收取"):
        sketch.note("fees", entry)
    else:
        _fees(sketch, entry)


def _fees(sketch: Sketch, entry: Entry) -> None:
    cells = columns(entry)
    told = cells.get("price") or entry.text
    if values.is_free(told):
        sketch.put("fees", sketch.content.get("fees", []), entry)
        return
    yuan = values.yuan(told)
    if yuan is None:
        sketch.doubt("fees", entry, Text("应有金额，例如 20元/证", "An amount, e.g. 20元/证"))
        return
    number = len(sketch.content.get("fees", ())) + 1
    unit = cells.get("unit") or (told.split("/")[-1].strip() if "/" in told else "每件")
    made = {
        "id": f"fee-{number}",
        "name": zh(cells.get("name", "收费")),
        "yuan": _amount(yuan),
        "unit": zh(unit if unit.startswith("每") else f"每{unit}"),
        "basis": cells.get("basis", PENDING),
    }
    sketch.add("fees", made, entry)


def _amount(yuan: Decimal) -> str:
    return f"{yuan.normalize():f}"


def _fee_basis(sketch: Sketch, entry: Entry) -> None:
    rows = sketch.content.get("fees") or []
    open_ones = [row for row in rows if row["basis"] == PENDING]
    if not open_ones:
        sketch.leave(entry, "没有对应的收费项目", "no fee that it belongs to")
        return
    for row in open_ones:
        row["basis"] = entry.words
    sketch.note("fees", entry)


def _legal_basis(sketch: Sketch, entry: Entry) -> None:
    cells = columns(entry)
    if cells.get("law"):
        law, article, text = cells["law"], cells.get("article", ""), cells.get("text", "")
        made = {"law": law.strip("《》"), "article": article or PENDING, "text": text or PENDING}
        sketch.add("legal_basis", made, entry)
        return
    found = [match for point in values.listed(entry.words) if (match := _LAW.search(point))]
    if not found:
        sketch.leave(entry, "没有法律名称", "no law is named")
    for match in found:
        article, text = match["article"] or PENDING, match["text"].strip() or PENDING
        sketch.add("legal_basis", {"law": match["law"], "article": article, "text": text}, entry)


def _places(sketch: Sketch, entry: Entry) -> None:
    cells = columns(entry)
    for address in [cells["address"]] if cells.get("address") else values.listed(entry.text):
        made: dict[str, object] = {
            "name": zh(cells.get("name", PENDING)),
            "address": zh(address),
            "hours": zh(cells.get("hours", PENDING)),
            "latitude": "0",
            "longitude": "0",
        }
        sketch.add("places", made | ({"window": cells["window"]} if "window" in cells else {}), entry)


def _hours(sketch: Sketch, entry: Entry) -> None:
    open_ones = [row for row in sketch.content.get("places", ()) if row["hours"]["zh"] == PENDING]
    if not open_ones:
        sketch.leave(entry, "没有对应的办理地点", "no place that it belongs to")
        return
    for row in open_ones:
        row["hours"] = zh(entry.words)
    sketch.note("places", entry)


def _results(sketch: Sketch, entry: Entry) -> None:
    cells = columns(entry)
    for name in [cells["name"]] if cells.get("name") else values.listed(entry.text):
        sketch.add("results", {"name": zh(name), "kind": zh(cells.get("kind", PENDING))}, entry)


def _faq(sketch: Sketch, entry: Entry) -> None:
    cells = columns(entry)
    if cells.get("question") and cells.get("answer"):
        made = {"question": zh(cells["question"]), "answer": zh(cells["answer"])}
        sketch.add("faq", made, entry)
        return
    match = _QUESTION.match(entry.text)
    if match is None:
        sketch.leave(entry, "分不出问和答", "question and answer cannot be told apart")
    else:
        sketch.add("faq", {"question": zh(match["question"]), "answer": zh(match["answer"].strip())}, entry)


def _since(sketch: Sketch, entry: Entry) -> None:
    day = values.day(entry.text)
    if day is None:
        sketch.doubt("effective.since", entry, Text("应为日期，例如 2026-01-01", "A date, e.g. 2026-01-01"))
    else:
        sketch.put("effective", {"since": day.isoformat()}, entry)


def _blank(sketch: Sketch, entry: Entry) -> None:
    sketch.add("blanks", blank_of(entry, sketch.content.get("blanks", ())), entry)


#: What is done with an entry, by the slot its label names.
HANDLERS: Mapping[str, Callable[[Sketch, Entry], None]] = {
    "name": _text("name"),
    "basic_code": _code,
    "code": _implementation,
    "summary": _text("summary"),
    "department": _text("department"),
    "organ": _text("organ"),
    "region": _read(
        "region", lambda text: (re.search(r"\d{2,9}", text) or [None])[0], Text("应为区划代码", "A division code")
    ),
    "domain": _text("domain"),
    "level": _read("level", values.level, Text("应为市级或者区县级", "City or district level")),
    "audience": _read("audience", values.audience, Text("应为自然人或者法人", "Natural persons or companies")),
    "kind": _read("kind", values.kind, Text("应为即办件或者承诺件", "即办件 or 承诺件")),
    "statutory": _limit("statutory"),
    "promised": _limit("promised"),
    "statutory_unit": _unit,
    "promised_unit": _unit,
    "visits": _read("visits", values.number, Text("应为次数，例如 0", "A number of visits, e.g. 0")),
    "conditions": _points(
        "conditions", lambda number, point: {"id": f"condition-{number}", "text": zh(plain_point(point))}
    ),
    "materials": _materials,
    "material_notes": _material_note,
    "steps": _steps,
    "charged": _charged,
    "fees": _fees,
    "fee_basis": _fee_basis,
    "legal_basis": _legal_basis,
    "places": _places,
    "hours": _hours,
    "phone": _read("phone", values.phone, Text("应为电话号码", "A telephone number")),
    "supervision_phone": _read("supervision_phone", values.phone, Text("应为电话号码", "A telephone number")),
    "results": _results,
    "delivery": _text("delivery"),
    "faq": _faq,
    "since": _since,
    "blanks": _blank,
}
#: Slots that fill in what others state; they come last.
LATE = ("statutory_unit", "promised_unit", "fee_basis", "hours", "material_notes")


def fill(sketch: Sketch, entries: Sequence[tuple[str, Entry]]) -> None:
    """Every entry with its slot, those that fill in others last."""
    for slot, entry in sorted(entries, key=lambda one: one[0] in LATE):
        HANDLERS[slot](sketch, entry)
