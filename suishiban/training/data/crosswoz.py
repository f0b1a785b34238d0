"""Which dialogues are in the CrossWOZ set (Zhu et al. 2020, Apache-2.0)?

What is right after a turn is the state that the set keeps on the system's side, all domains together. The domains that
a turn is about are those of its dialogue acts; greetings and thanks are about the domain before.
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
    State,
)

FILE = "crosswoz_dev.jsonl.gz"
#: Slots whose values are a list by nature; the others are names of places and dishes.
_CLOSED = ("评分", "门票", "游玩时间", "人均消费", "价格", "酒店类型")
#: Slots with several values of a list, a space between them.
_SEVERAL = ("酒店设施",)
#: System acts with a value that the citizen may agree to, and the slot where that is a proposal.
_OFFERS, _PROPOSED = ("Inform", "Recommend"), "名称"
Turn = Mapping[str, Any]


def read_crosswoz(data: Path) -> ForeignSet:
    """The set in the folder `data`."""
    rows = list(lines(data / FILE))
    services = _services(turn["state"] for row in rows for turn in row["turns"] if turn["role"] == "system")
    dialogues = (ForeignDialogue(row["id"], tuple(_turns(row["turns"], services))) for row in rows)
    return ForeignSet("crosswoz", Language.ZH, services, tuple(dialogues))


def _services(states: Iterable[Mapping[str, Mapping[str, str]]]) -> dict[str, Service]:
    values: dict[str, dict[str, set[str]]] = {}
    for state in states:
        for domain, slots in state.items():
            for slot, value in slots.items():
                values.setdefault(domain, {}).setdefault(slot, set()).add(value)
    return {
        domain: Service(domain, tuple(_slot(slot, said) for slot, said in sorted(slots.items())))
        for domain, slots in sorted(values.items())
    }


def _slot(name: str, values: set[str]) -> Slot:
    if name in _SEVERAL:
        return Slot(name, name, SlotKind.SEVERAL, tuple(sorted({part for value in values for part in value.split()})))
    if name in _CLOSED:
        return Slot(name, name, SlotKind.CLOSED, tuple(sorted(values)))
    return Slot(name, name)


def _turns(turns: Sequence[Turn], services: Mapping[str, Service]) -> Iterable[ForeignTurn]:
    domains: tuple[str, ...] = ()
    acts: Sequence[Sequence[str]] = ()
    for turn, reply in zip(turns, [*turns[1:], {}], strict=True):
        if turn["role"] == "user" and "state" in reply:
            about = dict.fromkeys(domain for _, domain, *_ in turn["dialog_act"] if domain in services)
            domains = tuple(about) or domains
            yield ForeignTurn(
                turn["text"], tuple(_occasion(services[one], acts) for one in domains), _gold(reply["state"])
            )
        acts = turn["dialog_act"]


def _gold(state: Mapping[str, Mapping[str, str]]) -> Mapping[str, State]:
    return {domain: {slot: (value,) for slot, value in slots.items()} for domain, slots in state.items()}


def _occasion(service: Service, acts: Iterable[Sequence[str]]) -> Occasion:
    own = [act for act in acts if act[1] == service.name]
    known = {slot.name for slot in service.slots}
    asked = tuple(slot for kind, _, slot, _ in own if kind == "Request" and slot in known)
    offered = {slot: value for kind, _, slot, value in own if kind in _OFFERS and slot == _PROPOSED and slot in known}
    return Occasion(service.name, asked, offered or None)
