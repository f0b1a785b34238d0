"""How does a Rasa server read an utterance? It names an intent and marks words; what it says is held to the rules.

The server sees the utterance with placeholders, and nothing of the form: which blank a marked value is for is told by
the marked name of a blank, else it is the one just asked. Where an item is to be found or a question answered, our own
routing and search do that with the citizen's words.
"""

import re
from typing import Protocol

from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.heard import Commands
from suishiban.assistant.understanding.intents import Intent
from suishiban.assistant.understanding.parsed import Parsed, commands_of
from suishiban.assistant.understanding.placeholders import hide
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
        parsed = self._parser.parse(plain(hidden.text))
        if parsed.intent not in frozenset(Intent):
            raise NoProposal(intent=parsed.intent[:40], right="an intent of the project that `train rasa` writes")
        if parsed.confidence < self._least:
            raise Unsure(confidence=round(parsed.confidence, 2), right=f"at least {self._least}")
        return commands_of(heard, hidden, parsed)


def plain(text: str) -> str:
    """`text` of the same length as mere words: what begins with a slash would be an intent that the citizen names."""
    return _COMMAND.sub(lambda match: match[0].replace("/", "／"), text)


_COMMAND = re.compile(r"^\s*/+")
