"""Are the questions that must stay answered still answered, if one release takes the place of another?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from suishiban.knowledge.search.retrieve import Found, Retrieved, retrieve
from suishiban.knowledge.search.served import Knowledge
from suishiban.knowledge.text import clean


class Verdict(StrEnum):
    """What the new release does to a question."""

    #: The same passages answer as before.
    SAME = "same"
    #: It was not answered rightly before, and is now.
    BETTER = "better"
    #: It is answered rightly before and after, in other words.
    CHANGED = "changed"
    #: It was answered rightly before, and is no longer.
    WORSE = "worse"
    #: It is answered rightly neither before nor after.
    FAILS = "fails"


@dataclass(frozen=True, slots=True)
class Golden:
    """A question and what must become of it."""

    text: str
    item: str
    """The item that must answer; empty: nothing may."""
    section: str
    """The section that must be among what answers; empty: any."""
    region: str
    demanded: bool = False
    """Whether the new release was written to answer it: then failing blocks, although it failed before."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with what it is answered before and after."""

    golden: Golden
    verdict: Verdict
    before: str
    after: str

    @property
    def blocks(self) -> bool:
        return self.verdict is Verdict.WORSE or (self.verdict is Verdict.FAILS and self.golden.demanded)


def judge(golden: Golden, before: Knowledge, after: Knowledge, on: date) -> Judged:
    """Ask it of both on the day `on`; the item and the section decide, as the questions' authors wrote them down."""
    old, new = (retrieve(one, clean(golden.text), golden.region, on) for one in (before, after))
    was, is_now = right(golden, old), right(golden, new)
    told, tells = words(old), words(new)
    if is_now:
        verdict = (Verdict.SAME if told == tells else Verdict.CHANGED) if was else Verdict.BETTER
    else:
        verdict = Verdict.WORSE if was else Verdict.FAILS
    return Judged(golden, verdict, told, tells)


def judged_all(golden: Iterable[Golden], before: Knowledge, after: Knowledge, on: date) -> tuple[Judged, ...]:
    """Every question, in order."""
    return tuple(judge(one, before, after, on) for one in golden)


def right(golden: Golden, found: Retrieved) -> bool:
    """Whether this is what must become of the question."""
    if not golden.item:
        return found.found is not Found.ANSWER
    sections = {passage.section for passage in found.passages}
    return found.item == golden.item and bool(found.passages) and (not golden.section or golden.section in sections)


def words(found: Retrieved) -> str:
    """What a reader of the report sees of an answer."""
    if found.passages:
        return "\n".join(passage.text for passage in found.passages)
    return f"[{found.found.value}] {'/'.join(found.candidates) or found.item}".rstrip()
