"""Is it told in English on what a finding rests?"""

import re
from datetime import date
from pathlib import Path

import pytest

from suishiban.assistant.casework.basis import basis_in_english
from suishiban.knowledge.build import build
from suishiban.knowledge.guide import Guide
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.library.compiled import CompiledGuide

ITEMS = sorted((Path(__file__).parents[4] / "guides" / "items").glob("*.yaml"))


def _guide(path: Path) -> Guide:
    release = build([load_file(path)], HashingEncoder()).release
    found = release.guide(path.stem, "9901", date(2026, 3, 2))
    assert isinstance(found, CompiledGuide)
    return found.guide


@pytest.mark.parametrize(
    ("clause", "english"),
    [
        ("中华人民共和国社会保险法 第五十八条", "中华人民共和国社会保险法, Article 58"),
        ("护士条例 第七条、第一百零五条", "护士条例, Articles 7, 105"),
        ("住房公积金管理条例 第十八条；本指南 受理条件", "住房公积金管理条例, Article 18; this guide, conditions"),
        ("食品经营许可和备案管理办法（许可证编号）", "食品经营许可和备案管理办法"),
    ],
)
def test_laws_are_named_as_they_are_with_the_number_of_the_article(clause: str, english: str) -> None:
    assert basis_in_english(clause) == english


def test_what_the_guide_names_is_named_as_in_its_english() -> None:
    guide = _guide(next(one for one in ITEMS if one.stem == "elderly-allowance"))
    assert basis_in_english("本指南 申请表“老人住址”", guide) == "this guide, form: “Address of the person”"
    said = basis_in_english("本指南 受理条件“没有在别处领”", guide)
    assert said == "this guide, conditions: “No similar allowance is drawn elsewhere; if it is, that one stops first”"


@pytest.mark.parametrize("path", ITEMS, ids=lambda path: path.stem)
def test_no_rule_of_a_guide_rests_on_chinese_words_of_ours(path: Path) -> None:
    guide = _guide(path)
    said = [basis_in_english(rule.clause, guide) for rule in guide.rules]
    assert not [one for one in said if re.search("本指南|受理条件|申请材料|第.+条", one)]
