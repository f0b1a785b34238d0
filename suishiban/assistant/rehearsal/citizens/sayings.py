"""What do citizens say besides answers? From `sayings.yaml`."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Sayings:
    """Sentences by occasion; in `openings` and `instead`, `{}` is the matter."""

    openings: tuple[str, ...]
    instead: tuple[str, ...]
    aside: tuple[str, ...]
    rude: tuple[str, ...]
    injected: tuple[str, ...]
    chat: tuple[str, ...]
    away: tuple[str, ...]
    back: tuple[str, ...]


@cache
def sayings() -> Sayings:
    """The list that comes with the project."""
    text = (files("suishiban.assistant.rehearsal.citizens") / "sayings.yaml").read_text(encoding="utf-8")
    return Sayings(**{occasion: tuple(said) for occasion, said in yaml.safe_load(text).items()})
