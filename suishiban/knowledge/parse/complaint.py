"""What does a wrong value in a guide file have to be told?

Pydantic says what is wrong in its own words and places; an author reads the path as it stands in the file, the line,
the value, and what would be right.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import Text
from suishiban.knowledge.parse.document import Document, Path, Value, written

#: Least likeness, in percent, at which a known key is offered for an unknown one.
_ALIKE = 60
_SHOWN = 80


#: What is right where pydantic's error begins so.
_RIGHT = {
    "int": Text("整数，如 3", "a whole number, e.g. 3"),
    "decimal": Text("数，如 12.50", "a number, e.g. 12.50"),
    "float": Text("数，如 30.91", "a number, e.g. 30.91"),
    "date": Text("日期，如 2026-03-02", "a date, e.g. 2026-03-02"),
    "bool": Text("true 或 false", "true or false"),
    "string": Text("一段文字", "a text"),
    "tuple": Text("列表，每项以“- ”开头", "a list, each entry after `- `"),
    "dataclass": Text("含若干项的对象，如 {zh: …, en: …}", "an object with keys, e.g. {zh: …, en: …}"),
}


def findings_of(errors: Sequence[ErrorDetails], document: Document, kind: type[object], source: str) -> list[Finding]:
    """The findings for pydantic's `errors` on `document`, read as a `kind`, in the order of the file.

    Where a value may be of two types, pydantic complains about both: of a path and one inside it the inner is told.
    """
    placed = [(_path(error, document.content), error) for error in errors]
    inner = [
        (path, error)
        for path, error in placed
        if not any(len(other) > len(path) and other[: len(path)] == path for other, _ in placed if path)
    ]
    found = [_finding(path, error, document, kind, source) for path, error in inner]
    return sorted(found, key=lambda finding: finding.line or 0)


def _finding(path: Path, error: ErrorDetails, document: Document, kind: type[object], source: str) -> Finding:
    name = str(path[-1]) if path else ""
    rule, message, fix = _words(error["type"], name, error, _types_at(kind, path))
    return Finding(
        rule=rule,
        message=message,
        where=written(path),
        value="" if rule == "missing-key" else str(_at(document.content, path))[:_SHOWN],
        fix=fix,
        source=source,
        line=document.line(path),
    )


def _path(error: ErrorDetails, content: Value) -> Path:
    """The error's place without the names that pydantic adds for the members of a union."""
    path: list[str | int] = []
    current: Value = content
    for step in error["loc"]:
        if isinstance(current, dict) and step in current:
            current = current[str(step)]
        elif isinstance(current, list) and isinstance(step, int):
            current = current[step]
        elif error["type"] != "missing" or step != error["loc"][-1]:
            continue
        path.append(step)
    return tuple(path)


def _at(content: Value, path: Path) -> Value:
    current = content
    for step in path:
        current = current[step] if isinstance(current, (dict, list)) else None  # type: ignore[index]
    return current


def _words(kind: str, name: str, error: ErrorDetails, types: Sequence[Any]) -> tuple[str, Text, Text]:
    """Rule, message and fix for an error of pydantic's `kind` at the key `name` of a dataclass among `types`."""
    if kind == "missing":
        return (
            "missing-key",
            Text(f"缺少“{name}”", f"`{name}` is missing"),
            Text(f"补上“{name}”", f"Add `{name}`"),
        )
    if kind == "unexpected_keyword_argument":
        known = _keys(types)
        return "unknown-key", Text(f"没有“{name}”这一项", f"There is no key `{name}` here"), _offer(name, known)
    if kind == "enum":
        allowed = [str(member.value) for one in types if _is(one, Enum) for member in one]
        return "unknown-value", Text("没有这个取值", "This value is not known"), _offer(str(error["input"]), allowed)
    right = _RIGHT.get(kind.split("_")[0], Text(error["msg"], error["msg"]))
    message = Text("取值不对", "The value is wrong")
    return "wrong-value", message, Text(f"应为{right.zh}", f"Right would be {right.en}")


def _offer(given: str, known: Sequence[str]) -> Text:
    """The nearest of `known`, when near enough, and all of them."""
    listed = ", ".join(known)
    near = process.extractOne(given, known, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if near is None:
        return Text(f"可用：{listed}", f"Known: {listed}")
    return Text(f"是否为“{near[0]}”？可用：{listed}", f"Did you mean `{near[0]}`? Known: {listed}")


def _keys(types: Sequence[Any]) -> list[str]:
    return [one.name for kind in types if is_dataclass(kind) for one in fields(kind)]


def _types_at(kind: type[object], path: Path) -> list[Any]:
    """The types that the place holding `path`'s last step may have; for a value, its own types."""
    types: list[Any] = [kind]
    for step in path:
        inner = [member for one in types for member in _step(one, step)]
        if not inner:
            break
        types = inner
    return types


def _step(kind: Any, step: str | int) -> list[Any]:
    if is_dataclass(kind):
        hint = get_type_hints(kind).get(str(step))
        return [] if hint is None else _members(hint)
    if get_origin(kind) is tuple and isinstance(step, int):
        return _members(get_args(kind)[0])
    if get_origin(kind) in (dict, Mapping):
        return _members(get_args(kind)[1])
    return []


def _members(hint: Any) -> list[Any]:
    if get_origin(hint) in (Union, UnionType):
        return [member for member in get_args(hint) if member is not type(None)]
    return [hint]


def _is(kind: Any, parent: type[object]) -> bool:
    return isinstance(kind, type) and issubclass(kind, parent)
