"""How does a stream learn that its conversation has grown? One look at the database a moment serves all streams.

However many streams are idle, they hold no thread: each waits on its event loop, and one query asks for all of them.
It finds what any process has written.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum

from anyio import CapacityLimiter, to_thread

from suishiban.api.store.store import Store

_LOG = logging.getLogger(__name__)
#: Seconds between two looks, while anyone waits.
PAUSE = 0.4
#: Streams that read new messages at the same time; apart from the threads that answer requests.
READERS = 8


class Waited(StrEnum):
    """What became of waiting."""

    #: There is something new.
    GROWN = "grown"
    #: Nothing came in the time.
    QUIET = "quiet"


class Watch:
    """Wakes those who wait for conversations to grow; used from one event loop."""

    def __init__(self, store: Store, pause: float = PAUSE) -> None:
        self._store = store
        self._pause = pause
        self._waiting: defaultdict[str, dict[asyncio.Future[None], int]] = defaultdict(dict)
        self._looking: asyncio.Task[None] | None = None
        self._one = CapacityLimiter(1)
        self.readers = CapacityLimiter(READERS)

    @property
    def waiting(self) -> int:
        """Streams that wait now."""
        return sum(len(futures) for futures in self._waiting.values())

    async def wait(self, conversation: str, version: int, seconds: float) -> Waited:
        """Wait until the conversation is past `version`, at most so many seconds."""
        grown = asyncio.get_running_loop().create_future()
        self._waiting[conversation][grown] = version
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look())
        try:
            await asyncio.wait_for(grown, seconds)
        except TimeoutError:
            return Waited.QUIET
        finally:
            self._leave(conversation, grown)
        return Waited.GROWN

    def _leave(self, conversation: str, grown: "asyncio.Future[None]") -> None:
        del self._waiting[conversation][grown]
        if not self._waiting[conversation]:
            del self._waiting[conversation]

    async def _look(self) -> None:
        """Look and wake, until nobody waits."""
        while self._waiting:
            await asyncio.sleep(self._pause)
            try:
                versions = await to_thread.run_sync(self._versions, tuple(self._waiting), limiter=self._one)
            except Exception:
                # The database may be away for a moment; whoever waits goes on waiting.
                _LOG.exception("looking for new messages failed")
                continue
            self._wake(versions)

    def _wake(self, versions: Mapping[str, int]) -> None:
        for conversation, version in versions.items():
            for grown, seen in self._waiting.get(conversation, {}).items():
                if version > seen and not grown.done():
                    grown.set_result(None)

    def _versions(self, conversations: tuple[str, ...]) -> Mapping[str, int]:
        with self._store.reading() as work:
            return work.conversations.versions(conversations)
