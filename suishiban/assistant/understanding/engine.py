"""What must every understanding engine do?"""

from dataclasses import dataclass
from typing import Protocol

from suishiban.assistant.conversation.commands import Command
from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.form.relevance import Moment, Relevance
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.search import Knowledge


@dataclass(frozen=True, slots=True)
class OpenForm:
    """The application being filled, as understanding needs it."""

    compiled: CompiledGuide
    relevant: Relevance
    """What applies now."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One utterance and everything it may refer to."""

    utterance: Utterance
    state: Conversation
    knowledge: Knowledge
    moment: Moment
    form: OpenForm | None = None


class Engine(Protocol):
    """Turns an utterance into commands; proposes only, decides nothing."""

    @property
    def name(self) -> str: ...

    def understand(self, heard: Heard) -> tuple[Command, ...]:
        """The commands in the order they are to be carried out; never empty, `Unclear` where nothing fits."""
        ...

    def more(self, heard: Heard, done: tuple[Command, ...], fresh: frozenset[str]) -> tuple[Command, ...]:
        """After `done` was carried out: what else the same utterance says about `fresh`, the empty blanks that apply
        only now, by path."""
        ...
