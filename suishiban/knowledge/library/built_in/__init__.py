"""Which forms does the service itself bring along, in no city's library? Only that of acting for somebody else."""

from functools import cache
from pathlib import Path

from suishiban.knowledge.library.edition import Edition, edition_of
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide

#: 委托代办登记: who acts for whom, on what and until when.
DELEGATION = "delegation"
_FILE = Path(__file__).with_name("delegation.yaml")


@cache
def _delegation() -> Edition:
    parsed = parse_guide(_FILE.read_text(encoding="utf-8"), _FILE.name)
    if not isinstance(parsed, ParsedGuide):
        raise TypeError([str(finding.message.en) for finding in parsed.findings])
    return edition_of(parsed, 1)


def built_in(item: str) -> Edition | None:
    """The form of that name; None: it is a city's item, or nobody's. Nothing routes to it and no search finds it."""
    return _delegation() if item == DELEGATION else None
