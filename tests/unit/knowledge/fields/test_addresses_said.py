"""How do people say where they live, and what is no address?"""

from collections.abc import Callable, Mapping

import pytest

from suishiban.knowledge.fields import Accepted, FieldType, Rejected
from suishiban.knowledge.guide import FormField

Judge = Callable[..., Accepted | Rejected]
Blank = Callable[..., FormField]
SAID = (
    ("就东岸世纪大道那个100号", "明川市东岸区世纪大道100号"),
    ("我住西岭区松岭路1号", "明川市西岭区松岭路1号"),
    ("我住在西岭区松岭路1号", "明川市西岭区松岭路1号"),
    ("住西岭区县前街3号", "明川市西岭区县前街3号"),
    ("家在云湖县云栖镇青石村3组", "明川市云湖县云栖镇青石村3组"),
    ("老家云湖县湖口镇白石村2组", "明川市云湖县湖口镇白石村2组"),
    ("老家在云湖县湖口镇白石村2组", "明川市云湖县湖口镇白石村2组"),
    ("户口在云湖县湖口镇白石村2组", "明川市云湖县湖口镇白石村2组"),
    ("户口也在南浦区渔港街道盐仓路5号", "明川市南浦区渔港街道盐仓路5号"),
    ("搬到西岭区松岭路1号了", "明川市西岭区松岭路1号"),
    ("租在西岭区松岭路1号2单元301", "明川市西岭区松岭路1号2单元301"),
    ("现在住在银杏路5号", "明川市东岸区银杏路5号"),
    ("店开在东岸区世纪大道66号，一楼", "明川市东岸区世纪大道66号一楼"),
    ("西岭学府街道泉井路8号", "明川市西岭区学府街道泉井路8号"),
    ("西岭学府路8号", "明川市西岭区学府路8号"),
    ("东岸北路5号", "明川市东岸区东岸北路5号"),
    ("南浦街道渔港路8号", "明川市南浦区南浦街道渔港路8号"),
    ("南浦渔港街道集市路5号12摊", "明川市南浦区渔港街道集市路5号12摊"),
    ("杨柳农贸市场12摊位", "明川市东岸区杨柳农贸市场12摊位"),
    ("哦不对，是银杏路68号2单元301", "明川市东岸区银杏路68号2单元301"),
    ("我家，望江路12号3幢502", "明川市东岸区望江路12号3幢502"),
    ("云湖县云栖镇竹坪路21号，户主陈国民", "明川市云湖县云栖镇竹坪路21号"),
    ("世纪大道100号3楼，电话15400001234", "明川市东岸区世纪大道100号3楼"),
)
UNKNOWN = (
    ("老家在澄江省临澄县河东镇南山村8组", "临澄县"),
    ("呃临澄县河东镇3号", "临澄县"),
    ("明川市临澄县河东镇南山村8组", "临澄县"),
    ("澄江省江北市河东路8号", "江北市"),
    ("我住火星区世纪大道100号", "火星区"),
)


@pytest.mark.parametrize(("raw", "address"), SAID)
def test_words_before_an_address_are_not_part_of_it(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str, address: str
) -> None:
    assert judge("address", raw) == Accepted(address)
    assert judge("address", types["address"].recognise(raw, blank("address"))[0].raw) == Accepted(address)


@pytest.mark.parametrize(("raw", "place"), UNKNOWN)
def test_unknown_division_is_refused_and_named(judge: Judge, raw: str, place: str) -> None:
    judged = judge("address", raw)
    assert isinstance(judged, Rejected)
    assert judged.problem.zh == f"没有找到“{place}”这个地方"


@pytest.mark.parametrize(
    "raw",
    ["就那个菜市场", "那个菜市场", "菜市场里面", "村里", "就在我家楼下", "老板自己", "学校附近", "同意", "公司的"],
)
def test_a_place_that_is_only_pointed_at_is_refused(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str
) -> None:
    assert isinstance(judge("address", raw), Rejected)
    assert types["address"].recognise(raw, blank("address")) == ()


@pytest.mark.parametrize("raw", ["明川市南浦区杨柳农贸市场", "东岸区银杏大厦", "云湖县湖口镇白石村"])
def test_a_named_estate_or_village_needs_no_number(judge: Judge, raw: str) -> None:
    assert isinstance(judge("address", raw), Accepted)
