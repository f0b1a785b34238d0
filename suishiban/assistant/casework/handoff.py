"""What is sent to a department's back end? docs/backend-protocol.md describes the bodies."""

import base64
import hashlib
from collections.abc import Mapping

from suishiban.assistant.casework.applicant import masked_number
from suishiban.assistant.casework.application import Application, Paper
from suishiban.assistant.casework.case import Case, Order
from suishiban.assistant.casework.events import Notice
from suishiban.assistant.casework.messages import MessageKind, OutMessage, canonical
from suishiban.assistant.conversation.answers import Plain
from suishiban.assistant.conversation.mandate import Mandate
from suishiban.assistant.form.lines import Line
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import Text

#: Version of the bodies below.
PROTOCOL = 1


def register_message(case: Case) -> OutMessage:
    """The whole application, for registration."""
    more = {"application": application_json(case.application), **_event_json(case)}
    return _message(case, MessageKind.REGISTER_CASE, "1", more)


def _event_json(case: Case) -> Mapping[str, object]:
    """The case's life event, and the concluded cases that it builds on; nothing for a case on its own."""
    if case.bond is None:
        return {}
    follows = [
        {"item": one.item, "receipt_no": one.receipt_no, "department_no": one.department_no, "result": one.result}
        for one in case.follows
    ]
    event = {"number": case.bond.number, "id": case.bond.event, "name": _text(case.bond.name)}
    return {"event": {**event, "follows": follows}}


def decision_message(case: Case, order: Order) -> OutMessage:
    """A decision taken at our desk."""
    more: dict[str, object] = {"order_id": order.id, "decision": order.move.value, "reason": order.reason}
    if order.notice:
        more["notice"] = notice_json(order.notice)
    return _message(case, MessageKind.DECISION, order.id, {**more, "decided_by": order.actor})


def correction_message(case: Case) -> OutMessage:
    """The application as corrected, after notice number `len(case.notices)`."""
    more = {"notice": len(case.notices), "application": application_json(case.application)}
    return _message(case, MessageKind.CORRECTION_SUPPLIED, str(len(case.notices)), more)


def withdrawal_message(case: Case, reason: str) -> OutMessage:
    """The citizen's withdrawal; a case may be withdrawn again after a refused withdrawal, so the version counts."""
    return _message(case, MessageKind.WITHDRAWAL, str(case.version), {"reason": reason})


def document_message(case: Case, name: str, media_type: str, content: bytes) -> OutMessage:
    """One document with its content; the same content under the same name is sent once."""
    digest = hashlib.sha256(content).hexdigest()
    more = {
        "name": name,
        "media_type": media_type,
        "sha256": digest,
        "content": base64.b64encode(content).decode(),
    }
    return _message(case, MessageKind.DOCUMENT, f"{name}:{digest[:16]}", more)


def _message(case: Case, kind: MessageKind, which: str, more: Mapping[str, object]) -> OutMessage:
    body: dict[str, object] = {"protocol": PROTOCOL, "kind": kind.value, "desk": case.desk.value}
    body |= {"case_id": case.id, "receipt_no": case.receipt_no, **more}
    return OutMessage(kind, f"{case.id}:{kind}:{which}", canonical(body))


def application_json(application: Application) -> Mapping[str, object]:
    """The application as the back end gets it."""
    return {
        "item": application.item,
        "item_name": _text(application.item_name),
        "implementation_code": application.implementation_code,
        "organ": _text(application.organ),
        "region": application.region,
        "guide_version": application.guide_version,
        "guide_digest": application.guide_digest,
        "title": _text(application.title),
        "applicant": {
            "name": application.applicant.name,
            "masked_id": application.applicant.masked_id,
            "agent": application.applicant.agent,
        },
        "mandate": _mandate(application.mandate) if application.mandate is not None else None,
        "lines": [_line(line) for line in application.lines],
        "groups": [
            {"id": rows.id, "label": _text(rows.label), "rows": [[_line(line) for line in row] for row in rows.rows]}
            for rows in application.groups
        ],
        "materials": [_paper(paper) for paper in application.papers],
        "findings": [
            {"rule": one.rule, "severity": one.severity.value, "message": _text(one.message), "clause": one.clause}
            for one in application.findings
        ],
        "digest": application.digest,
        "confirmed_at": application.confirmed_at.isoformat(),
    }


def _mandate(mandate: Mandate) -> Mapping[str, object]:
    """Under which the agent acts; numbers masked as the applicant's own is."""
    return {
        "id": mandate.id,
        "kind": mandate.kind.value,
        "principal": mandate.principal,
        "principal_masked_id": masked_number(mandate),
        "agent": mandate.agent,
        "agent_masked_id": FIELD_TYPES["id_number"].mask(mandate.agent_number),
        "relation": mandate.relation,
        "items": list(mandate.items),
        "since": mandate.since.isoformat(),
        "until": mandate.until.isoformat(),
        "trust": mandate.trust.value,
        "proofs": [
            {
                "material": proof.material,
                "source": proof.source,
                "file": {
                    "id": proof.attachment,
                    "name": proof.name,
                    "media_type": proof.media_type,
                    "sha256": proof.digest,
                }
                if proof.attachment
                else None,
            }
            for proof in mandate.proofs
        ],
    }


def notice_json(notice: Notice) -> Mapping[str, object]:
    """A correction notice as the back end gets it."""
    return {
        "number": notice.number,
        "on": notice.on.isoformat(),
        "until": notice.until.isoformat(),
        "reason": notice.reason,
        "remarks": [
            {
                "paths": list(one.paths),
                "label": one.label,
                "message": _text(one.message),
                "fix": _text(one.fix),
                "clause": one.clause,
            }
            for one in notice.remarks
        ],
    }


def _text(text: Text) -> Mapping[str, str]:
    return {"zh": text.zh, "en": text.en}


def _plain(value: Plain) -> object:
    return list(value) if isinstance(value, tuple) else value


def _line(line: Line) -> Mapping[str, object]:
    return {
        "path": line.path,
        "label": _text(line.label),
        "value": _plain(line.value),
        "shown": line.shown,
        "source": line.source.kind.value,
        "source_name": line.source.name,
        "trust": line.trust.value,
    }


def _paper(paper: Paper) -> Mapping[str, object]:
    return {
        "id": paper.id,
        "name": _text(paper.name),
        "how": paper.how.value,
        "licence": paper.licence,
        "files": [
            {"id": file.id, "name": file.name, "media_type": file.media_type, "sha256": file.digest}
            for file in paper.files
        ],
    }
