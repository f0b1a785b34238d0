"""How is a language model on a server asked? Any server with the chat completions of the OpenAI API, streamed.

To word an answer it gets the question without personal numbers and names, and the passages; to read an utterance, what
`assistant.understanding.llm` gives it. It is trusted with nothing: what it writes is checked sentence by sentence
(`assistant.response.writing`), what it reads command by command (`assistant.understanding.proposing`).
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence

import httpx
import orjson

from suishiban.api.language_models.model import READING, REST, TOKENS
from suishiban.api.services.masking import masked
from suishiban.assistant.response.prompting import messages
from suishiban.assistant.understanding.llm_asking import Message, Schema
from suishiban.assistant.understanding.proposing import NoProposal
from suishiban.knowledge.guide import Language

_LOG = logging.getLogger(__name__)
#: Seconds to reach the server.
CONNECT = 1.0
_LARGEST = 100_000


class ChatCompletions:
    """Words answers and reads utterances through one server; one per process, for all threads."""

    def __init__(
        self, url: str, model: str, key: str, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`url` up to and with /v1; `seconds` for a whole answer."""
        self._url, self._model = f"{url.rstrip('/')}/chat/completions", model
        self._seconds, self._clock = seconds, clock
        self._client = httpx.Client(
            headers={"Authorization": f"Bearer {key}"} if key else {},
            trust_env=False,
        )
        self._rests_until = float("-inf")

    def write(self, question: str, passages: Sequence[str], language: Language) -> Iterator[str]:
        """The text as it comes, until it ends, the time is up or the server fails; a failure is logged by its kind."""
        if self._clock() < self._rests_until:
            return
        try:
            yield from self._stream(messages(masked(question), passages, language), self._seconds)
        except _FAILURES as error:
            self._failed(error)

    def complete(self, asked: Sequence[Message], schema: Schema) -> str:
        """See `assistant.understanding.llm.Completer`."""
        if self._clock() < self._rests_until:
            raise NoProposal(why="the server rests after a failure")
        held_to = {"type": "json_schema", "json_schema": {"name": "commands", "strict": True, "schema": schema}}
        try:
            return "".join(self._stream(asked, min(READING, self._seconds), response_format=held_to))
        except _FAILURES as error:
            self._failed(error)
            raise NoProposal(why=type(error).__name__) from None

    def _failed(self, error: Exception) -> None:
        self._rests_until = self._clock() + REST
        _LOG.warning("the language model failed: %s", type(error).__name__)

    def _stream(self, asked: Sequence[Message], seconds: float, **more: object) -> Iterator[str]:
        end, size = self._clock() + seconds, 0
        limit = httpx.Timeout(seconds, connect=CONNECT)
        request = {"model": self._model, "messages": list(asked), "stream": True, "temperature": 0}
        body = orjson.dumps(request | {"max_tokens": TOKENS} | more)
        with self._client.stream("POST", self._url, content=body, headers=_JSON, timeout=limit) as response:
            response.raise_for_status()
            for line in response.iter_lines():
                size += len(line)
                if line == "data: [DONE]" or size > _LARGEST or self._clock() > end:
                    return
                if line.startswith("data: "):
                    yield orjson.loads(line[6:])["choices"][0]["delta"].get("content") or ""

    def close(self) -> None:
        """Give its connections back."""
        self._client.close()


_JSON = {"Content-Type": "application/json"}
_FAILURES = (httpx.HTTPError, ValueError, KeyError, IndexError, TypeError, AttributeError)
