"""How well does an engine track dialogues about schemas it has never met, beside engines that do next to nothing?"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding.engine import Engine, Heard
from suishiban.assistant.understanding.heard import Commands
from suishiban.knowledge.index.encoder import Encoder
from suishiban.training.data.crosswoz import read_crosswoz
from suishiban.training.data.foreign_dialogues import ForeignDialogue, ForeignSet
from suishiban.training.data.sgd import read_sgd
from suishiban.training.evaluate.state_figures import JUDGES, Figures, Judged, figures
from suishiban.training.evaluate.state_tracking import Table, Tracked, table_of, tracked
from suishiban.training.evaluate.understanding import Unread

#: The sets by name.
SETS: Mapping[str, Callable[[Path], ForeignSet]] = {"sgd": read_sgd, "crosswoz": read_crosswoz}
LOOKED_AT, NEVER_LOOKED_AT = "looked_at", "never_looked_at"
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class CopiedOptions:
    """The lexical rival: an option whose words stand in the utterance is taken, whatever else is said."""

    name: str = "copied options"

    def understand(self, heard: Heard) -> Commands:
        """See `Engine`."""
        text = heard.utterance.text.lower()
        blanks = heard.form.relevant.blanks if heard.form is not None else ()
        found = [
            c.GiveValue(blank.path, option.label.zh, c.Span(at, at + len(option.label.zh)))
            for blank in blanks
            for option in blank.field.options
            if (at := _place(option.label.zh.lower(), text)) >= 0
        ]
        longest = {one.path: one for one in sorted(found, key=lambda one: len(one.raw))}
        return tuple(longest.values()) or (c.Unclear(text),)

    def more(self, heard: Heard, done: Commands, fresh: frozenset[str]) -> Commands:
        """See `Engine`."""
        return ()


def _place(words: str, text: str) -> int:
    """Where the words stand, as words of their own where they are Latin letters or figures."""
    found = re.search(rf"(?<![a-z0-9]){re.escape(words)}(?![a-z0-9])", text)
    return found.start() if found else -1


def measured(
    name: str, data: Path, engine: Engine, encoder: Encoder, limit: int = 0, progress: Tell = lambda done, of: None
) -> Mapping[str, Any]:
    """Everything about one set, each half for itself; `limit` dialogues of each half, all where it is 0."""
    foreign = SETS[name](data)
    table = table_of(foreign, encoder)
    halves = {half: _half(foreign, half == LOOKED_AT, limit) for half in (LOOKED_AT, NEVER_LOOKED_AT)}
    of, done, told = sum(map(len, halves.values())), 0, {}
    for half, dialogues in halves.items():
        told[half] = _beside(table, dialogues, engine, lambda number, before=done: progress(before + number, of))  # type: ignore[misc]
        done += len(dialogues)
    return {"services": len(foreign.services), **told}


def _half(foreign: ForeignSet, looked_at: bool, limit: int) -> list[ForeignDialogue]:
    chosen = (one for one in foreign.dialogues if one.looked_at is looked_at)
    return list(islice(chosen, limit or None))


def _beside(
    table: Table, dialogues: Sequence[ForeignDialogue], engine: Engine, progress: Callable[[int], None]
) -> Mapping[str, Any]:
    """What the engine makes of the dialogues, by service too, and what its rivals do."""
    played = _played(table, dialogues, engine, progress)
    rivals = {one.name: _played(table, dialogues, one) for one in (Unread("nothing written"), CopiedOptions())}
    milliseconds = [turn.milliseconds for turn in played.turns] or [0.0]
    return {
        "dialogues": len(dialogues),
        "turns": len(played.turns),
        engine.name: played.whole.as_json(),
        **{name: rival.whole.as_json() for name, rival in rivals.items()},
        "ms_per_turn": {
            "mean": round(float(np.mean(milliseconds)), 2),
            "p50": round(float(np.percentile(milliseconds, 50)), 2),
            "p95": round(float(np.percentile(milliseconds, 95)), 2),
        },
        "by_service": {name: told.as_json() for name, told in played.by_service.items()},
    }


@dataclass(frozen=True, slots=True)
class _Play:
    """Some dialogues as one engine tracked them."""

    turns: Sequence[Tracked]
    judged: Sequence[Judged]

    @property
    def whole(self) -> Figures:
        """Over the joint states where the set has them, else over all frames."""
        joint = [one for one in self.judged if not one.service]
        return figures(joint or self.judged)

    @property
    def by_service(self) -> Mapping[str, Figures]:
        names = sorted({one.service for one in self.judged} - {""})
        return {name: figures([one for one in self.judged if one.service == name]) for name in names}


def _played(
    table: Table,
    dialogues: Sequence[ForeignDialogue],
    engine: Engine,
    progress: Callable[[int], None] = lambda number: None,
) -> _Play:
    turns: list[Tracked] = []
    for number, dialogue in enumerate(dialogues, 1):
        turns += tracked(dialogue, table, engine)
        progress(number)
    judge = JUDGES[table.foreign.name]
    return _Play(turns, [judged for turn in turns for judged in judge(turn, table.foreign)])
