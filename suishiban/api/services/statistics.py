"""How is the service used? Questions, drafts, the way through each form, and what citizens think of the answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from suishiban.api.clock import CHINA, Clock
from suishiban.api.services.knowledge import KnowledgeService
from suishiban.api.services.tallying import QUESTIONS, Counted
from suishiban.api.store.store import Store
from suishiban.api.store.tallies import Tally
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.form.blanks import MATERIAL, label_at, plain_blanks
from suishiban.knowledge.guide import Guide, LifeEvent, Text
from suishiban.knowledge.library import Edition
from suishiban.knowledge.library.release import Release

_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class FieldUse:
    """One question of a form: how often it was put, and answered."""

    field: str
    label: Text
    asked: int
    answered: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemUse:
    """One guide."""

    item: str
    name: Text
    answered: int
    """Questions."""
    started: int
    submitted: int
    cancelled: int
    funnel: tuple[FieldUse, ...]
    """In the order of the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """The service from `since` to `until`."""

    since: datetime
    until: datetime
    hours: Mapping[datetime, int]
    """Questions in every hour, those with none too."""
    outcomes: Mapping[Outcome, int]
    counted: Mapping[Counted, int]
    items: tuple[ItemUse, ...]
    """Those with the most drafts first."""


class Statistics:
    """Reads the counts."""

    def __init__(self, store: Store, knowledge: KnowledgeService, clock: Clock) -> None:
        self._store = store
        self._knowledge = knowledge
        self._clock = clock

    def use(self, days: int) -> Use:
        """The last `days` days, whole hours."""
        until = self._clock.now().astimezone(CHINA)
        since = until.replace(minute=0, second=0, microsecond=0) - timedelta(days=days)
        with self._store.reading() as work:
            totals = work.tallies.totals(since)
            asked = work.tallies.hours(QUESTIONS, since)
        hours = (since + number * _HOUR for number in range(days * 24 + 1))
        return Use(
            since=since,
            until=until,
            hours={hour: asked.get(hour, 0) for hour in hours},
            outcomes={outcome: _sum(totals, outcome) for outcome in QUESTIONS},
            counted={one: _sum(totals, one) for one in Counted},
            items=_items(totals, self._knowledge.current().release),
        )


def _sum(totals: Mapping[Tally, int], name: str) -> int:
    return sum(number for tally, number in totals.items() if tally.name == name)


def _items(totals: Mapping[Tally, int], release: Release) -> tuple[ItemUse, ...]:
    editions = {edition.id: edition for edition in release.current()}
    named = sorted({tally.item for tally in totals if tally.item})
    used = (_item(item, totals, editions.get(item)) for item in named)
    return tuple(sorted(used, key=lambda one: (-one.started, -one.answered, one.item)))


def _item(item: str, totals: Mapping[Tally, int], edition: Edition | None) -> ItemUse:
    def number(name: str) -> int:
        return totals.get(Tally(name, item), 0)

    return ItemUse(
        item=item,
        name=edition.parsed.guide.name if edition else Text(item, item),
        answered=number(Outcome.ANSWERED),
        started=number(Counted.STARTED),
        submitted=number(Counted.SUBMITTED),
        cancelled=number(Counted.CANCELLED),
        funnel=tuple(_funnel(item, totals, edition)),
    )


def _funnel(item: str, totals: Mapping[Tally, int], edition: Edition | None) -> Iterator[FieldUse]:
    """The fields asked, in the order of the form as it is now, then those it no longer has."""
    labels = _labels(edition)
    asked = {tally.key: number for tally, number in totals.items() if _is(tally, Counted.ASKED, item)}
    gone = sorted(asked.keys() - labels.keys())
    for field in (*(one for one in labels if one in asked), *gone):
        answered = totals.get(Tally(Counted.FIELD_ANSWERED, item, field), 0)
        yield FieldUse(field, labels.get(field, Text(field, field)), asked[field], answered)


def _is(tally: Tally, name: Counted, item: str) -> bool:
    return tally.name == name and tally.item == item


def _labels(edition: Edition | None) -> Mapping[str, Text]:
    """What each question of the form is called, by its field, in order."""
    if edition is None:
        return {}
    if edition.basic is None:
        return _labels_of_event(edition.event.event) if edition.event else {}
    guide: Guide = edition.guides[edition.basic.basic_code].guide
    labels = {blank.path: blank.field.label for blank in plain_blanks(guide)}
    for group in guide.form.groups:
        labels |= {f"{group.id}.{field.id}": field.label for field in group.fields} | {group.id: group.label}
    return labels | {path: label_at(guide, path) for path in (MATERIAL + one.id for one in guide.materials)}


def _labels_of_event(event: LifeEvent) -> Mapping[str, Text]:
    """Of the blanks that are asked once for all matters."""
    return {one.id: one.label for one in event.scenarios} | {one.id: one.label for one in event.form.fields}
