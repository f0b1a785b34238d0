"""Did each department get what the citizen wanted it to get, and nothing else?"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from suishiban.assistant.conversation.answers import Plain
from suishiban.assistant.rehearsal.citizens.dues import Due
from suishiban.assistant.rehearsal.reception import Received

Json = Mapping[str, Any]
#: The line of `wrong` that tells of a whole matter, and of the order in which matters are taken.
MATTER, ORDER = "matter", "after"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is not as it was wanted."""

    wrong: Mapping[str, tuple[Plain, Plain]]
    """Path, of a life event `item/path` → what was wanted, and what was received; of a matter that is missing, or was
    not wanted at all, under `item/matter`."""
    papers_missing: tuple[str, ...]
    several: bool = field(repr=False)
    """Whether paths begin with the item."""

    def right(self, due: Due, path: str) -> bool:
        """Whether the value was received as wanted."""
        return _path(due.item, path, self.several) not in self.wrong


def compared(dues: Sequence[Due], received: Collection[Received]) -> Comparison:
    """All that was wanted against all that was received."""
    several = len(dues) > 1 or len(received) > 1
    got = {one.application["item"]: one for one in received}
    wrong: dict[str, tuple[Plain, Plain]] = {}
    missing: list[str] = []
    for due in dues:
        found = dict(_differing(due, got.get(due.item)))
        wrong |= {_path(due.item, path, several): both for path, both in found.items()}
        missing += [_path(due.item, id, several) for id in _missing(due, got.get(due.item))]
    for item in sorted(got.keys() - {due.item for due in dues}):
        wrong[_path(item, MATTER, several)] = (None, item)
    return Comparison(wrong, tuple(missing), several)


def _path(item: str, path: str, several: bool) -> str:
    return f"{item}/{path}" if several else path


def _differing(due: Due, got: Received | None) -> Iterator[tuple[str, tuple[Plain, Plain]]]:
    """The values that are missing, other than wanted, or too many."""
    values = dict(_values(got.application, due.values)) if got is not None else {}
    if got is None:
        yield MATTER, (due.item, None)
    elif got.after != due.after:
        yield ORDER, (due.after, got.after)
    for path in sorted(values.keys() | due.values.keys()):
        wanted, found = due.values.get(path), values.get(path)
        if wanted != found and path not in due.files:
            yield path, (wanted, found)


def _missing(due: Due, got: Received | None) -> list[str]:
    """Documents that should have been there."""
    if got is None:
        return list(due.papers)
    there = {one["id"] for one in got.application["materials"] if one["how"] in ("attached", "licence")}
    return [id for id in due.papers if id not in there]


def _values(application: Json, wanted: Collection[str]) -> Iterator[tuple[str, Plain]]:
    """Path → value of the body that the back end gets; what was computed and not wanted, or is empty, says nothing."""
    rows = [row for group in application["groups"] for row in group["rows"]]
    for line in (*application["lines"], *(line for row in rows for line in row)):
        if line["value"] is not None and (line["source"] != "derived" or line["path"] in wanted):
            yield line["path"], tuple(line["value"]) if isinstance(line["value"], list) else line["value"]
