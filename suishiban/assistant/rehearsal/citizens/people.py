"""Who is a made-up citizen, and what would the registers say of them?

Divisions, mobiles and codes are those of the sample city, which nobody bears.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from suishiban.knowledge.fields import bank_card, credit_code, id_number

DISTRICTS = {"990102": "东岸区", "990103": "西岭区", "990104": "南浦区", "990105": "北塘区"}
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英文辉力健俊帆雪宁慧婷欣宇晨阳佳琪浩然思远若兰书瑶子墨"
_ROADS = ("望江路", "银杏路", "泉井路", "盐仓路", "车站路", "世纪大道", "学府路", "荷塘路", "渔港路", "书院路")
_FIRMS = ("远帆", "青禾", "海泓", "听澜", "松果", "云杉", "澄川", "南星", "知行", "禾木")
_TRADES = ("贸易", "软件", "食品", "文化传播", "物业服务", "建筑劳务", "餐饮管理", "物流")


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up citizen: source → attribute → value, as `knowledge.sources` names them; `identity` is the login's."""

    records: Mapping[str, Mapping[str, str]]

    @property
    def identity(self) -> Mapping[str, str]:
        return self.records["identity"]

    def knows(self, source: str, attribute: str) -> str:
        """What the source holds; empty: nothing."""
        return self.records.get(source, {}).get(attribute, "")


def person(on: date, random: Random) -> Person:
    """A grown-up with all papers."""
    number = id_of(on - timedelta(days=random.randint(22 * 365, 57 * 365)), random)
    born, sex = id_number.birth_date(number).isoformat(), "男" if int(number[16]) % 2 else "女"
    name, home = name_of(random), address(random)
    return Person(
        {
            "identity": {
                "name": name, "id_number": number, "mobile": mobile(random), "address": home, "sex": sex,
                "birth_date": born, "ethnicity": "汉族",
            },
            "id-card": {"name": name, "id_number": number, "address": home, "valid_until": "2036-05-20"},
            "household-register": {
                "address": home, "head": name, "relation": "户主", "household_number": digits(12, random)
            },
            "business-license": {
                "name": firm(random), "credit_code": code(random), "type": "有限责任公司", "address": address(random),
                "legal_representative": name, "capital": str(random.randint(1, 50) * 100_000),
                "founded": "2019-06-11", "scope": "日用百货销售；货物进出口",
            },
            "social-insurance": {
                "account": digits(13, random), "months_paid": str(random.randint(24, 300)), "employer": firm(random)
            },
            "housing-fund": {
                "account": digits(12, random), "balance": f"{random.randint(8_000, 90_000)}.00",
                "months_paid": str(random.randint(12, 120)),
            },
            "driving-licence": {"number": number, "class": "C1", "valid_until": "2027-04-01"},
            "vehicle-licence": {"plate": plate(random), "owner": name, "model": "远行牌小型轿车"},
            "marriage-certificate": {
                "number": f"J990102-2015-{digits(6, random)}", "spouse_name": name_of(random),
                "spouse_id_number": id_of(on - timedelta(days=random.randint(24 * 365, 50 * 365)), random, sex == "女"),
                "registered_on": "2015-05-20",
            },
        }
    )  # fmt: skip


def name_of(random: Random) -> str:
    return random.choice(_SURNAMES) + "".join(random.sample(_GIVEN, random.choice([1, 2, 2])))


def id_of(born: date, random: Random, male: bool | None = None) -> str:
    """An ID number of the sample city with a right check character."""
    order = random.randint(10, 498) * 2 + (random.random() < 0.5 if male is None else male)
    first = f"{random.choice(list(DISTRICTS))}{born:%Y%m%d}{order:03d}"
    return first + id_number.check_character(first)


def mobile(random: Random) -> str:
    return "1540000" + digits(4, random)


def landline(random: Random) -> str:
    return "0999-5" + digits(7, random)


def code(random: Random) -> str:
    """A credit code of the sample city."""
    first = f"91{random.choice(list(DISTRICTS))}MA0{digits(6, random)}"
    return first + credit_code.check_character(first)


def card(random: Random) -> str:
    """A bank card number of a series that no bank has."""
    first = "629999000" + digits(9, random)
    return next(first + last for last in "0123456789" if bank_card.luhn_holds(first + last))


def plate(random: Random) -> str:
    return "澄A" + random.choice("ABCDEF") + digits(4, random)


def address(random: Random) -> str:
    road, number = random.choice(_ROADS), random.randint(1, 199)
    door = random.choice(["", f"{random.randint(1, 20)}幢{random.randint(1, 18)}0{random.randint(1, 4)}室"])
    return f"明川市{random.choice(list(DISTRICTS.values()))}{road}{number}号{door}"


def firm(random: Random) -> str:
    return f"明川市{random.choice(_FIRMS)}{random.choice(_TRADES)}有限公司"


def digits(count: int, random: Random) -> str:
    """So many digits, the first of them no nought."""
    return random.choice("123456789") + "".join(random.choice("0123456789") for _ in range(count - 1))
