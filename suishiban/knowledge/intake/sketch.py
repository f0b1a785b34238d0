"""What is known so far of a guide that is being put together, and where each part came from?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from suishiban.knowledge.finding import Finding, Severity
from suishiban.knowledge.guide import Text
from suishiban.knowledge.intake.record import Entry

Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a part of the draft comes from."""

    path: str
    """`name`, `materials[2]`, `form.fields[0]`."""
    file: str
    where: str
    words: str
    """The source's own words."""


@dataclass(slots=True)
class Sketch:
    """A guide on its way from entries to a file."""

    file: str
    content: Content = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def put(self, path: str, value: object, entry: Entry) -> None:
        """State a field of the guide; where it is stated already, the first one stays and the other is told."""
        if path in self.content and self.content[path] != value:
            self.leave(entry, f"已有“{_shown(self.content[path])}”", f"already “{_shown(self.content[path])}”")
            return
        self.content[path] = value
        self.sources.append(Source(path, self.file, entry.where, entry.words))

    def add(self, path: str, value: Mapping[str, object], entry: Entry) -> None:
        """One more row of a list."""
        rows = self.content.setdefault(path, [])
        self.sources.append(Source(f"{path}[{len(rows)}]", self.file, entry.where, entry.words))
        rows.append(dict(value))

    def note(self, path: str, entry: Entry) -> None:
        """Another source of a part that is there."""
        self.sources.append(Source(path, self.file, entry.where, entry.words))

    def leave(self, entry: Entry, why: str = "不知道属于哪一项", why_english: str = "no field for it") -> None:
        """What no field took, in full: nothing is dropped silently."""
        label = f"“{entry.label}”" if entry.label else ""
        self.findings.append(
            Finding(
                rule="import-unplaced",
                severity=Severity.WARNING,
                message=Text(
                    f"没有放进指南：{label}{entry.words}（{why}）",
                    f"Not placed in the guide: {label}{entry.words} ({why_english})",
                ),
                where="",
                value=entry.words[:80],
                fix=Text("看应写在哪一项，或者不需要", "Write it where it belongs, or leave it out"),
                source=entry.where,
            )
        )

    def doubt(self, path: str, entry: Entry, right: Text) -> None:
        """A value that could not be understood."""
        self.findings.append(
            Finding(
                rule="import-not-understood",
                severity=Severity.WARNING,
                message=Text(f"看不懂：{entry.label} {entry.words}", f"Not understood: {entry.label} {entry.words}"),
                where=path,
                value=entry.words[:80],
                fix=right,
                source=entry.where,
            )
        )


def zh(text: str) -> dict[str, str]:
    """A wording in Chinese; its English is for a person to write."""
    return {"zh": text}


def _shown(value: object) -> str:
    return str(value.get("zh", value) if isinstance(value, dict) else value)[:40]
