"""Which data keys did we unwrap just now?"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key of one subject, unwrapped."""

    secret: bytes
    code: bytes
    """Its cipher, as in `ciphers`."""


class KeyCache:
    """The keys used last, for at most `seconds`: so long may a process still read what another one erased."""

    def __init__(self, size: int = 4096, seconds: float = 60.0, now: Callable[[], float] = time.monotonic) -> None:
        self._size = size
        self._seconds = seconds
        self._now = now
        self._kept: OrderedDict[str, tuple[float, DataKey]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, subject: str) -> DataKey | None:
        """The key, or None where the wrapped one must be read."""
        with self._lock:
            until, key = self._kept.get(subject, (0.0, None))
            if key is None or until < self._now():
                self._kept.pop(subject, None)
                return None
            self._kept.move_to_end(subject)
            return key

    def put(self, subject: str, key: DataKey) -> None:
        with self._lock:
            self._kept[subject] = (self._now() + self._seconds, key)
            self._kept.move_to_end(subject)
            if len(self._kept) > self._size:
                self._kept.popitem(last=False)

    def forget(self, subject: str) -> None:
        with self._lock:
            self._kept.pop(subject, None)
