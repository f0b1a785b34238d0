"""Are the messages to a back end complete, canonical and recognisable?"""

import json

from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.handoff import document_message, register_message, withdrawal_message


def test_a_registration_carries_the_whole_application(case: Case) -> None:
    body = json.loads(register_message(case).body)
    application = body.pop("application")
    assert body == {
        "protocol": 1,
        "kind": "register_case",
        "desk": "ours",
        "case_id": "case-1",
        "receipt_no": "MC20260302-000123-1",
    }
    assert application["lines"][1] == {
        "path": "keeper",
        "label": {"zh": "摊主姓名", "en": "Keeper's name"},
        "value": "张洁",
        "shown": "张洁",
        "source": "said",
        "source_name": "",
        "trust": "C",
    }
    assert [(paper["id"], paper["how"]) for paper in application["materials"]] == [
        ("application-form", "generated"),
        ("id-copy", "licence"),
        ("health", "attached"),
        ("photo", "attached"),
        ("sketch", "left_out"),
    ]
    assert application["materials"][2]["files"] == [
        {"id": "att-1", "name": "健康证.png", "media_type": "image/png", "sha256": "1a" * 32}
    ]
    assert application["groups"][0]["rows"][0][0]["value"] == "王小明"


def test_equal_messages_have_equal_bytes(case: Case) -> None:
    assert register_message(case) == register_message(case)
    assert b'": ' not in register_message(case).body


def test_a_document_is_known_by_its_content(case: Case) -> None:
    first = document_message(case, "application.pdf", "application/pdf", b"%PDF-1")
    assert (
        first.idempotency_key != document_message(case, "application.pdf", "application/pdf", b"%PDF-2").idempotency_key
    )
    assert json.loads(first.body)["content"] == "JVBERi0x"


def test_a_withdrawal_says_why(case: Case) -> None:
    assert json.loads(withdrawal_message(case, "不办了").body)["reason"] == "不办了"
