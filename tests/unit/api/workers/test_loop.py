"""Do the workers work while there is work, survive errors, and stop when told?"""

import threading
import time

import pytest

from suishiban.api.workers.loop import Task, Workers


def test_they_go_on_without_a_pause_while_there_is_work_and_wake_when_told() -> None:
    left, idle = [3], threading.Event()

    def once() -> int:
        if left[0] == 0:
            idle.set()
            return 0
        left[0] -= 1
        return 1

    workers = Workers((Task("count", once, pause=60),))
    workers.start()
    assert idle.wait(5)
    idle.clear()
    left[0] = 2
    workers.wake("count")
    assert idle.wait(5)
    assert left == [0]
    begun = time.monotonic()
    workers.stop()
    assert time.monotonic() - begun < 5


def test_an_error_is_logged_and_the_worker_lives_on(caplog: pytest.LogCaptureFixture) -> None:
    calls: list[str] = []

    def once() -> int:
        calls.append(threading.current_thread().name)
        if len(calls) == 1:
            raise RuntimeError("the database is away")
        return 0

    workers = Workers((Task("fragile", once, pause=60),))
    workers.start()
    for _ in range(500):
        if calls:
            break
        time.sleep(0.01)
    workers.wake("fragile")
    for _ in range(500):
        if len(calls) >= 2:
            break
        time.sleep(0.01)
    workers.stop()
    assert calls[:2] == ["fragile-0", "fragile-0"]
    assert "fragile failed" in caplog.text
