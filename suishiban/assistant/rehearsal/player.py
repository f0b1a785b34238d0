"""Does a whole dialogue come out as written?"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from suishiban.assistant.rehearsal.script import Dialogue, Expect, Finally, Step, Text
from suishiban.assistant.rehearsal.stage import Stage, StageRefused
from suishiban.knowledge.text import folded

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Played:
    """How a dialogue went."""

    name: str
    difference: str
    """The first difference, in words; empty: none."""
    transcript: tuple[str, ...]
    questions: int
    """Blanks, rows and documents that were asked, each time."""
    cut: str = ""
    """The step from which on the stage could not follow; empty: it was played to its end."""

    @property
    def passed(self) -> bool:
        return not self.difference


class Difference(Exception):
    """The service did otherwise than the dialogue says"""


class Curtain(Exception):
    """What comes now cannot be played on this stage"""


def play(dialogue: Dialogue, stage: Stage) -> Played:
    """Play `dialogue` before the service of `stage`, up to the first difference."""
    acting = _Acting(dialogue, stage)
    difference = cut = ""
    try:
        acting.run()
    except Curtain as curtain:
        cut = str(curtain)
    except (Difference, StageRefused) as error:
        difference = str(error)
    return Played(dialogue.name, difference, tuple(acting.transcript), acting.questions, cut)


class _Acting:
    """One performance."""

    def __init__(self, dialogue: Dialogue, stage: Stage) -> None:
        self.dialogue = dialogue
        self.stage = stage
        self.transcript: list[str] = []
        self.questions = 0
        self.reply: Json = {}

    def run(self) -> None:
        if self.dialogue.at is not None:
            self.stage.set_clock(self.dialogue.at)
        self.stage.enter(self.dialogue.citizen, self.dialogue.region, self.dialogue.language)
        for number, step in enumerate(self.dialogue.steps, start=1):
            try:
                self.perform(step)
                if step.expect is not None:
                    self.compare(step.expect)
            except (Difference, StageRefused) as error:
                raise Difference(f"step {number}: {error}") from error
        self.conclude(self.dialogue.end)

    def perform(self, step: Step) -> None:
        for name, act in _ACTS.items():
            if (value := getattr(step, name)) is not None:
                act(self, value)
                return

    def heard(self, said: str, reply: Json) -> None:
        self.reply = reply
        self.questions += reply.get("outcome") == "asked"
        self.transcript.append(f"> {said}")
        self.transcript += filter(None, [reply.get("lead", "")])
        self.transcript += [claim["text"] for claim in reply.get("claims", ())]
        self.transcript += reply.get("paragraphs", ())

    def say(self, text: str) -> None:
        self.heard(text, self.stage.turn(text=text))

    def choose(self, label: str) -> None:
        buttons = {button["label"]: button["payload"] for button in self.reply.get("buttons", ())}
        payload = buttons.get(label, label)
        self.heard(f"[{label}]", self.stage.turn(choice=payload, prompt_id=self.reply.get("prompt_id", "")))

    def edit(self, values: Mapping[str, str]) -> None:
        self.heard(f"[{dict(values)}]", self.stage.turn(edits=dict(values)))

    def attach(self, what: str | Sequence[str] | Mapping[str, str]) -> None:
        one = what if isinstance(what, Mapping) else {}
        names = [one["file"]] if one else [what] if isinstance(what, str) else list(what)
        paths = [Path(self.dialogue.folder) / name for name in names]
        self.heard(f"[{'、'.join(names)}]", self.stage.attach(paths, one.get("material", "")))

    def device(self, name: str) -> None:
        self.stage.change_device()

    def advance(self, time: str) -> None:
        self.stage.advance(seconds(time))

    def clerk(self, order: Json) -> None:
        self.stage.decide(order)

    def case(self, item: str) -> None:
        self.stage.look_at(item)

    def backend(self, mode: str) -> None:
        self.stage.set_backend(mode)

    def wait(self, wanted: Mapping[str, str]) -> None:
        found = self.stage.wait_for_case(wanted["case"])
        if found != wanted["case"]:
            raise Difference(f"awaited case {wanted['case']}, is {found}")

    def compare(self, expect: Expect) -> None:
        for difference in differences(expect, self.reply):
            raise Difference(f"{difference}; said: {self.transcript[-6:]}")
        if expect.fields or expect.empty:
            self.compare_fields(expect)
        if expect.case is not None and (state := self.stage.case()["state"]) != expect.case:
            raise Difference(f"case: expected {expect.case}, is {state}")

    def compare_fields(self, expect: Expect) -> None:
        form = self.stage.standing().get("form") or {"lines": ()}
        shown = {line["path"]: line["shown"] for line in form["lines"]}
        for path, value in expect.fields.items():
            if shown.get(path) != value:
                raise Difference(f"{path}: expected {value!r}, is {shown.get(path)!r}")
        for path in expect.empty:
            if path in shown:
                raise Difference(f"{path}: expected nothing, is {shown[path]!r}")

    def conclude(self, end: Finally) -> None:
        if end.case == "none":
            if self.stage.case_id:
                raise Difference("finally: a case was opened")
            return
        if end.case is not None and (state := self.stage.wait_for_case(end.case)) != end.case:
            raise Difference(f"finally: case expected {end.case}, is {state}")
        for item, wanted in end.cases.items():
            self.stage.look_at(item)
            if (state := self.stage.wait_for_case(wanted)) != wanted:
                raise Difference(f"finally: case of {item} expected {wanted}, is {state}")
        if end.fields:
            shown = {line["path"]: line["shown"] for line in self.stage.case()["lines"]}
            for path, value in end.fields.items():
                if shown.get(path) != value:
                    raise Difference(f"finally {path}: expected {value!r}, is {shown.get(path)!r}")
        for name in end.documents:
            if not self.stage.document(name).startswith(b"%PDF"):
                raise Difference(f"finally: {name} is not a PDF")


_ACTS: dict[str, Callable[[_Acting, Any], None]] = {
    "say": _Acting.say,
    "choose": _Acting.choose,
    "edit": _Acting.edit,
    "attach": _Acting.attach,
    "device": _Acting.device,
    "advance": _Acting.advance,
    "clerk": _Acting.clerk,
    "case": _Acting.case,
    "backend": _Acting.backend,
    "wait": _Acting.wait,
}

_UNITS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}


def seconds(time: str) -> float:
    """Seconds in 2d, 3h, 10m, 5s."""
    match = re.fullmatch(r"(\d+)([dhms])", time.strip())
    if match is None:
        raise Difference(f"advance: {time!r}; right would be 2d, 3h, 10m")
    return int(match[1]) * _UNITS[match[2]]


def differences(expect: Expect, reply: Json) -> Iterator[str]:
    """What in `reply` is not as expected."""
    for name in ("item", "outcome"):
        wanted = getattr(expect, name)
        if wanted is not None and reply.get(name) != wanted:
            yield f"{name}: expected {wanted}, is {reply.get(name)}"
    if expect.asks is not None and reply.get("asks") not in _all(expect.asks):
        yield f"asks: expected {expect.asks}, is {reply.get('asks')!r}"
    claims = reply.get("claims", ())
    whole = folded("".join((reply.get("lead", ""), *(claim["text"] for claim in claims), *reply.get("paragraphs", ()))))
    yield from (f"lacks {part!r}" for part in _all(expect.contains) if folded(part) not in whole)
    yield from (f"holds {part!r}" for part in _all(expect.lacks) if folded(part) in whole)
    cited = {citation["guide"] for claim in claims for citation in claim["citations"]}
    if expect.cites is not None and expect.cites not in cited:
        yield f"cites: expected {expect.cites}, cited {sorted(cited)}"
    labels = {button["label"] for button in reply.get("buttons", ())}
    yield from (f"no button {label!r}" for label in expect.buttons if label not in labels)
    if expect.findings:
        found = {finding["rule"] for finding in (reply.get("card") or {}).get("findings", ())}
        if found != set(expect.findings):
            yield f"findings: expected {sorted(expect.findings)}, are {sorted(found)}"


def _all(text: Text) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text
