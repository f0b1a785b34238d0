"""Does every lint rule find what it is for, and only that?"""

import pytest

from suishiban.knowledge.guide import BasicItem
from suishiban.knowledge.lint.lint import lint_guide, lint_library, stops
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide

EVENT = """\
id: night-market
name: {zh: 夜市开业, en: "Opening a night market"}
aliases: [开夜市]
summary: {zh: 开一个夜市。, en: "Open a night market."}
effective: {since: 2025-01-01}
form:
  title: {zh: 开业表, en: "Opening form"}
  fields: [{id: length, type: number, label: {zh: 长度, en: "Length"}}]
matters:
  - {item: market-stall, when: length > 1, takes: {metres: length}}
"""


def guide_of(text: str) -> BasicItem:
    parsed = parse_guide(text, "stall.yaml")
    assert isinstance(parsed, ParsedGuide), parsed
    return parsed.guide  # type: ignore[return-value]  # tests of life events read only what both have


def found(text: str) -> list[tuple[str, str]]:
    return [(finding.rule, finding.where) for finding in lint_guide(guide_of(text))]


def test_a_good_guide_has_no_findings(stall: str) -> None:
    assert found(stall) == []
    assert found(EVENT) == []


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "where"),
    [
        ("zh: 健康证明", "zh: 健康证明及其他相关材料", "vague-words", "materials[1].name"),
        ("en: \"In date.\"", "en: \"See details at the desk.\"", "vague-words", "materials[1].note"),
        (", en: \"Length\"}", "}", "english-complete", "form.fields[3].label"),
        ("en: \"Length\"", "en: \"摊位 length\"", None, ""),
        ("en: \"Length\"", "en: \"路边 length\"", "english-complete", "form.fields[3].label"),
        ("zh: 在线填写", "zh: 在线 填写", "chinese-clean", "steps[0].detail"),
        ("zh: 在线填写", "zh: '在线填写,提交'", "chinese-clean", "steps[0].detail"),
        ("statutory: 5, promised: 2", "statutory: 5, promised: 6", "promised-within-statutory",
         "implementations[0].limits.promised"),
        ("kind: promised", "kind: instant", "instant-means-zero-days", "limits.promised"),
        ("statutory: 5, promised: 3", "statutory: 5, promised: 0", "instant-means-zero-days", "limits.promised"),
        ("days: 1", "days: 3", "steps-within-promise", "implementations[0].limits"),
        ("basis: 明发改〔2024〕7号", "basis: ''", "fees-have-basis", "fees[0].basis"),
        ("yuan: 12.50", "yuan: 12.505", "fees-have-basis", "fees[0].yuan"),
        ("yuan: 12.50", "yuan: -1", "fees-have-basis", "fees[0].yuan"),
        ("article: 第三条", "article: 3", "legal-basis-named", "legal_basis[0]"),
        ("0999-50310900", "0999-50310001", "phones-differ", "supervision_phone"),
        ("    phone: 0999-50350001", "    phone: 0999-50310900", "phones-differ",
         "implementations[1].supervision_phone"),
        ("    deferral_days: 3\n", "", "materials-make-sense", "materials[2].deferral_days"),
        ("    source: other", "    licence: library-card", "materials-make-sense", "materials[1].licence"),
        ("    generated: true\n", "", "materials-make-sense", "materials"),
        ("    source: other", "    licence: id-card\n    licence_when: size(keeper_name) > 3", "conditions-wordable",
         "materials[1].licence_when"),
        ("    source: other", '    licence: id-card\n    licence_when: goods == "fod"', "conditions-reachable",
         "materials[1].licence_when"),
        ("    source: other", "    licence: id-card\n    licence_when: metres", "expressions-compile",
         "materials[1].licence_when"),
        ("    source: other", "    licence_when: stove", "licence-is-the-applicants", "materials[1].licence_when"),
        ("zh: 健康证明, en: \"Health certificate\"}\n", "zh: 卖方身份证, en: \"Seller\"}\n    licence: id-card\n",
         "licence-is-the-applicants", "materials[1].licence_when"),
        ("id: photo", "id: health-certificate", "ids-unique", "materials[1].id"),
        ("id: helper_name", "id: metres", "ids-unique", "form.fields[3].id"),
        ("id: photo", "id: Photo_1", "ids-well-formed", "materials[2].id"),
        ("id: goods", "id: kind-of-goods", "ids-well-formed", "scenarios[0].id"),
        ("region: 990102", "region: 880102", "regions-nested", "implementations[0].region"),
        ("code: 990131000001-990121", "code: 990131000001-990102", "regions-nested", "implementations"),
        ("type: yes_no", "type: yesno", "types-known", "form.fields[2].type"),
        ("aliases: [手工]", "aliases: [吃的]", "choices-offered", "scenarios[0].options"),
        ("type: yes_no", "type: choice", "choices-offered", "form.fields[2].options"),
        ("identity.name", "identity.nickname", "prefill-known", "form.fields[0].prefill[0]"),
        ("least: 0", "least: 4", "groups-bounded", "form.groups[0]"),
        ("must: metres <= 5", "must: meters <= 5", "expressions-compile", "rules[0].must"),
        ("must: metres <= 5", "must: metres + 5", "expressions-compile", "rules[0].must"),
        ("derive: metres * 2", "derive: keeper_name", "expressions-compile", "form.fields[4].derive"),
        ("when: stove && helper_name", "when: stove && helpername", "expressions-compile",
         "form.groups[0].fields[1].when"),
        ('      when: goods == "food"\n', '      when: goods == "fod"\n', "conditions-reachable",
         "form.fields[2].when"),
        ('when: goods == "food" || metres > 3', "when: size(keeper_name) > 3", "conditions-wordable", "fees[0].when"),
        ("fields: [metres]", "fields: [meters]", "rules-name-their-fields", "rules[0].fields"),
        ("clause: 本指南 办理条件", "clause: ''", "rules-name-their-fields", "rules[0]"),
        ("在线填写", "填写，全程网办", "visits-agree", "steps[0].detail"),
        ("在线填写", "填写后提交“消防承诺书”", "documents-listed", "steps[0].detail"),
        ("在线填写", "工本费30元，在线填写", "amounts-agree", "steps[0].detail"),
        ("在线填写", "承诺7个工作日办结", "days-agree", "steps[0].detail"),
        ("{since: 2025-01-01}", "{since: 2025-01-01, until: 2024-01-01}", "dates-ordered", "effective.until"),
        ("phone: 0999-50310001", "phone: 见公告", "phones-dialled", "phone"),
        ("zh: 每天 9:00–17:00", "zh: 工作日", "places-open", "places[0].hours"),
        ("latitude: 30.91\n    longitude: 122.91", "latitude: 122.91\n    longitude: 30.91", "places-open",
         "places[0].latitude"),
        (", validity: {zh: 一年, en: \"One year\"}", "", "results-last", "results[0].validity"),
        ("goods == \"food\"", "metres > 1", "scenarios-decide", "scenarios[0]"),
        ("zh: 在有效期内。, en: \"In date.\"", "zh: 保证金50元。, en: \"A deposit of 5 yuan.\"", "english-agrees",
         "materials[1].note"),
    ],
)  # fmt: skip
def test_each_rule_finds_its_fault(stall: str, right: str, wrong: str, rule: str | None, where: str) -> None:
    assert right in stall
    faults = found(stall.replace(right, wrong))
    assert ((rule, where) in faults) if rule else faults == []


def test_an_expression_finding_says_where_and_what_is_near(stall: str) -> None:
    finding = lint_guide(guide_of(stall.replace("must: metres <= 5", "must: meters <= 5")))[0]
    assert finding.fix.en == "name: meters; suggestions: metres, helpers"
    assert finding.message.en.endswith("at column 1")
    assert stops([finding])


def test_a_step_may_not_charge_where_nothing_is_charged(stall: str) -> None:
    free = stall[: stall.index("fees:")] + stall[stall.index("places:") :]
    assert ("payment-agrees", "steps[0].detail") in found(free.replace("在线填写", "到窗口缴费"))


def test_every_finding_rests_on_a_norm(stall: str) -> None:
    (finding,) = lint_guide(guide_of(stall.replace("statutory: 5, promised: 3", "statutory: 5, promised: 6")))
    assert finding.basis.startswith("行政许可法第四十二条")


def test_guides_share_no_names_and_events_name_items(stall: str) -> None:
    twin = stall.replace("id: market-stall", "id: food-stall").replace("夜市摆摊", "夜市").replace("market stall", "s")
    event = EVENT.replace("length > 1, takes: {metres: length}", "length > 1, after: [permit], takes: {meter: size}")
    faults = [
        (owner, finding.where, finding.value)
        for owner, finding in lint_library([guide_of(stall), guide_of(twin), guide_of(event)])
    ]
    assert faults == [
        ("market-stall", "basic_code", "990131000001"),
        ("market-stall", "aliases", "摆摊登记"),
        ("market-stall", "aliases", "摆地摊"),
        ("food-stall", "basic_code", "990131000001"),
        ("food-stall", "aliases", "摆摊登记"),
        ("food-stall", "aliases", "摆地摊"),
        ("night-market", "matters[0].after[0]", "permit"),
        ("night-market", "matters[0].takes.meter", "meter"),
        ("night-market", "matters[0].takes.meter", "size"),
    ]


GROUP = """\
  groups:
    - id: staff
      label: {zh: 人手, en: "Staff"}
      row: {zh: 人手, en: "person"}
      least: 0
      most: 3
      fields:
        - {id: staff_name, type: name, label: {zh: 人手姓名, en: "Name"}}
        - {id: staff_since, type: date, label: {zh: 人手到岗日, en: "Since"}}
"""
WHOLE = "helpers: staff, helpers.helper_name: staff.staff_name, helpers.helper_since: staff.staff_since"


@pytest.mark.parametrize(
    ("takes", "most", "faults"),
    [
        (WHOLE, 3, []),
        (WHOLE, 4, ["takes.helpers"]),
        ("helpers: staff, helpers.helper_name: staff.staff_name", 3, ["takes.helpers.helper_since"]),
        (WHOLE.replace("helper_name: staff.staff_name", "helper_name: length"), 3, ["takes.helpers.helper_name"]),
        ("metres: staff", 3, ["takes.metres"]),
        ("helpers.helper_name: staff.staff_name", 3, ["takes.helpers.helper_name"]),
    ],
)
def test_a_group_is_taken_whole_from_a_group_within_its_bounds(
    stall: str, takes: str, most: int, faults: list[str]
) -> None:
    event = EVENT.replace("matters:", GROUP.replace("most: 3", f"most: {most}") + "matters:")
    event = event.replace("takes: {metres: length}", f"takes: {{{takes}}}")
    found = lint_library([guide_of(stall), guide_of(event)])
    assert [finding.where.partition(".")[2] for owner, finding in found if owner == "night-market"] == faults


def test_what_a_matter_waits_for_comes_before_it_and_brings_about_what_the_item_has(stall: str) -> None:
    permit = stall.replace("id: market-stall", "id: permit").replace("990131000001", "990131000002")
    permit = (
        permit.replace("夜市摆摊", "占道")
        .replace("摆摊登记", "占道许可")
        .replace("摆地摊", "占道")
        .replace("market stall", "s")
    )
    second = (
        "  - {item: market-stall, after: [permit], takes: {metres: length}, awaits: [keeper_id, permit-copy],"
        " same: {health-certificate: permit/health-certificate, other: permit/none}}\n"
    )
    first = "  - {item: permit, after: [market-stall], awaits: [metres]}\n"
    event = EVENT[: EVENT.index("matters:")] + "matters:\n" + first + second
    found = lint_library([guide_of(stall), guide_of(permit), guide_of(event)])
    assert [(finding.where, finding.value) for owner, finding in found if owner == "night-market"] == [
        ("matters[0].after[0]", "market-stall"),
        ("matters[0].awaits[0]", "metres"),
        ("matters[1].awaits[1]", "permit-copy"),
        ("matters[1].same.other", "other"),
        ("matters[1].same.other", "permit/none"),
    ]


def licensed(stall: str, name: str, rest: str = "") -> list[tuple[str, str]]:
    """What lint says of a document so called that an e-licence replaces."""
    named = f'zh: {name}, en: "Paper"}}\n    licence: id-card\n{rest}'
    return found(stall.replace('zh: 健康证明, en: "Health certificate"}\n', named))


@pytest.mark.parametrize("name", ["身份证", "监护关系证明", "摊主身份证"])
def test_a_document_of_nobody_else_needs_no_condition(stall: str, name: str) -> None:
    assert licensed(stall, name) == []


def test_a_condition_says_whose_licence_it_is(stall: str) -> None:
    assert licensed(stall, "卖方身份证", "    licence_when: keeper_id == keeper_id\n") == []


def test_whom_the_form_takes_from_the_identity_is_the_applicant(stall: str) -> None:
    agents = stall.replace("zh: 摊主姓名, en", "zh: 经办人姓名, en")
    assert licensed(agents, "代办人身份证") == []
    sometimes = agents.replace(
        "      prefill: [identity.name]\n", "      prefill: [identity.name]\n      prefill_when: stove\n"
    )
    assert licensed(sometimes, "代办人身份证") == [("licence-is-the-applicants", "materials[1].licence_when")]
    assert licensed(agents, "委托人身份证") == [("licence-is-the-applicants", "materials[1].licence_when")]


def test_no_blank_is_called_as_a_document_of_the_form(stall: str) -> None:
    own = guide_of(stall.replace("label: {zh: 身份证号", "label: {zh: 健康证明"))
    event = guide_of(EVENT.replace("label: {zh: 长度", "label: {zh: 照片"))
    told = [(owner, one.rule, one.where) for owner, one in lint_library([own, event])]
    assert told == [
        ("market-stall", "blanks-are-no-documents", "form.fields[1].label"),
        ("night-market", "blanks-are-no-documents", "form.fields[0].label"),
    ]
    assert lint_library([guide_of(stall), guide_of(EVENT)]) == ()
