"""How does a Rasa server, taught the same guides, read beside our own engine?

Three of four guides are taught; what is said is about the forms of the fourth. Everything is read by our own engine, by
the server alone, and by both as the service has them: the server where our own understood in vain.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from suishiban.assistant.understanding.native import NativeEngine
from suishiban.assistant.understanding.placeholders import hide
from suishiban.assistant.understanding.proposing import Asked, ProposingEngine
from suishiban.assistant.understanding.rasa import Parser, RasaProposer, plain
from suishiban.assistant.understanding.reader import load_reader
from suishiban.assistant.understanding.rules import RuleEngine
from suishiban.knowledge.guide import BasicItem
from suishiban.training.data.utterances import Item, examples
from suishiban.training.evaluate.held_out_utterances import ANSWER, CORRECTION, NAMED, NONE, Meant, utterances
from suishiban.training.evaluate.simulation import Hall
from suishiban.training.evaluate.understanding import Overheard, Read, Unread, read
from suishiban.training.recipes.rasa import EPOCHS, Pipeline, write_project
from suishiban.training.recipes.rasa_environment import serving, train

#: One guide of so many is held out.
_OF = 4
_TOKEN = "measured"
#: A parser of the server at an address with a token.
Connect = Callable[[str, str], Parser]
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Parted:
    """What is taught and what is asked."""

    taught: tuple[Item, ...]
    said: tuple[Meant, ...]
    left_out: int
    """Utterances that were among those taught, word for word, and are not asked."""


@dataclass(frozen=True, slots=True)
class Rival:
    """One server beside our own engine."""

    alone: Read
    decisions: int
    """Of the texts that are none of the service's business, those of which it is sure that they agree, undo, stop or
    hand in."""
    served: Read
    """As the service has it."""
    utterances: int = 0
    """Taught; this and the following are 0 for a server that was not trained here."""
    train_seconds: float = 0.0
    start_seconds: float = 0.0
    model_kb: int = 0
    memory_mb: float = 0.0
    """Proportional memory of the server after all that was asked."""


def every_fourth(items: Sequence[Item]) -> frozenset[str]:
    """The guides that are held out of a comparison."""
    return frozenset(item.id for number, item in enumerate(items, 1) if number % _OF == 0)


def parted(hall: Hall, items: Sequence[Item], held_out: Collection[str], blind: Path, goals: int) -> Parted:
    """The guides that are taught, and what is said about the others."""
    taught = tuple(item for item in items if item.id not in held_out)
    known = {one.text for one in examples(taught)}
    said = utterances(hall, sorted(held_out), blind, goals)
    new = tuple(one for one in said if one.kind in (ANSWER, NAMED, CORRECTION) or not _is_known(one, known))
    return Parted(taught, new, len(said) - len(new))


def _is_known(one: Meant, known: set[str]) -> bool:
    return one.heard.utterance.text in known


@dataclass(frozen=True, slots=True)
class Native:
    """Our own engine."""

    rules: Read
    """The rules alone."""
    served: Read
    """With the reader, as the service has it."""
    train_seconds: float
    model_kb: int
    memory_mb: float
    """Of this process with guides, index, encoder and reader."""


def natively(parts: Parted, folder: Path, guides: Path | None) -> Native:
    """What our own engine makes of it, with the reader in `folder`: taught here, in a process of its own, where the
    folder of `guides` is given."""
    begun = time.perf_counter()
    if guides is not None:
        taught_reader(parts.taught, folder, guides)
    seconds = round(time.perf_counter() - begun, 1)
    served = read(NativeEngine(load_reader(folder)), parts.said)
    size = sum(one.stat().st_size for one in folder.iterdir()) // 1024
    return Native(read(RuleEngine(), parts.said), served, seconds, size, memory(os.getpid()))


def taught_reader(taught: Sequence[Item], folder: Path, guides: Path) -> None:
    """Train a reader on some of the guides in the folder `guides` and write it into `folder`. Raises
    CalledProcessError."""
    kinds = {True: "items", False: "life_events"}
    files = [guides / kinds[isinstance(one, BasicItem)] / f"{one.id}.yaml" for one in taught]
    command = [sys.executable, "-m", "suishiban.cli.main", "train", "understanding", "--out", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, stdout=subprocess.DEVNULL)


def trained(
    pipeline: Pipeline, parts: Parted, folder: Path, connect: Connect, tell: Tell, epochs: int = EPOCHS
) -> Rival:
    """Teach a server and let it read."""
    count = write_project(folder, parts.taught, pipeline, epochs=epochs)
    begun = time.perf_counter()
    model = train(folder, tell)
    after = time.perf_counter()
    with serving(model, _TOKEN) as server:
        ready = time.perf_counter()
        rival = beside(parts, connect(server.url, server.token))
        return Rival(
            rival.alone,
            rival.decisions,
            rival.served,
            utterances=count,
            train_seconds=round(after - begun, 1),
            start_seconds=round(ready - after, 1),
            model_kb=model.stat().st_size // 1024,
            memory_mb=memory(server.pid),
        )


def beside(parts: Parted, parser: Parser) -> Rival:
    """What a server that runs makes of it."""
    overheard = Overheard(parser)
    alone = read(ProposingEngine(RasaProposer(overheard), Unread()), parts.said)
    served = read(ProposingEngine(RasaProposer(parser), RuleEngine(), Asked.DOUBTFUL), parts.said)
    foreign = {plain(hide(one.heard).text) for one in parts.said if one.kind == NONE}
    return Rival(alone, len(overheard.decided & foreign), served)


def told(parts: Parted) -> Mapping[str, int]:
    """How much was asked, of what kind."""
    kinds = sorted({one.kind for one in parts.said})
    return {kind: sum(one.kind == kind for one in parts.said) for kind in kinds}


def memory(pid: int) -> float:
    """Megabytes of a process, memory shared with others divided among them."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:"))
    return round(int(kilobytes) / 1024, 1)
