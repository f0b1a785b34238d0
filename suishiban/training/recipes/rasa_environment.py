"""How is Rasa run from here? In its own environment, as its own process; its libraries never meet the service's.

Telemetry is off, and the server listens on this machine alone.
"""

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import httpx

from suishiban.knowledge.text import SuishibanError
from suishiban.training.recipes.rasa_dialogue import DIALOGUE_ENDPOINTS

#: Where `make rasa` puts it.
ENVIRONMENT = Path(__file__).parents[3] / ".rasa"
#: Name of the trained model's file.
MODEL = Path("models/understanding.tar.gz")
#: Seconds that a server may take to load its model; on two busy cores DIET takes more than one minute.
PATIENCE = 240.0
#: What it runs with; nothing of it is read from our own environment, which is `api.settings`' to read.
_WITH = ("env", "RASA_TELEMETRY_ENABLED=false", "TF_CPP_MIN_LOG_LEVEL=3", "PYTHONWARNINGS=ignore")


class NoRasa(SuishibanError):
    """Rasa is not installed here"""


class RasaFailed(SuishibanError):
    """Rasa ended without doing what was asked of it"""


@dataclass(frozen=True, slots=True)
class Actions:
    """The action server of a dialogue."""

    url: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Server:
    """A Rasa server that answers."""

    url: str
    token: str
    pid: int


def rasa_in(environment: Path = ENVIRONMENT) -> Path:
    """The `rasa` command; raises NoRasa, which says how to get it."""
    command = environment / "bin" / "rasa"
    if not command.is_file():
        raise NoRasa(folder=environment, right="`make rasa`, which needs a Python 3.10 and 2.5 GB")
    return command


def train(project: Path, progress: Callable[[str], None], environment: Path = ENVIRONMENT) -> Path:
    """Train the project; the model's file. What was trained before and has not changed is not trained again.

    Raises NoRasa and RasaFailed.
    """
    rasa = rasa_in(environment).absolute()
    command: list[str | Path] = [rasa, "train", "--fixed-model-name", MODEL.name.removesuffix(".tar.gz")]
    with _process(command, project, subprocess.PIPE) as process:
        assert process.stdout is not None
        told = []
        for line in process.stdout:
            told.append(line.decode(errors="replace").strip())
            progress(told[-1])
    if process.returncode != 0 or not (project / MODEL).is_file():
        raise RasaFailed(status=process.returncode, told=" / ".join(told[-5:]))
    return project / MODEL


@contextmanager
def serving(
    model: Path,
    token: str,
    environment: Path = ENVIRONMENT,
    log: Path | None = None,
    patience: float = PATIENCE,
    actions: Actions | None = None,
) -> Iterator[Server]:
    """A server with that model until the block ends; with `actions` it runs dialogues. Raises NoRasa, RasaFailed."""
    rasa, port = rasa_in(environment).absolute(), _free_port()
    command: list[str | Path] = [rasa, "run", "--enable-api", "-m", model.absolute(), "-i", "127.0.0.1"]
    if actions is not None:
        told = (f"RASA_ACTIONS_URL={actions.url}", f"RASA_ACTIONS_TOKEN={actions.token}")
        command = ["env", *told, *command, "--endpoints", DIALOGUE_ENDPOINTS]
    url = f"http://127.0.0.1:{port}"
    with contextlib.ExitStack() as stack:
        output: int | IO[bytes] = subprocess.DEVNULL if log is None else stack.enter_context(log.open("ab"))
        process = stack.enter_context(
            _process([*command, "-p", str(port), "--auth-token", token], model.absolute().parents[1], output)
        )
        _wait(process, url, token, patience)
        yield Server(url, token, process.pid)


@contextmanager
def _process(command: list[str | Path], folder: Path, output: int | IO[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [*_WITH, *command],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        yield process
        if output == subprocess.PIPE:
            process.wait()
    finally:
        if process.stdout is not None:
            process.stdout.close()
        for told in (signal.SIGTERM, signal.SIGKILL):
            if process.poll() is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, told)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(15)


def _wait(process: subprocess.Popen[bytes], url: str, token: str, patience: float) -> None:
    """Return once the model is loaded: the port is not even bound before."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RasaFailed(status=process.returncode, right="a server that stays")
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(f"{url}/status", params={"token": token}, timeout=5, trust_env=False).is_success:
                return
        time.sleep(0.3)
    raise RasaFailed(seconds=patience, right="a server that has loaded its model by then")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
