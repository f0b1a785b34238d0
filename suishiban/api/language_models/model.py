"""What is asked of every language model, wherever it runs?"""

from typing import Protocol

from suishiban.assistant.response.writing import Writer
from suishiban.assistant.understanding.llm import Completer
from suishiban.knowledge.text import SuishibanError

#: Seconds for which a model is left alone after it failed: a citizen waits for each try.
REST = 30.0
#: Seconds for reading one utterance; the answer still has to be found after it.
READING = 4.0
#: Tokens of one text.
TOKENS = 400


class ChatModel(Writer, Completer, Protocol):
    """Words answers and reads utterances."""

    def close(self) -> None:
        """Give back what it holds."""
        ...


class ModelRefused(SuishibanError):
    """The language model in that folder cannot be used"""
