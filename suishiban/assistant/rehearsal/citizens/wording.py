"""In which words does a citizen say what they know?

Values are said in any of the forms that people use, without asking which of them the service accepts.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from random import Random

from suishiban.assistant.rehearsal.citizens.goals import Fact
from suishiban.assistant.rehearsal.citizens.slips import Part

_DIGITS = "零一二三四五六七八九"
_TELEPHONE = "零幺二三四五六七八九"
Parts = tuple[Part, ...]


def value_said(fact: Fact, random: Random) -> Parts:
    """The value alone, in some form."""
    return _SAID.get(fact.field.type, _as_it_is)(fact, random)


def answer(fact: Fact, random: Random) -> Parts:
    """The value as an answer to the question just asked, often with small words around it."""
    said = value_said(fact, random)
    if fact.field.type == "yes_no" or random.random() < 0.6:
        return said
    before = random.choice(_BEFORE.get(fact.field.type, ("是", "嗯，", "")))
    return (Part(before), *said, Part(random.choice(["", "", "。", "吧", "，谢谢"])))


def named(fact: Fact, random: Random) -> Parts:
    """The value with the name of the blank, as an answer that nobody asked for yet."""
    name = random.choice((fact.field.label.zh, *(one for one in fact.field.aliases if not one.isascii())))
    if fact.field.type == "yes_no":
        return (Part(fact.field.label.zh), Part("：是" if fact.value else "：否"))
    joint = random.choice(["", "是", "："] if fact.field.options else ["", "是", "：", "，"])
    return (Part(name), Part(joint), *_plainly(fact))


def together(facts: Sequence[Fact], random: Random) -> Parts:
    """The values of several blanks asked for in one question: bare, or each with the name of its blank."""
    joint = Part(random.choice(["，", "，", "、", " ", "；"]))
    say = named if random.random() < 0.25 and all(fact.row is None for fact in facts) else value_said
    first, *others = [say(fact, random) for fact in facts]
    return (*first, *(part for one in others for part in (joint, *one)))


def corrected(fact: Fact, random: Random) -> Parts:
    """That an earlier answer was wrong, and what is right."""
    name = fact.field.label.zh
    if fact.row is not None:
        name = f"第{fact.number}个{fact.row.zh}的{name}"
    before, after = random.choice(
        [("刚才{}说错了，应该是", ""), ("{}改成", ""), ("把{}改为", ""), ("不对，{}是", ""), ("{}填错了，改成", "吧")]
    )
    return (Part(before.format(name)), *_plainly(fact), Part(after))


def wrong(fact: Fact, random: Random) -> Parts | None:
    """An answer to the question that holds no valid value; None where anything would be one."""
    texts = _WRONG.get(fact.field.type)
    if texts is None:
        return None
    return (Part(random.choice(texts)(fact.shown), exact=True),)


def _plainly(fact: Fact) -> Parts:
    if fact.field.type == "yes_no":
        return (Part("是" if fact.value else "否"),)
    if fact.field.options:
        return (Part(fact.shown),)
    return (Part(fact.shown, exact=True),)


def _as_it_is(fact: Fact, random: Random) -> Parts:
    return (Part(fact.shown, exact=True),)


def _number_code(fact: Fact, random: Random) -> Parts:
    """An ID number, card or code: in one piece, in groups, a letter small."""
    text = fact.shown.replace(" ", "")
    if random.random() < 0.25:
        text = _grouped(text)
    return (Part(text.lower() if random.random() < 0.2 else text, exact=True),)


def _grouped(text: str) -> str:
    return (
        f"{text[:6]} {text[6:14]} {text[14:]}"
        if len(text) == 18
        else " ".join(text[at : at + 4] for at in range(0, len(text), 4))
    )


def _mobile(fact: Fact, random: Random) -> Parts:
    text = fact.shown
    form = random.random()
    if form < 0.2 and len(text) == 11:
        text = random.choice(["-", " "]).join((text[:3], text[3:7], text[7:]))
    elif form < 0.35 and text.isdigit():
        text = "".join(_TELEPHONE[int(digit)] for digit in text)
    return (Part(text, exact=True),)


def _day(fact: Fact, random: Random) -> Parts:
    day = fact.value
    assert isinstance(day, date)
    forms = [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month}月{day.day}号",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%Y%m%d}",
        f"{''.join(_DIGITS[int(one)] for one in str(day.year))}年{_count(day.month)}月{_count(day.day)}号",
    ]
    return (Part(random.choice(forms), exact=True),)


def _count(number: int) -> str:
    """1 to 99 in Chinese."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十") + (_DIGITS[ones] if ones else "")


def _money(fact: Fact, random: Random) -> Parts:
    amount = fact.value
    assert isinstance(amount, Decimal)
    forms = [f"{amount}", f"{amount}元", f"{amount}块", fact.shown]
    if amount % 10_000 == 0 and amount:
        forms += [f"{amount // 10_000}万", f"{amount // 10_000}万元"]
    return (Part(random.choice(forms), exact=True),)


def _number(fact: Fact, random: Random) -> Parts:
    forms = [str(fact.value), fact.shown]
    if fact.field.unit is not None:
        forms.append(f"{fact.value}{fact.field.unit.zh}")
    value = fact.value
    if isinstance(value, Decimal | int) and value == int(value) and 0 < value < 100:
        forms.append(_count(int(value)) + (fact.field.unit.zh if fact.field.unit else ""))
    return (Part(random.choice(forms), exact=True),)


def _chosen(fact: Fact, random: Random) -> Parts:
    """The option's label or what people call it, or which one it is."""
    options = fact.field.options
    number = next(at for at, option in enumerate(options) if option.id == fact.value)
    if random.random() < 0.1:
        return (Part(f"第{_DIGITS[number + 1]}个" if number < 9 else f"第{number + 1}个"),)
    option = options[number]
    return (Part(random.choice((option.label.zh, *(one for one in option.aliases if not one.isascii())))),)


def _several(fact: Fact, random: Random) -> Parts:
    chosen = fact.value if isinstance(fact.value, tuple) else ()
    labels = [option.label.zh for option in fact.field.options if option.id in chosen]
    return (Part(random.choice(["、", "和", "，"]).join(labels)),)


def _yes_no(fact: Fact, random: Random) -> Parts:
    yes, no = ("是", "是的", "对", "对的", "嗯"), ("不是", "否", "没有", "不")
    return (Part(random.choice(yes if fact.value else no)),)


_SAID: Mapping[str, Callable[[Fact, Random], Parts]] = {
    "id_number": _number_code,
    "credit_code": _number_code,
    "bank_card": _number_code,
    "mobile": _mobile,
    "phone": _mobile,
    "date": _day,
    "money": _money,
    "number": _number,
    "choice": _chosen,
    "multi_choice": _several,
    "yes_no": _yes_no,
}
_BEFORE = {
    "name": ("叫", "是", "姓名是", "我叫"),
    "address": ("在", "住在", "地址是", "就在"),
    "mobile": ("我的手机是", "打这个：", "手机号"),
    "date": ("是", "大概是", "应该是", "就是"),
    "money": ("一共", "是", "有"),
    "number": ("一共", "是", "有"),
    "choice": ("我是", "是", "选", "应该是"),
    "org_name": ("叫", "是", "单位全称是"),
}
_WRONG: Mapping[str, tuple[Callable[[str], str], ...]] = {
    "id_number": (lambda shown: shown[:-1], lambda shown: shown[:6] + "0000" + shown[10:]),
    "mobile": (lambda shown: shown[:-1], lambda shown: shown + "6"),
    "credit_code": (lambda shown: shown[:-2],),
    "bank_card": (lambda shown: shown.replace(" ", "")[:10],),
    "date": (lambda _: "2026年2月30日", lambda _: "不记得哪天了", lambda _: "13月1号"),
    "number": (lambda _: "好多", lambda _: "不少"),
    "money": (lambda _: "不少钱", lambda _: "挺多的"),
    "choice": (lambda _: "都行", lambda _: "随便"),
    "address": (lambda _: "就在附近", lambda _: "离这儿不远"),
    "yes_no": (lambda _: "看情况",),
}
