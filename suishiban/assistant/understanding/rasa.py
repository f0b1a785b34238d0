"""How does a Rasa server read an utterance? It names an intent and marks words; what it says is held to the rules.

The server sees the utterance with placeholders, and nothing of the form: which blank a marked value is for is told by
the marked name of a blank, else it is the one just asked. Where an item is to be found or a question answered, our own
routing and search do that with the citizen's words.
"""

import re
from typing import Protocol

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.understanding.engine import Engine, Heard
from suishiban.assistant.understanding.heard import Commands
from suishiban.assistant.understanding.intents import Intent
from suishiban.assistant.understanding.parsed import Parsed, commands_of
from suishiban.assistant.understanding.placeholders import Hidden, hide
from suishiban.assistant.understanding.proposing import NoProposal, Unsure

#: Confidence from which on an intent is believed.
LEAST = 0.6


class Parser(Protocol):
    """A Rasa server."""

    def parse(self, text: str) -> Parsed:
        """What the text is for, and which words of it are what. Raises NoProposal."""
        ...


class RasaProposer:
    """Reads utterances with a Rasa server; see `Proposer`."""

    name = "rasa"

    def __init__(self, parser: Parser, least: float = LEAST) -> None:
        self._parser, self._least = parser, least

    def propose(self, heard: Heard) -> Commands:
        """See `Proposer`."""
        hidden = hide(heard)
        return _proposed(heard, hidden, self._parser.parse(plain(hidden.text)), self._least)


class ReadAlready:
    """What a dialogue server has read in the citizen's own words before it called; see `Proposer`."""

    name = "rasa"

    def __init__(self, parsed: Parsed, least: float = LEAST) -> None:
        self._parsed, self._least = parsed, least

    def propose(self, heard: Heard) -> Commands:
        """See `Proposer`."""
        return _proposed(heard, Hidden(heard.utterance.text), self._parsed, self._least)


def _proposed(heard: Heard, hidden: Hidden, parsed: Parsed, least: float) -> Commands:
    if parsed.intent not in frozenset(Intent):
        raise NoProposal(intent=parsed.intent[:40], right="an intent of the project that `train rasa` writes")
    if parsed.confidence < least:
        raise Unsure(confidence=round(parsed.confidence, 2), right=f"at least {least}")
    return commands_of(heard, hidden, parsed)


def plain(text: str) -> str:
    """`text` of the same length as mere words: what begins with a slash would be an intent that the citizen names."""
    return _COMMAND.sub(lambda match: match[0].replace("/", "／"), text)


_COMMAND = re.compile(r"^\s*/+")


class Undeciding:
    """Reads what begins with a slash: to Rasa it is an intent named by hand (/submit), and that decides nothing.

    See `Engine`.
    """

    def __init__(self, native: Engine) -> None:
        self._native = native

    @property
    def name(self) -> str:
        return self._native.name

    def understand(self, heard: Heard) -> Commands:
        """See `Engine`."""
        commands = self._native.understand(heard)
        decided = any(isinstance(command, _DECISIONS) for command in commands)
        return (c.Unclear(heard.utterance.text),) if decided else commands

    def more(self, heard: Heard, done: Commands, fresh: frozenset[str]) -> Commands:
        """See `Engine`."""
        return self._native.more(heard, done, fresh)


_DECISIONS = (
    *(c.Submit, c.Confirm, c.Deny, c.Choose, c.Consent, c.Withhold, c.Withdraw, c.Undo, c.Cancel, c.Resume),
    c.SwitchMatter,
)
