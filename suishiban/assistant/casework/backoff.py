"""When is a failed delivery tried again?"""

import hashlib
from datetime import datetime, timedelta

#: Waits after the 1st, 2nd … failure; the last one repeats.
_WAITS = tuple(timedelta(seconds=seconds) for seconds in (2, 10, 30, 120, 600, 1800, 3600, 3 * 3600, 6 * 3600))
#: After so many failures, a week at the waits above, an operator must look.
MOST_ATTEMPTS = 35


def next_attempt(key: str, attempts: int, now: datetime) -> datetime | None:
    """When message `key`, which has failed `attempts` times (from 1), is tried again; None: never by itself.

    The jitter of ±25 % follows from key and count, so that many messages that failed together do not come together.
    """
    if attempts >= MOST_ATTEMPTS:
        return None
    wait = _WAITS[min(attempts, len(_WAITS)) - 1]
    return now + wait * (0.75 + _fraction(f"{key}:{attempts}") / 2)


def _fraction(text: str) -> float:
    """A number in [0, 1) that follows from `text` alone."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) / 2**64
