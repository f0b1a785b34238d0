"""How do people say yes and no, and which clause of a reply answers?"""

from collections.abc import Callable, Mapping

import pytest

from suishiban.knowledge.fields import Accepted, FieldType, Rejected
from suishiban.knowledge.guide import FormField, Text

Judge = Callable[..., Accepted | Rejected]
Blank = Callable[..., FormField]


def _question(label: str, ask: str, *aliases: str) -> dict[str, object]:
    return {"label": Text(label, "test blank"), "ask": Text(ask), "aliases": aliases}


ASKED = {
    "benefit": _question("以前领过失业保险金", "以前有没有领过失业保险金？", "领过没有", "上次领过"),
    "pension": _question("正在领取基本养老金", "您是不是已经在领养老金了？", "退休金", "在领养老金"),
    "work": _question("有求职要求", "您是不是正在找工作？", "想找工作吗"),
    "held": _question("驾驶证是否正被扣留", "驾驶证现在有没有被交警扣留、暂扣？", "驾照被扣", "扣证"),
    "tax": _question("是否已缴购置税", "车辆购置税已经缴了或者办好免税了吗？", "购置税交了吗", "交税了"),
    "income": _question("个人所得税已办结", "转让股权的个人所得税办完了吗？", "税交了没", "完税"),
    "ccc": _question("是否有CCC认证", "车上或者合格证上有CCC标志吗？", "3C认证", "CCC"),
    "altered": _question("是否改装过", "车改过电机、电池、限速，或者加装过座椅吗？", "改装", "解限速"),
    "fines": _question("违法和事故是否处理完毕", "这辆车的违法和事故都处理完了吗？", "违章处理了吗"),
    "crash": _question("上牌前是否出过事故", "上牌之前出过交通事故吗？", "撞过", "事故"),
    "card": _question("是否已有社会保障卡", "持卡人以前在别的地方领过社保卡吗？", "办过社保卡"),
    "food": _question("接触直接入口食品", "要接触直接入口的食品吗？", "碰不碰食物", "直接接触"),
    "contract": _question("承包经营", "食堂是不是承包给别人经营？", "承包", "外包"),
    "online": _question("网络经营", "会在网上接单吗，比如外卖平台？", "外卖", "上平台"),
    "lost": _question("纸质执照遗失", "纸质营业执照丢了吗？", "执照丢了", "找不到执照"),
    "seal": _question("同时领电子印章", "要不要同时领一套电子印章？", "电子章", "电子公章"),
    "closing": _question("知道晚申请要停业", "届满后新证下来以前要停业，您知道并同意吗？", "停业"),
    "settled": _question("债务和费用已结清", "公司的债务、工资、社保和税款都结清了吗？", "债务清了没", "欠债"),
    "spouse": _question("与配偶一起提取", "要和配偶一起提取吗？", "夫妻一起", "老婆一起提"),
    "able": _question("有劳动能力", "这位成员能不能劳动？", "能干活吗", "劳动能力"),
    "own": _question("是否自己经营", "您是自己做生意（有营业执照），不是给单位上班，对吗？", "自己做生意", "个体户"),
    "hukou": _question("户籍在明川市", "老人的户口在明川吗？", "户口在明川吗", "户籍"),
    "branches": _question("有没有注销的分公司", "公司还有没注销的分公司吗？", "分公司", "分支机构"),
    "others": _question("还有别的城市的缴费没有转", "除了这里，还有别的城市的养老保险没转吗？", "多地参保"),
    "family": _question("是否有随迁人员", "有家人跟您一起迁过来吗？", "家人一起迁", "全家迁"),
    "urgent": _question("是否申请加急", "有紧急的出国事由、需要加急吗？", "加急", "急用"),
    "frozen": _question("股权没有冻结", "请确认要变更的股权没有被法院冻结。可以确认吗？", "有没有查封", "冻结", "质押"),
    "kin": _question("没有近亲关系", "双方没有直系血亲和三代以内旁系血亲关系吗？", "是不是亲戚"),
    "single": _question("是否未婚", "这个孩子未婚吗？", "没结婚", "单身"),
    "willing": _question("双方完全自愿", "双方都是完全自愿的吗？", "自愿吗"),
    "health": _question("健康状况达到护士标准", "您的健康状况达到前面说的护士健康标准吗？", "体检", "健康"),
    "home": _question("孩子已经上户口", "孩子上户口了没有？", "上户口了吗", "落户没有"),
}
YES = (
    ("pension", "在领"),
    ("work", "在找"),
    ("work", "当然在找，天天投简历"),
    ("tax", "交了"),
    ("tax", "刚刚交了"),
    ("tax", "已经交过了"),
    ("income", "交过了"),
    ("ccc", "有3C的"),
    ("altered", "改过一次"),
    ("altered", "三年前改过"),
    ("fines", "违章都处理完了"),
    ("fines", "都好了，是"),
    ("online", "会上外卖平台的"),
    ("lost", "丢了"),
    ("lost", "执照丢了"),
    ("seal", "来一套"),
    ("seal", "那就要一套吧"),
    ("seal", "那要"),
    ("closing", "那同意吧"),
    ("closing", "知道，同意"),
    ("settled", "都结清了"),
    ("spouse", "老婆也一起提"),
    ("spouse", "一起的，对"),
    ("hukou", "在明川"),
    ("hukou", "当然在"),
    ("branches", "还有一个没注销"),
    ("others", "还有一个地方没转"),
    ("frozen", "可以确认"),
    ("frozen", "没有冻结，是的"),
    ("frozen", "没有冻结"),
    ("kin", "没有亲戚关系"),
    ("kin", "没有"),
    ("single", "当然没结婚，才上小学"),
    ("willing", "当然自愿"),
    ("health", "达到"),
    ("home", "上了户口的"),
    ("card", "好的好的"),
    ("card", "对对对"),
    ("card", "Yes, I do"),
)
NO = (
    ("benefit", "从来没领过"),
    ("benefit", "从没领过"),
    ("benefit", "没领过"),
    ("benefit", "压根没领过"),
    ("pension", "没领，早着呢"),
    ("pension", "还没退休呢"),
    ("held", "没被扣"),
    ("held", "驾照没被扣"),
    ("tax", "还没交"),
    ("tax", "还没有"),
    ("altered", "没改过"),
    ("altered", "没改过，对"),
    ("crash", "新车哪来的事故，没有"),
    ("card", "刚出生哪来的卡，没有"),
    ("card", "从来没办过"),
    ("card", "没有没有"),
    ("card", "没有呀他才多大"),
    ("food", "不接触"),
    ("contract", "没有承包"),
    ("contract", "公司没有承包"),
    ("seal", "那就不要了"),
    ("seal", "电子章就不要了"),
    ("seal", "不用了，谢谢"),
    ("settled", "没结清"),
    ("settled", "还没结清"),
    ("spouse", "老婆不一起提"),
    ("able", "干不了"),
    ("able", "做不了"),
    ("own", "不是，给公司干活的"),
    ("branches", "没有分公司"),
    ("branches", "是的，没有分公司"),
    ("others", "没别的了"),
    ("family", "就我一个"),
    ("urgent", "不急"),
    ("frozen", "不能确认"),
    ("frozen", "不是"),
    ("card", "not yet"),
)
UNCLEAR = (
    ("card", "不知道"),
    ("card", "可能吧，不太清楚"),
    ("card", "有没有"),
    ("card", "要交多少钱？"),
    ("card", "我要办理注册地更改"),
    ("card", "我要换身份证"),
    ("card", "没领结婚证，能办吗"),
    ("card", "我是邻居"),
    ("card", "对了，我还想问个事"),
    ("card", "对不起"),
    ("card", "没听懂"),
    ("card", "不好意思"),
    ("card", "没关系"),
    ("card", "有个问题"),
    ("card", "是这样的"),
    ("card", "护士证下来没"),
    ("card", "15400001234"),
    ("frozen", "冻结了"),
    ("frozen", "没有"),
    ("own", "给单位上班"),
    ("branches", "都注销了"),
    ("benefit", "没有，有"),
)


@pytest.mark.parametrize(
    ("question", "raw", "answer"), [*((*one, True) for one in YES), *((*one, False) for one in NO)]
)
def test_yes_and_no(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, question: str, raw: str, answer: bool
) -> None:
    assert judge("yes_no", raw, **ASKED[question]) == Accepted(answer)
    found = types["yes_no"].recognise(raw, blank("yes_no", **ASKED[question]))
    assert judge("yes_no", found[0].raw, **ASKED[question]) == Accepted(answer)


@pytest.mark.parametrize(("question", "raw"), UNCLEAR)
def test_neither_yes_nor_no(
    types: Mapping[str, FieldType], blank: Blank, judge: Judge, question: str, raw: str
) -> None:
    assert isinstance(judge("yes_no", raw, **ASKED[question]), Rejected)
    assert types["yes_no"].recognise(raw, blank("yes_no", **ASKED[question])) == ()


@pytest.mark.parametrize(
    ("question", "raw", "clause"),
    [
        ("crash", "新车哪来的事故，没有", "没有"),
        ("fines", "都好了，是", "都好了"),
        ("own", "不是，给公司干活的", "不是"),
        ("pension", "没领，早着呢", "没领"),
        ("card", "没有，手机15400001234", "没有"),
    ],
)
def test_only_the_clause_that_answers_is_taken(
    types: Mapping[str, FieldType], blank: Blank, question: str, raw: str, clause: str
) -> None:
    assert [one.raw for one in types["yes_no"].recognise(raw, blank("yes_no", **ASKED[question]))] == [clause]
