"""Which replies are accepted, and as what value?"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import jsonschema
import pytest

from suishiban.knowledge.fields import Accepted, FieldType, Rejected, Value, from_json, to_json
from suishiban.knowledge.guide import FormField, Language

Judge = Callable[..., Accepted | Rejected]
Blank = Callable[..., FormField]
CASES: tuple[tuple[str, str, Value], ...] = (
    ("name", "张三", "张三"),
    ("name", "我叫张三", "张三"),
    ("name", "就是张三吧", "张三"),
    ("name", "我叫买买提·吐尔逊", "买买提·吐尔逊"),
    ("name", "买买提・吐尔逊", "买买提·吐尔逊"),
    ("name", "买买提•吐尔逊", "买买提·吐尔逊"),
    ("name", "买买提.吐尔逊", "买买提·吐尔逊"),
    ("name", "法人是欧阳明月", "欧阳明月"),
    ("name", "不是张三，是李四", "李四"),
    ("name", "张三，电话15400001234", "张三"),
    ("name", "那英雄", "那英雄"),
    ("name", "㛃䶮", "㛃䶮"),
    ("name", "张𠅤", "张𠅤"),
    ("name", "王\U00031350", "王\U00031350"),
    ("name", "張三豐", "張三豐"),
    ("name", "张\u200b三", "张三"),
    ("name", "张三😀", "张三"),
    ("name", "叫我张三就行", "张三"),
    ("name", "张小明 15400001234", "张小明"),
    ("name", "John Smith", "John Smith"),
    ("name", "my name is Mary O'Neil", "Mary O'Neil"),
    ("name", "阿依古丽·买买提·艾合买提", "阿依古丽·买买提·艾合买提"),
    ("org_name", "明川市青禾软件有限公司", "明川市青禾软件有限公司"),
    ("org_name", "就是明川市青禾软件有限公司", "明川市青禾软件有限公司"),
    ("org_name", "青禾(明川)科技有限公司", "青禾（明川）科技有限公司"),
    ("org_name", "明川青禾（有限合伙）", "明川青禾（有限合伙）"),
    ("org_name", "东岸区小荷面馆", "东岸区小荷面馆"),
    ("org_name", "Qinghe Software Co., Ltd.", "Qinghe Software Co., Ltd."),
    ("id_number", "990102199003070011", "990102199003070011"),
    ("id_number", "９９０１０２１９９００３０７００１１", "990102199003070011"),
    ("id_number", "990102 19900307 0011", "990102199003070011"),
    ("id_number", "我的身份证号是990102-19900307-0011。", "990102199003070011"),
    ("id_number", "九九零幺零二 一九九零 零三零七 零零幺幺", "990102199003070011"),
    ("id_number", "99012119881224002x", "99012119881224002X"),
    ("id_number", "身份证 990103198505120025 谢谢", "990103198505120025"),
    ("credit_code", "91990102MA0000001D", "91990102MA0000001D"),
    ("credit_code", "91990102ma0000001d", "91990102MA0000001D"),
    ("credit_code", "信用代码：９１９９０１０２ＭＡ０００００02G", "91990102MA0000002G"),
    ("credit_code", "91990102 MA0000002 G", "91990102MA0000002G"),
    ("passport", "E12345678", "E12345678"),
    ("passport", "护照号是ea1234567", "EA1234567"),
    ("passport", "AB 123456", "AB123456"),
    ("passport", "G00000001", "G00000001"),
    ("mobile", "15400001234", "15400001234"),
    ("mobile", "我的手机是幺五四零零零零幺二三四", "15400001234"),
    ("mobile", "一五四〇〇〇〇一二三四", "15400001234"),
    ("mobile", "+86 154 0000 1234", "15400001234"),
    ("mobile", "8615400001234", "15400001234"),
    ("mobile", "0086-15400001234", "15400001234"),
    ("mobile", "154-0000-1234", "15400001234"),
    ("mobile", "不是15400001234，是15400005678", "15400005678"),
    ("mobile", "手机１５４００００１２３４📱", "15400001234"),
    ("landline", "0999-51234567", "0999-51234567"),
    ("landline", "09995123456", "0999-5123456"),
    ("landline", "（0999）51234567转801", "0999-51234567-801"),
    ("landline", "0999 5123 4567", "0999-51234567"),
    ("landline", "51234567", "51234567"),
    ("landline", "零九九九 五一二三四五六七", "0999-51234567"),
    ("phone", "15400001234", "15400001234"),
    ("phone", "0999-51234567", "0999-51234567"),
    ("phone", "400 999 1234", "400-999-1234"),
    ("email", "Zhang.Jie@Example.COM", "Zhang.Jie@example.com"),
    ("email", "邮箱是a＠example.com", "a@example.com"),
    ("email", "我的邮箱 zj_1@mail.example.org 谢谢", "zj_1@mail.example.org"),
    ("date", "2005年3月8日", date(2005, 3, 8)),
    ("date", "二〇〇五年三月八日", date(2005, 3, 8)),
    ("date", "二零二七年十二月二十一日", date(2027, 12, 21)),
    ("date", "05-3-8", date(2005, 3, 8)),
    ("date", "98-3-8", date(1998, 3, 8)),
    ("date", "2027.3.1", date(2027, 3, 1)),
    ("date", "2027/03/01", date(2027, 3, 1)),
    ("date", "20270301", date(2027, 3, 1)),
    ("date", "2024年2月29号", date(2024, 2, 29)),
    ("date", "今天", date(2026, 3, 2)),
    ("date", "明天", date(2026, 3, 3)),
    ("date", "大后天", date(2026, 3, 5)),
    ("date", "昨天吧", date(2026, 3, 1)),
    ("date", "下周一", date(2026, 3, 9)),
    ("date", "本周五", date(2026, 3, 6)),
    ("date", "上个星期天", date(2026, 3, 1)),
    ("date", "周三", date(2026, 3, 4)),
    ("date", "三天后", date(2026, 3, 5)),
    ("date", "2周后", date(2026, 3, 16)),
    ("date", "三年后的今天", date(2029, 3, 2)),
    ("date", "下个月8号", date(2026, 4, 8)),
    ("date", "明年3月1日", date(2027, 3, 1)),
    ("date", "三月廿一日", date(2026, 3, 21)),
    ("date", "March 8, 2005", date(2005, 3, 8)),
    ("date", "8th March 2005", date(2005, 3, 8)),
    ("date", "25/12/2005", date(2005, 12, 25)),
    ("address", "世纪大道100号3楼", "明川市东岸区世纪大道100号3楼"),
    ("address", "世纪大道１００号３楼", "明川市东岸区世纪大道100号3楼"),
    ("address", "是在东岸区世纪大道100号3楼吧", "明川市东岸区世纪大道100号3楼"),
    ("address", "搬到西岭区松岭路1号", "明川市西岭区松岭路1号"),
    ("address", "澄江省明川市北塘区荷塘路5号", "明川市北塘区荷塘路5号"),
    ("address", "澄江明川北塘区荷塘路5号", "明川市北塘区荷塘路5号"),
    ("address", "明川市，西岭区，学府路8号2幢301室", "明川市西岭区学府路8号2幢301室"),
    ("address", "明川市学府街道学府路8号", "明川市西岭区学府街道学府路8号"),
    ("address", "云栖镇青石村3组", "明川市云湖县云栖镇青石村3组"),
    ("address", "云湖县湖口镇白石村", "明川市云湖县湖口镇白石村"),
    ("address", "新地址：世纪大道100号3楼", "明川市东岸区世纪大道100号3楼"),
    ("address", "就在银杏路5号银杏大厦A座1201", "明川市东岸区银杏路5号银杏大厦A座1201"),
    ("address", "南京东路8号", "明川市东岸区南京东路8号"),
    ("address", "北京市朝阳区青禾路8号", "北京市朝阳区青禾路8号"),
    ("address", "浙江杭州西湖区青禾路8号", "浙江省杭州市西湖区青禾路8号"),
    ("address", "东莞市长安镇青禾路1号", "广东省东莞市长安镇青禾路1号"),
    ("region", "西岭区", "990103"),
    ("region", "云湖", "990121"),
    ("region", "明川市东岸区", "990102"),
    ("region", "990121", "990121"),
    ("region", "990100", "9901"),
    ("region", "我在明川市", "9901"),
    ("region", "云栖镇", "990121100"),
    ("choice", "租赁", "lease"),
    ("choice", "租賃", "lease"),
    ("choice", "租的", "lease"),
    ("choice", "lease", "lease"),
    ("choice", "第二个", "own"),
    ("choice", "2", "own"),
    ("choice", "二", "own"),
    ("choice", "B", "own"),
    ("choice", "选项b", "own"),
    ("choice", "最后一个", "relative"),
    ("choice", "房子是自己的", "own"),
    ("choice", "无偿使用", "free"),
    ("choice", "亲属无偿使用", "relative"),
    ("choice", "亲属", "relative"),
    ("choice", "不是租的，是买的", "own"),
    ("choice", "Free use", "free"),
    ("choice", "3号", "free"),
    ("multi_choice", "1和3", ("lease", "free")),
    ("multi_choice", "租赁、自有", ("lease", "own")),
    ("multi_choice", "自有和租赁", ("lease", "own")),
    ("multi_choice", "全部", ("lease", "own", "free", "relative")),
    ("multi_choice", "A、C", ("lease", "free")),
    ("multi_choice", "第一个，第四个", ("lease", "relative")),
    ("multi_choice", "租的", ("lease",)),
    ("money", "一万二", Decimal(12000)),
    ("money", "1.2万", Decimal(12000)),
    ("money", "3万5", Decimal(35000)),
    ("money", "人民币伍拾万元整", Decimal(500000)),
    ("money", "壹佰贰拾叁元肆角伍分", Decimal("123.45")),
    ("money", "¥12,000.50", Decimal("12000.5")),
    ("money", "￥800", Decimal(800)),
    ("money", "500万", Decimal(5000000)),
    ("money", "兩萬圓", Decimal(20000)),
    ("money", "三千块钱", Decimal(3000)),
    ("money", "12块5", Decimal("12.5")),
    ("money", "一亿三", Decimal(130000000)),
    ("money", "50k", Decimal(50000)),
    ("number", "120平方米", 120),
    ("number", "一百二十平", 120),
    ("number", "120.50㎡", Decimal("120.5")),
    ("number", "3亩", 2000),
    ("number", "大概120吧", 120),
    ("plate", "澄A12345", "澄A12345"),
    ("plate", "澄a·12345", "澄A12345"),
    ("plate", "澄AD12345", "澄AD12345"),
    ("plate", "车牌是澄A 12345", "澄A12345"),
    ("plate", "澄A1234学", "澄A1234学"),
    ("bank_card", "6299 9900 0000 0009", "6299990000000009"),
    ("bank_card", "卡号６２９９９９００００００００0９", "6299990000000009"),
    ("yes_no", "是", True),
    ("yes_no", "是的。", True),
    ("yes_no", "对", True),
    ("yes_no", "有", True),
    ("yes_no", "當然", True),
    ("yes_no", "没问题", True),
    ("yes_no", "没错", True),
    ("yes_no", "Yes, please", True),
    ("yes_no", "没有", False),
    ("yes_no", "不是", False),
    ("yes_no", "我没有", False),
    ("yes_no", "不需要，谢谢", False),
    ("yes_no", "Nope", False),
    ("yes_no", "否", False),
    ("text", "软件开发", "软件开发"),
    ("text", "测试项是：软件开发", "软件开发"),
    ("text", "It's a bakery, please.", "a bakery"),
    ("text", "Hill Road, thank you!", "Hill Road"),
    ("text", "Italian food please", "Italian food"),
    ("text", "Please ring twice", "Please ring twice"),
    ("attachment", "att-0001af", "att-0001af"),
)


VALUES = sorted({(kind, value) for kind, _, value in CASES}, key=str)


@pytest.mark.parametrize(("kind", "raw", "value"), CASES)
def test_reply_becomes_its_canonical_value(judge: Judge, kind: str, raw: str, value: Value) -> None:
    judged = judge(kind, raw)
    assert judged == Accepted(value)
    assert isinstance(judged, Accepted)
    assert type(judged.value) is type(value)


def test_a_year_left_out_is_the_one_the_limits_allow(judge: Judge) -> None:
    assert judge("date", "3月1号", minimum="today") == Accepted(date(2027, 3, 1))
    assert judge("date", "12月1号", maximum="today") == Accepted(date(2025, 12, 1))
    assert judge("date", "3月1号") == Accepted(date(2026, 3, 1))


def test_nothing_is_a_choice_where_the_blank_may_stay_empty(judge: Judge) -> None:
    assert judge("multi_choice", "都没有", required=False) == Accepted(())


@pytest.mark.parametrize(("kind", "value"), VALUES)
@pytest.mark.parametrize("language", Language)
def test_what_is_shown_reads_back_as_the_same_value(
    types: Mapping[str, FieldType], judge: Judge, blank: Blank, kind: str, value: Value, language: Language
) -> None:
    assert judge(kind, types[kind].format(value, blank(kind), language)) == Accepted(value)


@pytest.mark.parametrize(("kind", "value"), VALUES)
def test_json_form_fits_the_schema_and_comes_back(
    types: Mapping[str, FieldType], blank: Blank, kind: str, value: Value
) -> None:
    travelling, schema = to_json(value), types[kind].schema(blank(kind))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(travelling, schema, cls=jsonschema.Draft202012Validator)
    assert from_json(kind, travelling) == value


def test_the_length_of_a_text_is_that_of_its_value(judge: Judge) -> None:
    assert judge("text", "不对，是LMCTEST9901000002", max_length=17) == Accepted("LMCTEST9901000002")
    assert judge("text", "测试项是990100000012345", max_length=15) == Accepted("990100000012345")
