"""Which defects do guides really have, planted one at a time in guides that have none?

Each seed changes one place of a guide file as an editor's slip or a careless import would, and names the rule that must
find it. A guide in which the place does not exist is left alone.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from suishiban.knowledge.guide import PENDING

#: A guide file as YAML reads it.
File = dict[str, Any]
#: Plants a defect in place; false where the guide has no place for it.
Plant = Callable[[File, Random], bool]


@dataclass(frozen=True, slots=True)
class Seeded:
    """A guide with one defect."""

    rule: str
    file: File


def seeded(file: File, random: Random) -> Iterator[Seeded]:
    """`file` with each defect it has room for, one at a time."""
    for rule, plants in PLANTS.items():
        for plant in plants:
            changed = deepcopy(file)
            if plant(changed, random):
                yield Seeded(rule, changed)


def _step(text: str) -> Plant:
    def plant(file: File, random: Random) -> bool:
        random.choice(file["steps"])["detail"]["zh"] += text
        return True

    return plant


def _answer(text: str, english: str = "") -> Plant:
    def plant(file: File, random: Random) -> bool:
        answer = random.choice(file["faq"])["answer"]
        answer["zh"], answer["en"] = answer["zh"] + text, answer["en"] + english
        return True

    return plant


def _vague(file: File, random: Random) -> bool:
    random.choice(file["materials"])["name"]["zh"] += random.choice(["等材料", "及其他相关材料"])
    return True


def _vague_time(file: File, random: Random) -> bool:
    random.choice(file["steps"])["detail"]["zh"] += random.choice(["具体时间另行通知。", "详见窗口公告。"])
    return True


def _no_english(file: File, random: Random) -> bool:
    del random.choice(file["conditions"])["text"]["en"]
    return True


def _spaced(file: File, random: Random) -> bool:
    text = random.choice(file["conditions"])["text"]
    at = next((n for n in range(3, len(text["zh"])) if text["zh"][n - 1 : n + 1].isalpha()), 0)
    text["zh"] = f"{text['zh'][:at]} {text['zh'][at:]}" if at else text["zh"]
    return bool(at) and "\u4e00" <= text["zh"][at - 1] <= "\u9fff" and "\u4e00" <= text["zh"][at + 1] <= "\u9fff"


def _pending(file: File, random: Random) -> bool:
    file["phone"] = PENDING
    return True


def _same_id(file: File, random: Random) -> bool:
    if len(file["materials"]) < 2:
        return False
    file["materials"][1]["id"] = file["materials"][0]["id"]
    return True


def _bad_id(file: File, random: Random) -> bool:
    random.choice(file["materials"])["id"] = "Form_A"
    return True


def _fields(file: File) -> list[File]:
    return list(file["form"]["fields"])


def _unknown_type(file: File, random: Random) -> bool:
    random.choice(_fields(file))["type"] = "telephone_number"
    return True


def _one_option(file: File, random: Random) -> bool:
    choices = [one for one in _fields(file) if one["type"] == "choice"]
    if not choices:
        return False
    random.choice(choices)["options"] += [{"id": "again", "label": dict(choices[0]["options"][0]["label"])}]
    return bool(choices[0]["options"][-1]["id"] == "again")


def _unknown_source(file: File, random: Random) -> bool:
    random.choice(_fields(file))["prefill"] = ["identity.shoe_size"]
    return True


def _misspelt(file: File, random: Random) -> bool:
    random.choice(file["materials"])["when"] = 'applicnt_kind == "self"'
    return True


def _unreachable(file: File, random: Random) -> bool:
    choices = [one for one in _fields(file) if one["type"] == "choice" and not one.get("when")]
    material = random.choice(file["materials"])
    if not choices or material.get("generated"):
        return False
    name, options = choices[0]["id"], [option["id"] for option in choices[0]["options"]]
    material["when"] = f'{name} == "{options[0]}" && {name} == "{options[1]}"'
    return True


def _idle_scenario(file: File, random: Random) -> bool:
    option = {"zh": "甲", "en": "First"}, {"zh": "乙", "en": "Second"}
    file.setdefault("scenarios", []).append(
        {
            "id": "weather",
            "ask": {"zh": "今天天气怎么样？", "en": "How is the weather?"},
            "label": {"zh": "天气", "en": "Weather"},
            "options": [{"id": "one", "label": option[0]}, {"id": "two", "label": option[1]}],
        }
    )
    return True


def _backwards(file: File, random: Random) -> bool:
    since: date = file["effective"]["since"]
    file["effective"]["until"] = since - timedelta(days=30)
    return True


def _twice_asked(file: File, random: Random) -> bool:
    if len(file["faq"]) < 2:
        return False
    file["faq"][1]["question"] = dict(file["faq"][0]["question"])
    return True


def _too_long(file: File, random: Random) -> bool:
    if file["kind"] == "instant":
        return False
    file["limits"]["promised"] = file["limits"]["statutory"] + random.choice([1, 5, 10])
    return True


def _not_instant(file: File, random: Random) -> bool:
    file["kind"] = "promised" if file["kind"] == "instant" else "instant"
    return True


def _slow_steps(file: File, random: Random) -> bool:
    file["steps"][0]["days"] = file["limits"]["promised"] + random.choice([3, 20])
    return True


def _no_basis(file: File, random: Random) -> bool:
    if not file.get("fees"):
        return False
    random.choice(file["fees"])["basis"] = ""
    return True


def _negative(file: File, random: Random) -> bool:
    if not file.get("fees"):
        return False
    random.choice(file["fees"])["yuan"] = random.choice([-5, 10.005])
    return True


def _whole_law(file: File, random: Random) -> bool:
    random.choice(file["legal_basis"])["article"] = random.choice(["全文", "35", "有关规定"])
    return True


def _one_phone(file: File, random: Random) -> bool:
    file["supervision_phone"] = file["phone"]
    return True


def _no_area(file: File, random: Random) -> bool:
    file["phone"] = random.choice(["5081010", "0999-508", "见官网"])
    return True


def _follows_in_no_days(file: File, random: Random) -> bool:
    required = [one for one in file["materials"] if one.get("necessity") != "deferrable"]
    random.choice(required)["deferral_days"] = 5
    return True


def _unknown_licence(file: File, random: Random) -> bool:
    random.choice(file["materials"])["licence"] = "library-card"
    return True


def _must_come(file: File, random: Random) -> bool:
    return file["visits"] == 0 and _step(random.choice(["最后需要本人到窗口签字。", "申请人必须到现场核验。"]))(
        file, random
    )


def _need_not_come(file: File, random: Random) -> bool:
    said = random.choice(["本事项全程网办。", "办这件事一次都不用跑。"])
    return file["visits"] > 0 and _answer(said)(file, random)


def _payment_without_fee(file: File, random: Random) -> bool:
    charged = file.get("fees") or any(one.get("fees") for one in file.get("implementations", ()))
    return not charged and _step(random.choice(["到窗口缴费。", "缴纳工本费后领取。"]))(file, random)


def _other_amount(file: File, random: Random) -> bool:
    amount = random.choice([37, 83, 246])
    return _answer(f"工本费是{amount}元。", f" The fee is {amount} yuan.")(file, random)


def _other_days(file: File, random: Random) -> bool:
    days = random.choice([37, 83, 46])
    return _answer(f"承诺{days}个工作日办结。", f" It takes {days} working days.")(file, random)


def _unlisted(file: File, random: Random) -> bool:
    return _step(random.choice(["到窗口提交“水质检测报告”。", "同时递交《无犯罪承诺书》。"]))(file, random)


def _other_english(file: File, random: Random) -> bool:
    for faq in file["faq"]:
        if "元" not in faq["answer"]["zh"]:
            faq["answer"]["zh"] += "超出的每天加收15元。" if file.get("fees") is None else "逾期的罚款15元。"
            faq["answer"]["en"] += " Later days are charged at 50 yuan."
            return True
    return False


def _closed(file: File, random: Random) -> bool:
    if not file.get("places"):
        return False
    random.choice(file["places"])["hours"]["zh"] = "工作日"
    return True


def _swapped(file: File, random: Random) -> bool:
    if not file.get("places"):
        return False
    place = random.choice(file["places"])
    place["latitude"], place["longitude"] = place["longitude"], place["latitude"]
    return True


def _no_result(file: File, random: Random) -> bool:
    file["results"] = []
    return True


def _no_validity(file: File, random: Random) -> bool:
    certificates = [one for one in file["results"] if "证照" in one["kind"]["zh"] and "validity" in one]
    if not certificates:
        return False
    del random.choice(certificates)["validity"]
    return True


def _far_away(file: File, random: Random) -> bool:
    if not file.get("implementations"):
        return False
    random.choice(file["implementations"])["region"] = "110101"
    return True


def _no_clause(file: File, random: Random) -> bool:
    if not file.get("rules"):
        return False
    random.choice(file["rules"])["fields"] = ["no_such_blank"]
    return True


#: Rule → the slips that it must find.
PLANTS: dict[str, tuple[Plant, ...]] = {
    "vague-words": (_vague, _vague_time),
    "nothing-pending": (_pending,),
    "english-complete": (_no_english,),
    "english-agrees": (_other_english,),
    "chinese-clean": (_spaced,),
    "ids-unique": (_same_id,),
    "ids-well-formed": (_bad_id,),
    "types-known": (_unknown_type,),
    "choices-offered": (_one_option,),
    "prefill-known": (_unknown_source,),
    "expressions-compile": (_misspelt,),
    "conditions-reachable": (_unreachable,),
    "scenarios-decide": (_idle_scenario,),
    "dates-ordered": (_backwards,),
    "faq-asked-once": (_twice_asked,),
    "promised-within-statutory": (_too_long,),
    "instant-means-zero-days": (_not_instant,),
    "steps-within-promise": (_slow_steps,),
    "fees-have-basis": (_no_basis, _negative),
    "legal-basis-named": (_whole_law,),
    "phones-differ": (_one_phone,),
    "phones-dialled": (_no_area,),
    "materials-make-sense": (_follows_in_no_days, _unknown_licence),
    "documents-listed": (_unlisted,),
    "visits-agree": (_must_come, _need_not_come),
    "payment-agrees": (_payment_without_fee,),
    "amounts-agree": (_other_amount,),
    "days-agree": (_other_days,),
    "places-open": (_closed, _swapped),
    "results-last": (_no_result, _no_validity),
    "regions-nested": (_far_away,),
    "rules-name-their-fields": (_no_clause,),
}
