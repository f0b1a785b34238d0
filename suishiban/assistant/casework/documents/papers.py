"""What stands on each document?"""

from collections.abc import Mapping

from suishiban.assistant.casework.application import Application, Rows
from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.clock import answer_day
from suishiban.assistant.casework.days import day_of
from suishiban.assistant.casework.documents.typesetter import pdf
from suishiban.assistant.casework.documents.wording import (
    AGENTS,
    SEVERITY,
    day_words,
    mandate_words,
    moment_words,
    paper_note,
    provision_words,
    source_words,
)
from suishiban.assistant.casework.events import Limit, Notice
from suishiban.assistant.casework.notices import message
from suishiban.assistant.casework.states import CaseState
from suishiban.assistant.form.lines import Line

Contents = Mapping[str, object]


def render_application(application: Application) -> bytes:
    """申请表 as PDF; the same application gives the same bytes."""
    return pdf("application.typ", application_contents(application), application.confirmed_at)


def render_receipt(case: Case) -> bytes:
    """收件回执: what was received when, and by when an answer follows."""
    return pdf("receipt.typ", receipt_contents(case), case.opened_at)


def render_acceptance(case: Case) -> bytes:
    """受理通知书; of an accepted case."""
    return pdf("receipt.typ", acceptance_contents(case), case.accepted_at or case.opened_at)


def render_notice(case: Case, notice: Notice) -> bytes:
    """补正告知书: everything to be put right, all at once."""
    return pdf("notice.typ", notice_contents(case, notice), case.opened_at)


def application_contents(application: Application) -> Contents:
    """What the template of the application form reads."""
    return {
        "title": application.title.zh,
        "item": application.item_name.zh,
        "code": application.implementation_code,
        "organ": application.organ.zh,
        "receipt_no": application.receipt_no,
        "digest": application.digest,
        "guide": f"{application.item} 第{application.guide_version}版 {application.guide_digest[:12]}",
        "applicant": application.applicant.name,
        "applicant_id": application.applicant.masked_id,
        "agent": application.applicant.agent,
        "agent_label": AGENTS[application.mandate.kind] if application.mandate is not None else "经办人",
        "mandate": mandate_words(application.mandate) if application.mandate is not None else "",
        "confirmed_at": moment_words(application.confirmed_at),
        "day": day_words(day_of(application.confirmed_at)),
        "lines": [_line(line) for line in application.lines],
        "groups": [_group(rows) for rows in application.groups if rows.rows],
        "papers": [
            {"name": paper.name.zh, "how": provision_words(paper), "note": paper_note(paper)}
            for paper in application.papers
        ],
        "findings": [
            {"kind": SEVERITY[finding.severity], "text": finding.message.zh, "clause": finding.clause}
            for finding in application.findings
        ],
    }


def receipt_contents(case: Case) -> Contents:
    """What the template reads for a receipt."""
    return {
        **_head(case),
        "title": "收件回执",
        "body": f"您（单位）提交的“{case.application.item_name.zh}”申请已收到。",
        "rows": [["收件时间", moment_words(case.opened_at)], *_of_event(case), *_limits(case)],
        "remark": "期限内将告知是否受理；需要补正的，一次性告知需要补正的全部内容。",
        "day": day_words(day_of(case.opened_at)),
    }


def _of_event(case: Case) -> list[list[str]]:
    return [[case.bond.name.zh, f"总编号{case.bond.number}"]] if case.bond else []


def _limits(case: Case) -> list[list[str]]:
    """Until when an answer comes; of a case that waits, what it waits for: its limits have not begun."""
    if case.state in (CaseState.WAITING, CaseState.STOPPED):
        return [["移交", message(case).zh]]
    return [["受理答复期限", f"{_limit(answer_day(case))}前"], ["承诺办结日期", _promise(case)]]


def acceptance_contents(case: Case) -> Contents:
    """What the template reads for the notice of acceptance."""
    at = case.accepted_at or case.opened_at
    return {
        **_head(case),
        "title": "受理通知书",
        "body": f"您（单位）提交的“{case.application.item_name.zh}”申请，材料齐全、符合法定形式，现予受理。",
        "rows": [
            ["收件时间", moment_words(case.opened_at)],
            ["受理时间", moment_words(at)],
            ["承诺办结日期", _promise(case)],
        ],
        "remark": "等候补正的时间不计入办理时限。",
        "day": day_words(day_of(at)),
    }


def notice_contents(case: Case, notice: Notice) -> Contents:
    """What the template of the correction notice reads."""
    return {
        **_head(case),
        "title": "补正告知书",
        "number": notice.number,
        "reason": notice.reason,
        "until": day_words(notice.until),
        "received": day_words(day_of(case.opened_at)),
        "remarks": [
            {"label": one.label, "text": one.message.zh, "fix": one.fix.zh, "clause": one.clause}
            for one in notice.remarks
        ],
        "day": day_words(notice.on),
    }


def _head(case: Case) -> Contents:
    return {
        "item": case.application.item_name.zh,
        "organ": case.organ.zh,
        "applicant": case.application.applicant.name,
        "receipt_no": case.receipt_no,
        "department_no": case.department_no,
        "digest": case.application.digest,
    }


def _promise(case: Case) -> str:
    limit = f"承诺时限{case.promised_days}个工作日" if case.promised_days else "即时办结"
    return f"{_limit(case.due)}（{limit}）"


def _limit(limit: Limit) -> str:
    return day_words(limit.day) + ("（暂定）" if limit.provisional else "")


def _line(line: Line) -> Contents:
    return {"label": line.label.zh, "value": line.shown, "source": source_words(line.source)}


def _group(rows: Rows) -> Contents:
    """A table: one column for each blank that any row holds."""
    cells = [{line.path.split(".")[2]: line.shown for line in row} for row in rows.rows]
    columns = [column for column in rows.columns if any(column.id in row for row in cells)]
    return {
        "label": rows.label.zh,
        "columns": [column.label.zh for column in columns],
        "rows": [[row.get(column.id, "") for column in columns] for row in cells],
    }
