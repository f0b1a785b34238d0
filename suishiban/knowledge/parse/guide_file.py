"""Which guide does a file state?"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from pydantic import TypeAdapter, ValidationError

from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import BasicItem, LifeEvent, Text
from suishiban.knowledge.parse.complaint import findings_of
from suishiban.knowledge.parse.document import Document, NotReadable, read_document, written


@dataclass(frozen=True, slots=True)
class ParsedGuide:
    """A file that states a guide, or a life event, in the right form. Whether it makes sense, lint says."""

    source: str
    """Name of the file."""
    text: str
    """The file as it was."""
    digest: str
    """SHA-256 of `text` in UTF-8, hex."""
    guide: BasicItem | LifeEvent
    lines: Mapping[str, int]
    """Path as findings write it → line, from 1."""


@dataclass(frozen=True, slots=True)
class RefusedFile:
    """A file that does not state a guide, and why."""

    source: str
    findings: tuple[Finding, ...]


ParsedFile = ParsedGuide | RefusedFile


def parse_guide(text: str, source: str) -> ParsedFile:
    """The basic item or, where the file has `matters`, the life event that the YAML `text` states."""
    try:
        document = read_document(text)
    except NotReadable as error:
        return refused(source, error.problem, error.fix, error.line)
    try:
        guide = _validated(document)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        return RefusedFile(source, tuple(findings_of(errors, document, _kind(document), source)))
    digest = sha256(text.encode()).hexdigest()
    return ParsedGuide(source, text, digest, guide, {written(path): line for path, line in document.lines.items()})


def _kind(document: Document) -> type[BasicItem] | type[LifeEvent]:
    content = document.content
    return LifeEvent if isinstance(content, dict) and "matters" in content else BasicItem


def _validated(document: Document) -> BasicItem | LifeEvent:
    return (life_event_type if _kind(document) is LifeEvent else item_type)().validate_python(document.content)


@cache
def item_type() -> TypeAdapter[BasicItem]:
    """Pydantic's reader of a basic item."""
    return TypeAdapter(BasicItem)


@cache
def life_event_type() -> TypeAdapter[LifeEvent]:
    """Pydantic's reader of a life event."""
    return TypeAdapter(LifeEvent)


def refused(source: str, problem: str, fix: str, line: int | None = None) -> RefusedFile:
    """A file that is not plain YAML at all."""
    finding = Finding(
        rule="readable",
        message=Text(f"文件不是规范的 YAML：{problem}", f"The file is not plain YAML: {problem}"),
        where="",
        fix=Text(f"应为：{fix}", f"Right would be: {fix}"),
        source=source,
        line=line,
    )
    return RefusedFile(source, (finding,))
