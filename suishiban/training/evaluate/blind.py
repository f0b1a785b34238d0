"""Does a question asked blind find its item, and is what no guide covers refused?

The questions were written from the items' names and what people want of such an item, and no model was fitted on them.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from suishiban.knowledge.build import build_folder
from suishiban.knowledge.index.encoder import Encoder
from suishiban.knowledge.index.onnx import load_onnx
from suishiban.knowledge.index.shipped import ENCODER
from suishiban.knowledge.search import Certainty, Found, Knowledge, retrieve, route_question
from suishiban.knowledge.text import clean
from suishiban.training.evaluate.bars import Bar, Sense, Sources

REGION, DAY = "9901", date(2026, 11, 1)


@dataclass(frozen=True, slots=True)
class Blind:
    """One question."""

    item: str
    """Empty: no guide covers it."""
    kind: str
    ask: str


def blind_bars(told: Sources, progress: Callable[[str], None]) -> tuple[Bar, ...]:
    """The right item first, refusals of what is covered, refusals of what is not."""
    knowledge = knowledge_of(told.guides, load_onnx(ENCODER))
    first, refused, offered, of = Counter[str](), 0, 0, Counter[str]()
    covered = blind_questions(told.tests / "blind" / "covered.yaml")
    for one in covered:
        found = route_question(knowledge, clean(one.ask), REGION, DAY)
        of[one.kind] += 1
        hit = bool(found.items) and found.items[0] == one.item
        first[one.kind] += hit
        offered += one.item in found.items
        refused += found.certainty is Certainty.NONE
        if not hit:
            progress(f"questions: {one.ask} → {', '.join(found.items) or 'refused'}, not {one.item}")
    foreign = yaml.safe_load((told.tests / "blind" / "not-covered.yaml").read_text(encoding="utf-8"))
    answered = [ask for ask in foreign if retrieve(knowledge, clean(ask), REGION, DAY).found is Found.ANSWER]
    for ask in answered:
        progress(f"questions: {ask} → answered, nothing covers it")
    kinds = ", ".join(f"{kind} {first[kind] / of[kind]:.3f}" for kind in of)
    total = of.total()
    return (
        Bar(
            "right item first",
            first.total() / total,
            0.93,
            note=f"{total} blind questions: {kinds}; first or among those offered {offered / total:.3f}",
        ),
        Bar("refused although covered", refused / total, 0.03, Sense.AT_MOST, f"{refused} of {total}"),
        Bar("not answered although asked", 1 - len(answered) / len(foreign), 0.95, note=f"{len(foreign)} out of scope"),
    )


def blind_questions(path: Path) -> list[Blind]:
    """The questions of a file item → kind → questions."""
    content: Mapping[str, Mapping[str, list[str]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [Blind(item, kind, ask) for item, kinds in content.items() for kind, asks in kinds.items() for ask in asks]


def knowledge_of(guides: Path, encoder: Encoder) -> Knowledge:
    """The knowledge that the folder's guides make."""
    built = build_folder(guides, encoder)
    return Knowledge(built.release, built.index)
