"""A guide comes in from every format, as departments lay it out, and nothing of it gets lost."""

import importlib.util
from typing import Any

import pytest

from suishiban.knowledge.guide import BasicItem, Kind, MaterialSource, Necessity
from suishiban.knowledge.intake.draft import Drafted, Site
from suishiban.knowledge.intake.files import Found, opened
from suishiban.knowledge.intake.intake import Taken, take_in
from suishiban.knowledge.intake.mapping import shipped_mappings
from suishiban.knowledge.parse.guide_file import ParsedGuide, parse_guide
from tests.unit.knowledge.intake import papers

SITE = Site("9901", "2026-01-01")


def _taken(name: str, content: bytes) -> Taken:
    return take_in([Found(name, content)], SITE, shipped_mappings())


def _guide(draft: Drafted) -> BasicItem:
    parsed = parse_guide(draft.text, draft.item)
    assert isinstance(parsed, ParsedGuide), parsed
    assert isinstance(parsed.guide, BasicItem)
    return parsed.guide


def _only(name: str, content: bytes) -> tuple[BasicItem, Drafted]:
    (draft,) = _taken(name, content).drafts
    return _guide(draft), draft


def _left(draft: Drafted) -> list[str]:
    return [one.value for one in draft.findings if one.rule == "import-unplaced"]


def test_a_page_of_nested_tables() -> None:
    guide, draft = _only("stall.html", papers.TABLE_PAGE.encode())
    assert (guide.name.zh, guide.basic_code, guide.id) == ("摆摊登记", "990131000001", "item-990131000001")
    assert (guide.kind, guide.level, guide.visits, guide.phone) == (Kind.PROMISED, "district", 0, "0990-1234567")
    assert (guide.limits.statutory, guide.limits.promised) == (20, 3)
    assert [(one.name.zh, one.form.zh, one.necessity, one.source) for one in guide.materials] == [
        ("摆摊登记表", "原件，1份", Necessity.REQUIRED, MaterialSource.APPLICANT),
        ("居民身份证", "复印件，1份", Necessity.OPTIONAL, MaterialSource.GOVERNMENT),
    ]
    assert _left(draft) == []
    assert "# 来源 stall.html table 1 row 3：三个工作日" in draft.text


def test_a_page_of_tabs_and_definitions() -> None:
    guide, draft = _only("stall.html", papers.TAB_PAGE.encode("gb18030"))
    assert [one.text.zh for one in guide.conditions] == ["年满十八周岁", "摊位在划定的区域内"]
    assert [(str(one.yuan), one.unit.zh) for one in guide.fees] == [("20", "每件")]
    assert [(one.question.zh, one.answer.zh) for one in guide.faq] == [("下雨可以不摆吗？", "可以，提前一天说一声。")]
    assert [(one.address.zh, one.hours.zh) for one in guide.places] == [
        ("明川市东岸区潮信路5号一楼", "周一至周五 9:00–17:00")
    ]
    assert _left(draft) == ["摊位每年抽签一次。"]
    assert "摊位每年抽签一次。" in draft.text


def test_markdown() -> None:
    guide, draft = _only("stall.md", papers.MARKDOWN.encode())
    assert [one.text.zh for one in guide.conditions] == ["年满十八周岁", "摊位在划定的区域内"]
    assert [one.name.zh for one in guide.materials] == ["摆摊登记表"]
    assert guide.limits.promised == 3
    assert [(one.law, one.article) for one in guide.legal_basis] == [("明川市摊贩管理办法", "第五条")]
    assert _left(draft) == []


def test_a_document_with_numbered_headings_and_merged_cells() -> None:
    guide, draft = _only("stall.docx", papers.document())
    assert guide.name.zh == "摆摊登记办事指南"
    assert [one.text.zh for one in guide.conditions] == ["年满十八周岁"]
    assert [one.name.zh for one in guide.steps] == ["申请", "审查"]
    assert (guide.limits.statutory, guide.supervision_phone) == (15, "12345")
    assert _left(draft) == []


def test_a_workbook_of_items_materials_and_fees() -> None:
    taken = _taken("list.xlsx", papers.workbook())
    stall, night = sorted((_guide(one) for one in taken.drafts), key=lambda one: one.basic_code)
    assert (stall.name.zh, stall.organ.zh, stall.limits.promised) == ("摆摊登记", "东岸区市场监督管理局", 3)
    assert [(str(one.yuan), one.unit.zh, one.basis) for one in stall.fees] == [("20", "每证", "明川价费〔2024〕3号")]
    assert [one.name.zh for one in stall.materials] == ["摆摊登记表"]
    assert (night.limits.promised, night.fees, night.visits) == (22, (), 1)
    assert [(one.name.zh, one.necessity) for one in night.materials] == [("夜市登记表", Necessity.DEFERRABLE)]
    (left,) = _left(next(one for one in taken.drafts if "0001" in one.item))
    assert left == "周三抽签"
    assert any("事项!H3" in one.source for draft in taken.drafts for one in draft.findings)


def test_a_pdf() -> None:
    guide, draft = _only("stall.pdf", papers.pdf())
    assert guide.name.zh == "摆摊登记"
    assert [one.text.zh for one in guide.conditions] == ["年满十八周岁", "摊位在划定的区域内"]
    assert [(one.name.zh, one.form.zh) for one in guide.materials] == [("摆摊登记表", "原件，1份")]
    assert guide.phone == "0990-1234567"
    assert any(source.where == "stall.pdf page 1 table 1 row 2" for source in draft.sources)


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("rapidocr") is None, reason="the ocr extra is not installed")
def test_a_scanned_pdf_is_read_by_the_machine() -> None:
    guide, draft = _only("stall.pdf", papers.scanned())
    assert "年满十八周岁" in [one.text.zh for one in guide.conditions]
    assert guide.phone == "0990-1234567"
    assert "scanned" in draft.text


def test_a_scanned_pdf_without_the_reader_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    _, draft = _only("stall.pdf", papers.scanned())
    assert [one.value for one in draft.findings if one.rule == "import-unplaced"] == ["没有安装文字识别（ocr）"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.html", b"", "empty"),
        ("broken.docx", b"PK\x03\x04 not a document", "cannot be read"),
        ("broken.pdf", b"%PDF-1.7 nothing", "cannot be read"),
        ("broken.xlsx", b"not a workbook", "cannot be read"),
        ("broken.json", b"{", "cannot be read"),
        ("other.json", b'{"what": 1}', "No mapping fits"),
        ("picture.bmp", b"BM", "unknown kind of file"),
        ("binary.html", b"<p>\x00\x01</p>", "not text"),
        ("wrong.yaml", b"id: x", "missing"),
    ],
)
def test_a_bad_file_is_told_and_stops_nothing(name: str, content: bytes, words: str) -> None:
    files = {name: content, "good.md": papers.MARKDOWN.encode()}
    from_archive: list[Any] = list(papers_in(files))
    taken = take_in(from_archive, SITE, shipped_mappings())
    assert [draft.item for draft in taken.drafts]
    (unread,) = taken.unread
    assert unread.file.endswith(name)
    assert words in unread.problem


def papers_in(files: dict[str, bytes]) -> list[Any]:
    return list(opened(Found("all.zip", papers.archive(files))))
