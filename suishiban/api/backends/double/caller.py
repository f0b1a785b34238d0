"""How do the double's call-backs get through? In order for each case, signed, until they are taken."""

import random
import threading
import time

import httpx

from suishiban.api.backends.double.journal import Journal, Owed
from suishiban.api.backends.double.modes import Mode
from suishiban.assistant.casework.signatures import signed_headers

#: Seconds between looks at the journal.
_PAUSE = 0.05
#: Seconds to wait after a failure; the last one repeats.
_WAITS = (0.2, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0)
#: Answers after which a call-back is sent again: taken too early, busy, limited.
_AGAIN = frozenset({401, 404, 408, 409, 425, 429})


class Caller(threading.Thread):
    """Sends what the journal owes to one address."""

    def __init__(self, journal: Journal, url: str, secret: bytes) -> None:
        super().__init__(name="double-caller", daemon=True)
        self._journal = journal
        self._url = url
        self._secret = secret
        self._stopping = threading.Event()
        self._client = httpx.Client(timeout=5.0, trust_env=False)

    def run(self) -> None:
        while not self._stopping.wait(_PAUSE):
            for owed in self._journal.owed(time.time()):
                self._call(owed)

    def stop(self) -> None:
        """Stop after the call-back under way."""
        self._stopping.set()
        self.join(timeout=10)
        self._client.close()

    def _call(self, owed: Owed) -> None:
        answer = self._send(owed.body)
        if self._journal.mode is Mode.DOUBLES:
            self._send(owed.body)
            if before := self._journal.before(owed):
                self._send(before)
        if answer == 0 or answer >= 500 or answer in _AGAIN:
            wait = _WAITS[min(owed.tries, len(_WAITS) - 1)]
            self._journal.postpone(owed, time.time() + wait * random.uniform(0.8, 1.2))
        else:
            self._journal.settle(owed, str(answer))

    def _send(self, body: bytes) -> int:
        """The HTTP status; 0 where nobody answered."""
        headers = {"Content-Type": "application/json", **signed_headers(self._secret, int(time.time()), body)}
        try:
            return self._client.post(self._url, content=body, headers=headers).status_code
        except httpx.HTTPError:
            return 0
