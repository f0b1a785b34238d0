"""Do guide files become guides, and wrong ones exact findings?"""

from datetime import date
from decimal import Decimal

import pytest

from suishiban.knowledge.guide import BasicItem, LifeEvent, Necessity
from suishiban.knowledge.parse.guide_file import ParsedGuide, RefusedFile, parse_guide


def item(text: str) -> BasicItem:
    parsed = parse_guide(text, "stall.yaml")
    assert isinstance(parsed, ParsedGuide)
    assert isinstance(parsed.guide, BasicItem)
    return parsed.guide


def told(text: str) -> list[str]:
    refused = parse_guide(text, "stall.yaml")
    assert isinstance(refused, RefusedFile)
    return [str(finding) for finding in refused.findings]


def test_a_file_becomes_a_guide_with_typed_values(stall: str) -> None:
    guide = item(stall)
    assert guide.region == "9901"
    assert guide.effective.since == date(2025, 1, 1)
    assert guide.fees[0].yuan == Decimal("12.50")
    assert str(guide.fees[0].yuan) == "12.50"
    assert guide.materials[2].necessity is Necessity.DEFERRABLE
    assert guide.form.fields[3].minimum == "1"
    assert guide.implementations[0].fees == ()
    assert guide.implementations[1].fees is None


def test_the_digest_and_the_lines_are_those_of_the_text(stall: str) -> None:
    parsed = parse_guide(stall, "stall.yaml")
    assert isinstance(parsed, ParsedGuide)
    assert parsed.text == stall
    assert len(parsed.digest) == 64
    assert parsed.lines["limits"] == 88
    assert parsed.lines["materials[1].when"] == 35


def test_a_file_with_matters_is_a_life_event() -> None:
    text = (
        "id: moving-in\nname: {zh: 入住}\naliases: []\nsummary: {zh: 入住。}\neffective: {since: 2025-01-01}\n"
        "form: {title: {zh: 表}, fields: []}\nmatters:\n  - {item: market-stall, takes: {metres: length}}\n"
    )
    parsed = parse_guide(text, "moving-in.yaml")
    assert isinstance(parsed, ParsedGuide)
    assert isinstance(parsed.guide, LifeEvent)
    assert parsed.guide.matters[0].takes == {"metres": "length"}


@pytest.mark.parametrize(
    ("right", "wrong", "finding"),
    [
        (
            "form: {zh: 复印件1份, en: ",
            "from: {zh: 复印件1份, en: ",
            "stall.yaml:34:materials[1].from: unknown-key: There is no key `from` here "
            "({'zh': '复印件1份', 'en': '1 copy'}) → Did you mean `form`? "
            "Known: id, name, necessity, source, form, when, licence, of, licence_when, note, deferral_days, generated",
        ),
        (
            "kind: promised",
            "kind: promise",
            "stall.yaml:11:kind: unknown-value: This value is not known (promise) → "
            "Did you mean `promised`? Known: instant, promised",
        ),
        (
            "limits: {statutory: 5, promised: 3}",
            "limits: {statutory: five, promised: 3}",
            "stall.yaml:88:limits.statutory: wrong-value: The value is wrong (five) → "
            "Right would be a whole number, e.g. 3",
        ),
        (
            "since: 2025-07-01",
            "since: 2025-13-01",
            "stall.yaml:124:implementations[1].effective.since: wrong-value: The value is wrong (2025-13-01) → "
            "Right would be a date, e.g. 2026-03-02",
        ),
        (
            "visits: 1\n",
            "",
            "stall.yaml:1:visits: missing-key: `visits` is missing → Add `visits`",
        ),
        (
            "basis: 明发改〔2024〕7号",
            "basis: {law: 条例, article: 第一条}",
            "stall.yaml:94:fees[0].basis.text: missing-key: `text` is missing → Add `text`",
        ),
        (
            "aliases: [摆地摊, 夜市摆摊, market stall]",
            "aliases: 摆地摊",
            "stall.yaml:4:aliases: wrong-value: The value is wrong (摆地摊) → "
            "Right would be a list, each entry after `- `",
        ),
    ],
)
def test_a_finding_names_line_path_value_and_what_would_be_right(
    stall: str, right: str, wrong: str, finding: str
) -> None:
    assert right in stall
    assert finding in told(stall.replace(right, wrong))


def test_text_that_is_not_yaml_is_one_finding() -> None:
    assert told("a: [\n") == [
        "stall.yaml:2: readable: The file is not plain YAML: did not find expected node content → "
        "Right would be: valid YAML, indented by spaces"
    ]


def test_findings_come_in_the_order_of_the_file(stall: str) -> None:
    wrong = stall.replace("visits: 1", "visits: x").replace("kind: promised", "kind: x")
    assert [line.split(":")[2] for line in told(wrong)] == ["kind", "visits"]
