"""What do the records of a foreign export mean? A mapping file says: which path of a record stands under which label.

Shipped mappings lie in `mappings/`; a site can give its own. A record is read by the first mapping whose `has` keys it
holds. Every leaf of a record becomes an entry, part of `about`, or a repetition: none is lost.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import orjson
import yaml
from pydantic import TypeAdapter

from suishiban.knowledge.intake.record import Entry, Record
from suishiban.knowledge.text import SuishibanError, folded

_STEP = re.compile(r"\[(\d+)\]")


class UnknownExport(SuishibanError):
    """No mapping fits the records of a file"""


@dataclass(frozen=True, slots=True)
class Taken:
    """One path of a record and what stands there."""

    path: str
    """`title`, `materials[]`, `sections[].fields[]`."""
    label: str
    """As `labels.yaml` knows it."""
    row: Mapping[str, str] = field(default_factory=dict)
    """Column → path below this one (`options[]` joins its texts), or above it with a leading `^`."""


@dataclass(frozen=True, slots=True)
class ExportMapping:
    """How one kind of export is read."""

    name: str
    has: tuple[str, ...]
    """Keys that only this export holds together."""
    key: str
    """What joins the records of one item."""
    take: tuple[Taken, ...]
    about: tuple[str, ...] = ()
    """Paths that tell of the export itself."""
    repeats: tuple[str, ...] = ()
    """Paths whose words stand elsewhere in the record too; what does not is told."""


def read_mapping(path: Path) -> ExportMapping:
    """A site's own mapping; raises pydantic's ValidationError with the key that is wrong."""
    return TypeAdapter(ExportMapping).validate_python(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def shipped_mappings() -> tuple[ExportMapping, ...]:
    """The mappings that come with the project."""
    folder = files("suishiban.knowledge.intake").joinpath("mappings")
    texts = [one.read_text(encoding="utf-8") for one in folder.iterdir() if one.name.endswith(".yaml")]
    return tuple(TypeAdapter(ExportMapping).validate_python(yaml.safe_load(text)) for text in texts)


def read_export(content: bytes, file: str, mappings: Sequence[ExportMapping]) -> tuple[Record, ...]:
    """A record for each object of a JSON array, object or JSON Lines; raises UnknownExport, orjson.JSONDecodeError."""
    return tuple(_record(one, place, file, mappings) for place, one in _objects(content))


def _objects(content: bytes) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        told = orjson.loads(content)
        listed = told if isinstance(told, list) else [told]
        numbered = [(f"[{number}]" if isinstance(told, list) else "", one) for number, one in enumerate(listed)]
    except orjson.JSONDecodeError:
        lines = [(number, line) for number, line in enumerate(content.splitlines(), 1) if line.strip()]
        numbered = [(f"line {number}", orjson.loads(line)) for number, line in lines]
    for place, one in numbered:
        if not isinstance(one, dict):
            raise UnknownExport(record=place, right="an object of fields")
        yield place, one


def _record(content: dict[str, Any], place: str, file: str, mappings: Sequence[ExportMapping]) -> Record:
    mapping = next((one for one in mappings if all(key in content for key in one.has)), None)
    if mapping is None:
        known = "; ".join(f"{one.name}: {', '.join(one.has)}" for one in mappings)
        raise UnknownExport(record=place, keys=", ".join(sorted(content)[:8]), right=known)
    leaves = dict(leaves_of(content))
    entries: list[Entry] = []
    used: set[str] = set()
    for taken in mapping.take:
        for entry, paths in _taken(content, taken, leaves):
            entries.append(entry)
            used |= paths
    told = {path: leaves[path] for path in leaves if path not in used and _pattern(path) in mapping.about}
    repeated = _repeated(mapping, leaves, entries, used)
    used |= set(told) | set(repeated)
    entries += [Entry(path, text, path) for path, text in leaves.items() if path not in used and text]
    spot = f"{place} " if place else ""
    placed = [Entry(one.label, one.text, spot + one.where, one.row) for one in entries]
    return Record(
        file,
        tuple(placed),
        str(content.get(mapping.key, "")),
        told | {path: text for path, text in repeated.items() if text},
    )


def _taken(content: dict[str, Any], taken: Taken, leaves: Mapping[str, str]) -> Iterator[tuple[Entry, set[str]]]:
    """An entry for each place where the path leads, with the leaves it holds."""
    for path in _places(content, taken.path):
        if not taken.row:
            if leaves.get(path):
                yield Entry(taken.label, leaves[path], path), {path}
            continue
        row, used = {}, set[str]()
        for column, below in taken.row.items():
            wanted = f"{_above(path)}.{below[1:]}" if below.startswith("^") else f"{path}.{below}"
            found = [one for one in leaves if _pattern_from(one, wanted)]
            if found:
                row[column] = "；".join(leaves[one] for one in found if leaves[one])
                used |= set(found)
        if any(row.values()):
            yield Entry(taken.label, "", path, row), used


def _above(path: str) -> str:
    """`sections[0].fields[1]` → `sections[0]`."""
    return path.rpartition(".")[0]


def _places(content: dict[str, Any], path: str) -> Iterator[str]:
    """Where in the record a path leads, lists opened."""
    found: list[tuple[str, Any]] = [("", content)]
    for step in path.split("."):
        name, listed = step.removesuffix("[]"), step.endswith("[]")
        following: list[tuple[str, Any]] = []
        for before, value in found:
            if not isinstance(value, dict) or name not in value:
                continue
            here = f"{before}.{name}".lstrip(".")
            if listed:
                following += [(f"{here}[{number}]", one) for number, one in enumerate(value[name] or ())]
            else:
                following.append((here, value[name]))
        found = following
    yield from (path for path, _ in found)


def leaves_of(content: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every value of a record that is no list and no object, as text, by its path."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from leaves_of(value, f"{path}.{key}".lstrip("."))
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from leaves_of(value, f"{path}[{number}]")
    elif content is not None:
        yield path, ("是" if content else "否") if isinstance(content, bool) else str(content).strip()


def _pattern(path: str) -> str:
    return _STEP.sub("[]", path)


def _pattern_from(path: str, wanted: str) -> bool:
    """Whether a leaf is the wanted one, `[]` in it standing for any number."""
    if "[]" not in wanted:
        return path == wanted
    return re.fullmatch(re.escape(wanted).replace(re.escape("[]"), r"\[\d+\]"), path) is not None


def _repeated(
    mapping: ExportMapping, leaves: Mapping[str, str], entries: Sequence[Entry], used: set[str]
) -> dict[str, str]:
    """What the leaves that repeat others say beyond them, by path: headings, mostly, or nothing."""
    said = folded("".join(entry.words for entry in entries))
    repeating = {path: text for path, text in leaves.items() if path not in used and _pattern(path) in mapping.repeats}
    return {
        path: " ".join(line for line in text.splitlines() if folded(line) not in said)
        for path, text in repeating.items()
    }
