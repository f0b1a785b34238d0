"""What can a clerk do with the cases of their organ and region?"""

from typing import Annotated

from fastapi import APIRouter, Query, Response

from suishiban.api.routes.access import Here, KnownMember
from suishiban.api.routes.case_view import case_out, notice_out, queue_line, state_text
from suishiban.api.schemas.clerk import (
    PURPOSE_LONGEST,
    PURPOSE_SHORTEST,
    CaseOut,
    CountOut,
    DecisionIn,
    NoticeIn,
    NoticeOut,
    QueueLineOut,
    QueueOut,
    StatisticsOut,
)
from suishiban.api.services.desk import require_paths, upheld
from suishiban.api.store.case_records import CaseFilter
from suishiban.assistant.casework.application import Application
from suishiban.assistant.casework.decisions import Accept, ClerkDecision, Conclude, NotAdmit, Refuse, ReturnOnce
from suishiban.assistant.casework.notices import ClerkRemark
from suishiban.assistant.casework.states import CaseState
from suishiban.knowledge.text import clean

router = APIRouter(prefix="/clerk", tags=["clerk"])

MaybePurpose = Annotated[
    str | None,
    Query(min_length=PURPOSE_SHORTEST, max_length=PURPOSE_LONGEST, description="Why personal values are read; kept"),
]
Purpose = Annotated[
    str, Query(min_length=PURPOSE_SHORTEST, max_length=PURPOSE_LONGEST, description="Why this is read; kept")
]


@router.get("/cases")
def queue(
    here: Here,
    member: KnownMember,
    state: Annotated[list[CaseState] | None, Query()] = None,
    item: Annotated[str, Query(max_length=64)] = "",
    department: Annotated[str, Query(max_length=100)] = "",
    region: Annotated[str, Query(pattern=r"^\d{0,12}$")] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> QueueOut:
    """The queue: what is due first first, names masked; narrowed by state, item, organ and region."""
    wanted = CaseFilter(department, region, item, tuple(one.value for one in state or ()))
    cases = here.desk.queue(member, wanted, limit, offset)
    today = here.clock.now().date()
    return QueueOut(
        cases=[queue_line(case, today, here.calendar) for case in cases],
        total=here.desk.number(member, wanted),
        offset=offset,
        limit=limit,
    )


@router.get("/statistics")
def statistics(here: Here, member: KnownMember) -> StatisticsOut:
    """How many cases are in each state."""
    counts = [
        CountOut(state=state, state_text=state_text(state), number=number) for state, number in here.desk.counts(member)
    ]
    return StatisticsOut(total=sum(one.number for one in counts), states=counts)


@router.get("/cases/{case}")
def read(case: str, here: Here, member: KnownMember, purpose: MaybePurpose = None) -> CaseOut:
    """One case. Personal values are masked; with `purpose` they are shown, and the read is written down."""
    opened = here.desk.open(member, case, purpose or "")
    return case_out(opened, here.clock.now().date(), here.calendar, clear=bool(purpose))


@router.get("/cases/{case}/documents/{name}", response_class=Response)
def document(case: str, name: str, here: Here, member: KnownMember, purpose: Purpose) -> Response:
    """A document of the case as PDF; it shows personal values, so the read is written down."""
    return _download(here.desk.paper(member, case, name, purpose), "application/pdf", name)


@router.get("/cases/{case}/attachments/{attachment}", response_class=Response)
def attachment(case: str, attachment: str, here: Here, member: KnownMember, purpose: Purpose) -> Response:
    """An attachment as it was uploaded; the read is written down."""
    file = here.desk.file(member, case, attachment, purpose)
    return _download(file.content, file.media_type, attachment)


@router.post("/cases/{case}/notice")
def preview(case: str, body: NoticeIn, here: Here, member: KnownMember) -> NoticeOut:
    """The correction notice that these findings and remarks would make; nothing is sent."""
    application = here.desk.open(member, case).case.application
    return notice_out(here.desk.preview(member, case, _notice(body, application)))


@router.post("/cases/{case}/decisions", status_code=202)
def decide(case: str, body: DecisionIn, here: Here, member: KnownMember) -> QueueLineOut:
    """Decide on the case as it was seen. The order goes to the back end, and the state moves when it acknowledges."""
    application = here.desk.open(member, case).case.application
    decided = here.desk.decide(member, case, body.version, _decision(body, application))
    return queue_line(decided, here.clock.now().date(), here.calendar)


def _decision(body: DecisionIn, application: Application) -> ClerkDecision:
    match body.decision:
        case "accept":
            return Accept()
        case "return_once":
            return _notice(body, application)
        case "not_admit":
            return NotAdmit(clean(body.reason))
        case "refuse":
            return Refuse(clean(body.reason))
        case "conclude":
            return Conclude(clean(body.result))


def _notice(body: NoticeIn, application: Application) -> ReturnOnce:
    """Raises DecisionIncomplete for findings or paths that the application does not have."""
    require_paths(application, [one.path for one in body.remarks])
    remarks = tuple(ClerkRemark(one.path, clean(one.words)) for one in body.remarks)
    return ReturnOnce(upheld(application, body.findings), remarks, body.days, clean(body.reason))


def _download(content: bytes, media_type: str, name: str) -> Response:
    """Content for the browser to save or show, never to run."""
    headers = {
        "Content-Disposition": f'inline; filename="{name}"' if media_type == "application/pdf" else "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return Response(content, media_type=media_type, headers=headers)
