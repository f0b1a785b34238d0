"""How does a message reach a back end over HTTP? Signed, with its idempotency key, within stated time-outs."""

import time
from collections.abc import Callable

import httpx

from suishiban.api.backends.port import Answer, Delivered, Refused, TryLater
from suishiban.assistant.casework.messages import OutMessage
from suishiban.assistant.casework.signatures import Digest, signed_headers

#: Seconds to reach the back end, and to have its whole answer.
CONNECT, ANSWER = 2.0, 6.0
#: Answers that refuse a message for good; every other failure is tried again, wrong keys and addresses too.
_REFUSALS = frozenset({400, 409, 410, 413, 422})
_LONGEST_REASON = 200


class HttpBackend:
    """A back end that speaks the protocol of docs/backend-protocol.md."""

    def __init__(
        self,
        url: str,
        secret: bytes,
        digest: Digest = Digest.SHA256,
        seconds: Callable[[], float] = time.time,
        patience: float = ANSWER,
    ) -> None:
        """`url`: where the back end's `/messages` is below. `secret` signs; `seconds` since 1970 is the clock.

        `patience`: seconds to wait for an answer.
        """
        self._url = f"{url.rstrip('/')}/messages"
        self._secret = secret
        self._digest = digest
        self._seconds = seconds
        # One client for all threads; the environment's proxies have no say in who gets personal data.
        self._client = httpx.Client(timeout=httpx.Timeout(patience, connect=CONNECT), trust_env=False)

    def deliver(self, message: OutMessage) -> Answer:
        headers = {
            "Content-Type": "application/json",
            "Idempotency-Key": message.idempotency_key,
            **signed_headers(self._secret, int(self._seconds()), message.body, self._digest),
        }
        try:
            response = self._client.post(self._url, content=message.body, headers=headers)
        except httpx.HTTPError as error:
            return TryLater(type(error).__name__)
        return _answer(response)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _answer(response: httpx.Response) -> Answer:
    if response.is_success:
        number = _field(response, "department_no")
        return Delivered(number) if number else TryLater("the answer names no department_no")
    reason = (_field(response, "detail") or f"HTTP {response.status_code}")[:_LONGEST_REASON]
    return Refused(reason) if response.status_code in _REFUSALS else TryLater(reason)


def _field(response: httpx.Response, name: str) -> str:
    """A text of the answer's JSON object; empty where there is none."""
    try:
        content = response.json()
    except ValueError:
        return ""
    value = content.get(name, "") if isinstance(content, dict) else ""
    return value if isinstance(value, str) else ""
