"""How does a service of a foreign schema become a guide, as if somebody had published it a minute ago?

Its slots are the blanks: the name in words is the label, the values of a closed slot are the options. What type a blank
has is told by a few words of its label, as an import does it; no alias, no question and no example is added.
"""

import re
from collections.abc import Iterable, Sequence

import yaml

from suishiban.knowledge.guide import PENDING, Language
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide
from suishiban.training.data.foreign_dialogues import ForeignSet, Service, Slot, SlotKind

#: Words of a label → field type; the first that fits. Anything else is text.
_TYPES: Sequence[tuple[str, str]] = (
    (r"\bdate\b|日期", "date"),
    (r"\bamount\b|金额", "money"),
    (r"\bphone\b|电话", "phone"),
    (r"\bnumber of\b|\blength\b|数量", "number"),
)
_OF_KIND = {SlotKind.CLOSED: "choice", SlotKind.SEVERAL: "multi_choice", SlotKind.FLAG: "yes_no"}
_OPTION = "option-"


def foreign_guides(foreign: ForeignSet) -> tuple[ParsedGuide, ...]:
    """One guide for every service."""
    made = (parse_guide(_text(foreign, one), one.name) for one in foreign.services.values())
    return tuple(one for one in made if isinstance(one, ParsedGuide))


def item_of(foreign: ForeignSet, service: str) -> str:
    """Id of the guide of a service."""
    return f"{foreign.name}-{list(foreign.services).index(service) + 1}"


def path_of(service: Service, slot: str) -> str:
    """The blank of a slot."""
    return f"blank_{[one.name for one in service.slots].index(slot) + 1}"


def slot_at(service: Service, path: str) -> Slot:
    """The slot of a blank."""
    return service.slots[int(path.removeprefix("blank_")) - 1]


def value_named(slot: Slot, option: str) -> str:
    """The value that an option id stands for."""
    return slot.values[int(option.removeprefix(_OPTION)) - 1]


def blank_type(slot: Slot) -> str:
    """A key of `knowledge.fields.FIELD_TYPES`; closed values that are whole numbers are a number, as in any form."""
    if slot.kind is SlotKind.CLOSED and all(value.isdigit() for value in slot.values):
        return "number"
    told = (kind for words, kind in _TYPES if re.search(words, slot.label))
    return _OF_KIND.get(slot.kind) or next(told, "text")


def _text(foreign: ForeignSet, service: Service) -> str:
    """The guide file: what a guide must have besides its form is left open."""
    name = _words(service.name.replace("_", " "), foreign.language)
    pending = {"zh": PENDING}
    item = item_of(foreign, service.name)
    content = {
        "id": item,
        "basic_code": item,
        "name": name,
        "aliases": [],
        "domain": "foreign",
        "department": pending,
        "organ": pending,
        "region": "9901",
        "level": "city",
        "audience": ["person"],
        "kind": "promised",
        "desk": "department",
        "summary": pending,
        "effective": {"since": "2025-01-01"},
        "conditions": [],
        "materials": [],
        "form": {"title": name, "fields": list(_blanks(service, foreign.language))},
        "steps": [],
        "limits": {"statutory": "0", "promised": "0"},
        "places": [],
        "phone": PENDING,
        "supervision_phone": PENDING,
        "legal_basis": [],
        "results": [],
        "delivery": pending,
        "visits": "0",
        "faq": [],
    }
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def _blanks(service: Service, language: Language) -> Iterable[dict[str, object]]:
    """Which slots a service must have the sets do not all tell: every blank may stay empty."""
    for slot in service.slots:
        kind = blank_type(slot)
        made: dict[str, object] = {"id": path_of(service, slot.name), "type": kind, "required": "false"}
        made["label"] = _words(slot.label, language)
        if kind in ("choice", "multi_choice"):
            made["options"] = [
                {"id": f"{_OPTION}{number}", "label": _words(value, language)}
                for number, value in enumerate(slot.values, 1)
            ]
        yield made


def _words(text: str, language: Language) -> dict[str, str]:
    return {"zh": text, "en": text} if language is Language.EN else {"zh": text}
