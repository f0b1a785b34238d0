"""What might somebody say for a blank? One value in any of the forms people use; nobody bears the names and numbers.

Written apart from what simulated citizens say, so that nothing is measured on what it was taught.
"""

from collections.abc import Callable, Mapping
from random import Random

from suishiban.knowledge.guide import FormField

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐"
_GIVEN = "文博立诚秋月春华建国玉兰志远晓峰丽娟海燕国强雅琴"
_STREETS = ("学院路", "和平路", "人民路", "滨河街", "解放路", "花园巷", "梧桐路", "工农村")
_PLACES = ("明川市东岸区", "明川市西岭区", "南浦区", "北塘区", "明川市云湖县")
_FIRMS = ("恒信", "瑞丰", "光华", "博远", "锦程", "天成")
_TRADES = ("商贸有限公司", "科技有限公司", "餐饮店", "建筑工程有限公司", "医院", "第二小学")
_TEXTS = (
    "搬家了",
    "原来的丢了",
    "孩子要上学",
    "单位要求的",
    "零售百货",
    "民办学校",
    "普通住宅",
    "家里自用",
    "父女",
    "外婆",
)
_DIGITS = "零一二三四五六七八九"


def made_up(field: FormField, random: Random) -> str:
    """A value for `field`; empty where its type is not said in words."""
    return _MADE_UP.get(field.type, _text)(field, random)


def _name(field: FormField, random: Random) -> str:
    return random.choice(_SURNAMES) + "".join(random.sample(_GIVEN, random.choice([1, 2, 2])))


def _firm(field: FormField, random: Random) -> str:
    return random.choice(("明川", "明川市", "")) + random.choice(_FIRMS) + random.choice(_TRADES)


def _address(field: FormField, random: Random) -> str:
    house = f"{random.randint(1, 300)}{random.choice(['号', '弄', '栋'])}"
    flat = random.choice(["", f"{random.randint(1, 30)}室", f"{random.randint(1, 6)}单元"])
    return random.choice(("", *_PLACES)) + random.choice(_STREETS) + house + flat


def _digits(start: str, count: int) -> Callable[[FormField, Random], str]:
    def digits(field: FormField, random: Random) -> str:
        return start + "".join(random.choice("0123456789") for _ in range(count - len(start)))

    return digits


def _day(field: FormField, random: Random) -> str:
    year, month, day = random.randint(1960, 2027), random.randint(1, 12), random.randint(1, 28)
    spoken = "".join(_DIGITS[int(digit)] for digit in str(year))
    return random.choice(
        (
            f"{year}年{month}月{day}日",
            f"{year}年{month}月{day}号",
            f"{year}-{month:02}-{day:02}",
            f"{year}.{month}.{day}",
            f"{spoken}年{month}月{day}号",
            f"{month}月{day}号",
            f"今年{month}月{day}日",
            f"去年{month}月{day}号",
            random.choice(("昨天", "前天", "上周五", "上个月底", "下个月一号", "长期")),
        )
    )


def _amount(field: FormField, random: Random) -> str:
    return random.choice(
        (
            f"{random.randint(1, 90)}万",
            f"{random.randint(1, 90)}万元",
            f"{random.randint(2, 99) * 100}块",
            f"{random.randint(2, 99) * 100}元",
            f"{_DIGITS[random.randint(1, 9)]}千块",
            f"{_DIGITS[random.randint(1, 9)]}万五",
        )
    )


def _count(field: FormField, random: Random) -> str:
    unit = field.unit.zh if field.unit is not None else ""
    number = random.randint(1, 300)
    spoken = _DIGITS[number % 9 + 1]
    return random.choice(
        (f"{number}", f"{number}{unit}", f"{spoken}{unit or '个'}", f"{number % 30 + 1}{unit or '个'}")
    )


def _option(field: FormField, random: Random) -> str:
    """The label of an option or what people call it."""
    option = random.choice(field.options)
    return random.choice((option.label.zh, *(one for one in option.aliases if not one.isascii())))


def _options(field: FormField, random: Random) -> str:
    chosen = random.sample(field.options, min(len(field.options), random.choice([1, 2, 2])))
    return random.choice(["、", "和", "还有"]).join(option.label.zh for option in chosen)


def _text(field: FormField, random: Random) -> str:
    return random.choice(_TEXTS)


def _nothing(field: FormField, random: Random) -> str:
    return ""


_MADE_UP: Mapping[str, Callable[[FormField, Random], str]] = {
    "name": _name,
    "org_name": _firm,
    "address": _address,
    "region": lambda field, random: random.choice(_PLACES),
    "id_number": _digits("9901", 18),
    "credit_code": _digits("9199", 18),
    "passport": _digits("E", 9),
    "mobile": _digits("154", 11),
    "landline": _digits("0999", 11),
    "phone": _digits("154", 11),
    "bank_card": _digits("62", 19),
    "email": lambda field, random: f"user{random.randint(10, 99)}@example.com",
    "plate": lambda field, random: f"澄A{random.randint(10000, 99999)}",
    "date": _day,
    "money": _amount,
    "number": _count,
    "choice": _option,
    "multi_choice": _options,
    # A yes or no is agreed or denied, and no value of its own; a file is not said.
    "yes_no": _nothing,
    "attachment": _nothing,
}
