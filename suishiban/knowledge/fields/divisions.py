"""Which administrative divisions are there?

The national table (provinces to streets, 2023; from the modood data set, WTFPL) is bundled as one gzip file of lines
`code TAB name TAB streets`, streets as `001东华门街道,…`; streets are parsed only when asked for. A region file (YAML)
adds or replaces divisions: a city's newest changes, or an invented city.
"""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

from suishiban.knowledge.text import SuishibanError

#: Rows between a province and its districts that name no place.
_NAMELESS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
_ENDINGS = (
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "地区",
    "新区",
    "林区",
    "特区",
    "省",
    "市",
    "区",
    "县",
    "盟",
    "旗",
)
_NATIONS = re.compile(
    "(?<=..)(?:壮|回|藏|朝鲜|土家|苗|羌|彝|侗|布依|哈尼|傣|白|景颇|傈僳|满|瑶|畲|黎|仫佬|毛南|拉祜|佤|纳西|独龙|怒|普米|布朗|仡佬|水|各|东乡"
    "|保安|撒拉|裕固|土|蒙古|达斡尔|鄂温克|哈萨克|塔吉克)族$|(?<=..)(?:维吾尔|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)$"
)
_SHORT = {
    "11": "京",
    "12": "津",
    "13": "冀",
    "14": "晋",
    "15": "蒙",
    "21": "辽",
    "22": "吉",
    "23": "黑",
    "31": "沪",
    "32": "苏",
    "33": "浙",
    "34": "皖",
    "35": "闽",
    "36": "赣",
    "37": "鲁",
    "41": "豫",
    "42": "鄂",
    "43": "湘",
    "44": "粤",
    "45": "桂",
    "46": "琼",
    "50": "渝",
    "51": "川",
    "52": "贵",
    "53": "云",
    "54": "藏",
    "61": "陕",
    "62": "甘",
    "63": "青",
    "64": "宁",
    "65": "新",
}


class WrongRegionFile(SuishibanError):
    """A region file does not state divisions as {code, name, en?, short?, streets?}"""


@dataclass(frozen=True, slots=True)
class Division:
    """One province (2-digit code), city (4), district or county (6), or street (9)."""

    code: str
    name: str


class Divisions:
    """The divisions in force, by code and by name."""

    def __init__(self, rows: Mapping[str, str], streets: Mapping[str, str], shorts: Mapping[str, str]) -> None:
        """`rows`: code → name to districts; `streets`: district → packed streets; `shorts`: province → character."""
        self._rows = rows
        self._streets = streets
        #: The characters that stand for provinces on vehicle plates.
        self.shorts = frozenset(shorts.values())
        self._named: dict[str, list[str]] = {}
        for code, name in rows.items():
            if name not in _NAMELESS:
                for form in {name, short_name(name)}:
                    self._named.setdefault(form, []).append(code)
        #: Length of the longest name.
        self.longest = max(map(len, self._named))

    def find(self, code: str) -> Division | None:
        """The division with this code, streets included; None where there is none."""
        if len(code) == 9:
            return next((one for one in self.streets(code[:6]) if one.code == code), None)
        return Division(code, self._rows[code]) if code in self._rows else None

    def path(self, code: str) -> tuple[Division, ...]:
        """From the province down to `code`, without rows that name no place or repeat their parent's name."""
        levels = (code[:size] for size in (2, 4, 6, 9) if size <= len(code))
        chain: list[Division] = []
        for division in filter(None, map(self.find, levels)):
            if division.name not in _NAMELESS and not (chain and chain[-1].name == division.name):
                chain.append(division)
        return tuple(chain)

    def title(self, code: str) -> str:
        """The names of `path(code)`, joined."""
        return "".join(division.name for division in self.path(code))

    def named(self, name: str, within: str = "") -> tuple[str, ...]:
        """Codes of provinces, cities and districts with this full or short name below `within`, the widest first."""
        codes = (code for code in self._named.get(name, ()) if code.startswith(within) and code != within)
        return tuple(sorted(codes, key=lambda code: (len(code), code)))

    def below(self, code: str) -> tuple[Division, ...]:
        """The divisions one level down that name a place; the streets of a district."""
        if len(code) == 6:
            return self.streets(code)
        size = len(code) + 2
        inside = [Division(one, name) for one, name in self._rows.items() if len(one) == size and one.startswith(code)]
        if len(code) == 2 and all(division.name in _NAMELESS for division in inside):
            return tuple(district for division in inside for district in self.below(division.code))
        return tuple(inside)

    def streets(self, district: str) -> tuple[Division, ...]:
        """The streets and towns of a district."""
        packed = self._streets.get(district, "")
        return tuple(Division(district + one[:3], one[3:]) for one in packed.split(",") if one)

    def districts(self, code: str) -> Iterator[str]:
        """The codes of the districts in a province or city, or the district itself."""
        return (one for one in self._rows if len(one) == 6 and one.startswith(code))


def short_name(name: str) -> str:
    """杭州 for 杭州市, 内蒙古 for 内蒙古自治区; the name itself where less than two characters would remain."""
    ending = next((one for one in _ENDINGS if name.endswith(one)), "")
    if not ending or len(name) - len(ending) < 2:
        return name
    name = name.removesuffix(ending)
    if ending.startswith("自治"):
        while (shorter := _NATIONS.sub("", name)) != name:
            name = shorter
    return name


def load_divisions(extra: Path | None = None) -> Divisions:
    """The bundled national divisions, with those of a region file beside them.

    Raises WrongRegionFile naming the file and the entry where the file is not in the stated form.
    """
    rows, streets = dict(_national()[0]), dict(_national()[1])
    shorts = dict(_SHORT)
    for entry in _entries(extra) if extra else ():
        rows[entry["code"]] = entry["name"]
        streets[entry["code"]] = entry["streets"]
        if entry["short"]:
            shorts[entry["code"]] = entry["short"]
    return Divisions(rows, streets, shorts)


def site_divisions(extra: Path) -> tuple[tuple[str, str, str], ...]:
    """Code, name and English name (or nothing) of the divisions of a region file, without streets, in its order.

    Raises WrongRegionFile.
    """
    return tuple((entry["code"], entry["name"], entry["en"]) for entry in _entries(extra))


@cache
def national_divisions() -> Divisions:
    """The bundled divisions alone, read on first use."""
    return load_divisions()


@cache
def _national() -> tuple[Mapping[str, str], Mapping[str, str]]:
    packed = files("suishiban.knowledge.fields").joinpath("data", "divisions.tsv.gz").read_bytes()
    lines = [line.split("\t") for line in gzip.decompress(packed).decode().splitlines()]
    return {code: name for code, name, _ in lines}, {code: streets for code, _, streets in lines if streets}


def _entries(path: Path) -> Iterator[Mapping[str, str]]:
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    entries = content.get("divisions") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise WrongRegionFile(file=path.name, right="a list under the key `divisions`")
    for entry in entries:
        yield _entry(entry, path)


_KEYS = {"code", "name", "en", "short", "streets"}


def _entry(entry: object, path: Path) -> Mapping[str, str]:
    if not isinstance(entry, dict) or not {"code", "name"} <= entry.keys() <= _KEYS:
        raise WrongRegionFile(file=path.name, entry=entry, right="code, name, and maybe en, short and streets")
    code, streets = entry["code"], entry.get("streets") or {}
    if not isinstance(code, str) or not code.isdigit() or len(code) not in (2, 4, 6):
        raise WrongRegionFile(file=path.name, code=code, right="2, 4 or 6 digits in quotes")
    if not isinstance(streets, dict) or any(len(str(number)) != 3 for number in streets):
        raise WrongRegionFile(file=path.name, code=code, right='streets as {"001": name}')
    packed = ",".join(f"{number}{name}" for number, name in streets.items())
    texts = {key: str(entry.get(key, "")) for key in ("name", "en", "short")}
    return {"code": code, "streets": packed, **texts}
