"""What does a dialogue file say? The format is described in docs/dialogue-files.md."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

import yaml
from pydantic import TypeAdapter, ValidationError

from suishiban.knowledge.guide import EXTRA
from suishiban.knowledge.text import SuishibanError

Text = str | tuple[str, ...]


class WrongDialogue(SuishibanError):
    """A dialogue file is not of the right form"""


@dataclass(frozen=True, slots=True)
class Expect:
    """What a reply must be; what is left out is not looked at."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    item: str | None = None
    asks: Text | None = None
    """A path without row numbers, `consent`, `confirm`, `choose_item` …; a list where any of them will do."""
    outcome: str | None = None
    contains: Text = ()
    """Each stands in the reply, spaces and punctuation apart."""
    lacks: Text = ()
    cites: str | None = None
    """An item whose guide a claim cites."""
    buttons: tuple[str, ...] = ()
    """Labels that are offered."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Values of the open form as shown."""
    empty: tuple[str, ...] = ()
    """Paths that hold no value."""
    findings: tuple[str, ...] = ()
    """Rules that the pre-check reports, exactly."""
    case: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens; exactly one of the first group."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    say: str | None = None
    choose: str | None = None
    """The label of a button, or its payload."""
    edit: Mapping[str, str] | None = None
    attach: str | tuple[str, ...] | Mapping[str, str] | None = None
    """A file beside the dialogue file, several in one turn, or {file, material}."""
    device: str | None = None
    advance: str | None = None
    """Time that passes: 2d, 3h, 10m."""
    clerk: Mapping[str, Any] | None = None
    """{accept: true}, {return: [paths]}, {not_admit: reason}, {refuse: reason}, {conclude: result}."""
    backend: str | None = None
    """How the department's double behaves from now on."""
    wait: Mapping[str, str] | None = None
    """Written `await` in the file: {case: state}."""
    case: str | None = None
    """Item of the life event whose case is meant from here on."""
    expect: Expect | None = None


@dataclass(frozen=True, slots=True)
class Finally:
    """How things stand at the end."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    case: str | None = None
    """State of the case; `none`: no case was opened."""
    fields: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    cases: Mapping[str, str] = field(default_factory=dict)
    """States of the cases of a life event, by item; what else is compared is that of the last one."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One dialogue."""

    __pydantic_config__: ClassVar[Mapping[str, Any]] = EXTRA
    name: str
    steps: tuple[Step, ...]
    citizen: str = ""
    """A demo citizen; empty: anonymous."""
    region: str = "990102"
    at: datetime | None = None
    language: str = "zh"
    end: Finally = field(default_factory=Finally)
    """Written `finally` in the file."""
    gap: str = ""
    """What the assistant does not do yet: the dialogue is expected to fail, and the test says when it does not."""
    folder: str = ""
    """Where the files it attaches lie."""


@cache
def _reader() -> TypeAdapter[tuple[Dialogue, ...]]:
    return TypeAdapter(tuple[Dialogue, ...])


def read_dialogues(path: Path) -> tuple[Dialogue, ...]:
    """The dialogues of one file; raises WrongDialogue."""
    return dialogues_in(path.read_text(encoding="utf-8"), path.name, path.parent)


def dialogues_in(text: str, name: str, folder: Path = Path()) -> tuple[Dialogue, ...]:
    """The dialogues in the text of a file; raises WrongDialogue."""
    try:
        return _reader().validate_python([_renamed(one, folder) for one in yaml.safe_load(text)])
    except (ValidationError, yaml.YAMLError, TypeError, AttributeError, KeyError) as error:
        raise WrongDialogue(file=name, problem=str(error)[:500]) from error


def single_dialogues(text: str) -> tuple[str, ...]:
    """The text of a file as that of several, each with one dialogue."""
    return tuple(yaml.safe_dump([one], allow_unicode=True, sort_keys=False) for one in yaml.safe_load(text))


def _renamed(dialogue: dict[str, Any], folder: Path) -> dict[str, Any]:
    """`finally` and `await` are words of Python and stand under other names in the dataclasses."""
    steps = [{"wait" if key == "await" else key: value for key, value in step.items()} for step in dialogue["steps"]]
    renamed = {"end" if key == "finally" else key: value for key, value in dialogue.items()}
    return {**renamed, "steps": steps, "folder": str(folder)}
