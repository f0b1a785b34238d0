"""A server of chat completions that is not ours: that of transformers, which loads a model in a folder when asked."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from suishiban.cli.running import free_port

#: Seconds that it may take to load: torch alone takes some on two busy cores.
_PATIENCE = 240.0


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Its address up to and with /v1, until the block ends; `folder` receives its log. A model's name is its folder."""
    port, log = free_port(), folder / "server.log"
    command = [str(Path(sys.executable).parent / "transformers"), "serve", "--device", "cpu"]
    hub = folder / "hub"
    hub.mkdir(exist_ok=True)
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(port)],
            env={**os.environ, "HF_HUB_CACHE": str(hub), "HF_HUB_OFFLINE": "1"},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait(process, f"http://127.0.0.1:{port}/health", log)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        for told in (signal.SIGTERM, signal.SIGKILL):
            if process.poll() is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, told)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(10)


def _wait(process: subprocess.Popen[bytes], url: str, log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(url, timeout=5, trust_env=False).is_success:
                return
        time.sleep(0.3)
    raise AssertionError(log.read_text(encoding="utf-8")[-2_000:])
