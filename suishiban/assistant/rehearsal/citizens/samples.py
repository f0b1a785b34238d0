"""What might somebody put into a blank? One value for it, in the plain written form."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from suishiban.assistant.rehearsal.citizens import people
from suishiban.knowledge.guide import FormField, Language

#: Stands for a file until it is uploaded.
ATTACHED = "file-0"
#: Days before or behind today on which things happen, from the day before to a working life.
_SPANS = (3, 25, 80, 170, 340, 1500, 6000, 14000)
#: Shares of grown-ups, children and the old among those whose ID number is wanted.
_AGES = ((20, 58), (20, 58), (20, 58), (1, 15), (60, 88))
_EXAMPLE = re.compile(r"“([^”]{2,40})”")
#: What people write into a free blank, by what its label speaks of; the last fits all.
_TEXTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("学校|院校|高校|小学", ("明川师范学院", "明川市第三中学", "澄江护理职业学院")),
    ("编号|号码|证号|文号|档案号|账号|代码", ("MC20240315", "X990000123", "209999000123")),
    ("范围|业务|经营", ("日用百货销售；五金产品零售", "软件开发；信息技术咨询服务", "服装服饰零售；鞋帽零售")),
    ("原因|理由|说明|事由", ("孩子住院治疗刚出院", "工作调动", "家里装修一直没顾上")),
    ("民族", ("汉族", "回族")),
    ("关系", ("父子", "母女", "夫妻")),
    ("派出所|分局|机关", ("望江路派出所", "泉井路派出所")),
    ("姓名|名字|曾用名|房主|债务人|所有人|转出方|转入方", ("贺云岫", "陆明远", "沈书瑶", "田若兰")),
    ("", ("望江路店", "前台", "数学", "澄江省", "普通装修")),
)
#: In English guides an example stands in quotes, or bare behind “e.g.”.
_EXAMPLE_EN = re.compile(r"[“\"]([^”\"]{2,40})[”\"]|\be\.g\. ([A-Z0-9][A-Za-z0-9]{3,39})(?=[;,.)]|$)")
_TEXTS_EN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("school|college|universit", ("Mingchuan Teachers College", "No. 3 Middle School", "Chengjiang Nursing College")),
    ("number|code|no\\.|account", ("MC20240315", "X990000123", "209999000123")),
    ("scope|business|line", ("retail of daily goods", "software development", "sale of clothes and shoes")),
    ("reason|explain|why|cause", ("my child was in hospital", "I changed jobs", "we were renovating the flat")),
    ("ethnic", ("Han", "Hui")),
    ("relation|kinship", ("father and son", "mother and daughter", "husband and wife")),
    ("police|station|office|authority", ("Wangjiang Road Police Station", "Quanjing Road Police Station")),
    ("name|owner|debtor|holder", ("贺云岫", "陆明远", "沈书瑶", "田若兰")),
    ("", ("Wangjiang Road shop", "front desk", "mathematics", "plain finish")),
)


def sample(field: FormField, on: date, random: Random, language: Language = Language.ZH) -> str:
    """A value of the field's type within its limits, in a form that anybody would write.

    Names, companies and addresses are those of the sample city in any language; what people write freely is not.
    """
    if language is Language.EN and field.type == "text":
        return _text_in_english(field, random)
    return _SAMPLES[field.type](field, on, random)


def _day(field: FormField, on: date, random: Random) -> str:
    span = timedelta(days=random.randint(0, random.choice(_SPANS)))
    if field.maximum == "today":
        return (on - span).isoformat()
    return (on + span if field.minimum == "today" or random.random() < 0.5 else on - span).isoformat()


def _number(field: FormField, on: date, random: Random) -> str:
    least = Decimal(field.minimum) if field.minimum else Decimal(1)
    most = Decimal(field.maximum) if field.maximum else least + 400
    top = min(most, least + random.choice([5, 60, 400]))
    return str(random.randint(int(least.to_integral_value()), max(int(least), int(top))) or int(least))


def _money(field: FormField, on: date, random: Random) -> str:
    return str(random.choice([random.randint(10, 99) * 100, random.randint(1, 50) * 10_000, random.randint(1, 9_999)]))


def _text(field: FormField, on: date, random: Random) -> str:
    """Like the example in the guide's help, with other digits; else what its label speaks of."""
    examples: list[str] = _EXAMPLE.findall(field.help.zh) if field.help else []
    numbered = [one for one in examples if any(char.isdigit() for char in one)]
    if numbered:
        return re.sub(r"[1-9]", lambda _: random.choice("123456789"), numbered[0])[: field.max_length]
    fitting = next(texts for words, texts in _TEXTS if re.search(words, field.label.zh))
    return random.choice((*fitting, *examples[:1]))[: field.max_length]


def _text_in_english(field: FormField, random: Random) -> str:
    """The same in English."""
    examples: list[str] = [quoted or bare for quoted, bare in _EXAMPLE_EN.findall(field.help.en)] if field.help else []
    numbered = [one for one in examples if any(char.isdigit() for char in one)]
    if numbered:
        return re.sub(r"[1-9]", lambda _: random.choice("123456789"), numbered[0])[: field.max_length]
    fitting = next(texts for words, texts in _TEXTS_EN if re.search(words, field.label.en, re.IGNORECASE))
    return random.choice((*fitting, *examples[:1]))[: field.max_length]


def _chosen(field: FormField, on: date, random: Random) -> str:
    return random.choice(field.options).label.zh


def _several(field: FormField, on: date, random: Random) -> str:
    """Several options, or all of them."""
    count = random.choice([1, 2, len(field.options)])
    chosen = random.sample(field.options, min(count, len(field.options)))
    return "、".join(option.label.zh for option in field.options if option in chosen)


def _id_number(field: FormField, on: date, random: Random) -> str:
    youngest, oldest = random.choice(_AGES)
    return people.id_of(on - timedelta(days=random.randint(youngest * 365, oldest * 365)), random)


_SAMPLES: Mapping[str, Callable[[FormField, date, Random], str]] = {
    "name": lambda field, on, random: people.name_of(random),
    "org_name": lambda field, on, random: people.firm(random),
    "id_number": _id_number,
    "credit_code": lambda field, on, random: people.code(random),
    "passport": lambda field, on, random: "E" + people.digits(8, random),
    "mobile": lambda field, on, random: people.mobile(random),
    "landline": lambda field, on, random: people.landline(random),
    "phone": lambda field, on, random: random.choice([people.mobile, people.landline])(random),
    "email": lambda field, on, random: f"mc{people.digits(5, random)}@example.com",
    "date": _day,
    "address": lambda field, on, random: people.address(random),
    "region": lambda field, on, random: "明川市" + random.choice(list(people.DISTRICTS.values())),
    "choice": _chosen,
    "multi_choice": _several,
    "money": _money,
    "number": _number,
    "plate": lambda field, on, random: people.plate(random),
    "bank_card": lambda field, on, random: people.card(random),
    "yes_no": lambda field, on, random: random.choice(["是", "否"]),
    "text": _text,
    "attachment": lambda field, on, random: ATTACHED,
}
