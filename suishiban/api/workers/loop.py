"""How does work go on that nobody waits for? Threads that look for something to do, pause, and stop when told."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

_LOG = logging.getLogger(__name__)
#: Seconds to wait after an error, e.g. while the database is away.
_AFTER_ERROR = 5.0


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of work: `once` does what is due and returns how much that was."""

    name: str
    once: Callable[[], int]
    pause: float
    """Seconds to wait when nothing was due; a wake ends the wait."""
    threads: int = 1


class Workers:
    """The threads of one process; start once, stop once."""

    def __init__(self, tasks: tuple[Task, ...]) -> None:
        self._stopping = False
        self._wakes = {task.name: threading.Semaphore(0) for task in tasks}
        self._threads = [
            threading.Thread(target=self._run, args=(task,), name=f"{task.name}-{number}", daemon=True)
            for task in tasks
            for number in range(task.threads)
        ]

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def wake(self, name: str) -> None:
        """There is something to do now; costs nothing."""
        self._wakes[name].release()

    def stop(self, patience: float = 10.0) -> None:
        """Let every thread end what it is doing, at most `patience` seconds each; what is left undone is safe."""
        self._stopping = True
        for wake in self._wakes.values():
            wake.release(len(self._threads))
        for thread in self._threads:
            thread.join(patience)

    def _run(self, task: Task) -> None:
        while not self._stopping:
            pause = task.pause
            try:
                if task.once() > 0:
                    continue
            except Exception:
                # A worker outlives any one failure; what failed is still due and comes again.
                _LOG.exception("%s failed", task.name)
                pause = _AFTER_ERROR
            self._wakes[task.name].acquire(timeout=pause)
