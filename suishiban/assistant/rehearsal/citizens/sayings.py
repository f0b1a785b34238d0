"""What do citizens say besides answers? From `sayings.zh.yaml` and `sayings.en.yaml`."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from random import Random

import yaml

from suishiban.knowledge.guide import Language


@dataclass(frozen=True, slots=True)
class Sayings:
    """Sentences by occasion; `{}` is the matter."""

    openings: tuple[str, ...]
    instead: tuple[str, ...]
    aside: tuple[str, ...]
    rude: tuple[str, ...]
    injected: tuple[str, ...]
    chat: tuple[str, ...]
    away: tuple[str, ...]
    back: tuple[str, ...]
    want: tuple[str, ...]
    """What they came for, said again."""
    not_this: tuple[str, ...]
    back_up: tuple[str, ...]
    """That the last thing is taken back."""
    go_on: tuple[str, ...]
    take_up: tuple[str, ...]
    """That an application is gone on with."""
    yes: tuple[str, ...]
    begins: tuple[str, ...] = ()
    """Openings where the matter begins with a verb, in languages where that makes a difference."""

    def opening(self, matter: str, random: Random) -> str:
        """The first words for a matter."""
        begins = self.begins and _VERB.match(matter)
        return random.choice(self.begins if begins else self.openings).format(matter)


_VERB = re.compile(
    r"(?:apply|register|renew|replace|change|move|update|add|extend|transfer|sell|close|deregister|start|incorporate|"
    r"sign|cancel|pay|open|settle|set|withdraw|take|get|retire|merge|mortgage|make|enrol|found|qualify) "
)


@cache
def sayings(language: Language) -> Sayings:
    """The list that comes with the project."""
    name = f"sayings.{language.value}.yaml"
    text = (files("suishiban.assistant.rehearsal.citizens") / name).read_text(encoding="utf-8")
    return Sayings(**{occasion: tuple(said) for occasion, said in yaml.safe_load(text).items()})
