"""How fast is the service under load, beside a bare route on the same machine in the same run?"""

import os
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Annotated

import orjson
import typer

from suishiban.api.language_models.engines import native_engine
from suishiban.api.main import encoder_of
from suishiban.api.settings import load_settings
from suishiban.cli.running import free_port, started, wait_until_ready
from suishiban.knowledge.fields.credit_code import check_character
from suishiban.knowledge.text import SuishibanError

app = typer.Typer(help="Load figures, each beside a named baseline of the same run.", no_args_is_help=True)

_WEBHOOK = "/webhooks/rest/webhook"
#: What the citizen says, and what the reply must hold: a form dialogue with a question on the way.
DIALOGUE = (
    ("我要办理注册地更改", "自有、租赁"),
    ("租的", "房屋登记用途"),
    ("写字楼", "同一个区"),
    ("同区", "公司的全称"),
    ("明川市远帆贸易有限公司", "统一社会信用代码"),
    ("要交多少钱?", "不收费"),
    ("91990103MA0000001{check}", "营业执照上现在登记的住所"),
    ("明川市西岭区望海路18号2楼", "法定代表人"),
)


class UnexpectedReply(SuishibanError):
    """A reply under load is not that of the dialogue"""


@dataclass(frozen=True, slots=True)
class Load:
    """What one round of load came to."""

    target: str
    clients: int
    messages: int
    per_second: float
    p50_ms: float
    p95_ms: float
    p99_ms: float
    cpu_ms_per_message: float
    """CPU time of the server process, user and system."""
    memory_mb: float
    """Proportional memory (PSS) of the server process after the round; the double is another process."""


@app.callback()
def choose() -> None:
    """Load figures."""


@app.command("chat")
def chat(
    clients: Annotated[str, typer.Option(help="Numbers of clients, separated by commas")] = "1,8,32",
    dialogues: Annotated[int, typer.Option(help="Dialogues in each round")] = 160,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """An 8-turn form dialogue through the Rasa REST channel, every reply checked, beside a bare committing route."""
    rounds: list[Load] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        _server(["serve"], Path(folder) / "service") as (port, pid),
        _server(["bare-route"], Path(folder) / "bare", ready=False) as (bare_port, bare_pid),
    ):
        _round("warm-up", port, pid, 1, 4)
        for number in (int(text) for text in clients.split(",")):
            count = dialogues if number > 1 else max(dialogues // 4, 1)
            rounds.append(_round("bare", bare_port, bare_pid, number, count))
            rounds.append(_round("suishiban", port, pid, number, count))
    _report(rounds, as_json)


@app.command("turn")
def turn(
    visits: Annotated[int, typer.Option(help="Visits of simulated citizens.", min=2)] = 132,
    first: Annotated[int, typer.Option(help="Number of the first goal.", min=0)] = 0,
    guides: Annotated[Path, typer.Option(help="Folder of guide files.", exists=True)] = Path("guides"),
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """CPU of one turn with its parts, without HTTP and database: turns that only fill, and turns that search."""
    # Measuring code is loaded by the commands that measure, never by the service.
    from suishiban.training.evaluate.blind import knowledge_of  # noqa: PLC0415
    from suishiban.training.evaluate.simulation import Plan, hall_of  # noqa: PLC0415
    from suishiban.training.evaluate.turn_cost import turn_cost  # noqa: PLC0415

    hall = hall_of(guides, knowledge_of(guides, encoder_of(load_settings())), native_engine(load_settings().models))
    costs = turn_cost(hall, Plan(items=(), citizens=visits, seeds=1, first=first, noise="middle"))
    told = {"command": "suishiban bench turn --json", "engine": hall.engine.name, "cores": os.cpu_count()}
    if as_json:
        kinds = {kind: asdict(cost) for kind, cost in costs.items()}
        typer.echo(orjson.dumps(told | kinds, option=orjson.OPT_INDENT_2).decode())
        return
    for kind, cost in costs.items():
        typer.echo(
            f"{kind}: {cost.turns} turns, CPU p50 {cost.cpu_p50} ms, p99 {cost.cpu_p99} ms, wall p99 {cost.wall_p99} ms"
            f"; mean {cost.understanding} ms understanding, {cost.deciding_and_replying} ms deciding and replying"
        )


@app.command("search")
def search(
    passages: Annotated[int, typer.Option(help="How many passages, near-duplicates of the guides'.")] = 1_000_000,
    queries: Annotated[int, typer.Option(help="How many golden questions are asked under each filter.")] = 300,
    guides: Annotated[Path, typer.Option(help="Folder of guide files.", exists=True)] = Path("guides"),
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Speed and recall of the index, unfiltered and under region filters, beside faiss alone and the words alone."""
    # Measuring code is loaded by the commands that measure, never by the service.
    from suishiban.training.evaluate.search_speed import search_speed  # noqa: PLC0415

    found = search_speed(
        guides, encoder_of(load_settings()), passages, queries, lambda line: typer.echo(line, err=True)
    )
    if as_json:
        typer.echo(orjson.dumps(asdict(found), option=orjson.OPT_INDENT_2).decode())
        return
    typer.echo(
        f"{found.passages} passages, built in {found.build_seconds:.0f} s, index {found.index_mb:.0f} MB, "
        f"process {found.peak_mb:.0f} MB at most"
    )
    for one in found.speeds:
        typer.echo(
            f"  {one.kept:.2%} kept: p50 {one.p50_ms:.1f} ms, p99 {one.p99_ms:.1f} ms, recall@10 {one.recall:.3f}; "
            f"faiss alone {one.faiss_ms:.1f} ms, words alone {one.words_ms:.1f} ms"
        )


@app.command("release")
def release(
    guides: Annotated[int, typer.Option(help="How many guides, the sample ones for one town after another.")] = 10_000,
    edits: Annotated[int, typer.Option(help="How many edits are published, one guide each.")] = 10,
    sample: Annotated[Path, typer.Option(help="Folder of guide files.", exists=True)] = Path("guides"),
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """How long after its commit an edit can be asked about, beside making everything anew."""
    from suishiban.training.evaluate.release_speed import release_speed  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        found = release_speed(
            sample,
            encoder_of(load_settings()),
            guides,
            edits,
            Path(folder),
            lambda line: typer.echo(line, err=True),
        )
    if as_json:
        typer.echo(orjson.dumps(asdict(found), option=orjson.OPT_INDENT_2).decode())
        return
    typer.echo(
        f"{found.guides} guides, {found.passages} passages: made anew in {found.anew:.0f} s; of {found.edits} edits "
        f"the slowest took {found.publisher:.2f} s before its commit, {found.worker:.2f} s after it, and "
        f"{found.first_answer:.2f} s for the first answer, {found.found} of them told; {found.peak_mb:.0f} MB at most"
    )


@contextmanager
def _server(command: list[str], data: Path, ready: bool = True) -> Iterator[tuple[int, int]]:
    """A server of its own on an empty folder: port and process id."""
    port = free_port()
    environment = {"PORT": str(port), "DATA": str(data), "DEMO": "1", "DATABASE_URL": ""}
    with started(command, environment) as process:
        if ready:
            wait_until_ready(f"http://127.0.0.1:{port}")
        else:
            _wait_for_port(port)
        yield port, process.pid


def _wait_for_port(port: int) -> None:
    for _ in range(300):
        try:
            HTTPConnection("127.0.0.1", port, timeout=1).connect()
            return
        except OSError:
            time.sleep(0.1)
    raise UnexpectedReply(port=port, right="a listening server")


def _round(target: str, port: int, pid: int, clients: int, dialogues: int) -> Load:
    """`dialogues` dialogues shared out among `clients` threads."""
    seconds: list[float] = []
    failures: list[BaseException] = []
    queue = iter(range(dialogues))
    lock = threading.Lock()

    def client() -> None:
        connection = HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                number = next(queue, None)
            if number is None or failures:
                return
            try:
                took = _dialogue(connection, f"{target}-{clients}-{number}", checked=target != "bare")
            except (OSError, SuishibanError) as error:
                failures.append(error)
                return
            with lock:
                seconds.extend(took)

    cpu, start = _cpu(pid), time.perf_counter()
    threads = [threading.Thread(target=client) for _ in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    wall = time.perf_counter() - start
    return _load(target, clients, seconds, wall, _cpu(pid) - cpu, _memory(pid))


def _dialogue(connection: HTTPConnection, sender: str, checked: bool) -> list[float]:
    """Seconds of each message."""
    seconds = []
    for said, expected in _lines():
        body = orjson.dumps({"sender": sender, "message": said})
        start = time.perf_counter()
        connection.request("POST", _WEBHOOK, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        content = answer.read()
        seconds.append(time.perf_counter() - start)
        if answer.status != 200 or (checked and expected not in content.decode()):
            raise UnexpectedReply(said=said, expected=expected, status=answer.status, reply=content.decode()[:300])
    return seconds


def _lines() -> Sequence[tuple[str, str]]:
    check = check_character("91990103MA0000001")
    return [(said.format(check=check), expected) for said, expected in DIALOGUE]


def _cpu(pid: int) -> float:
    """CPU seconds of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> float:
    """Megabytes of a process, memory shared with others divided among them."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    kilobytes = next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:"))
    return round(int(kilobytes) / 1024, 1)


def _load(target: str, clients: int, seconds: list[float], wall: float, cpu: float, memory: float) -> Load:
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return Load(
        target,
        clients,
        len(seconds),
        round(len(seconds) / wall, 1),
        round(cuts[49] * 1000, 1),
        round(cuts[94] * 1000, 1),
        round(cuts[98] * 1000, 1),
        round(cpu / len(seconds) * 1000, 2),
        memory,
    )


def _report(rounds: list[Load], as_json: bool) -> None:
    by_clients = {(one.target, one.clients): one for one in rounds}
    ratios = {
        clients: round(one.per_second / by_clients["bare", clients].per_second, 3)
        for (target, clients), one in by_clients.items()
        if target == "suishiban"
    }
    if as_json:
        content = {
            "command": "suishiban bench chat --json",
            "cores": os.cpu_count(),
            "rounds": [asdict(one) for one in rounds],
            "ratio_to_bare": {str(clients): ratio for clients, ratio in ratios.items()},
        }
        typer.echo(orjson.dumps(content, option=orjson.OPT_INDENT_2).decode())
        return
    for one in rounds:
        typer.echo(
            f"{one.target:10} {one.clients:3} clients  {one.per_second:8.1f}/s  "
            f"p50 {one.p50_ms} p95 {one.p95_ms} p99 {one.p99_ms} ms  "
            f"CPU {one.cpu_ms_per_message} ms  {one.memory_mb} MB"
        )
    typer.echo(f"ratio to the bare route: {ratios}")
