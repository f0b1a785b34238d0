"""How does what was found become the text of a guide file, with the source beside every field?"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import yaml

from suishiban.knowledge.finding import Finding, Severity
from suishiban.knowledge.guide import PENDING, Text
from suishiban.knowledge.intake.labels import slot_of, term_of
from suishiban.knowledge.intake.parts import fill
from suishiban.knowledge.intake.record import Record
from suishiban.knowledge.intake.sketch import Content, Sketch, Source, zh
from suishiban.knowledge.parse.document import read_document

#: Begins the text of every draft that an import made.
IMPORTED = "# 导入自"
#: The fields of a guide in the order of its file.
ORDER = (
    "id", "basic_code", "name", "aliases", "domain", "department", "organ", "region", "level", "audience", "kind",
    "desk", "summary", "effective", "conditions", "materials", "form", "steps", "limits", "fees", "places", "phone",
    "supervision_phone", "legal_basis", "results", "delivery", "visits", "faq",
)  # fmt: skip
#: What stands where the source says nothing, and whether that is a gap to be filled.
_DEFAULTS: Mapping[str, tuple[object, bool]] = {
    "aliases": ([], False),
    "domain": ("imported", False),
    "department": (zh(PENDING), True),
    "organ": (zh(PENDING), True),
    "level": ("district", True),
    "audience": (["person"], True),
    "kind": ("promised", True),
    "desk": ("department", False),
    "summary": (zh(PENDING), True),
    "conditions": ([], True),
    "materials": ([], True),
    "steps": ([], True),
    "fees": ([], True),
    "places": ([], True),
    "phone": (PENDING, True),
    "supervision_phone": (PENDING, True),
    "legal_basis": ([], True),
    "results": ([], True),
    "delivery": (zh(PENDING), True),
    "visits": ("1", True),
    "faq": ([], False),
}


@dataclass(frozen=True, slots=True)
class Drafted:
    """A guide file made from what was found."""

    item: str
    text: str
    """YAML, with a comment for the source of every part."""
    findings: tuple[Finding, ...]
    sources: tuple[Source, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Site:
    """What an import takes for granted where its files do not say."""

    region: str
    since: str
    """The day from which the guides hold, ISO."""


def drafted(record: Record, site: Site) -> Drafted:
    """The draft of one item."""
    sketch = Sketch(record.file)
    known = [(slot_of(entry.label), entry) for entry in record.entries]
    fill(sketch, [(slot, entry) for slot, entry in known if slot])
    for slot, entry in known:
        if not slot:
            sketch.leave(entry)
    _complete(sketch, record, site)
    text = "\n".join(_written(sketch, record)) + "\n"
    return Drafted(sketch.content["id"], text, tuple(sketch.findings), tuple(sketch.sources), record.file)


def merged(new: Drafted, present: str, ancestor: str) -> Drafted:
    """`new` over the text that is there now, field by field; only fields that the source states are looked at.

    `ancestor` is what the last import made, empty where there was none: a field that only the source changed is taken
    over, one that only a person changed stays; where both changed it the person's stays and the source's is told. An
    import of some of the files that the last one had adds to lists and takes nothing out of them.
    """
    ours, theirs, before = _content(present), _content(new.text), _content(ancestor)
    partly = not _files(ancestor) <= _files(new.text)
    taken, told = dict(ours), []
    for field in _stated(new):
        mine, was = ours.get(field), before.get(field)
        value = _joined(was, theirs[field]) if partly else theirs[field]
        if value in (mine, was):
            continue
        if field not in ours or mine == was or _is_open(mine):
            taken[field] = value
        else:
            told.append(_conflict(field, value, new.file))
    findings = (*new.findings, *told)
    if taken == ours:
        return replace(new, text=present, findings=findings)
    if taken == theirs:
        return replace(new, findings=findings)
    beside = _beside([one for one in new.sources if taken[_field(one)] == theirs[_field(one)]])
    files = "、".join(sorted(_files(ancestor) | _files(new.text)))
    text = "\n".join([f"{IMPORTED} {files}", "# 与现有版本合并", *_lines(taken, beside)]) + "\n"
    return replace(new, text=text, findings=findings)


def _files(text: str) -> frozenset[str]:
    """The files that an import made a text from."""
    first = text.partition("\n")[0]
    return frozenset(first.removeprefix(IMPORTED).strip().split("、")) if first.startswith(IMPORTED) else frozenset()


def _stated(new: Drafted) -> list[str]:
    """The fields of which the source says something."""
    return list(dict.fromkeys(map(_field, new.sources)))


def _field(source: Source) -> str:
    """The field of a guide that a source belongs to."""
    return "form" if source.path.startswith("blanks") else source.path.partition("[")[0].partition(".")[0]


def _joined(was: Any, value: Any) -> Any:
    """The rows of `value`, and those of `was` that have no like in it; a form by its blanks."""
    if isinstance(was, dict) and isinstance(value, dict) and "fields" in was:
        return {**was, **value, "fields": _joined(was["fields"], value["fields"])}
    if not (isinstance(was, list) and isinstance(value, list)):
        return value
    new = {_row_key(row): row for row in value}
    kept = [_row(row, new.pop(_row_key(row), {})) for row in was]
    return [*kept, *(_numbered(row, kept) for row in new.values())]


def _row(row: Any, new: Any) -> Any:
    """A row with what is new of it; its id stays."""
    return {**row, **new, **({"id": row["id"]} if "id" in row else {})} if isinstance(row, dict) else row


def _numbered(row: Any, kept: list[Any]) -> Any:
    """A new row, its id unlike those of the rows before it."""
    taken = {one["id"] for one in kept if isinstance(one, dict) and "id" in one}
    if not isinstance(row, dict) or row.get("id") not in taken:
        return row
    stem = str(row["id"]).rstrip("0123456789-_")
    return {**row, "id": next(f"{stem}-{n}" for n in range(2, 10_000) if f"{stem}-{n}" not in taken)}


def _row_key(row: Any) -> str:
    if not isinstance(row, dict):
        return str(row)
    named = row.get("name") or row.get("text") or row.get("question") or row.get("address") or row.get("id")
    return str(named.get("zh") if isinstance(named, dict) else named)


def _content(text: str) -> dict[str, Any]:
    content = read_document(text).content if text else {}
    return content if isinstance(content, dict) else {}


def _is_open(value: object) -> bool:
    """Whether a field is empty or still to be filled in."""
    return not value or PENDING in str(value)


def _conflict(field: str, value: object, file: str) -> Finding:
    shown = str(value.get("zh", value) if isinstance(value, dict) else value)
    return Finding(
        rule="import-conflict",
        severity=Severity.WARNING,
        message=Text(f"来源改了 {field}，而这里已经人工改过", f"The source changed {field}, and so did a person here"),
        where=field,
        value=shown[:80],
        fix=Text("看要不要改成来源的说法", "See whether to take the source's wording"),
        source=file,
    )


def _complete(sketch: Sketch, record: Record, site: Site) -> None:
    """The fields a guide must have; what the source does not say is marked, and told."""
    content = sketch.content
    name = content.setdefault("name", zh(PENDING))["zh"]
    content["id"] = item_id(
        record.key, content.get("basic_code", ""), f"{name} {content.get('organ', {}).get('zh', '')}"
    )
    content.setdefault("basic_code", content["id"])
    content["domain"] = _domain(content)
    content["form"] = {"title": zh(f"{name}申请表"), "fields": content.pop("blanks", [])}
    content.setdefault("region", site.region)
    content.setdefault("effective", {"since": site.since})
    _complete_limits(sketch)
    for field, (value, is_gap) in _DEFAULTS.items():
        if field not in content:
            content[field] = value
            if is_gap:
                _missing(sketch, field)
    if PENDING in name:
        _missing(sketch, "name")


def _complete_limits(sketch: Sketch) -> None:
    limits: dict[str, Any] = sketch.content.setdefault("limits", {})
    if "statutory" not in limits and "promised" not in limits:
        limits["note"] = zh(PENDING)
        _missing(sketch, "limits")
    limits.setdefault("promised", limits.get("statutory", 0))
    limits.setdefault("statutory", limits["promised"])


def _missing(sketch: Sketch, field: str) -> None:
    sketch.findings.append(
        Finding(
            rule="import-missing",
            severity=Severity.WARNING,
            message=Text(f"来源里没有{term_of(field)}", f"The source does not say: {field}"),
            where=field,
            fix=Text("请补充", "Please add it"),
            source=sketch.file,
        )
    )


def item_id(key: str, code: str, name: str) -> str:
    """kebab-case, the same for the same item whenever it is imported: the export's key, the code, or a digest."""
    for told in (key, code):
        kebab = re.sub(r"[^a-z0-9]+", "-", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", told).lower()).strip("-")
        if kebab:
            return kebab if kebab[0].isalpha() else f"item-{kebab}"
    return f"item-{hashlib.sha256(name.encode()).hexdigest()[:10]}"


def _domain(content: Content) -> object:
    told = content.get("domain")
    return told["zh"] if isinstance(told, dict) else told or "imported"


def _written(sketch: Sketch, record: Record) -> Iterator[str]:
    yield f"{IMPORTED} {record.file}"
    for key, value in record.about.items():
        yield from _comment(f"{key}: {value}")
    yield from _lines(sketch.content, _beside(sketch.sources))
    yield from _told(sketch)


def _lines(content: Mapping[str, Any], beside: Mapping[str, list[str]]) -> Iterator[str]:
    """A guide's fields in their order, each below the comments on where it comes from."""
    for field in (*ORDER, *(name for name in content if name not in ORDER)):
        value = content[field]
        if field == "form" and not value.get("groups"):
            yield from _form(value, beside)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield f"{field}:"
            yield from _rows(value, field, beside)
        else:
            yield from (line for source in beside.get(field, ()) for line in _comment(source))
            yield _yaml({field: value})


def _form(form: Mapping[str, Any], beside: Mapping[str, list[str]]) -> Iterator[str]:
    yield "form:"
    yield _indented(_yaml({"title": form["title"]}), "  ")
    if not form["fields"]:
        yield "  fields: []"
        return
    yield "  fields:"
    for line in _rows(form["fields"], "blanks", beside):
        yield f"  {line}"


def _rows(rows: list[Any], field: str, beside: Mapping[str, list[str]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        for source in (*beside.get(f"{field}[{number}]", ()), *(beside.get(field, ()) if number == 0 else ())):
            yield from (f"  {line}" for line in _comment(source))
        yield from f"  - {_indented(_yaml(row), '    ').lstrip()}".splitlines()


def _beside(sources: list[Source]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source in sources:
        found.setdefault(source.path, []).append(f"来源 {source.where}：{source.words}")
    return found


def _told(sketch: Sketch) -> Iterator[str]:
    """What no field took stands at the end of the file, so that it is there whoever opens the draft."""
    left = [finding for finding in sketch.findings if finding.rule in ("import-unplaced", "import-not-understood")]
    if left:
        yield "# 没有放进指南的内容："
        for finding in left:
            yield from _comment(f"{finding.source}：{finding.message.zh}")


def _comment(text: str) -> Iterator[str]:
    yield from (f"# {line}" for line in text.splitlines() if line.strip())


def _yaml(value: object) -> str:
    told: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=False)
    return told.rstrip("\n")


def _indented(text: str, by: str) -> str:
    return "\n".join(f"{by}{line}" for line in text.splitlines())
