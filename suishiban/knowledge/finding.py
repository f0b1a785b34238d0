"""What is wrong with a guide file, where, and what would be right?"""

from dataclasses import dataclass
from enum import StrEnum

from suishiban.knowledge.guide import Text


class Severity(StrEnum):
    """Whether a finding stops the release."""

    #: The guide cannot be released with it.
    ERROR = "error"
    #: Worth a reviewer's look.
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to put right in one guide file."""

    rule: str
    """Name of the check that found it, kebab-case."""
    severity: Severity = Severity.ERROR
    message: Text
    where: str
    """Path in the file, e.g. materials[2].form.zh; empty: the whole file."""
    value: str = ""
    """What stands there, cut at 80 characters."""
    fix: Text
    basis: str = ""
    """The norm that the check rests on; empty for the form of the file."""
    source: str = ""
    """Name of the file."""
    line: int | None = None
    """Counted from 1, where known."""

    def __str__(self) -> str:
        """`file:line: path: message (value) → fix`, in English; Chinese where there is none."""
        place = ":".join(str(part) for part in (self.source, self.line, self.where) if part)
        shown = f" ({self.value})" if self.value else ""
        return f"{place}: {self.rule}: {self.message.en or self.message.zh}{shown} → {self.fix.en or self.fix.zh}"
