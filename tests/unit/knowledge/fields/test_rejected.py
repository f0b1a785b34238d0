"""Which replies are refused, and does the message name what is wrong?"""

from collections.abc import Callable

import pytest

from suishiban.knowledge.fields import Accepted, Rejected
from suishiban.knowledge.guide import Text

Judge = Callable[..., Accepted | Rejected]
CASES = (
    ("name", "是的", "这不像是姓名"),
    ("name", "我不知道", "没有测试项"),
    ("name", "不是张三", "不是什么"),
    ("name", "测试项不是张三", "不是什么"),
    ("name", "张三1", "不应有数字"),
    ("name", "张", "至少两个字"),
    ("name", "张三@", "符号"),
    ("name", "张三、李四", "不止一个"),
    ("name", "我要办身份证", "不像是姓名"),
    ("name", "怎么填", "不像是姓名"),
    ("name", "yes", "不像是姓名"),
    ("name", "王" * 26, "最多25个字"),
    ("name", "", "没有看到"),
    ("name", "😀", "没有看到"),
    ("org_name", "我的公司", "不是完整的名称"),
    ("org_name", "有限责任公司", "不是完整的名称"),
    ("org_name", "青禾软件", "组织形式"),
    ("org_name", "12345", "没有看到"),
    ("id_number", "990102199003070012", "校验位不对"),
    ("id_number", "990102900307001", "15位"),
    ("id_number", "990102199002300019", "不是真实的日期"),
    ("id_number", "990102209901010018", "今天之后"),
    ("id_number", "99010219900307001", "现在是17位"),
    ("id_number", "99010219900307A011", "不该出现"),
    ("id_number", "990102199003070011和990103198505120025", "不止一个"),
    ("id_number", "没带", "没有看到身份证号"),
    ("credit_code", "91990102MA0000001E", "校验位不对"),
    ("credit_code", "91990102MAO000001D", "不使用字母O"),
    ("credit_code", "91990102MA000000ID", "不使用字母I"),
    ("credit_code", "91990102MA0000001", "现在是17位"),
    ("credit_code", "990102000000001", "旧的工商注册号"),
    ("passport", "护照", "没有看到护照号码"),
    ("passport", "E1234567890", "现在是11位"),
    ("mobile", "1540000123", "现在是10位"),
    ("mobile", "154000012345", "现在是12位"),
    ("mobile", "25400001234", "13至19开头"),
    ("mobile", "不是15400001234", "不是什么"),
    ("mobile", "手机没有", "没有看到手机号"),
    ("mobile", "15400001234或者15400005678", "不止一个"),
    ("landline", "1234", "位数不对"),
    ("landline", "没装电话", "没有看到固定电话"),
    ("phone", "12345", "现在是5位"),
    ("phone", "0999-123", "位数不对"),
    ("email", "zhangjie", "没有@"),
    ("email", "a@b", "不完整"),
    ("date", "二零零五年三月初八", "农历"),
    ("date", "农历三月十五", "农历"),
    ("date", "2月30日", "没有这一天"),
    ("date", "2025年2月29日", "没有这一天"),
    ("date", "2027年3月", "缺“日”"),
    ("date", "2027年", "缺“日”"),
    ("date", "03/08/2005", "分不清"),
    ("date", "长期", "没有看到日期"),
    ("date", "2026年3月1日到2027年2月28日", "不止一个"),
    ("address", "明川市东岸区", "只到区（县）"),
    ("address", "明川市东岸区世纪大道", "缺门牌号"),
    ("address", "世纪大道", "缺门牌号"),
    ("address", "青禾", "还缺道路和门牌号"),
    ("address", "火星市世纪大道100号", "没有找到“火星市”"),
    ("address", "明川市天河区世纪大道100号", "没有找到“天河区”"),
    ("address", "朝阳区青禾路8号", "不止一处"),
    ("address", "杭州市青禾路8号", "缺少区（县）"),
    ("address", "301", "没有看到完整的中文地址"),
    ("address", "123 Century Avenue", "没有看到完整的中文地址"),
    ("address", "地址怎么填", "不像是地址"),
    ("region", "朝阳区", "不止一处"),
    ("region", "火星", "没有找到"),
    ("region", "123456", "没有找到"),
    ("choice", "第五个", "没有这个选项"),
    ("choice", "不是租的", "不是什么"),
    ("choice", "租的或者买的", "可能指几个选项"),
    ("choice", "借来", "没有这个选项"),
    ("choice", "使用", "可能指几个选项"),
    ("multi_choice", "第九个", "没有这个选项"),
    ("multi_choice", "没有", "没有这个选项"),
    ("money", "100美元", "只收人民币"),
    ("money", "-5元", "负数"),
    ("money", "12.345元", "最多到分"),
    ("money", "没钱", "没有看到金额"),
    ("money", "1,2元", "没有看到金额"),
    ("money", "1" + "0" * 26, "没有看到金额"),
    ("money", "10元或者20元", "不止一个"),
    ("number", "30斤", "单位不对"),
    ("number", "负5", "负数"),
    ("number", "很大", "没有看到"),
    ("plate", "鲸A12345", "省份简称"),
    ("plate", "澄AO1234", "不使用字母I和O"),
    ("plate", "澄A1234", "现在是6位"),
    ("plate", "没有车", "没有看到车牌号"),
    ("bank_card", "6299990000000008", "校验位不对"),
    ("bank_card", "123", "现在是3位"),
    ("bank_card", "没有卡", "没有看到银行卡号"),
    ("yes_no", "不知道", "没听出"),
    ("yes_no", "有没有", "没听出"),
    ("yes_no", "nothing", "没听出"),
    ("yes_no", "", "没有看到"),
    ("text", "", "没有看到"),
    ("text", "不知道", "没有测试项"),
    ("text", "字" * 201, "最多200个字"),
    ("attachment", "好的", "需要上传"),
)


@pytest.mark.parametrize(("kind", "raw", "said"), CASES)
def test_refusal_names_what_is_wrong_in_both_languages(judge: Judge, kind: str, raw: str, said: str) -> None:
    judged = judge(kind, raw)
    assert isinstance(judged, Rejected)
    assert said in judged.problem.zh
    assert judged.problem.en
    assert judged.fix.zh
    assert judged.fix.en


@pytest.mark.parametrize("kind", ["id_number", "mobile", "bank_card", "name", "passport", "landline", "phone", "email"])
def test_refusal_never_repeats_a_personal_value(judge: Judge, kind: str) -> None:
    for raw in ("99010219900307001299", "王小明15400009", "6299990000000008", "0999-5123", "wangxm@b"):
        judged = judge(kind, raw)
        if isinstance(judged, Rejected):
            words = "".join((judged.problem.zh, judged.problem.en, judged.fix.zh, judged.fix.en))
            assert not any(part in words for part in ("0307", "王小明", "00000008", "5123 ", "wangxm"))


def test_limits_are_named(judge: Judge) -> None:
    late = judge("date", "2027年1月1日", maximum="today")
    assert isinstance(late, Rejected)
    assert late.problem == Text(
        "测试项不能晚于今天（2026年3月2日）", "The test blank cannot be after today (2026-03-02)"
    )
    early = judge("date", "2025-1-1", minimum="2025-06-01")
    assert isinstance(early, Rejected)
    assert early.problem.zh == "测试项不能早于2025年6月1日"
    small = judge("number", "5", minimum="10")
    assert isinstance(small, Rejected)
    assert small.problem == Text("测试项不能少于10平方米", "The test blank cannot be less than 10 m2")
    rich = judge("money", "两亿", maximum="100000000")
    assert isinstance(rich, Rejected)
    assert rich.problem.zh == "测试项不能超过100000000元"


def test_ambiguous_choice_names_the_candidates(judge: Judge) -> None:
    judged = judge("choice", "使用")
    assert isinstance(judged, Rejected)
    assert judged.fix == Text(
        "请从中选一个：无偿使用、亲属无偿使用", "Please choose one of: Free use, Free use from a relative"
    )


def test_ambiguous_division_names_the_candidates(judge: Judge) -> None:
    judged = judge("address", "朝阳区青禾路8号")
    assert isinstance(judged, Rejected)
    assert judged.fix.zh == "请写明是哪一个：北京市朝阳区、吉林省长春市朝阳区"


def test_over_long_reply_is_refused_at_once(judge: Judge) -> None:
    judged = judge("id_number", "9" * 100_000)
    assert isinstance(judged, Rejected)
    assert judged.problem.zh == "测试项太长，最多200个字"


@pytest.mark.parametrize("label", ["母亲证件号码", "档案编号", "不动产权证书号", "批准文号"])
def test_the_number_of_a_document_has_a_figure_in_it(judge: Judge, label: str) -> None:
    called = Text(label, "document number")
    refused = judge("text", "高超", label=called)
    assert isinstance(refused, Rejected)
    assert refused.problem == Text(f"{label}里没有数字", "There is no figure in the document number")
    assert isinstance(judge("text", "X990000123", label=called), Accepted)
    assert isinstance(judge("text", "三三零九", label=called), Accepted)
    assert isinstance(judge("text", "不详", label=called), Accepted)
    assert isinstance(judge("text", "远山", label=Text("品牌型号")), Accepted)
