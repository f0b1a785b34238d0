"""Which dialogues are in the Schema-Guided Dialogue set (Rastogi et al. 2020, CC BY-SA 4.0)?

The file holds dialogues without their schema; what a schema says is told from them: a slot that is never marked in the
text is categorical (as the set defines it), and its values are those that occur. There are no descriptions.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from suishiban.knowledge.guide import Language
from suishiban.training.data.development_sets import lines
from suishiban.training.data.foreign_dialogues import (
    ForeignDialogue,
    ForeignSet,
    ForeignTurn,
    Occasion,
    Service,
    Slot,
    SlotKind,
)

FILE = "sgd_dev.jsonl.gz"
#: What the set writes where the citizen does not mind.
DONTCARE = "dontcare"
#: System acts with a value that the citizen may agree to.
_OFFERS = ("OFFER", "CONFIRM")
_FLAG = frozenset({"True", "False"})
Turn = Mapping[str, Any]


def read_sgd(data: Path) -> ForeignSet:
    """The set in the folder `data`."""
    rows = list(lines(data / FILE))
    services = _services(turn for row in rows for turn in row["turns"])
    dialogues = (ForeignDialogue(row["id"], tuple(_turns(row["turns"], services))) for row in rows)
    return ForeignSet("sgd", Language.EN, services, tuple(dialogues))


def _services(turns: Iterable[Turn]) -> dict[str, Service]:
    values: dict[str, dict[str, set[str]]] = {}
    marked: set[tuple[str, str]] = set()
    for frame in (frame for turn in turns for frame in turn["frames"]):
        slots = values.setdefault(frame["service"], {})
        marked |= {(frame["service"], slot) for slot, *_ in frame["slots"]}
        for slot, said in frame.get("state", {}).get("values", {}).items():
            slots.setdefault(slot, set()).update(said)
    return {
        name: Service(name, tuple(_slot(slot, said, (name, slot) in marked) for slot, said in sorted(slots.items())))
        for name, slots in sorted(values.items())
    }


def _slot(name: str, values: set[str], marked: bool) -> Slot:
    label, known = name.replace("_", " "), sorted(values - {DONTCARE})
    if marked:
        return Slot(name, label)
    if known and _FLAG.issuperset(known):
        return Slot(name, label, SlotKind.FLAG)
    return Slot(name, label, SlotKind.CLOSED, tuple(known))


def _turns(turns: Sequence[Turn], services: Mapping[str, Service]) -> Iterable[ForeignTurn]:
    before: Turn = {"frames": []}
    for turn in turns:
        if turn["role"] == "user":
            said = {frame["service"]: frame["acts"] for frame in before["frames"]}
            names = [frame["service"] for frame in turn["frames"]]
            gold = {
                frame["service"]: {slot: tuple(words) for slot, words in frame["state"]["values"].items()}
                for frame in turn["frames"]
            }
            yield ForeignTurn(
                turn["text"], tuple(_occasion(services[name], said.get(name, ())) for name in names), gold
            )
        before = turn


def _occasion(service: Service, acts: Iterable[tuple[str, str, Sequence[str]]]) -> Occasion:
    known = {slot.name for slot in service.slots}
    acts = [act for act in acts if act[1] in known]
    offered = {slot: values[0] for act, slot, values in acts if act in _OFFERS and values}
    return Occasion(service.name, tuple(slot for act, slot, _ in acts if act == "REQUEST"), offered or None)
