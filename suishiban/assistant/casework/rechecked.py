"""What does a clerk learn of a register that could not be read again when the application was handed in?"""

from collections.abc import Mapping

from suishiban.assistant.casework.findings import Finding, Severity
from suishiban.knowledge.guide import Text
from suishiban.knowledge.sources import SOURCES


def unread_findings(unread: Mapping[str, tuple[str, ...]]) -> tuple[Finding, ...]:
    """One warning for each source: what it said while the form was filled goes along, unconfirmed."""
    return tuple(_finding(source, paths) for source, paths in unread.items())


def _finding(source: str, paths: tuple[str, ...]) -> Finding:
    name = SOURCES[source].name if source in SOURCES else Text(source, source)
    return Finding(
        "source-not-read-again",
        Severity.WARNING,
        Text(
            f"提交时没能再次核对{name.zh}，所填的是填表时读到的内容。",
            f"The {name.en} could not be read again at submission; its values are as read while the form was filled.",
        ),
        Text("请受理时再核对。", "To be checked again on acceptance."),
        "数据可信等级 A",
        paths,
    )
