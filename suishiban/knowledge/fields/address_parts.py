"""Which parts does the detail of an address have, and how is one of them corrected?"""

import re
from dataclasses import dataclass
from enum import IntEnum

from suishiban.knowledge.fields.spot import plain
from suishiban.knowledge.text import clean


class Part(IntEnum):
    """The parts of a detail, from the widest to the narrowest."""

    #: 路, 街, 大道, 村 …
    ROAD = 0
    #: 弄, 巷 with a number.
    LANE = 1
    #: 号.
    NUMBER = 2
    #: 幢, 栋, 号楼, 座.
    BUILDING = 3
    #: 单元.
    UNIT = 4
    #: 层, 楼.
    FLOOR = 5
    #: 室, 房, 户, 铺, 摊.
    ROOM = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """One part with its place in the text."""

    part: Part
    start: int
    end: int
    figure: str


_COUNT = (
    r"(?:[0-9]+(?:[\-~—][0-9]+)*[A-Za-z]?|[A-Za-z](?:[\-]?[0-9]+)?|[零〇一二三四五六七八九十百幺]+|[东西南北甲乙丙丁])"
)
_PIECE = re.compile(
    rf"(?P<figure>{_COUNT})(?P<unit>号楼|单元|大厦|弄|支弄|巷|号|幢|栋|座|层|楼|室|房|户|铺位?|摊位?|柜台?|档口?|仓库?|车间|组|社)"
    r"|(?P<road>[\u3400-\u9fff]{1,12}?(?:大道|大街|街道|胡同|路|街|道|村|里弄|镇|乡))(?![\u3400-\u9fff]{0,2}道)"
)
_PARTS = (
    dict.fromkeys(("弄", "支弄", "巷"), Part.LANE)
    | dict.fromkeys(("号", "组", "社"), Part.NUMBER)
    | dict.fromkeys(("号楼", "幢", "栋", "座", "大厦"), Part.BUILDING)
    | {"单元": Part.UNIT}
    | dict.fromkeys(("层", "楼"), Part.FLOOR)
    | dict.fromkeys(
        ("室", "房", "户", "铺", "铺位", "摊", "摊位", "柜", "柜台", "档", "档口", "仓", "仓库", "车间"), Part.ROOM
    )
)
_LEAD = re.compile(r"^(?:[\s,.;:!]|不对|错了|不是|不(?=,)|应该是|应当是|改成|改为|换成|是|在|到|的)+")
_TAIL = re.compile(r"(?:[\s,.;:!]|吧|啊|呀|才对|哦|的)+$")


def pieces(detail: str) -> tuple[Piece, ...]:
    """The parts found in a detail, in the order they stand."""
    return tuple(
        Piece(_PARTS[match["unit"]] if match["unit"] else Part.ROAD, *match.span(), match["figure"] or "")
        for match in _PIECE.finditer(plain(detail))
    )


def amend_address(old: str, correction: str) -> str:
    """`old` with the part that a partial correction names (“301室”, “5楼”, “102号”) put in its place.

    A room replaces the room, or the floor where there was no room, and a floor its number does not begin with; a floor
    replaces floor and room; any other part replaces its like alone, and one that `old` lacks goes where it belongs. A
    correction that begins with a road or names no part is returned as it is, for `normalise` to judge by itself.
    """
    new = _bare(correction)
    parts = pieces(new)
    if not parts or parts[0].part is Part.ROAD or parts[0].start > 0:
        return new
    there = pieces(old)
    first, last = parts[0].part, parts[-1].part
    cut = [piece for piece in there if first <= piece.part <= last or _depends(piece, parts, there)]
    cut = [piece for piece in cut if piece.part is not Part.ROAD]
    if cut:
        return old[: min(piece.start for piece in cut)] + new + old[max(piece.end for piece in cut) :]
    wider = [piece for piece in there if piece.part < first]
    place = wider[-1].end if wider else len(old)
    return old[:place] + new + old[place:]


def _depends(piece: Piece, new: tuple[Piece, ...], old: tuple[Piece, ...]) -> bool:
    """Whether an old floor or room cannot outlive the new one."""
    named = {one.part: one.figure for one in new}
    if piece.part is Part.ROOM:
        return Part.FLOOR in named
    if piece.part is not Part.FLOOR or Part.ROOM not in named:
        return False
    return Part.ROOM not in {one.part for one in old} or not named[Part.ROOM].startswith(piece.figure)


def _bare(correction: str) -> str:
    text = clean(correction).replace(" ", "")
    lead = _LEAD.match(plain(text))
    text = text[lead.end() :] if lead else text
    tail = _TAIL.search(plain(text))
    return text[: tail.start()] if tail else text
