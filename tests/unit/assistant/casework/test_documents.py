"""Do the documents say what the application says, byte for byte the same, in a font that is embedded?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pypdfium2
import pytest

from suishiban.assistant.casework import events as e
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.case import Case, apply
from suishiban.assistant.casework.documents import (
    render_acceptance,
    render_application,
    render_notice,
    render_receipt,
)
from suishiban.knowledge.guide import Text

Later = Callable[[float], datetime]


def text_of(pdf: bytes) -> str:
    """All words of the document, without spaces."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for page in document:
            words = page.get_textpage()
            pages.append(words.get_text_range())
            words.close()
            page.close()
        return "".join("".join(pages).split())
    finally:
        document.close()


def test_the_form_shows_every_line_document_and_number(application: Application) -> None:
    application = replace(application, receipt_no="MC20260302-000123-1")
    text = text_of(render_application(application))
    for words in (
        "摆摊登记表",
        "收件编号：MC20260302-000123-1",
        "张洁（9901**********1234）",
        "摊主姓名张洁本人填报",
        "摊位长度3米",
        "王小明",
        "身份证免提交（电子证照）电子身份证",
        "健康证明已上传健康证.png（1a1a1a1a）",
        "摊位草图选交，未提交",
        "申请人声明",
        f"内容摘要{application.digest}",
        "第1页，共",
    ):
        assert words in text


def test_the_same_application_gives_the_same_bytes(application: Application) -> None:
    first = render_application(application)
    assert render_application(replace(application)) == first
    assert render_application(replace(application, digest="0" * 32)) != first


@pytest.mark.parametrize("name", ["买买提·艾力", "张㛃䶮", "李𠅤", "O'Neil"])
def test_rare_characters_are_printed_with_the_embedded_font(application: Application, name: str) -> None:
    keeper = replace(application.lines[1], shown=name)
    pdf = render_application(replace(application, lines=(application.lines[0], keeper)))
    assert name in text_of(pdf)
    assert b"NotoSansSC" in pdf


def test_a_value_is_never_markup(application: Application) -> None:
    keeper = replace(application.lines[1], shown='#panic() $x$ *b* ] "')
    assert '#panic()$x$*b*]"' in text_of(render_application(replace(application, lines=(keeper,))))


def test_a_long_value_goes_over_lines_and_pages(application: Application) -> None:
    note = replace(application.lines[1], shown="很长的说明" * 400)
    assert text_of(render_application(replace(application, lines=(note,)))).count("很长的说明") >= 390


def test_receipt_acceptance_and_notice_name_their_days(case: Case, later: Later) -> None:
    case = apply(case, e.HandedOff("990100000001", "department", later(0.1)))
    receipt = text_of(render_receipt(case))
    assert "收件回执" in receipt
    assert "受理答复期限2026年3月5日前" in receipt
    assert "承诺办结日期2026年3月5日" in receipt
    acceptance = text_of(render_acceptance(apply(case, e.Accepted("clerk:0012", later(1)))))
    assert "受理通知书" in acceptance
    assert "办件编号990100000001" in acceptance
    remark = e.Remark(("metres",), "摊位长度", Text("与现场不符"), Text("重新测量"), "第九条")
    notice = e.Notice(1, (remark,), date(2026, 3, 3), date(2026, 3, 24))
    words = text_of(render_notice(case, notice))
    assert "一次性告知" in words
    assert "1摊位长度与现场不符重新测量第九条" in words
    assert "请于2026年3月24日前" in words
