"""Which passages does a guide give, and which of them hold where?"""

from datetime import date

import numpy as np
import pytest

from suishiban.knowledge.index.passage import Passage
from suishiban.knowledge.library import Release, publish
from suishiban.knowledge.library.holding import holding_of
from suishiban.knowledge.library.passages import passages_of_release
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide

DAY = date(2026, 3, 2)


def release_of(*texts: str) -> Release:
    release = None
    for text in texts:
        parsed = parse_guide(text, "stall.yaml")
        assert isinstance(parsed, ParsedGuide)
        release = publish(release, [parsed])
    assert release is not None
    return release


def told_with(stall: str, condition: str) -> dict[str, Passage]:
    """The passages where an identity card replaces the second document."""
    licensed = stall.replace("    source: other\n", f"    licence: id-card\n{condition}")
    return {one.id: one for one in passages_of_release(release_of(licensed))}


def test_what_an_e_licence_stands_in_for_is_told_with_its_condition(stall: str) -> None:
    always = told_with(stall, "")
    here = told_with(stall, "    licence_when: keeper_id != keeper_name\n")
    key = "market-stall@9901/materials/health-certificate"
    assert "需要提交。可以用电子身份证代替。" in always[key].text
    assert "身份证号与摊主姓名不同的，可以用电子身份证代替。" in here[key].text
    assert (
        "Where “Identity number” differs from “Keeper's name”, the electronic identity card can stand in for it."
        in (here[key].text_en)
    )


@pytest.fixture
def passages(stall: str) -> dict[str, Passage]:
    return {passage.id: passage for passage in passages_of_release(release_of(stall))}


@pytest.mark.parametrize(
    ("key", "chinese", "english"),
    [
        ("9901/summary/0", "在夜市摆摊要先登记。", "A stall at the night market is registered first."),
        ("9901/audience/0", "服务对象：自然人。", "Open to: natural persons."),
        ("9901/organ/0", "办理机构：明川市市场监督管理局。", "Handled by: Mingchuan Market Authority."),
        ("9901/conditions/grown-up", "办理条件：摊主年满16周岁。", "Condition: The keeper is 16 or older."),
        (
            "9901/materials/all",
            "办理“摆摊登记”需要的材料：摆摊登记表；健康证明（经营品类为“食品”的）；照片。",
            "Materials for “Registration of a market stall”: Stall form; "
            "Health certificate (where “Kind of goods” is “Food”); Photo.",
        ),
        (
            "9901/materials/health-certificate",
            "申请材料“健康证明”：必要材料，复印件1份，由其他单位或者个人出具。经营品类为“食品”的，需要提交。在有效期内。",
            "Material “Health certificate”: required; 1 copy; issued by another organisation or person. "
            "Needed where “Kind of goods” is “Food”. In date.",
        ),
        (
            "9901/materials/photo",
            "申请材料“照片”：可以容缺后补的材料，电子件，申请人自备。可以在受理后3个工作日内补交。",
            "Material “Photo”: may follow later; electronic; supplied by the applicant. "
            "It may follow after acceptance; working days allowed: 3.",
        ),
        (
            "9901/form/0",
            "办理时填写《摆摊登记表》，内容包括：摊主姓名、身份证号、是否用明火、摊位长度、帮工。",
            "The form “Stall form” asks for: Keeper's name, Identity number, Open fire, Length, Helpers.",
        ),
        ("9901/steps/all", "办理流程：申请→登记。", "Steps: Apply → Register."),
        (
            "9901/steps/2",
            "第2步“登记”：核对后登记。这一步需要1个工作日。",
            "Step 2, “Register”: Checked and registered. Working days of this step: 1.",
        ),
        (
            "9901/limits/0",
            "法定办结时限为5个工作日，承诺办结时限为3个工作日，自受理之日起计算。",
            "Statutory limit: 5 working days; promised limit: 3 working days, counted from acceptance.",
        ),
        (
            "9901/fees/stall-fee",
            "摊位费：每摊12.5元。经营品类为“食品”，或者摊位长度大于3米的适用。收费依据：明发改〔2024〕7号。",
            "Stall fee: 12.5 yuan per stall. Applies where “Kind of goods” is “Food”, or “Length” is more than 3 m. "
            "Basis of the fee: 明发改〔2024〕7号.",
        ),
        ("990102/fees/none", "办理“摆摊登记”不收费。", "No fee is charged for “Registration of a market stall”."),
        ("990121/contact/phone", "咨询电话：0999-50350001。", "Enquiries: 0999-50350001."),
        (
            "9901/results/1",
            "办理结果：摊位证（证照）。有效期：一年。",
            "Result: Stall card (licence). Validity: One year.",
        ),
        ("9901/delivery/0", "送达方式：现场领取。", "Delivery: At the counter."),
        ("9901/visits/0", "需要到办事现场1次。", "Visits needed: 1."),
        ("9901/faq/1", "下雨能摆吗？可以。", "May I trade in the rain? Yes."),
    ],
)
def test_each_part_has_its_sentence(passages: dict[str, Passage], key: str, chinese: str, english: str) -> None:
    passage = passages[f"market-stall@{key}"]
    assert (passage.text, passage.text_en) == (chinese, english)
    assert (passage.item, passage.version, passage.title) == ("market-stall", 1, "摆摊登记")


def test_what_people_also_say_is_searched_but_not_part_of_the_text(passages: dict[str, Passage]) -> None:
    assert passages["market-stall@9901/faq/1"].also == "雨天"
    assert passages["market-stall@9901/summary/0"].also == "摆地摊\n夜市摆摊\nmarket stall"


def test_a_district_has_passages_only_of_what_it_says_otherwise(passages: dict[str, Passage]) -> None:
    assert sorted(key for key in passages if "@9901/" not in key) == [
        "market-stall@990102/fees/none",
        "market-stall@990102/limits/0",
        "market-stall@990102/organ/0",
        "market-stall@990121/contact/phone",
        "market-stall@990121/contact/supervision",
        "market-stall@990121/organ/0",
    ]


def test_of_one_section_the_nearest_region_holds(stall: str) -> None:
    passages = passages_of_release(release_of(stall))
    held = {passages[number].id for number in np.flatnonzero(holding_of(passages).mask("990102001", DAY))}
    assert "market-stall@990102/fees/none" in held
    assert "market-stall@9901/fees/stall-fee" not in held
    assert "market-stall@9901/contact/phone" in held
    assert not any("990121" in key for key in held)
    assert not holding_of(passages).mask("8801", DAY).any()


def test_a_district_section_out_of_force_gives_way_to_the_citys(stall: str) -> None:
    passages = passages_of_release(release_of(stall))
    held = {passages[number].id for number in np.flatnonzero(holding_of(passages).mask("990121", date(2026, 7, 1)))}
    assert "market-stall@9901/contact/phone" in held


def test_an_older_version_holds_until_the_newer_takes_effect(stall: str) -> None:
    later = stall.replace("promised: 3", "promised: 4").replace("{since: 2025-01-01}", "{since: 2026-06-01}")
    passages = [one for one in passages_of_release(release_of(stall, later)) if one.id == "market-stall@9901/limits/0"]
    assert [(one.version, one.since, one.until) for one in passages] == [
        (2, date(2026, 6, 1), None),
        (1, date(2025, 1, 1), date(2026, 6, 1)),
    ]


def test_a_replaced_version_has_no_passages(stall: str) -> None:
    passages = passages_of_release(release_of(stall, stall.replace("promised: 3", "promised: 4")))
    assert {passage.version for passage in passages} == {2}


def test_a_text_without_english_leaves_the_passage_without(stall: str) -> None:
    passages = passages_of_release(release_of(stall.replace(', en: "Health certificate"', "")))
    assert {one.id for one in passages if not one.text_en} == {
        "market-stall@9901/materials/all",
        "market-stall@9901/materials/health-certificate",
    }


def test_a_life_event_lists_its_items_by_name(stall: str) -> None:
    event = (
        "id: night-market\nname: {zh: 夜市开业, en: Opening a night market}\naliases: [开夜市]\n"
        "summary: {zh: 开一个夜市。, en: Open one.}\neffective: {since: 2025-01-01}\n"
        "form: {title: {zh: 表, en: Form}, fields: [{id: length, type: number, label: {zh: 长度, en: Length}}]}\n"
        "matters:\n  - {item: market-stall, when: length > 1}\n"
    )
    passages = {one.id: one for one in passages_of_release(release_of(stall, event))}
    matters = passages["night-market@9901/matters/all"]
    assert matters.text == "“夜市开业”包括以下事项：摆摊登记（长度大于1的）。"
    assert matters.text_en == (
        "“Opening a night market” consists of: Registration of a market stall (where “Length” is more than 1)."
    )
    assert passages["night-market@9901/summary/0"].also == "开夜市"
