"""An import that comes again updates what is there, and leaves what people wrote."""

from suishiban.knowledge.intake.draft import Drafted, Site, drafted, merged
from suishiban.knowledge.intake.record import Entry, Record
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide

SITE = Site("9901", "2026-01-01")


def _made(file: str = "a.xlsx", **said: str) -> Drafted:
    entries = tuple(Entry(label, text, f"A{number}") for number, (label, text) in enumerate(said.items(), 1))
    return drafted(Record(file, (Entry("事项编码", "990131000001", "A0"), *entries)).located(), SITE)


def _guide(text: str) -> ParsedGuide:
    parsed = parse_guide(text, "")
    assert isinstance(parsed, ParsedGuide), parsed
    return parsed


def test_the_same_import_changes_nothing() -> None:
    first = _made(事项名称="摆摊登记", 咨询电话="12345")
    assert merged(_made(事项名称="摆摊登记", 咨询电话="12345"), first.text, first.text).text == first.text


def test_what_only_the_source_changed_is_taken_over() -> None:
    first = _made(事项名称="摆摊登记", 咨询电话="12345")
    again = merged(_made(事项名称="摆摊登记", 咨询电话="12346"), first.text, first.text)
    assert _guide(again.text).guide.name.zh == "摆摊登记"
    assert "phone: '12346'" in again.text


def test_what_only_a_person_changed_stays() -> None:
    first = _made(事项名称="摆摊登记", 咨询电话="12345")
    mended = first.text.replace("zh: 摆摊登记\n", "zh: 摊位登记\n", 1)
    again = merged(_made(事项名称="摆摊登记", 咨询电话="12346"), mended, first.text)
    assert _guide(again.text).guide.name.zh == "摊位登记"
    assert "phone: '12346'" in again.text


def test_what_both_changed_stays_and_is_told() -> None:
    first = _made(事项名称="摆摊登记", 咨询电话="12345")
    mended = first.text.replace("12345", "96888")
    again = merged(_made(事项名称="摆摊登记", 咨询电话="12346"), mended, first.text)
    assert "96888" in again.text
    (told,) = [one for one in again.findings if one.rule == "import-conflict"]
    assert (told.where, told.value) == ("phone", "12346")


def test_one_file_of_two_takes_nothing_out() -> None:
    both = _made("a.xlsx、b.xlsx", 事项名称="摆摊登记", 申请材料="1.登记表；2.身份证。")
    again = merged(_made("a.xlsx", 事项名称="摆摊登记", 申请材料="1.登记表；2.摊位照片。"), both.text, both.text)
    guide = _guide(again.text).guide
    assert [one.name.zh for one in getattr(guide, "materials", ())] == ["登记表", "身份证", "摊位照片"]
    assert len({one.id for one in getattr(guide, "materials", ())}) == 3
