"""How much of what is right did an engine write down?

SGD as Rastogi et al. 2020 define it (schema_guided_dst/metrics.py): a frame is one service of one turn; a slot of a
list counts 1 where its value is the right one; any other counts the likeness of its words to the nearest right wording
(token sort ratio); a slot that is written down and should be empty counts 0. Joint goal accuracy is the product over
all slots, average goal accuracy the mean over the slots that should be filled. CrossWOZ as its TRADE baseline counts
(Zhu et al. 2020): the joint state of all domains after a turn is equal, or it is not.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.utils import default_process

from suishiban.training.data.foreign_dialogues import ForeignSet, Service, Slot, SlotKind, State
from suishiban.training.evaluate.state_tracking import Tracked


@dataclass(frozen=True, slots=True)
class Judged:
    """One state beside the right one."""

    service: str
    """Empty: all of them together."""
    joint: float
    average: float | None
    """None where nothing should be filled."""


Judge = Callable[[Tracked, ForeignSet], Iterable[Judged]]


def by_frame(one: Tracked, foreign: ForeignSet) -> Iterable[Judged]:
    """SGD: every service of the turn for itself."""
    for name, gold in one.turn.gold.items():
        yield _scores(gold, one.written.get(name, {}), foreign.services[name], _alike).judged(name)


def by_turn(one: Tracked, foreign: ForeignSet) -> Iterable[Judged]:
    """CrossWOZ: all domains together; those of the turn also for themselves."""
    about = {occasion.service for occasion in one.turn.occasions}
    joint, filled = 1.0, list[float]()
    for name, service in foreign.services.items():
        scores = _scores(one.turn.gold.get(name, {}), one.written.get(name, {}), service, _equal)
        joint *= scores.joint
        filled += scores.filled
        if name in about:
            yield scores.judged(name)
    yield Judged("", joint, sum(filled) / len(filled) if filled else None)


#: How far what is written is right, 0 to 1.
Like = Callable[[Slot, tuple[str, ...], str], float]


@dataclass(frozen=True, slots=True)
class _Scores:
    """The slots of one service."""

    joint: float
    filled: tuple[float, ...]
    """Of those that should be filled."""

    def judged(self, service: str) -> Judged:
        return Judged(service, self.joint, sum(self.filled) / len(self.filled) if self.filled else None)


def _scores(gold: State, written: Mapping[str, str], service: Service, like: Like) -> _Scores:
    scores = {slot.name: _score(slot, gold.get(slot.name, ()), written.get(slot.name), like) for slot in service.slots}
    return _Scores(prod(scores.values()), tuple(score for slot, score in scores.items() if slot in gold))


def _score(slot: Slot, right: tuple[str, ...], written: str | None, like: Like) -> float:
    if written is None or not right:
        return float(written is None and not right)
    return like(slot, right, written)


def _alike(slot: Slot, right: tuple[str, ...], written: str) -> float:
    if slot.kind is not SlotKind.OPEN:
        return float(written == right[0])
    return max(round(token_sort_ratio(one, written, processor=default_process)) for one in right) / 100


def _equal(slot: Slot, right: tuple[str, ...], written: str) -> float:
    """Spaces are not compared, nor the order of several values."""
    if slot.kind is SlotKind.SEVERAL:
        return float(set(right[0].split()) == set(written.split()))
    return float("".join(right[0].split()) == "".join(written.split()))


#: How each set counts.
JUDGES: Mapping[str, Judge] = {"sgd": by_frame, "crosswoz": by_turn}


@dataclass(frozen=True, slots=True)
class Figures:
    """What a number of states came to."""

    states: int
    """Frames of SGD, turns of CrossWOZ."""
    joint_goal_accuracy: float
    average_goal_accuracy: float

    def as_json(self) -> Mapping[str, float]:
        return {name: getattr(self, name) for name in self.__slots__}


def figures(judged: Sequence[Judged]) -> Figures:
    """All of them together."""
    filled = [one.average for one in judged if one.average is not None]
    return Figures(
        len(judged),
        round(sum(one.joint for one in judged) / max(len(judged), 1), 4),
        round(sum(filled) / max(len(filled), 1), 4),
    )
