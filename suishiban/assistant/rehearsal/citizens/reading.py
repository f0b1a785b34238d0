"""What does a reply ask? Read from its text and the labels of its buttons, as a citizen reads it."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from suishiban.assistant.rehearsal.citizens.goals import Fact, Goal


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


_PAPER = re.compile(r"请上传材料“([^”]+)”")
_PAPERS = re.compile(r"请上传这\d+份材料[^\n]*\n")
_NUMBERED = re.compile(r"^\d+\. “([^”]+)”（", re.MULTILINE)
_STOP = re.compile(r"确定不办“([^”]+)”了吗")
_MORE = re.compile(r"还有其他(?P<row>.+?)吗？已填(?P<count>\d+)个|有没有(?P<any>.+?)要填写？")
_AT_ONCE = re.compile(r"有的话，可以直接说([^。]+)。")
#: How a question for several things begins; they stand below, each on a line of its own.
_TOGETHER = re.compile(
    r"(?:第(?P<number>\d+)个(?P<row>[^\n：]+)：)?请一起告诉我，一项一项说也可以：\n(?P<lines>(?:\d+\. .*(?:\n|$))+)"
)
_STILL = re.compile(r"前面填的(.+?)是“([^”]*)”，还对吗")
_OF_ROW = re.compile(r"第(\d+)个(\S+?)[：的]")


def read(seen: Seen, goal: Goal) -> Question:
    """What is asked of the citizen with this goal."""
    labels = set(seen.buttons)
    if "已提交，收件编号" in seen.text:
        return Question(Asked.DONE)
    if "这一步需要先实名登录" in seen.text:
        return Question(Asked.LOG_IN)
    for label, asked in _BY_BUTTON.items():
        if label in labels:
            return Question(asked)
    if "它是哪一份材料" in seen.text:
        return Question(Asked.WHICH_PAPER)
    if match := _last(_STOP, seen.text):
        return Question(Asked.STOP, name=match[1])
    if match := _last(_PAPER, seen.text):
        return Question(Asked.PAPER, name=match[1])
    if match := _last(_PAPERS, seen.text):
        first, *others = _NUMBERED.findall(seen.text[match.end() :])
        return Question(Asked.PAPER, name=first, more=tuple(others))
    if match := _last(_STILL, seen.text):
        fact = next((one for one in goal.facts if called(one) == match[1]), None)
        return Question(Asked.STILL_RIGHT, fact, match[2])
    if match := _last(_MORE, seen.text):
        row, begun = match["row"] or match["any"], int(match["count"] or 0)
        return Question(Asked.MORE_ROWS, name=row, also=_at_once(seen.text, goal, row, begun + 1), begun=begun)
    if together := _together(seen.text, goal.facts):
        return together
    fact = _fact(seen.text, goal.facts)
    if fact is not None:
        return Question(Asked.FACT, fact)
    if labels & {"现在办理", "先不办"} or labels & set(goal.names[:1]) or "您要办的是下面哪一项" in seen.text:
        return Question(Asked.ITEM)
    return Question(Asked.NOTHING)


_BY_BUTTON = {"同意": Asked.CONSENT, "确认提交": Asked.CONFIRM}


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _fact(text: str, facts: Collection[Fact]) -> Fact | None:
    """The fact whose question stands last in the text; of two at one place the longer."""
    best, where = None, (-1, 0)
    for fact in facts:
        for question in _questions(fact):
            at = text.rfind(question)
            if at >= 0 and (at + len(question), len(question)) > where:
                best, where = fact, (at + len(question), len(question))
    return best


def _together(text: str, facts: Collection[Fact]) -> Question | None:
    """A question for several things, in the order of its lines."""
    match = _last(_TOGETHER, text)
    if match is None:
        return None
    row, number = match["row"], int(match["number"] or 0)
    same = [one for one in facts if (one.row.zh if one.row else None) == row and (row is None or one.number == number)]
    asked = [one for line in match["lines"].splitlines() for one in same if line.endswith(". " + _own_question(one))]
    return Question(Asked.FACT, asked[0], also=tuple(asked[1:])) if asked else None


def _own_question(fact: Fact) -> str:
    return fact.field.ask.zh if fact.field.ask is not None else f"请问{called(fact)}是什么？"


def _at_once(text: str, goal: Goal, row: str, number: int) -> tuple[Fact, ...]:
    """What may be said at once of the next row, as far as the citizen knows it."""
    match = _last(_AT_ONCE, text)
    labels = match[1].split("、") if match else []
    own = [one for one in goal.facts if one.row is not None and one.row.zh == row and one.number == number]
    return tuple(one for label in labels for one in own if one.field.label.zh == label)


def taken_down_wrongly(fact: Fact, text: str, names: Collection[str]) -> bool:
    """Whether the text reads back another value for it; what is masked cannot be compared.

    `names` are those of all blanks: behind one of them another value is read back.
    """
    for match in re.finditer(rf"(?:好的，|已改为：|，){re.escape(called(fact))}：", text):
        rest = text[match.end() :]
        clause = re.split(r"[，。；\n]", rest, maxsplit=1)[0]
        line = text[: match.end()].rsplit("\n", 1)[-1]
        if not line.startswith(_READ_BACK) or "*" in clause or fact.field.type == "attachment":
            continue
        if not fact.shown or not rest.startswith(fact.shown) or _goes_on(rest[len(fact.shown) :], names):
            return True
    return False


#: How a line begins that reads something back.
_READ_BACK = ("好的，", "已改为：")


def _goes_on(rest: str, names: Collection[str]) -> bool:
    """Whether more than the value stands there."""
    ends = rest in ("", "。") or rest.startswith(("。\n", "\n"))
    return not (ends or any(rest.startswith(f"，{name}：") for name in names))


def _questions(fact: Fact) -> Iterator[str]:
    """How the form asks for it."""
    yield (f"第{fact.number}个{fact.row.zh}：" if fact.row and fact.field.ask else "") + _own_question(fact)


def called(fact: Fact) -> str:
    label = fact.field.label.zh
    return f"第{fact.number}个{fact.row.zh}的{label}" if fact.row is not None else label
