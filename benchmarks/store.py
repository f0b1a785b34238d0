"""How many turns a second does the store take, and what does one cost?

Run: `python -m benchmarks.store [--seconds S] [--folder F] [--url postgresql://…] [--json]`. Three loads at 1, 8 and 32
threads, all with synchronous=FULL: `bare` inserts one row per transaction through SQLAlchemy Core; `plain` is a whole
turn (two writing transactions and one read between them), each transaction on its own; `grouped` is the same turn
through `Store.write`, where threads share commits. The folder should lie on the disk that will be used.
"""

import argparse
import json
import os
import secrets
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table

from suishiban.api.demo_keys import with_demo_keys
from suishiban.api.settings import Settings
from suishiban.api.store.conversation_records import BOT, Appended, NewConversation
from suishiban.api.store.engines import Engines, open_engines
from suishiban.api.store.opening import open_store
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work

T = TypeVar("T")
Turn = Callable[[int], None]
THREADS = (1, 8, 32)
UTTERANCE, REPLY, EVENT, SNAPSHOT = b"u" * 60, b"r" * 800, b"e" * 250, b"s" * 3000
#: A snapshot every so many turns.
SNAPSHOT_EVERY = 10

bare_table = Table("bare", MetaData(), Column("id", Integer, primary_key=True), Column("body", LargeBinary))


@dataclass(frozen=True, slots=True)
class Measured:
    """One load at one number of threads."""

    load: str
    threads: int
    per_second: float
    p50_ms: float
    p99_ms: float
    cpu_ms: float
    """Of the whole process, per unit."""
    flush_ms: float
    """Of one fdatasync of 8 kB just before: a shared disk's speed varies."""


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory(dir=arguments.folder) as folder:
        settings = with_demo_keys(Settings(data=Path(folder), database_url=arguments.url))
        # Loads side by side: what else the machine does hits all three alike.
        results = [_measure(load, threads, arguments.seconds, settings) for threads in THREADS for load in _LOADS]
    _print(results, as_json=arguments.json)


def _bare(settings: Settings, thread: int, engines: Engines, store: Store) -> Turn:
    insert = bare_table.insert()

    def turn(number: int) -> None:
        with engines.writing.begin() as connection:
            connection.execute(insert, {"body": REPLY})

    return turn


def _plain(settings: Settings, thread: int, engines: Engines, store: Store) -> Turn:
    def write(unit: Callable[[Work], T]) -> T:
        with store.transaction() as work:
            return unit(work)

    return _turns(store, write)


def _grouped(settings: Settings, thread: int, engines: Engines, store: Store) -> Turn:
    return _turns(store, store.write)


def _turns(store: Store, write: Callable[[Callable[[Work], object]], object]) -> Turn:
    """A conversation of its own, to which each call adds a turn."""
    now = datetime.now(UTC)
    new = NewConversation(token_hash=secrets.token_hex(32), channel="bench", language="zh", region="9901")
    conversation = store.write(lambda work: work.conversations.create(new, now)).id

    def turn(number: int) -> None:
        id = f"turn-{number}"
        at = datetime.now(UTC)
        write(lambda work: work.conversations.record_turn(conversation, id, UTTERANCE, at))
        with store.reading() as work:
            loaded = work.conversations.load(conversation)
        snapshot = SNAPSHOT if number % SNAPSHOT_EVERY == 0 else None
        version = loaded.head.version
        outcome = write(
            lambda work: work.conversations.append(
                conversation, version, BOT, [EVENT, EVENT], at, turn=id, reply=REPLY, snapshot=snapshot
            )
        )
        assert isinstance(outcome, Appended)

    return turn


_LOADS: dict[str, Callable[[Settings, int, Engines, Store], Turn]] = {
    "bare": _bare,
    "plain": _plain,
    "grouped": _grouped,
}


def _measure(load: str, threads: int, seconds: float, settings: Settings) -> Measured:
    own = settings if settings.database_url else replace(settings, data=settings.data / f"{load}-{threads}")
    store = open_store(with_demo_keys(own))
    engines = open_engines(own.url_of_database)
    bare_table.metadata.create_all(engines.writing)
    flush = _flush_ms(settings.data)
    turns = [_LOADS[load](own, thread, engines, store) for thread in range(threads)]
    cpu = time.process_time()
    began = time.perf_counter()
    times = _run(turns, began + seconds)
    took, cpu = time.perf_counter() - began, time.process_time() - cpu
    store.close()
    engines.dispose()
    times.sort()
    p50, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
    return Measured(load, threads, len(times) / took, p50 * 1000, p99 * 1000, cpu / len(times) * 1000, flush)


def _run(turns: list[Turn], until: float) -> list[float]:
    """Every turn again and again in a thread of its own; seconds that each took."""
    times: list[list[float]] = [[] for _ in turns]

    def work(turn: Turn, own: list[float]) -> None:
        number = 0
        while (start := time.perf_counter()) < until:
            turn(number)
            number += 1
            own.append(time.perf_counter() - start)

    threads = [threading.Thread(target=work, args=pair) for pair in zip(turns, times, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [each for own in times for each in own]


def _flush_ms(folder: Path, times: int = 100) -> float:
    """Mean milliseconds of one fdatasync after 8 kB."""
    with open(folder / "flush", "wb") as file:
        began = time.perf_counter()
        for _ in range(times):
            file.write(b"x" * 8192)
            file.flush()
            os.fdatasync(file.fileno())
        return (time.perf_counter() - began) / times * 1000


def _print(results: list[Measured], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps([asdict(result) for result in results]))
        return
    for one in results:
        times = f"p50 {one.p50_ms:7.2f} ms   p99 {one.p99_ms:7.2f} ms   CPU {one.cpu_ms:.2f} ms"
        print(f"{one.load:8} {one.threads:3} threads {one.per_second:8.0f}/s   {times}   flush {one.flush_ms:.2f} ms")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How many turns a second does the store take?")
    parser.add_argument("--seconds", type=float, default=3.0, help="for each load")
    parser.add_argument("--folder", default=None, help="where the database is put; a temporary one by default")
    parser.add_argument("--url", default="", help="a PostgreSQL database to use instead of SQLite")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
