"""Which divisions does an address begin with?"""

import re
from dataclasses import dataclass
from enum import StrEnum

from suishiban.knowledge.fields.divisions import Divisions

#: A street, road or village with a name of its own, which a short district name may stand before (西岭 学府路).
_OWN_STREET = re.compile(
    r"(?![街路道镇乡村区县市])(?![东西南北中上下前后新老大小一二三四五六七八九十环]{1,2}(?:路|街|道|大道|大街|巷))[\u3400-\u9fff]{2,5}?(?:大道|大街|街道|路|街|镇|乡|村|小区|社区)"
)
_SHORT_ROAD = re.compile(r"[\u3400-\u9fff]{0,2}?(?:路|街|道|巷)")


class Reach(StrEnum):
    """How exactly the beginning of an address places it."""

    #: In one district, county, or city without districts.
    PLACED = "placed"
    #: In one city or province, the district is missing.
    NO_DISTRICT = "no-district"
    #: Nowhere: neither the address nor the service's region names a city.
    NOWHERE = "nowhere"
    #: In one of several divisions of the same name.
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Prefix:
    """The divisions read off the beginning of an address."""

    reach: Reach
    codes: tuple[str, ...]
    """The division reached, or the candidates where ambiguous; empty where nowhere."""
    rest: str
    """What follows: street, road, number …"""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read the divisions: the last one, the characters used, how many names, how many in full."""

    code: str = ""
    used: int = 0
    names: int = 0
    full: int = 0


def read_prefix(text: str, divisions: Divisions, home: str) -> Prefix:
    """Reads `text` (no spaces) from its start; `home` is the region of the service ("" for none), nearest wins."""
    readings = [one for one in _readings(text, divisions, _Reading()) if _is_place(one, text, divisions, home)]
    if not readings:
        return _completed("", text, divisions, home)
    used = max(one.used for one in readings)
    widest = sorted({one.code for one in readings if one.used == used}, key=lambda code: (len(code), code))
    codes = _nearest([one for one in widest if not _below_another(one, widest)], home)
    if len(codes) > 1:
        return Prefix(Reach.AMBIGUOUS, codes, text[used:])
    return _completed(codes[0], text[used:], divisions, home)


def _is_place(reading: _Reading, text: str, divisions: Divisions, home: str) -> bool:
    """A lone short name may begin a road (南京东路); where the region served is known, it has to be a city or wider.

    The short name of a district in the city served stands for it before a street with a name of its own.
    """
    if reading.full or reading.names > 1:
        return True
    if home and len(reading.code) == 6 and reading.code[:4] == home[:4]:
        rest = text[reading.used :]
        return _OWN_STREET.match(rest) is not None or any(
            rest.startswith(street.name) for street in divisions.streets(reading.code)
        )
    return (not home or len(reading.code) < 6) and not _SHORT_ROAD.match(text, reading.used)


def _readings(text: str, divisions: Divisions, so_far: _Reading) -> list[_Reading]:
    """Every chain of division names at the start of `text`, each name below the one before it."""
    found: list[_Reading] = []
    for end in range(so_far.used + 2, min(len(text), so_far.used + divisions.longest) + 1):
        name = text[so_far.used : end]
        for code in divisions.named(name, so_far.code):
            division = divisions.find(code)
            full = so_far.full + (division is not None and division.name == name)
            further = _Reading(code, end, so_far.names + 1, full)
            found += [further, *_readings(text, divisions, further)]
    return found


def _below_another(code: str, codes: list[str]) -> bool:
    return any(code != other and code.startswith(other) for other in codes)


def _nearest(codes: list[str], home: str) -> tuple[str, ...]:
    """Those that share the most leading levels with the region of the service."""
    if not home:
        return tuple(codes)
    shared = [
        max((size for size in (2, 4, 6) if code[:size] == home[:size] and size <= len(code)), default=0)
        for code in codes
    ]
    return tuple(code for code, size in zip(codes, shared, strict=True) if size == max(shared))


def _completed(code: str, rest: str, divisions: Divisions, home: str) -> Prefix:
    """Goes on to the district: by the street named next, by the region of the service, or as the only one there is."""
    if len(code) == 6:
        return Prefix(Reach.PLACED, (code,), rest)
    if home.startswith(code) and len(home) > len(code):
        inside = home[:4] if len(code) < 4 else code
        by_street = _by_street(inside, rest, divisions)
        code = by_street or home[:6]
    else:
        code = _by_street(code, rest, divisions) or code
    if not code:
        return Prefix(Reach.NOWHERE, (), rest)
    districts = list(divisions.districts(code))
    if len(districts) <= 1:
        return Prefix(Reach.PLACED, (districts[0] if districts else code,), rest)
    return Prefix(Reach.NO_DISTRICT, (code,), rest)


def _by_street(city: str, rest: str, divisions: Divisions) -> str:
    """The one district of a city that has the street or town at the start of `rest`; "" where none or several have."""
    if len(city) != 4:
        return ""
    having = [
        district
        for district in divisions.districts(city)
        if any(rest.startswith(street.name) for street in divisions.streets(district))
    ]
    return having[0] if len(having) == 1 else ""
