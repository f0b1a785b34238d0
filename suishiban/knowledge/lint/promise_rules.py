"""Do limits, fees, materials, phones and legal basis agree with each other?"""

import re
from collections.abc import Iterator

from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import PENDING, BasicItem, Kind, Necessity, Text
from suishiban.knowledge.lint.report import wrong
from suishiban.knowledge.lint.walk import fees_of, limits_of
from suishiban.knowledge.sources import SOURCES

_ARTICLE = re.compile(r"第[零一二三四五六七八九十百千]+条(之[一二三四五六七八九十])?")


def promised_within_statutory(item: BasicItem) -> Iterator[Finding]:
    """A promise is not longer than the law allows."""
    for where, limits in limits_of(item):
        if limits.promised > limits.statutory:
            message = Text("承诺时限长于法定时限", "The promised limit is longer than the statutory one")
            fix = Text(f"改为不超过{limits.statutory}个工作日", f"At most {limits.statutory} working days")
            yield wrong("promised-within-statutory", f"{where}.promised", limits.promised, message, fix)


def instant_means_zero_days(item: BasicItem) -> Iterator[Finding]:
    """即办件 and 0 promised days go together."""
    for where, limits in limits_of(item):
        if (item.kind is Kind.INSTANT) != (limits.promised == 0):
            message = Text(
                f"办件类型为 {item.kind}，承诺时限却为{limits.promised}个工作日",
                f"The kind is {item.kind}, but {limits.promised} working days are promised",
            )
            fix = Text(
                "即办件承诺0个工作日，承诺件至少1个工作日", "Promise 0 days for `instant`, at least 1 for `promised`"
            )
            yield wrong("instant-means-zero-days", f"{where}.promised", limits.promised, message, fix)


def steps_within_promise(item: BasicItem) -> Iterator[Finding]:
    """The days of the steps fit into the shortest promise."""
    days = sum(step.days or 0 for step in item.steps)
    for where, limits in limits_of(item):
        if days > limits.promised:
            message = Text(
                f"各步共{days}个工作日，超过承诺的{limits.promised}个",
                f"The steps take {days} working days, {limits.promised} are promised",
            )
            fix = Text(
                "减少或者删去步骤的 days（各区时限不同时不写）",
                "Lower the `days` of the steps, or leave them out where districts differ",
            )
            yield wrong("steps-within-promise", where, days, message, fix)


def fees_have_basis(item: BasicItem) -> Iterator[Finding]:
    """Nothing is charged without the document that allows it, and no amount is negative."""
    for where, fee in fees_of(item):
        if not fee.basis:
            message = Text("收费没有依据", "The fee has no basis")
            fix = Text("写明收费文件的文号或者条文", "Give the number of the price document, or the article")
            yield wrong("fees-have-basis", f"{where}.basis", fee.name.zh, message, fix)
        if fee.yuan < 0 or fee.yuan.as_tuple().exponent not in (0, -1, -2):
            message = Text("金额不对", "This is no amount")
            fix = Text("以元为单位，最多两位小数", "In yuan, with two decimals at most")
            yield wrong("fees-have-basis", f"{where}.yuan", fee.yuan, message, fix)


def legal_basis_named(item: BasicItem) -> Iterator[Finding]:
    """At least one article, named as 第…条, with its text."""
    if not item.legal_basis:
        fix = Text("写明法律名称、条号和原文", "Give the law, the article and its words")
        yield wrong("legal-basis-named", "legal_basis", "", Text("没有设定依据", "There is no legal basis"), fix)
    for index, basis in enumerate(item.legal_basis):
        if not _ARTICLE.match(basis.article) or not basis.text or "《" in basis.law:
            message = Text("设定依据要写到条，并引原文", "A legal basis names the article and quotes it")
            fix = Text("如：中华人民共和国公司法，第三十四条，原文", "E.g. 中华人民共和国公司法, 第三十四条, its words")
            yield wrong("legal-basis-named", f"legal_basis[{index}]", f"{basis.law} {basis.article}", message, fix)


def phones_differ(item: BasicItem) -> Iterator[Finding]:
    """Complaints do not go to the counter complained of."""
    pairs = [("supervision_phone", item.phone, item.supervision_phone)]
    for index, one in enumerate(item.implementations):
        path = f"implementations[{index}].supervision_phone"
        pairs.append((path, one.phone or item.phone, one.supervision_phone or item.supervision_phone))
    for where, phone, supervision in pairs:
        if phone == supervision and PENDING not in phone:
            message = Text("监督电话与咨询电话相同", "The complaints number is the enquiries number")
            fix = Text("写监督部门的电话", "Give the supervising body's number")
            yield wrong("phones-differ", where, supervision, message, fix)


def materials_make_sense(item: BasicItem) -> Iterator[Finding]:
    """Days to follow are given exactly where a material may follow; e-licences are known; the form is among them."""
    for index, material in enumerate(item.materials):
        where = f"materials[{index}]"
        if (material.necessity is Necessity.DEFERRABLE) != (material.deferral_days > 0):
            message = Text("容缺后补与补交天数不一致", "`deferrable` and `deferral_days` do not agree")
            fix = Text(
                "容缺后补的写 deferral_days，其他不写", "Give `deferral_days` with `deferrable`, and only with it"
            )
            yield wrong("materials-make-sense", f"{where}.deferral_days", material.deferral_days, message, fix)
        licences = [name for name, source in SOURCES.items() if source.licence]
        if material.licence and material.licence not in licences:
            message = Text("没有这种电子证照", "There is no such e-licence")
            fix = Text(f"可用：{', '.join(licences)}", f"Known: {', '.join(licences)}")
            yield wrong("materials-make-sense", f"{where}.licence", material.licence, message, fix)
    if not any(material.generated for material in item.materials):
        fix = Text("加上申请书，generated: true", "Add the application form with `generated: true`")
        yield wrong("materials-make-sense", "materials", "", Text("材料里没有申请书", "No application form"), fix)
