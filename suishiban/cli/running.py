"""How does a command reach a service that may not be running?"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

from suishiban.knowledge.text import SuishibanError

#: Seconds a service may take to become ready, the first start included.
PATIENCE = 60.0


class ServiceNotReady(SuishibanError):
    """The service did not become ready in time"""


def free_port() -> int:
    """A port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_service(
    url: str = "", environment: Mapping[str, str] | None = None, log: Path | None = None, port: int = 0
) -> Iterator[str]:
    """The address of the service at `url`, or of one started here (at `port`, or any that is free) and stopped again.

    `log` takes what it prints.
    """
    if url:
        wait_until_ready(url)
        yield url
        return
    port = port or free_port()
    with started(["serve"], {**(environment or {}), "PORT": str(port)}, log):
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(address)
        yield address


@contextmanager
def started(
    command: list[str], environment: Mapping[str, str], log: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A `suishiban` command as a process of its own, terminated at the end."""
    with contextlib.ExitStack() as open_files:
        output = subprocess.DEVNULL if log is None else open_files.enter_context(log.open("ab"))
        process = subprocess.Popen(
            [sys.executable, "-m", "suishiban.cli.main", *command],
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=None if log is None else subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Ask the process and its children to end; make them after ten seconds."""
    for told in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, told)
        try:
            process.wait(10)
            return
        except subprocess.TimeoutExpired:
            continue


def end_with_parent(parent: int) -> None:
    """End this process when the one that started it is gone, even if that was killed while this one was starting."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(0)

    threading.Thread(target=watch, name="end-with-parent", daemon=True).start()


def wait_until_ready(url: str, patience: float = PATIENCE, path: str = "/readyz") -> None:
    """Return once the service answers that it is ready; raises ServiceNotReady."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        try:
            if httpx.get(f"{url}{path}", timeout=2).is_success:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.1)
    raise ServiceNotReady(url=url, seconds=patience)
