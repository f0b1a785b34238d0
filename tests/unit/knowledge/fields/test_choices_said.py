"""How do people say which option they mean, and how surely is it meant?"""

from collections.abc import Callable, Mapping

import pytest

from suishiban.knowledge.fields import Accepted, FieldType, Rejected
from suishiban.knowledge.guide import FormField, Option, Text

Judge = Callable[..., Accepted | Rejected]
Blank = Callable[..., FormField]


def _options(*stated: str) -> tuple[Option, ...]:
    """`id label alias alias …`."""
    words = [one.split(" ") for one in stated]
    return tuple(Option(id=first, label=Text(label), aliases=tuple(more)) for first, label, *more in words)


LISTS = {
    "rented": _options("public 公共租赁住房 公租房 廉租房", "market 市场租赁住房 中介租的 自己找的房"),
    "follows": _options("mother 随母亲 跟妈妈 随母 跟妈", "father 随父亲 跟爸爸 随父 跟爸"),
    "material": _options("flash 光敏 自动出油", "rubber 橡胶 胶皮 橡皮", "brass 铜 铜章 金属"),
    "renewal": _options("full 期满换证 到期", "soon 有效期将满 快到期 快过期", "lost 丢失 丢了"),
    "official": _options("yes 是 国家工作人员", "no 不是 普通人"),
    "hardship": _options("none 没有 都不是", "dibao 低保家庭成员 低保户 吃低保", "severe 特困人员 特困"),
    "request": _options("first 首次办理 第一次 头一次 没办过", "renew 到期换领 到期"),
    "insurances": _options("pension 职工基本养老保险 养老 养老保险", "medical 职工基本医疗保险 医保 医疗"),
    "reply": _options("declined 书面放弃 放弃了", "silent 没有答复 没回 不理"),
    "move": _options("within 同区（县）内 同区 没有跨区 不跨区 同一个区", "across 跨区（县）迁移 跨区 不同的区"),
    "use": _options("commercial 非住宅 商业 写字楼", "dwelling 住宅 居民楼"),
    "register": _options("shared 在同一本 同一本", "apart 不在同一本 各是各的"),
    "staff": _options("have 有员工 要招人手", "none 暂时没有 还没招人"),
    "seller_loan": _options("paid 还清了 没有抵押", "owing 没还清，带押过户 还有房贷"),
    "dishes": _options(
        "hot 热食类 炒菜 面条", "cold 冷食类 凉菜 沙拉", "raw 生食类 刺身", "semi 半成品 净菜", "drinks 自制饮品 奶茶"
    ),
}
ONE = (
    ("rented", "自己在外面找的房，不是公租房", "market"),
    ("rented", "不是公租房", "market"),
    ("staff", "招人", "have"),
    ("register", "不在同同一本", "apart"),
    ("rented", "不算公租房的", "market"),
    ("follows", "妈妈", "mother"),
    ("follows", "随妈妈", "mother"),
    ("follows", "跟妈姓", "mother"),
    ("follows", "母亲那边", "mother"),
    ("follows", "不跟妈妈，跟爸爸", "father"),
    ("follows", "第二个", "father"),
    ("material", "公章，橡胶的", "rubber"),
    ("material", "光敏的，就1枚", "flash"),
    ("material", "就铜的吧", "brass"),
    ("material", "不要橡胶，要铜的", "brass"),
    ("material", "最后一个", "brass"),
    ("renewal", "不是说过快到期了嘛", "soon"),
    ("renewal", "不是说了嘛，快到期", "soon"),
    ("renewal", "我刚才说了，丢了", "lost"),
    ("renewal", "不是快到期，是丢了", "lost"),
    ("move", "不是一个区", "across"),
    ("move", "我们不在一个区", "across"),
    ("move", "不是跨区的", "within"),
    ("move", "并没有跨区", "within"),
    ("move", "没跨区", "within"),
    ("move", "不是同区，是跨区", "across"),
    ("rented", "要不公租房吧", "public"),
    ("rented", "并不是公租房", "market"),
    ("material", "无需橡胶，铜的", "brass"),
    ("material", "不好意思，橡胶的", "rubber"),
    ("use", "不是住宅", "commercial"),
    ("use", "不是非住宅", "dwelling"),
    ("use", "并非居民楼", "commercial"),
    ("official", "不是，就普通上班的", "no"),
    ("official", "不是", "no"),
    ("official", "是的", "yes"),
    ("official", "不是国家工作人员", "no"),
    ("hardship", "没有", "none"),
    ("hardship", "没有的", "none"),
    ("hardship", "我们家吃低保的", "dibao"),
    ("request", "头一次办", "first"),
    ("reply", "2月10日，他们一直没回", "silent"),
)
NONE_OF_THEM = (
    ("follows", "跟我"),
    ("follows", "今天天气怎么样"),
    ("follows", "隔壁工地半夜施工归谁管"),
    ("renewal", "可以"),
    ("hardship", "15400001234"),
)
SEVERAL: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("insurances", "养老和医保都上", ("pension", "medical")),
    ("insurances", "那就养老和医保都上", ("pension", "medical")),
    ("insurances", "两样都参加", ("pension", "medical")),
    ("insurances", "都上", ("pension", "medical")),
    ("insurances", "只要医保", ("medical",)),
    ("insurances", "养老就行，医保不要", ("pension",)),
    ("insurances", "不要养老，要医保", ("medical",)),
    ("dishes", "面条炒菜，再弄点凉菜", ("hot", "cold")),
    ("dishes", "面条，凉菜，就这些吧", ("hot", "cold")),
    ("dishes", "热食类、冷食类", ("hot", "cold")),
    ("dishes", "第一个，第四个", ("hot", "semi")),
    ("dishes", "热食类和凉和生食类", ("hot", "cold", "raw")),
    ("dishes", "五样都要", ("hot", "cold", "raw", "semi", "drinks")),
    ("dishes", "除了刺身都要", ("hot", "cold", "semi", "drinks")),
    ("dishes", "不要刺身，其他都要", ("hot", "cold", "semi", "drinks")),
)


@pytest.mark.parametrize(("options", "raw", "chosen"), ONE)
def test_one_option(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, options: str, raw: str, chosen: str
) -> None:
    assert judge("choice", raw, options=LISTS[options]) == Accepted(chosen)
    found = types["choice"].recognise(raw, blank("choice", options=LISTS[options]))
    assert judge("choice", found[0].raw, options=LISTS[options]) == Accepted(chosen)


@pytest.mark.parametrize(("options", "raw"), NONE_OF_THEM)
def test_no_option(types: Mapping[str, FieldType], blank: Blank, judge: Judge, options: str, raw: str) -> None:
    assert types["choice"].recognise(raw, blank("choice", options=LISTS[options])) == ()
    assert isinstance(judge("choice", raw, options=LISTS[options]), Rejected)


@pytest.mark.parametrize(
    ("raw", "certainty"),
    [
        ("公章，橡胶的", 0.95),
        ("光敏的，就1枚", 0.95),
        ("就要橡皮的吧", 0.95),
        ("章是橡胶的", 0.65),
        ("铜", 0.85),
        ("第二个", 0.55),
    ],
)
def test_a_wording_that_is_a_clause_is_sure(
    types: Mapping[str, FieldType], blank: Blank, raw: str, certainty: float
) -> None:
    """0.9 is what a choice that was not asked needs; a wording of one character or “没有” never reaches it."""
    found = types["choice"].recognise(raw, blank("choice", options=LISTS["material"]))
    assert found[0].certainty == certainty


def test_an_answer_to_any_question_is_never_sure(types: Mapping[str, FieldType], blank: Blank) -> None:
    for raw, options in (("没有", "hardship"), ("都不是", "hardship"), ("不是", "official"), ("是", "official")):
        assert types["choice"].recognise(raw, blank("choice", options=LISTS[options]))[0].certainty == 0.85


@pytest.mark.parametrize(("options", "raw", "chosen"), SEVERAL)
def test_every_option_named_anywhere(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, options: str, raw: str, chosen: tuple[str, ...]
) -> None:
    assert judge("multi_choice", raw, options=LISTS[options]) == Accepted(chosen)
    found = types["multi_choice"].recognise(raw, blank("multi_choice", options=LISTS[options]))
    assert judge("multi_choice", found[0].raw, options=LISTS[options]) == Accepted(chosen)


@pytest.mark.parametrize("raw", ["都不要", "一个都不要", "养老医保都不要", "不参加", "都没有", "不需要了"])
def test_none_of_several_where_the_blank_may_stay_empty(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, raw: str
) -> None:
    options = LISTS["insurances"]
    assert judge("multi_choice", raw, options=options, required=False) == Accepted(())
    found = types["multi_choice"].recognise(raw, blank("multi_choice", options=options, required=False))
    assert judge("multi_choice", found[0].raw, options=options, required=False) == Accepted(())
    assert isinstance(judge("multi_choice", raw, options=options), Rejected)


def test_a_number_of_all_has_to_be_right(judge: Judge) -> None:
    assert isinstance(judge("multi_choice", "三样都要", options=LISTS["dishes"]), Rejected)
    assert isinstance(judge("multi_choice", "热食、火星菜", options=LISTS["dishes"]), Rejected)


@pytest.mark.parametrize("said", ["她妈妈叫李敏", "妈妈的身份证在我这", "爸爸手机15400001234"])
def test_who_is_spoken_of_is_not_chosen(judge: Judge, said: str) -> None:
    options = (
        Option(id="mother", label=Text("母亲", "Mother"), aliases=("妈妈",)),
        Option(id="father", label=Text("父亲", "Father"), aliases=("爸爸",)),
    )
    assert isinstance(judge("choice", said, options=options), Rejected)
    assert judge("choice", "我是孩子妈妈", options=options) == Accepted("mother")


def test_what_denies_an_option_does_not_rule_out_one_that_is_a_denial(judge: Judge) -> None:
    assert judge("choice", "没抵押", options=LISTS["seller_loan"]) == Accepted("paid")
