"""What did the pre-check find? The same words for the citizen before and the clerk after."""

from dataclasses import dataclass
from enum import StrEnum

from suishiban.assistant.casework.basis import basis_in_english
from suishiban.assistant.conversation.reply import FindingLine
from suishiban.knowledge.guide import Guide, Language, Text


class Severity(StrEnum):
    """What a finding does to a submission."""

    #: Must be put right first.
    ERROR = "error"
    #: May be submitted; goes along to the clerk.
    WARNING = "warning"
    #: 容缺后补: promised for later; goes along with its last day.
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the pre-check found."""

    rule: str
    """Id of the guide's rule or condition, or the name of a built-in check."""
    severity: Severity
    message: Text
    fix: Text
    clause: str
    """What it rests on: an article, or a section of the guide."""
    paths: tuple[str, ...]
    """Where the citizen would change something; first the best place."""


def stops(findings: tuple[Finding, ...]) -> bool:
    """Whether the application may not be submitted as it stands."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def finding_line(finding: Finding, language: Language, guide: Guide) -> FindingLine:
    """The finding about a form of `guide` as the form card shows it."""
    return FindingLine(
        finding.rule,
        finding.severity.value,
        finding.message.say(language),
        finding.fix.say(language),
        finding.clause if language is Language.ZH else basis_in_english(finding.clause, guide),
        finding.paths,
    )
