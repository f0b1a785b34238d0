"""How is a service of the city asked? With a signed request, within stated time-outs."""

import time
from collections.abc import Callable, Mapping

import httpx
import orjson

from suishiban.api.services.errors import ProviderUnavailable
from suishiban.assistant.casework.signatures import Digest, signed_headers
from suishiban.assistant.policy.evidence import Record

#: Seconds to reach the service, and to have its whole answer: the citizen waits.
CONNECT, ANSWER = 2.0, 5.0
#: Answers that say: no such thing.
_NOTHING = frozenset({401, 403, 404, 410})
#: Bytes and attributes of an answer; more is not one.
_LARGEST, _MOST = 100_000, 100


class SignedClient:
    """Asks one service; one per process, for all threads."""

    def __init__(
        self,
        url: str,
        secret: bytes,
        answer_seconds: float = ANSWER,
        digest: Digest = Digest.SHA256,
        seconds: Callable[[], float] = time.time,
    ) -> None:
        """`secret` signs; `seconds` since 1970 is the clock of the signature."""
        self._url = url.rstrip("/")
        self._secret = secret
        self._digest = digest
        self._seconds = seconds
        # The environment's proxies have no say in who gets personal data.
        self._client = httpx.Client(timeout=httpx.Timeout(answer_seconds, connect=CONNECT), trust_env=False)

    def ask(self, path: str, question: Mapping[str, str]) -> Record | None:
        """The attributes the service answers with; None where it knows nothing of that.

        Raises ProviderUnavailable where it does not answer in time, fails, or answers rubbish.
        """
        body = orjson.dumps(dict(question))
        headers = {"Content-Type": "application/json", **self._signed(body)}
        try:
            response = self._client.post(f"{self._url}{path}", content=body, headers=headers)
        except httpx.HTTPError as error:
            raise ProviderUnavailable(service=path, why=type(error).__name__, right="try again later") from None
        if response.status_code in _NOTHING:
            return None
        if not response.is_success:
            raise ProviderUnavailable(service=path, why=f"HTTP {response.status_code}", right="try again later")
        return _record(path, response.content)

    def _signed(self, body: bytes) -> Mapping[str, str]:
        return signed_headers(self._secret, int(self._seconds()), body, self._digest)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _record(path: str, content: bytes) -> Record:
    """An object of texts; anything else is rubbish."""
    try:
        found = orjson.loads(content[: _LARGEST + 1])
    except orjson.JSONDecodeError:
        found = None
    if not isinstance(found, dict) or len(found) > _MOST or not all(isinstance(one, str) for one in found.values()):
        raise ProviderUnavailable(service=path, why="the answer is not an object of texts", right="try again later")
    return found
