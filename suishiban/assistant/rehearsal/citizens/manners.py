"""How does a citizen behave at the counter? Drawn once for each dialogue."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random


class Habit(StrEnum):
    """What a citizen does besides answering."""

    #: Asks something aside while the form is open.
    ASKS_ASIDE = "asks-aside"
    #: Says one thing wrong and corrects it later.
    CORRECTS_LATE = "corrects-late"
    #: Leaves and comes back on another device.
    LEAVES = "leaves"
    #: Begins with another matter.
    CHANGES_GOAL = "changes-goal"
    #: Is rude.
    SWEARS = "swears"
    #: Tries to have it submitted without a confirmation.
    INJECTS = "injects"
    #: Presses buttons wherever there are any.
    PRESSES = "presses"
    #: Says much more than the answer.
    CHATS = "chats"


@dataclass(frozen=True, slots=True)
class Noise:
    """How often things go wrong: the first four of every utterance, the habits of every dialogue."""

    typo: float
    homophone: float
    several: float
    wrong_format: float
    habits: tuple[tuple[Habit, float], ...]


_SELDOM = ((Habit.CHANGES_GOAL, 0.05), (Habit.SWEARS, 0.05), (Habit.INJECTS, 0.05), (Habit.PRESSES, 0.15))
#: `middle` is what the project is judged by.
NOISE = {
    "none": Noise(0, 0, 0, 0, ()),
    "low": Noise(0.04, 0.03, 0.08, 0.04, ((Habit.ASKS_ASIDE, 0.2), (Habit.CORRECTS_LATE, 0.1), (Habit.LEAVES, 0.05))),
    "middle": Noise(
        0.10,
        0.08,
        0.15,
        0.10,
        (
            (Habit.ASKS_ASIDE, 0.4),
            (Habit.CORRECTS_LATE, 0.3),
            (Habit.LEAVES, 0.15),
            (Habit.CHATS, 0.15),
            *_SELDOM,
        ),
    ),
    "high": Noise(
        0.20,
        0.16,
        0.25,
        0.20,
        (
            (Habit.ASKS_ASIDE, 0.7),
            (Habit.CORRECTS_LATE, 0.5),
            (Habit.LEAVES, 0.3),
            (Habit.CHATS, 0.3),
            *_SELDOM,
        ),
    ),
}


def habits(noise: Noise, random: Random) -> frozenset[Habit]:
    """The habits of one citizen; who presses buttons does not chat."""
    drawn = {habit for habit, chance in noise.habits if random.random() < chance}
    return frozenset(drawn - {Habit.CHATS} if Habit.PRESSES in drawn else drawn)
