"""Which values are found inside a sentence, and how surely?"""

from collections.abc import Callable, Mapping

import pytest

from suishiban.knowledge.fields import FieldType
from suishiban.knowledge.guide import FormField, Text

SENTENCE = "我叫张三，手机是幺五四零零零零一二三四，身份证号990102199003070011，住在明川市东岸区世纪大道100号3楼"
LONG = (
    ("name", "张三"),
    ("mobile", "幺五四零零零零一二三四"),
    ("phone", "幺五四零零零零一二三四"),
    ("id_number", "990102199003070011"),
    ("address", "明川市东岸区世纪大道100号3楼"),
)
CASES: tuple[tuple[str, str, list[str]], ...] = (
    ("name", "我叫买买提·吐尔逊", ["买买提·吐尔逊"]),
    ("name", "法人是欧阳明月", ["欧阳明月"]),
    ("name", "联系人李四，电话15400001234", ["李四"]),
    ("name", "联系人李四电话15400001234", ["李四"]),
    ("name", "我叫张三要办身份证", ["张三"]),
    ("name", "法定代表人改成王小明，注册资本500万", ["王小明"]),
    ("name", "我叫李想", ["李想"]),
    ("name", "张三", ["张三"]),
    ("name", "不是张三", []),
    ("name", "法人不是张三，是李四", ["李四"]),
    ("name", "我要办理注册地更改", []),
    ("name", "要交多少钱?", []),
    ("name", "好的", []),
    ("name", "我是本市户籍", []),
    ("name", "我是来办身份证的", []),
    ("name", "我叫王芳，我老公叫李强", ["王芳", "李强"]),
    ("org_name", "我要把明川市青禾软件有限公司的地址改一下", ["明川市青禾软件有限公司"]),
    ("org_name", "公司名称是青禾（明川）科技有限公司", ["青禾（明川）科技有限公司"]),
    ("org_name", "我想注销我的公司", []),
    ("address", "我要把地址改到世纪大道100号3楼", ["世纪大道100号3楼"]),
    ("address", "要交多少钱?", []),
    ("address", "就在银杏路5号银杏大厦A座1201", ["银杏路5号银杏大厦A座1201"]),
    ("address", "营业执照是2020年3月1号发的", []),
    ("address", "搬到云湖县云栖镇青石村3组12号了", ["云湖县云栖镇青石村3组12号"]),
    ("address", "不是世纪大道100号", []),
    ("mobile", "手机154 0000 1234，备用15400005678", ["154 0000 1234", "15400005678"]),
    ("mobile", "不是15400001234，是15400005678", ["15400005678"]),
    ("mobile", "身份证990102199003070011", []),
    ("landline", "单位电话0999-51234567转801", ["0999-51234567转801"]),
    ("email", "发到zj@example.com吧", ["zj@example.com"]),
    ("date", "租期从2026年3月1日到2027年2月28日", ["2026年3月1日", "2027年2月28日"]),
    ("date", "我明天来办", ["明天"]),
    ("money", "注册资本500万，地址是世纪大道100号3楼", ["500万"]),
    ("number", "面积120平方米，3楼", ["120平方米"]),
    ("plate", "我的车是澄A12345", ["澄A12345"]),
    ("plate", "我的车是鲸A12345", []),
    ("credit_code", "代码91990102MA0000001D，请查", ["91990102MA0000001D"]),
    ("passport", "护照E12345678", ["E12345678"]),
    ("choice", "房子是租的", ["租的"]),
    ("choice", "房子不是租的", []),
    ("yes_no", "是的，我要办", ["是的"]),
    ("yes_no", "我要办理注册地更改", []),
    ("yes_no", "是不是要交钱?", []),
    ("region", "我在西岭区上班", ["西岭区"]),
    ("attachment", "我拍好了", []),
)


@pytest.fixture(scope="module")
def find(types: Mapping[str, FieldType], blank: Callable[..., FormField]) -> Callable[..., list[str]]:
    def found(kind: str, utterance: str, **stated: object) -> list[str]:
        return [one.raw for one in types[kind].recognise(utterance, blank(kind, **stated))]

    return found


@pytest.mark.parametrize(("kind", "utterance", "raws"), CASES)
def test_values_of_a_sentence(find: Callable[..., list[str]], kind: str, utterance: str, raws: list[str]) -> None:
    assert find(kind, utterance) == raws


@pytest.mark.parametrize(("kind", "raw"), LONG)
def test_each_type_finds_its_value_in_a_long_sentence(find: Callable[..., list[str]], kind: str, raw: str) -> None:
    assert find(kind, SENTENCE)[0] == raw


def test_the_own_label_makes_a_value_surer(types: Mapping[str, FieldType], blank: Callable[..., FormField]) -> None:
    utterance = "我的手机15400001234，联系人手机15400005678"
    contact = blank("mobile", label=Text("联系人手机"))
    found = types["mobile"].recognise(utterance, contact)
    assert [one.raw for one in found] == ["15400005678", "15400001234"]
    assert [one.certainty for one in found] == [1.0, 0.9]


def test_another_role_is_no_sure_name(types: Mapping[str, FieldType], blank: Callable[..., FormField]) -> None:
    legal = blank("name", label=Text("法定代表人"), aliases=("法人",))
    assert [one.certainty for one in types["name"].recognise("联系人李四", legal)] == [0.4]
    assert [one.certainty for one in types["name"].recognise("法人是李四", legal)] == [0.95]


def test_a_checksum_proves_an_id_number(types: Mapping[str, FieldType], blank: Callable[..., FormField]) -> None:
    field = blank("id_number")
    assert types["id_number"].recognise("990102199003070011", field)[0].certainty == 1.0
    assert types["id_number"].recognise("990102199003070012", field)[0].certainty == 0.6
    assert types["bank_card"].recognise("990102199003070011", blank("bank_card"))[0].certainty == 0.2


def test_spans_count_in_the_cleaned_utterance(types: Mapping[str, FieldType], blank: Callable[..., FormField]) -> None:
    found = types["mobile"].recognise("手\u200b机  １５４００００１２３４", blank("mobile"))[0]
    assert (found.start, found.end, found.raw) == (3, 14, "15400001234")
