"""How well does our own engine read what is said about domains that its reader was never taught?"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from suishiban.assistant.understanding.native import NativeEngine
from suishiban.assistant.understanding.reader import load_reader
from suishiban.knowledge.guide import BasicItem
from suishiban.training.data.utterances import Item
from suishiban.training.evaluate.rasa_beside_native import parted, taught_reader
from suishiban.training.evaluate.simulation import Hall
from suishiban.training.evaluate.understanding import Read, read


@dataclass(frozen=True, slots=True)
class Domain:
    """One domain that was held out."""

    domain: str
    guides: int
    utterances: int
    read: Read


def unseen_domains(hall: Hall, items: Sequence[Item], blind: Path, goals: int, guides: Path) -> Iterator[Domain]:
    """Each domain of the guides in the folder `guides`, held out once while the others are taught."""
    domains = sorted({item.domain for item in items if isinstance(item, BasicItem)})
    for domain in domains:
        held_out = {item.id for item in items if isinstance(item, BasicItem) and item.domain == domain}
        parts = parted(hall, items, held_out, blind, goals)
        with tempfile.TemporaryDirectory() as folder:
            taught_reader(parts.taught, Path(folder), guides)
            engine = NativeEngine(load_reader(Path(folder)))
        yield Domain(domain, len(held_out), len(parts.said), read(engine, parts.said))
