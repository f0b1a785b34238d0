"""Do the fields of a guide, its steps and its common questions say the same?

What a citizen reads in an answer may come from any of them, so a figure that differs is a wrong answer. Where words
can be meant otherwise the finding is a warning: a reviewer looks.
"""

import re
from collections.abc import Iterator

from suishiban.knowledge.fields.numerals import read_number
from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import BasicItem, LifeEvent, Text
from suishiban.knowledge.lint.report import doubtful, wrong
from suishiban.knowledge.lint.walk import fees_of, limits_of, texts_of

_COME = re.compile(
    r"(?<!不)(?<!不用)(?<!无需)(?<!不必)(?:必须|须|需要?|应当|要)(?:本人|亲自|当面)?(?:到|来|去)(?:办事)?(?:现场|窗口|大厅)"
)
_REMOTE = re.compile(r"远程|平台|在线|线上|网上|网办|手机|App|APP|小程序|自助|邮寄|快递|电子", re.IGNORECASE)
_NO_VISIT = re.compile(r"全程网办|全程在线办|零跑动|一次(?:都|也)不(?:用|必)跑|不用(?:到|去|来)现场|足不出户")
#: 缴费 alone may be a premium, or the record of one.
_PAY = re.compile(
    r"(?<!不用)(?<!不)(?<!无需)(?<!免)(?:(?:缴纳?|交纳?|付)(?:工本费|手续费|办证费|登记费)|(?:窗口|现场|扫码)(?:缴费|交费|付费)"
    r"|付款|交钱|缴费后|^缴费$|^交费$)"
)
_FREE = re.compile(r"(?:办理|全程|这项|本事项|一律)?(?:不收费|免费办理|不收取任何费用)")


def visits_agree(item: BasicItem) -> Iterator[Finding]:
    """到场次数 0: nothing says that one must come, and a remote channel is named; 1 and more: nothing denies it."""
    texts = [*_told(item), ("delivery", item.delivery)]
    if item.visits == 0:
        for where, text in texts:
            if _COME.search(text.zh):
                message = Text("到场次数为0，这里却要求到场", "No visit is needed, yet this asks for one")
                fix = Text("改写这里，或者改 visits", "Reword this, or change `visits`")
                yield doubtful("visits-agree", where, text.zh, message, fix)
        named = [*(text for _, text in texts), *(step.name for step in item.steps)]
        if not any(_REMOTE.search(text.zh) for text in named):
            message = Text("到场次数为0，却没写怎么远程办", "No visit is needed, but no remote channel is named")
            fix = Text("在步骤或者送达方式里写明线上渠道", "Name the online channel in the steps or the delivery")
            yield wrong("visits-agree", "visits", item.visits, message, fix)
        return
    for where, text in texts:
        if _NO_VISIT.search(text.zh):
            message = Text(
                f"要到场{item.visits}次，这里却说不用到场", f"{item.visits} visits are needed, this denies it"
            )
            fix = Text("改写这里，或者改 visits", "Reword this, or change `visits`")
            yield doubtful("visits-agree", where, text.zh, message, fix)
    if not item.places:
        message = Text("要到场，却没有办理地点", "A visit is needed, but no place is given")
        yield wrong("visits-agree", "places", item.visits, message, Text("补上 places", "Give `places`"))


def payment_agrees(item: BasicItem) -> Iterator[Finding]:
    """Without fees no step asks for payment; where everybody pays, nothing says that it is free."""
    fees = [fee for _, fee in fees_of(item)]
    if not fees:
        for index, step in enumerate(item.steps):
            for name, text in (("name", step.name), ("detail", step.detail)):
                if _PAY.search(text.zh):
                    message = Text("没有收费项目，步骤里却要缴费", "There is no fee, yet a step asks for payment")
                    fix = Text("删去缴费，或者补上 fees", "Drop the payment, or give `fees`")
                    yield wrong("payment-agrees", f"steps[{index}].{name}", text.zh, message, fix)
    elif any(fee.yuan and not fee.when for fee in fees):
        for where, text in _told(item):
            if _FREE.fullmatch(text.zh.strip("。")):
                message = Text("有收费项目，这里却说不收费", "There is a fee, yet this says it is free")
                fix = Text("改写这里，或者改 fees", "Reword this, or change `fees`")
                yield wrong("payment-agrees", where, text.zh, message, fix)


_AMOUNT = re.compile(r"(\d+(?:\.\d+)?|[一二两三四五六七八九十百千]+)元")
_CHARGED = re.compile(r"(?<!不)收费|工本费|手续费|每证|每本|每枚|加收")


def amounts_agree(item: BasicItem) -> Iterator[Finding]:
    """An amount that steps or questions charge is one of the fees."""
    known = {fee.yuan for _, fee in fees_of(item)}
    sums = {first + other for first in known for other in known}
    for where, text in _told(item):
        for sentence in re.split(r"[。；？]", text.zh):
            if not _CHARGED.search(sentence):
                continue
            for figure in () if "不收费" in sentence else _AMOUNT.findall(sentence):
                amount = read_number(figure)
                if amount and amount not in known | sums:
                    message = Text(f"收费项目里没有{figure}元", f"No fee is {figure} yuan")
                    right = "、".join(f"{one:f}" for one in sorted(known)) or "0"
                    fix = Text(f"收费项目是：{right}元", f"The fees are: {right} yuan")
                    yield doubtful("amounts-agree", where, text.zh, message, fix)


_DAYS = re.compile(r"(\d+|[一二两三四五六七八九十]+)个工作日")
#: Words that make a number of working days that of the whole item.
_WHOLE = re.compile(r"办结|办好|办完|办下来|承诺|审批完|拿证|出证|作出决定|下证")


def days_agree(item: BasicItem) -> Iterator[Finding]:
    """The working days that questions and steps promise are those of the limits, a step, or a document that follows."""
    limits = [one for _, one in limits_of(item)]
    known = {str(days) for one in limits for days in (one.promised, one.statutory)}
    known |= {str(step.days) for step in item.steps if step.days is not None}
    known |= {str(material.deferral_days) for material in item.materials}
    known |= {_value(days) for one in limits if one.note for days in _DAYS.findall(one.note.zh)}
    for where, text in _told(item):
        for sentence in re.split(r"[。；？]", text.zh):
            if not _WHOLE.search(sentence):
                continue
            for figure in _DAYS.findall(sentence):
                if _value(figure) not in known:
                    message = Text(f"时限里没有{figure}个工作日", f"No limit is {figure} working days")
                    right = "、".join(sorted(known - {"0"}, key=int))
                    fix = Text(f"时限是：{right}个工作日", f"The limits are: {right} working days")
                    yield doubtful("days-agree", where, text.zh, message, fix)


_QUOTED = re.compile(r"(?:提交|递交|上传|带上?|交)(?:好|齐)?[“《]([^”》]{2,30})[”》]")


def documents_listed(item: BasicItem) -> Iterator[Finding]:
    """A document that a step asks for by its name is among the materials."""
    known = [material.name.zh for material in item.materials] + [item.form.title.zh]
    known += [result.name.zh for result in item.results]
    for index, step in enumerate(item.steps):
        for name in _QUOTED.findall(step.detail.zh):
            if not any(name in one or one in name for one in known):
                message = Text(f"材料里没有“{name}”", f"“{name}” is not among the materials")
                fix = Text("加到 materials，或者改步骤", "Add it to `materials`, or change the step")
                yield wrong("documents-listed", f"steps[{index}].detail", name, message, fix)


_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SPELT = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def english_agrees(guide: BasicItem | LifeEvent) -> Iterator[Finding]:
    """An amount of money, a number of days or a percentage in one language stands in the other too."""
    for where, text in texts_of(guide):
        if not text.en:
            continue
        said = {_value(one.replace(",", "")) for one in _NUMBER.findall(text.en)}
        spelt = text.en.lower()
        for figure in _MEASURED.findall(text.zh):
            value = _value(figure)
            if value == "0":
                continue  # free, nothing, none
            word = _SPELT[int(value)] if value.isdigit() and int(value) < len(_SPELT) else ""
            if value not in said and not (word and word in spelt):
                message = Text(f"英文里没有“{figure}”", f"The English lacks “{value}”")
                yield doubtful(
                    "english-agrees", where, text.en, message, Text("两种文字写一样", "Say the same in both")
                )


_MEASURED = re.compile(r"(\d+(?:\.\d+)?)(?:元|个工作日|%|％)")


def _told(item: BasicItem) -> Iterator[tuple[str, Text]]:
    """What is said in sentences beside the fields: steps, notes of documents, answers to questions."""
    for index, step in enumerate(item.steps):
        yield f"steps[{index}].detail", step.detail
    for index, faq in enumerate(item.faq):
        yield f"faq[{index}].answer", faq.answer
    for number, one in enumerate(item.implementations):
        for index, faq in enumerate(one.faq or ()):
            yield f"implementations[{number}].faq[{index}].answer", faq.answer


def _value(figure: str) -> str:
    """The number as figures; what is no number as it stands."""
    number = read_number(figure)
    return figure if number is None else f"{number.normalize():f}"
