"""What does one turn cost the processor, and which part of it costs what?

Simulated citizens talk in memory; the CPU time of the thread is taken around every turn and around understanding in it.
A turn that looks something up (a question, or a wish for which an item is searched) counts apart from one that only
fills. What the database and HTTP add, `bench chat` tells.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.rehearsal.indoors import Indoors, Json
from suishiban.assistant.understanding.engine import Engine, Heard
from suishiban.assistant.understanding.heard import Commands
from suishiban.training.evaluate.simulation import Hall, Plan, goals_of, visits


@dataclass(frozen=True, slots=True)
class Turn:
    """CPU and wall seconds of one turn."""

    cpu: float
    wall: float
    understanding: float
    """Of the CPU seconds."""
    searched: bool
    """Whether guides were searched for an item or an answer."""


@dataclass
class Stopwatch:
    """An engine that notes how long the one inside takes, and the turns it was used in."""

    inner: Engine
    turns: list[Turn] = field(default_factory=list)
    _spent: float = 0.0
    _searched: bool = False

    @property
    def name(self) -> str:
        return self.inner.name

    def understand(self, heard: Heard) -> Commands:
        """See `Engine`."""
        commands = self._timed(lambda: self.inner.understand(heard))
        self._searched = any(isinstance(one, c.AskGuide | c.StartItem) for one in commands)
        return commands

    def more(self, heard: Heard, done: Commands, fresh: frozenset[str]) -> Commands:
        """See `Engine`."""
        return self._timed(lambda: self.inner.more(heard, done, fresh))

    def turn(self, take: Callable[[], Json]) -> Json:
        """Take one turn and note it."""
        self._spent, self._searched = 0.0, False
        cpu, wall = time.thread_time(), time.perf_counter()
        reply = take()
        spent = (time.thread_time() - cpu, time.perf_counter() - wall)
        self.turns.append(Turn(*spent, self._spent, self._searched))
        return reply

    def _timed(self, read: Callable[[], Commands]) -> Commands:
        begun = time.thread_time()
        commands = read()
        self._spent += time.thread_time() - begun
        return commands


class _TimedStage(Indoors):
    """A stage whose turns are timed."""

    def __init__(self, watch: Stopwatch, *stage: Any) -> None:
        super().__init__(*stage)
        self._watch = watch

    def turn(self, **content: Any) -> Json:
        """See `Indoors`."""
        return self._watch.turn(lambda: super(_TimedStage, self).turn(**content))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Turns of one kind; milliseconds."""

    turns: int
    cpu_p50: float
    cpu_p99: float
    wall_p99: float
    understanding: float
    """Mean CPU of understanding."""
    deciding_and_replying: float
    """Mean CPU of the rest: search where there is one, policy, relevance, pre-check, wording."""


def turn_cost(hall: Hall, plan: Plan) -> dict[str, Cost]:
    """Costs of turns that only fill and of turns that search; the first tenth of the visits warms up."""
    watch = Stopwatch(hall.engine)
    timed = replace(hall, engine=watch, stages=partial(_TimedStage, watch))
    goals, _ = goals_of(hall, plan)
    warm = max(len(goals) // 10, 1)
    list(visits(timed, goals[:warm], plan))
    watch.turns.clear()
    list(visits(timed, goals[warm:], plan))
    return {
        "fills": _cost([one for one in watch.turns if not one.searched]),
        "searches": _cost([one for one in watch.turns if one.searched]),
    }


def _cost(turns: Sequence[Turn]) -> Cost:
    cpu = np.array([one.cpu for one in turns]) * 1000
    read = np.array([one.understanding for one in turns]) * 1000
    return Cost(
        turns=len(turns),
        cpu_p50=round(float(np.median(cpu)), 2),
        cpu_p99=round(float(np.quantile(cpu, 0.99)), 2),
        wall_p99=round(float(np.quantile([one.wall for one in turns], 0.99)) * 1000, 2),
        understanding=round(float(read.mean()), 2),
        deciding_and_replying=round(float((cpu - read).mean()), 2),
    )
