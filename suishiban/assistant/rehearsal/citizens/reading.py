"""What does a reply ask? Read from its text and the labels of its buttons, as a citizen reads it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from suishiban.assistant.rehearsal.citizens.goals import Fact, Goal
from suishiban.assistant.rehearsal.citizens.screen import SCREENS, Screen
from suishiban.knowledge.guide import Language


class Asked(StrEnum):
    """What a citizen takes a reply to want."""

    #: One thing they know.
    FACT = "fact"
    #: Whether something said before still holds.
    STILL_RIGHT = "still-right"
    #: Another row of a group?
    MORE_ROWS = "more-rows"
    #: A document.
    PAPER = "paper"
    #: Which document a file is.
    WHICH_PAPER = "which-paper"
    #: Whether registers may be read.
    CONSENT = "consent"
    #: Whether the form is right.
    CONFIRM = "confirm"
    #: Which item, or whether to start it.
    ITEM = "item"
    #: Whether to stop.
    STOP = "stop"
    #: That they log in.
    LOG_IN = "log-in"
    #: Nothing: it is handed in.
    DONE = "done"
    #: Nothing that they understand.
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Question:
    """What a reply asks."""

    asked: Asked
    fact: Fact | None = None
    name: str = ""
    """Of the document, the row or the item."""
    also: tuple[Fact, ...] = ()
    """Further things asked for in the same breath; beside MORE_ROWS what may be said instead of a yes."""
    begun: int = 0
    """Rows that are filled in already."""
    more: tuple[str, ...] = ()
    """Names of further documents asked for in the same breath."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What stands on the screen."""

    text: str
    buttons: tuple[str, ...] = ()


def read(seen: Seen, goal: Goal, matter: str = "") -> Question:
    """What is asked of the citizen with this goal; `matter` of a life event was named last."""
    labels, screen = set(seen.buttons), SCREENS[goal.language]
    if screen.done in seen.text:
        return Question(Asked.DONE)
    if screen.log_in in seen.text:
        return Question(Asked.LOG_IN)
    for label, asked in ((screen.agree, Asked.CONSENT), (screen.submit, Asked.CONFIRM)):
        if label in labels:
            return Question(asked)
    if screen.which_paper in seen.text:
        return Question(Asked.WHICH_PAPER)
    if match := _last(screen.stop, seen.text):
        return Question(Asked.STOP, name=match[1])
    if match := _last(screen.paper, seen.text):
        return Question(Asked.PAPER, name=match[1])
    if match := _last(screen.papers, seen.text):
        first, *others = screen.numbered.findall(seen.text[match.end() :])
        return Question(Asked.PAPER, name=first, more=tuple(others))
    if match := _last(screen.still, seen.text):
        fact = next((one for one in _own_first(goal.facts, matter) if called(one) == match["label"]), None)
        return Question(Asked.STILL_RIGHT, fact, match["value"])
    if match := _last(screen.another, seen.text):
        row, begun = match["row"] or match["any"], int(match["count"] or 0)
        return Question(Asked.MORE_ROWS, name=row, also=_at_once(seen.text, goal, matter, row, begun + 1), begun=begun)
    if together := _together(seen.text, goal, matter):
        return together
    fact = _fact(seen.text, _own_first(goal.facts, matter))
    if fact is not None:
        return Question(Asked.FACT, fact)
    if labels & {screen.start_now, screen.not_now, goal.names[0]} or screen.which_item in seen.text:
        return Question(Asked.ITEM)
    return Question(Asked.NOTHING)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _own_first(facts: Sequence[Fact], matter: str) -> list[Fact]:
    """Those of the matter that is asked about, those of all matters, then the rest: two may ask the same words."""
    return sorted(facts, key=lambda one: (matter, "").index(one.matter) if one.matter in (matter, "") else 2)


def _fact(text: str, facts: Sequence[Fact]) -> Fact | None:
    """The fact whose question stands last in the text; of two at one place the longer, of two alike the first."""
    best, where = None, (-1, 0)
    for fact in facts:
        for question in _questions(fact):
            at = text.rfind(question)
            if at >= 0 and (at + len(question), len(question)) > where:
                best, where = fact, (at + len(question), len(question))
    return best


def _together(text: str, goal: Goal, matter: str) -> Question | None:
    """A question for several things, in the order of its lines."""
    match = _last(SCREENS[goal.language].together, text)
    if match is None:
        return None
    row, number = match["row"], int(match["number"] or 0)
    facts = _own_first(goal.facts, matter)
    same = [one for one in facts if _row(one) == row and (row is None or one.number == number)]
    lines = match["lines"].splitlines()
    found = [next((one for one in same if line.endswith(". " + _own_question(one))), None) for line in lines]
    asked = [one for one in found if one is not None]
    return Question(Asked.FACT, asked[0], also=tuple(asked[1:])) if asked else None


def _own_question(fact: Fact) -> str:
    own = fact.field.ask
    return own.say(fact.language) if own is not None else SCREENS[fact.language].ask.format(called(fact))


def _row(fact: Fact) -> str | None:
    return fact.row.say(fact.language) if fact.row is not None else None


def _at_once(text: str, goal: Goal, matter: str, row: str, number: int) -> tuple[Fact, ...]:
    """What may be said at once of the next row, as far as the citizen knows it."""
    match = _last(SCREENS[goal.language].at_once, text)
    labels = re.split("、|, ", match[1]) if match else []
    own = [one for one in _own_first(goal.facts, matter) if _row(one) == row and one.number == number]
    found = (next((one for one in own if one.label == label), None) for label in labels)
    return tuple(one for one in found if one is not None)


def taken_down_wrongly(fact: Fact, text: str, names: Collection[str]) -> bool:
    """Whether the text reads back another value for it; what is masked cannot be compared.

    `names` are those of all blanks: behind one of them another value is read back.
    """
    screen = SCREENS[fact.language]
    before = "|".join(map(re.escape, (*screen.read_back, screen.comma)))
    for match in re.finditer(f"(?:{before}){re.escape(called(fact) + screen.colon)}", text):
        rest = text[match.end() :]
        clause = screen.clause.split(rest, maxsplit=1)[0]
        line = text[: match.end()].rsplit("\n", 1)[-1]
        if not line.startswith(screen.read_back) or "*" in clause or fact.field.type == "attachment":
            continue
        if not fact.shown or not rest.startswith(fact.shown) or _goes_on(rest[len(fact.shown) :], names, screen):
            return True
    return False


def _goes_on(rest: str, names: Collection[str], screen: Screen) -> bool:
    """Whether more than the value stands there."""
    ends = rest in ("", "。", ".") or rest.startswith(("。\n", ".\n", "\n"))
    return not (ends or any(rest.startswith(f"{screen.comma}{name}{screen.colon}") for name in names))


def _questions(fact: Fact) -> Iterator[str]:
    """How the form asks for it."""
    of_row = SCREENS[fact.language].of_row.format(number=fact.number, row=_row(fact))
    yield (of_row if fact.row and fact.field.ask else "") + _own_question(fact)


def called(fact: Fact) -> str:
    """The blank by its name, with its row."""
    if (row := _row(fact)) is None:
        return fact.label
    row = row.lower() if fact.language is Language.EN else row
    return SCREENS[fact.language].called.format(number=fact.number, row=row, label=fact.label)
