"""How is a Rasa server asked what an utterance is for? `POST /model/parse`, of its HTTP API.

It is asked for the reading of one text and nothing else: no conversation is kept there, so that what a citizen typed is
not remembered. What it says is held to the rules by `assistant.understanding.rasa` and `proposing`.
"""

import logging
import time
from collections.abc import Callable

import httpx
import orjson

from suishiban.assistant.understanding.parsed import Marked, Parsed
from suishiban.assistant.understanding.proposing import NoProposal

_LOG = logging.getLogger(__name__)
#: Seconds to reach the server, and for which it is left alone after it failed: a citizen waits for each try.
CONNECT, REST = 1.0, 30.0
_LARGEST = 200_000


class RasaServer:
    """One server, for all threads of the process; see `assistant.understanding.rasa.Parser`."""

    def __init__(self, url: str, token: str, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        """`url` without path, `token` as `rasa run --auth-token` has it, `seconds` for a whole answer."""
        self._url, self._seconds, self._clock = url.rstrip("/"), seconds, clock
        # The server takes its token as a part of the address only; log lines leave queries out (`api.logging`).
        self._client = httpx.Client(params={"token": token} if token else {}, trust_env=False)
        self._rests_until = float("-inf")

    def parse(self, text: str) -> Parsed:
        """See `Parser`; after a failure nothing is asked for a while."""
        if self._clock() < self._rests_until:
            raise NoProposal(why="the server rests after a failure")
        try:
            return _parsed(self._asked(text))
        except _FAILURES as error:
            self._rests_until = self._clock() + REST
            _LOG.warning("the Rasa server failed: %s", why := _why(error))
            raise NoProposal(why=why) from None

    def lacks(self) -> str:
        """What keeps the server from reading; empty: nothing."""
        try:
            self._client.get(f"{self._url}/status", timeout=self._seconds).raise_for_status()
        except httpx.HTTPError as error:
            return _why(error)
        return ""

    def _asked(self, text: str) -> bytes:
        end, answer = self._clock() + self._seconds, b""
        limit = httpx.Timeout(self._seconds, connect=min(CONNECT, self._seconds))
        body = orjson.dumps({"text": text})
        with self._client.stream(
            "POST", f"{self._url}/model/parse", content=body, headers=_JSON, timeout=limit
        ) as response:
            response.raise_for_status()
            for piece in response.iter_bytes():
                answer += piece
                if self._clock() > end:
                    raise httpx.ReadTimeout("the answer takes too long")
                if len(answer) > _LARGEST:
                    raise ValueError("the answer is too large")
        return answer

    def close(self) -> None:
        """Give its connections back."""
        self._client.close()


_JSON = {"Content-Type": "application/json"}
_FAILURES = (httpx.HTTPError, ValueError, KeyError, TypeError, AttributeError)
_WHY = {
    401: "HTTP 401: RASA_SERVER_TOKEN is not its token",
    404: "HTTP 404: RASA_URL names no Rasa server",
    409: "HTTP 409: no model is loaded there",
}


def _why(error: Exception) -> str:
    """What failed, without anything that was sent."""
    status = error.response.status_code if isinstance(error, httpx.HTTPStatusError) else 0
    return _WHY.get(status, type(error).__name__)


def _parsed(answer: bytes) -> Parsed:
    """What the answer says; raises ValueError, KeyError or TypeError where it is no answer of a Rasa server."""
    read = orjson.loads(answer)
    intent, entities = read["intent"], read.get("entities", [])
    if not isinstance(entities, list):
        raise TypeError("entities are a list")
    return Parsed(_text(intent["name"]), _share(intent["confidence"]), tuple(map(_marked, entities)))


def _marked(entity: dict[str, object]) -> Marked:
    return Marked(_text(entity["entity"]), _place(entity["start"]), _place(entity["end"]))


def _text(value: object) -> str:
    # The name is null where nothing was understood.
    if value is None or isinstance(value, str):
        return value or ""
    raise TypeError("a name is a text")


def _share(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1.000001:
        raise ValueError("a confidence lies between 0 and 1")
    return float(value)


def _place(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("a place is a whole number")
    return value
