"""Can the applicant's own e-licence be taken for somebody else's document?"""

import re
from collections.abc import Iterator

from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import BasicItem, Material, Text
from suishiban.knowledge.lint.report import doubtful, wrong

#: Words for one part that a person plays in an application; each line is one part.
_PARTS = (
    ("代办人", "经办人", "代理人", "受委托人", "受托人", "申办人", "领证人"),
    ("委托人", "被代理人", "被监护人"),
    ("监护人", "家长"),
    ("孩子", "子女", "未成年人", "新生儿", "宝宝", "学生"),
    ("母亲",),
    ("父亲",),
    ("父母", "随登一方", "另一方"),
    ("配偶", "妻子", "丈夫"),
    ("男方",),
    ("女方",),
    ("老人",),
    ("亲属", "家人", "被投靠人"),
    ("逝者", "死者"),
    ("残疾人",),
    ("参保人",),
    ("卖方", "出卖人", "出租人", "出租方", "房主"),
    ("买方", "买受人"),
    ("抵押人",),
    ("债权人",),
    ("债务人",),
    ("第三人",),
    ("股东", "发起人"),
    ("法定代表人", "负责人"),
    ("车主",),
    ("原车主",),
    ("驾驶人",),
    ("经营者",),
)
_PART_OF = {word: number for number, words in enumerate(_PARTS) for word in words}
#: The longest first: 受委托人 is not 委托人.
_PERSON = re.compile("|".join(sorted(_PART_OF, key=len, reverse=True)))
#: What a name is put together from.
_JOINT = re.compile("和|或者|、|（")
_RULE = "licence-is-the-applicants"


def licence_is_the_applicants(item: BasicItem) -> Iterator[Finding]:
    """A document named after a person is replaced by the applicant's e-licence only where they are that person.

    `licence_when` says where; it need not where the form takes that person's name or number from the identity of
    whoever applies.
    """
    for index, material in enumerate(item.materials):
        where = f"materials[{index}].licence_when"
        if material.licence_when and not material.licence:
            message = Text("没有电子证照，却写了 licence_when", "`licence_when` without a `licence`")
            fix = Text("加上 licence，或者删去 licence_when", "Give `licence`, or drop `licence_when`")
            yield wrong(_RULE, where, material.licence_when, message, fix)
        if material.licence and not material.licence_when and (persons := _others(item, material)):
            named = "、".join(persons)
            message = Text(
                f"申请人自己的电子证照会代替{named}的材料", f"The applicant's own e-licence replaces what is {named}'s"
            )
            fix = Text(
                "用 licence_when 写明申请人就是这个人的情形", "Say in `licence_when` where the applicant is them"
            )
            yield doubtful(_RULE, where, material.name.zh, message, fix)


def _others(item: BasicItem, material: Material) -> list[str]:
    """The persons in the material's name who need not be the applicant."""
    named = [word for part in _JOINT.split(material.name.zh) if "关系" not in part for word in _PERSON.findall(part)]
    applicant = _parts_of_applicant(item)
    return [word for word in dict.fromkeys(named) if _PART_OF[word] not in applicant]


def _parts_of_applicant(item: BasicItem) -> set[int]:
    """The parts whose name or number the form always takes from the identity of whoever applies."""
    labels = [
        field.label.zh
        for field in item.form.fields
        if not field.prefill_when and {"identity.name", "identity.id_number"} & {*field.prefill}
    ]
    return {_PART_OF[word] for label in labels for word in _PERSON.findall(label)}
