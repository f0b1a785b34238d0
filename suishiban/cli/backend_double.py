"""How is the department back-end double started?

It runs in a process of its own, and one that died (mode `crashes`) is started again: what it recorded is still there.
"""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from suishiban.api.backends.double.app import make_double
from suishiban.api.backends.double.caller import Caller
from suishiban.api.backends.double.journal import Journal
from suishiban.api.backends.double.modes import Mode, Pace
from suishiban.api.demo_keys import with_demo_keys
from suishiban.api.settings import load_settings
from suishiban.cli.running import end_with_parent

app = typer.Typer(add_completion=False)


@app.command("backend-double")
def backend_double(
    port: Annotated[int, typer.Option(help="Port to listen on, on 127.0.0.1.")] = 8010,
    callbacks: Annotated[
        str, typer.Option(help="Address that takes the call-backs.")
    ] = "http://127.0.0.1:8000/api/v1/backend/callbacks",
    journal: Annotated[Path | None, typer.Option(help="File that keeps what was done; in DATA by default.")] = None,
    mode: Annotated[Mode | None, typer.Option(help="How it behaves; as before when not given.")] = None,
    accept_after: Annotated[float, typer.Option(help="Seconds until 受理, at the department's desk.")] = 1.0,
    conclude_after: Annotated[float, typer.Option(help="Seconds from 受理 to 办结.")] = 3.0,
    once: Annotated[bool, typer.Option("--once", help="Serve here, and do not start again after a crash.")] = False,
    parent: Annotated[int, typer.Option(help="Process to end with; the one that started this by default.")] = 0,
) -> None:
    """Serve the department back-end double."""
    end_with_parent(parent or os.getppid())
    if not once:
        _serve_again_and_again(sys.argv[1:])
    settings = with_demo_keys(load_settings())
    kept = Journal(journal or settings.data / "backend-double.db")
    if mode is not None:
        kept.mode = mode
    caller = Caller(kept, callbacks, settings.callback_secrets[0])
    caller.start()
    double = make_double(kept, settings.callback_secrets, Pace(accept=accept_after, conclude=conclude_after))
    uvicorn.run(double, host="127.0.0.1", port=port, log_level="warning")
    caller.stop()


def _serve_again_and_again(arguments: list[str]) -> None:
    """Run a child until it ends by itself; a child that was killed is started again, unless this process is to stop."""
    own = ["--once", "--parent", str(os.getpid())]  # the last of an option counts
    command = [sys.executable, "-m", "suishiban.cli.backend_double", *_options(arguments), *own]
    children: list[subprocess.Popen[bytes]] = []
    told_to_stop = threading.Event()

    def stop(*_: object) -> None:
        told_to_stop.set()
        for child in children:
            child.terminate()

    for told in (signal.SIGTERM, signal.SIGINT):
        signal.signal(told, stop)
    while not told_to_stop.is_set():
        children[:] = [subprocess.Popen(command)]
        code = children[0].wait()
        if code >= 0 and not told_to_stop.is_set():
            raise typer.Exit(code)
    raise typer.Exit


def _options(arguments: list[str]) -> list[str]:
    """The options alone, without the name of the command."""
    return [one for one in arguments if one != "backend-double"]


if __name__ == "__main__":
    app()
