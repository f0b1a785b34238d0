"""Are the divisions complete, and does a region file add its own?"""

from pathlib import Path

import pytest

from suishiban.knowledge.fields import Divisions, amend_address, load_divisions
from suishiban.knowledge.fields.divisions import Division, WrongRegionFile, short_name


def test_the_bundled_table_reaches_down_to_streets() -> None:
    table = load_divisions()
    assert len(table.below("")) == 34
    assert table.title("330106") == "浙江省杭州市西湖区"
    assert table.title("310115") == "上海市浦东新区"
    assert table.title("441900") == "广东省东莞市"
    assert (
        sum(len(table.streets(code)) for province in table.below("") for code in table.districts(province.code))
        == 41352
    )
    assert table.find("99") is None
    assert "澄" not in table.shorts


def test_the_sample_city_lies_beside_the_real_ones(divisions: Divisions) -> None:
    assert divisions.path("990102") == (
        Division("99", "澄江省"),
        Division("9901", "明川市"),
        Division("990102", "东岸区"),
    )
    assert [one.name for one in divisions.below("9901")] == ["东岸区", "西岭区", "南浦区", "北塘区", "云湖县"]
    assert [one.name for one in divisions.streets("990121")] == ["云栖镇", "湖口镇", "白鹭镇", "青石乡", "竹坪乡"]
    assert divisions.title("990121100") == "澄江省明川市云湖县云栖镇"
    assert "澄" in divisions.shorts
    assert divisions.named("明川") == ("9901",)


def test_short_names() -> None:
    names = (
        "杭州市",
        "内蒙古自治区",
        "广西壮族自治区",
        "延边朝鲜族自治州",
        "浦东新区",
        "云湖县",
        "沛县",
        "海南藏族自治州",
    )
    assert [short_name(name) for name in names] == ["杭州", "内蒙古", "广西", "延边", "浦东", "云湖", "沛县", "海南"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[]", "a list under the key"),
        ("divisions: [{code: '99'}]", "code, name, and maybe"),
        ("divisions: [{code: 99, name: 澄江省}]", "digits in quotes"),
        ("divisions: [{code: '990102', name: 东岸区, streets: {'1': 望江街道}}]", "streets as"),
    ],
)
def test_a_wrong_region_file_is_named(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "region.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(WrongRegionFile, match=r"region\.yaml") as raised:
        load_divisions(path)
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("old", "correction", "new"),
    [
        ("明川市东岸区世纪大道100号3楼", "301室", "明川市东岸区世纪大道100号301室"),
        ("明川市东岸区世纪大道100号3楼", "不对，是301室", "明川市东岸区世纪大道100号301室"),
        ("明川市东岸区世纪大道100号3楼", "不,是301室吧", "明川市东岸区世纪大道100号301室"),
        ("明川市东岸区世纪大道100号3楼", "5楼", "明川市东岸区世纪大道100号5楼"),
        ("明川市东岸区世纪大道100号3楼", "五楼", "明川市东岸区世纪大道100号五楼"),
        ("明川市东岸区世纪大道100号3楼", "102号", "明川市东岸区世纪大道102号3楼"),
        ("明川市东岸区世纪大道100号3楼", "2幢", "明川市东岸区世纪大道100号2幢3楼"),
        ("明川市东岸区世纪大道100号3楼301室", "302室", "明川市东岸区世纪大道100号3楼302室"),
        ("明川市东岸区世纪大道100号3楼301室", "501室", "明川市东岸区世纪大道100号501室"),
        ("明川市东岸区世纪大道100号3楼301室", "5楼", "明川市东岸区世纪大道100号5楼"),
        ("明川市东岸区世纪大道100号", "3楼", "明川市东岸区世纪大道100号3楼"),
        ("明川市东岸区世纪大道100号", "西岭区松岭路1号", "西岭区松岭路1号"),
        ("明川市东岸区世纪大道100号", "对面", "对面"),
    ],
)
def test_a_partial_correction_replaces_its_part(old: str, correction: str, new: str) -> None:
    assert amend_address(old, correction) == new
