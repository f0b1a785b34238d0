"""Which documents are missing, and which were promised for later?"""

from collections.abc import Iterator, Mapping

from suishiban.assistant.casework.days import day_of
from suishiban.assistant.casework.findings import Finding, Severity
from suishiban.assistant.casework.materials import Provision, provision
from suishiban.assistant.conversation.answers import Answer
from suishiban.assistant.form.blanks import MATERIAL
from suishiban.assistant.form.relevance import Moment, Relevance
from suishiban.knowledge.guide import Material, Necessity, Text
from suishiban.knowledge.rules import WorkingCalendar


def documents(relevant: Relevance, answers: Mapping[str, Answer], moment: Moment) -> Iterator[Finding]:
    """What is wrong with the documents that apply."""
    for material in relevant.materials:
        match provision(material, answers, relevant):
            case Provision.MISSING:
                yield _missing(material, material.id in relevant.stand_ins)
            case Provision.PROMISED:
                yield _promised(material, moment)


def _missing(material: Material, replaceable: bool) -> Finding:
    name = Text(material.name.zh, material.name.en or material.name.zh)
    ways = [Text("请上传这份材料", "attach it")]
    if replaceable:
        ways.append(Text("同意读取对应的电子证照", "let the e-licence be read instead"))
    if material.necessity is Necessity.DEFERRABLE:
        days = material.deferral_days
        ways.append(Text(f"承诺在{days}个工作日内补交", f"promise to supply it within {days} working days"))
    fix = Text("，或者".join(way.zh for way in ways), "Please " + ", or ".join(way.en for way in ways))
    return Finding(
        "material-missing",
        Severity.ERROR,
        Text(f"缺少材料：{name.zh}", f"A document is missing: {name.en}"),
        fix,
        _clause(material),
        (MATERIAL + material.id,),
    )


def _promised(material: Material, moment: Moment) -> Finding:
    calendar = moment.calendar or WorkingCalendar()
    due = calendar.add_working_days(day_of(moment.at), material.deferral_days)
    day = due.day.isoformat()
    zh = f"{due.day.year}年{due.day.month}月{due.day.day}日" + ("（暂定）" if due.provisional else "")
    return Finding(
        "material-promised",
        Severity.DEFERRED,
        Text(f"已承诺后补：{material.name.zh}", f"Promised for later: {material.name.en or material.name.zh}"),
        Text(f"请在{zh}前补交", f"Supply it by {day}" + (" (provisional)" if due.provisional else "")),
        _clause(material),
        (MATERIAL + material.id,),
    )


def _clause(material: Material) -> str:
    return f"本指南 申请材料“{material.name.zh}”"
