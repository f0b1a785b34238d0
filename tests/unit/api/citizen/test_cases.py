"""Can citizens follow their own cases, and take them back?"""

from collections.abc import Callable

import pypdfium2
import pytest
from sqlalchemy import create_engine, select

from suishiban.api.services.context import Services
from suishiban.api.store.tables import outbox
from suishiban.assistant.casework.callback import CallbackKind
from tests.unit.api.citizen.door import Visitor, call_back, fill, hand_off, remark, submit

LogIn = Callable[[str], Visitor]


def outbox_kinds(services: Services, case: str) -> list[str]:
    """Kinds of the messages that wait for the back end about a case."""
    with create_engine(services.settings.url_of_database).begin() as connection:
        return list(connection.execute(select(outbox.c.kind).where(outbox.c.case == case)).scalars())


def text_of(pdf: bytes) -> str:
    """What a reader finds on the pages."""
    pages = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in pages)


def test_a_case_tells_where_it_stands(log_in: LogIn, services: Services) -> None:
    visitor = log_in("zhang-jie")
    case = submit(visitor)
    hand_off(services, case)
    own = visitor.get(f"/cases/{case}").json()
    assert (own["state"], own["state_text"]["zh"], own["department_no"]) == ("handed_off", "已移交", "MC-990131-1")
    assert own["answer_by"] == {"day": "2026-03-09", "provisional": False}
    assert own["promised"] == {"day": "2026-03-12", "provisional": False}
    assert own["due"] == "2026-03-09"
    assert [(step["by"], step["state"]) for step in own["timeline"]] == [
        ("citizen", "submitted"),
        ("department", "handed_off"),
    ]
    assert own["documents"] == ["application.pdf", "receipt.pdf"]
    assert [one["how"] for one in own["materials"]] == ["generated", "licence", "attached"]
    lines = {line["path"]: line["shown"] for line in own["lines"]}
    assert lines == {
        "keeper_name": "张杰",
        "keeper_id": "990102********1012",
        "contact": "15400001234",
        "metres": "3米",
    }
    (line,) = [one for one in visitor.get("/cases").json() if one["id"] == case]
    assert line["conversation"] == visitor.conversation


def test_documents_are_pdfs_with_what_they_must_say(log_in: LogIn, services: Services) -> None:
    visitor = log_in("zhang-jie")
    case = submit(visitor)
    hand_off(services, case)
    call_back(services, case, CallbackKind.CORRECTION_REQUESTED, remarks=(remark("metres", "与现场不符"),))
    own = visitor.get(f"/cases/{case}").json()
    assert own["documents"] == ["application.pdf", "receipt.pdf", "notice-1.pdf"]
    assert own["notices"][0]["until"] == "2026-03-23"
    form = visitor.get(f"/cases/{case}/documents/application.pdf")
    assert form.headers["content-type"] == "application/pdf"
    assert "990102198803141012" in text_of(form.content)
    assert own["receipt_no"] in text_of(visitor.get(f"/cases/{case}/documents/receipt.pdf").content)
    assert "与现场不符" in text_of(visitor.get(f"/cases/{case}/documents/notice-1.pdf").content)
    assert visitor.get(f"/cases/{case}/documents/notice-2.pdf").status_code == 404
    assert visitor.get(f"/cases/{case}/documents/passwd").status_code == 404


@pytest.mark.parametrize(
    ("method", "path"),
    [("get", ""), ("get", "/documents/application.pdf"), ("post", "/withdraw")],
)
def test_to_everybody_else_the_case_does_not_exist(log_in: LogIn, method: str, path: str) -> None:
    owner, other, nobody = log_in("zhang-jie"), log_in("wang-xiulan"), log_in("")
    case = submit(owner)
    assert getattr(other, method)(f"/cases/{case}{path}").status_code == 404
    assert getattr(nobody, method)(f"/cases/{case}{path}").status_code == 401
    assert owner.get(f"/cases/{case}").json()["state"] == "submitted"
    assert case not in [one["id"] for one in other.get("/cases").json()]


def test_a_case_is_taken_back_in_words(log_in: LogIn, services: Services) -> None:
    visitor = log_in("li-guodong")
    case = submit(visitor)
    visitor.say("撤回申请")
    assert visitor.say("是")["outcome"] == "cancelled"
    own = visitor.get(f"/cases/{case}").json()
    assert (own["state"], own["withdrawable"]) == ("withdrawn", False)
    assert "withdrawal" in outbox_kinds(services, case)
    said = [message["by"] for message in visitor.standing()["messages"]]
    assert said[-2:] == ["citizen", "bot"]


def test_a_case_is_taken_back_by_its_page(log_in: LogIn, services: Services) -> None:
    visitor = log_in("zhang-jie")
    case = submit(visitor)
    assert visitor.post(f"/cases/{case}/withdraw").json()["state"] == "withdrawn"
    assert "withdrawal" in outbox_kinds(services, case)
    told = visitor.standing()["messages"][-1]
    assert (told["by"], told["text"]) == ("department", "申请已按您的要求撤回。")
    again = visitor.post(f"/cases/{case}/withdraw")
    assert (again.status_code, again.json()["title"]) == (409, "CaseStands")


def test_a_case_taken_back_elsewhere_is_told_where_it_was_submitted(log_in: LogIn) -> None:
    visitor, phone = log_in("chen-yu"), log_in("chen-yu")
    submit(visitor)
    phone.say("撤回申请")
    phone.say("是")
    assert visitor.standing()["messages"][-1]["text"] == "申请已按您的要求撤回。"


def test_a_correction_ends_with_the_withdrawal(log_in: LogIn, services: Services) -> None:
    visitor = log_in("maimaiti")
    case = submit(visitor)
    hand_off(services, case)
    call_back(services, case, CallbackKind.CORRECTION_REQUESTED, remarks=(remark("metres", "太长"),))
    visitor.post(f"/cases/{case}/withdraw")
    standing = visitor.standing()
    assert (standing["form"], standing["prompt"]) == (None, None)


def test_the_open_form_can_be_looked_at_as_pdf(log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    path = f"/conversations/{visitor.conversation}/form.pdf"
    assert visitor.get(path).status_code == 404
    fill(visitor)
    assert "摆摊登记表" in text_of(visitor.get(path).content)
    assert log_in("wang-xiulan").get(path).status_code == 404
    assert log_in("").get(path).status_code == 401
