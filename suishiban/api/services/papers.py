"""Which documents does a case come with, and what are their bytes?"""

from suishiban.api.services.errors import NotYours
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.documents import (
    render_acceptance,
    render_application,
    render_notice,
    render_receipt,
)

_NOTICE = "notice-"


def papers_of(case: Case) -> tuple[str, ...]:
    """Their names: application.pdf, receipt.pdf, acceptance.pdf once accepted, notice-1.pdf … for each notice."""
    accepted = ("acceptance.pdf",) if case.accepted_at else ()
    notices = tuple(f"{_NOTICE}{notice.number}.pdf" for notice in case.notices)
    return ("application.pdf", "receipt.pdf", *accepted, *notices)


def paper(case: Case, name: str) -> bytes:
    """The document as PDF; raises NotYours where the case has none of that name."""
    if name not in papers_of(case):
        raise NotYours(document=name, right=", ".join(papers_of(case)))
    if name.startswith(_NOTICE):
        number = int(name.removeprefix(_NOTICE).removesuffix(".pdf"))
        return render_notice(case, next(notice for notice in case.notices if notice.number == number))
    if name == "application.pdf":
        return render_application(case.application)
    return render_receipt(case) if name == "receipt.pdf" else render_acceptance(case)
