"""How does a lint rule say what is wrong?"""

from suishiban.knowledge.finding import Finding, Severity
from suishiban.knowledge.guide import Text
from suishiban.knowledge.lint.bases import BASES

_SHOWN = 80


def wrong(rule: str, where: str, value: object, message: Text, fix: Text) -> Finding:
    """A finding that stops the release."""
    return Finding(rule=rule, basis=BASES[rule], where=where, value=str(value)[:_SHOWN], message=message, fix=fix)


def doubtful(rule: str, where: str, value: object, message: Text, fix: Text) -> Finding:
    """A finding for the reviewer."""
    return Finding(
        rule=rule,
        basis=BASES[rule],
        severity=Severity.WARNING,
        where=where,
        value=str(value)[:_SHOWN],
        message=message,
        fix=fix,
    )
