"""How do people say the names of persons and of organisations, and what is no name?"""

from collections.abc import Callable, Mapping

import pytest

from suishiban.knowledge.fields import Accepted, FieldType, Rejected
from suishiban.knowledge.guide import FormField

Judge = Callable[..., Accepted | Rejected]
Blank = Callable[..., FormField]
PERSONS = (
    ("王秀兰，990103199206082027", "王秀兰"),
    ("李国栋 身份证号990104195101191030", "李国栋"),
    ("吴建民，身份证990104198309211030，手机15400007712", "吴建民"),
    ("王秀兰，身份证号990103199206082027，手机15400002345", "王秀兰"),
    ("张晓东，他身份证990102201506123015", "张晓东"),
    ("陈一诺，男孩，2月18号生的", "陈一诺"),
    ("欧阳明月，女，990103199206082027", "欧阳明月"),
    ("代理人张杰，身份证990103199206082027", "张杰"),
    ("卖方是郑志强，身份证是990104198309211030", "郑志强"),
    ("孩子叫陈小满", "陈小满"),
    ("那就叫陈小满吧", "陈小满"),
    ("我自己，张杰", "张杰"),
    ("我，买买提·吐尔逊", "买买提·吐尔逊"),
    ("张三 15400001234", "张三"),
    ("林秀英，我们都叫她林阿婆", "林秀英"),
    ("吴建国当会长，没兼别的", "吴建国"),
)
NO_PERSONS = (
    "不能", "没有", "没有了", "一分没有", "干不了", "不用了", "可以", "好的", "老板自己", "总经理", "我们老板", "店长",
    "三万二千块", "两个月", "下周一", "三月八号", "跟我姓", "男孩", "闺女", "我自己", "本人", "还没起名", "就我一个",
    "张老师", "方便", "马上", "电子的", "要", "想当场拿", "女儿", "都是汉族",
)  # fmt: skip
ORGANISATIONS = (
    ("就叫明川市青桐软件有限公司", "明川市青桐软件有限公司"),
    ("名字叫明川市青桐软件有限公司", "明川市青桐软件有限公司"),
    ("公司名字就叫明川市青桐软件有限公司", "明川市青桐软件有限公司"),
    ("公司叫明川市青桐软件有限公司", "明川市青桐软件有限公司"),
    ("叫明川市青桐软件有限公司", "明川市青桐软件有限公司"),
    ("全称是明川市远帆贸易有限公司", "明川市远帆贸易有限公司"),
    ("明川市清泉检测有限公司，报告是2025年1月15日出的", "明川市清泉检测有限公司"),
    ("店名就叫小荷面馆", "小荷面馆"),
    ("明川市东岸区银杏网店", "明川市东岸区银杏网店"),
    ("明川市北塘区荷塘理发店", "明川市北塘区荷塘理发店"),
    ("明川市北塘区杨柳早点店", "明川市北塘区杨柳早点店"),
    ("老王修车铺", "老王修车铺"),
    ("渔港海鲜摊", "渔港海鲜摊"),
    ("学府文具部", "学府文具部"),
    ("银杏茶社", "银杏茶社"),
    ("城南棋牌室", "城南棋牌室"),
    ("荷塘月色餐厅", "荷塘月色餐厅"),
    ("小荷幼儿园", "小荷幼儿园"),
    ("青青草美术培训学校", "青青草美术培训学校"),
    ("明川市第一人民医院", "明川市第一人民医院"),
    ("东岸区妇幼保健院生的", "东岸区妇幼保健院"),
    ("明川市民政局", "明川市民政局"),
    ("明川银行东岸支行", "明川银行东岸支行"),
    ("我在明川大学读书", "明川大学"),
    ("明川市妇幼保健院东院区", "明川市妇幼保健院东院区"),
    ("就在市妇幼保健院", "市妇幼保健院"),
    ("在银杏理发店上班", "银杏理发店"),
)
NO_ORGANISATIONS = (
    "都还行", "不行", "还可以吧", "我想开个店", "随便起一个", "没有单位", "我的店", "学校", "不想说", "执照丢了怎么办",
    "我要办理注册地更改", "同意", "行吧", "寄给我",
)  # fmt: skip


@pytest.mark.parametrize(("raw", "name"), PERSONS)
def test_a_name_beside_other_values(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str, name: str
) -> None:
    assert judge("name", raw) == Accepted(name)
    assert types["name"].recognise(raw, blank("name"))[0].raw == name


@pytest.mark.parametrize("raw", NO_PERSONS)
def test_answers_of_another_kind_are_no_names(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str
) -> None:
    assert isinstance(judge("name", raw), Rejected)
    assert types["name"].recognise(raw, blank("name")) == ()


def test_a_word_beside_a_number_is_no_name(types: Mapping[str, FieldType], blank: Blank) -> None:
    for raw in ("方便，15400001234", "马上，2月10号", "平安，谢谢", "全部，一共3个人"):
        assert types["name"].recognise(raw, blank("name")) == ()


@pytest.mark.parametrize(("raw", "name"), ORGANISATIONS)
def test_name_of_an_organisation(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str, name: str
) -> None:
    assert judge("org_name", raw) == Accepted(name)
    assert types["org_name"].recognise(raw, blank("org_name"))[0].raw == name


@pytest.mark.parametrize("raw", NO_ORGANISATIONS)
def test_a_sentence_is_no_name_of_an_organisation(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str
) -> None:
    assert isinstance(judge("org_name", raw), Rejected)
    assert types["org_name"].recognise(raw, blank("org_name")) == ()
