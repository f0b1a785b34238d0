"""Which guide is in force here, on that day?"""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from suishiban.knowledge.guide import BasicItem, Effective, Guide, Implementation, Provisions
from suishiban.knowledge.library.region import upward, within

#: What an implementation may say otherwise than its basic item.
OVERRIDABLE = ("limits", "fees", "places", "phone", "supervision_phone", "conditions", "faq")


class NotOfferedReason(StrEnum):
    """Why there is no guide."""

    #: No item of that name was ever published.
    UNKNOWN_ITEM = "unknown-item"
    #: The item has no such version.
    UNKNOWN_VERSION = "unknown-version"
    #: The item takes effect later.
    NOT_YET = "not-yet"
    #: The item has ended.
    NO_LONGER = "no-longer"
    #: The region lies outside the item's.
    NOT_HERE = "not-here"


@dataclass(frozen=True, slots=True)
class NotOffered:
    """There is no guide of `item` for `region` on `on`."""

    item: str
    reason: NotOfferedReason
    region: str
    on: date | None = None


def resolve(basic: BasicItem, region: str, on: date, version: int, digest: str) -> Guide | NotOffered:
    """`basic` with the nearest implementation upward from `region` that is in force on `on` laid over it.

    Where no implementation covers the region, the basic item itself serves.
    """
    chosen = choose(basic, region, on)
    return chosen if isinstance(chosen, NotOffered) else lay_over(basic, chosen, version, digest)


def choose(basic: BasicItem, region: str, on: date) -> Implementation | NotOffered | None:
    """The implementation that serves `region` on `on`; None: the basic item itself."""
    if reason := _refusal(basic, region, on):
        return NotOffered(basic.id, reason, region, on)
    for level in upward(region):
        for implementation in basic.implementations:
            if implementation.region == level and _in_force(implementation, on):
                return implementation
    return None


def _refusal(basic: BasicItem, region: str, on: date) -> NotOfferedReason | None:
    if on < basic.effective.since:
        return NotOfferedReason.NOT_YET
    if not basic.effective.on(on):
        return NotOfferedReason.NO_LONGER
    return None if within(region, basic.region) else NotOfferedReason.NOT_HERE


def _in_force(implementation: Implementation, on: date) -> bool:
    return implementation.effective is None or implementation.effective.on(on)


def lay_over(basic: BasicItem, over: Implementation | None, version: int, digest: str) -> Guide:
    """The guide of `basic` as the organ of `over` carries it out; with None, as the basic item's own organ does."""
    said = {name: value for name in OVERRIDABLE if over and (value := getattr(over, name)) is not None}
    stated = {one.name: getattr(basic, one.name) for one in fields(Provisions)} | said
    if over and over.effective:
        stated["effective"] = _both(basic.effective, over.effective)
    return Guide(
        **stated,
        version=version,
        digest=digest,
        implementation_code=over.code if over else basic.basic_code,
        organ=over.organ if over else basic.organ,
        region=over.region if over else basic.region,
        overridden=frozenset(said),
    )


def _both(wide: Effective, narrow: Effective) -> Effective:
    """The days that lie in both."""
    ends = [end for end in (wide.until, narrow.until) if end]
    return Effective(since=max(wide.since, narrow.since), until=min(ends, default=None))
