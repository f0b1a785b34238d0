"""What is told of a simulation? The headline is of the visits in words; those by buttons stand apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from suishiban.assistant.rehearsal.citizens.visit import Visit
from suishiban.training.evaluate.simulation import Tally, by, known_by, tally


@dataclass(frozen=True, slots=True)
class Report:
    """The tallies of what was played."""

    headline: Tally
    """Of the visits in which things were said, not pressed."""
    by_buttons: Mapping[str, Tally]
    """Those in which whatever could be pressed was, and among them those in which nothing was typed at all."""
    by_who_knows_them: Mapping[str, Tally]
    by_habit: Mapping[str, Tally]
    by_item: Mapping[str, Tally]

    def as_json(self) -> Mapping[str, Any]:
        groups = {name: getattr(self, name) for name in self.__slots__ if name != "headline"}
        return {**self.headline.as_json(), **{name: _as_json(group) for name, group in groups.items()}}

    def lines(self) -> Iterator[str]:
        """For a terminal."""
        for name, value in self.headline.as_json().items():
            yield f"{name}: {value:g}"
        for name, one in self.by_who_knows_them.items():
            yield f"  known to {name}: {one.questions:.3f} of the questions of the form in order"
        for name, one in self.by_habit.items():
            yield f"  {name}: complete {one.complete:.3f} of {one.visits}"
        for name, one in self.by_buttons.items():
            yield f"  apart, by buttons, {name}: complete {one.complete:.3f} of {one.visits}, wrong {one.wrong}"


def report_on(made: Sequence[Visit]) -> Report:
    """The tallies; every group but the one by buttons is of the visits in words."""
    words = [one for one in made if not one.by_buttons]
    return Report(
        headline=tally(words),
        by_buttons={
            "wherever there is one": tally([one for one in made if one.by_buttons]),
            "nothing typed": tally([one for one in made if not one.typed]),
        },
        by_who_knows_them=by(words, lambda one: ["registers" if len(known_by(one.goal)) > 1 else "login only"]),
        by_habit=by(words, lambda one: [habit.value for habit in one.habits] or ["none"]),
        by_item=by(words, lambda one: [one.item]),
    )


def _as_json(group: Mapping[str, Tally]) -> Mapping[str, Any]:
    return {name: one.as_json() for name, one in group.items()}
