"""What can be read in the files of a stopped service?"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from suishiban.api.settings import Settings, SiteKey
from suishiban.api.store.case_records import CaseEvent, NewCase
from suishiban.api.store.conversation_records import NewConversation
from suishiban.api.store.engines import open_engines
from suishiban.api.store.opening import open_store
from suishiban.api.store.store import Scrubbed, Store
from suishiban.api.store.work import Work

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ID_NUMBER = "990102199003071233"
SECRET = f"我的身份证号是{ID_NUMBER}".encode()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(Settings(data=tmp_path, site_keys=(SiteKey("a", b"k" * 32),), index_key=b"i" * 32))
    yield opened
    opened.close()


def whole_turn(work: Work) -> str:
    """One of everything that carries personal data; the person's blind index."""
    person = work.people.blind("person", ID_NUMBER)
    work.people.remember(person, SECRET, NOW)
    new = NewConversation(token_hash="t", channel="web", language="zh", region="9901", person=person)
    conversation = work.conversations.create(new, NOW)
    work.conversations.record_turn(conversation.id, "1", SECRET, NOW)
    work.conversations.append(conversation.id, 0, "bot", [SECRET], NOW, turn="1", reply=SECRET, snapshot=SECRET)
    case = NewCase(
        receipt_no="SSB1",
        item="company-change-address",
        implementation_code="990102-0001",
        guide_version=1,
        department="东岸区市场监督管理局",
        region="990102",
        state="submitted",
        person=person,
    )
    opened = work.cases.open(case, [CaseEvent("submitted", "citizen", SECRET)], NOW)
    work.outbox.put(opened.id, opened.subject, "submit", "submit-1", SECRET, NOW)
    digest = work.blobs.put(conversation.subject, SECRET, "image/png", f"{ID_NUMBER}.png", NOW)
    work.blobs.attach(conversation.id, digest, "id-card", NOW)
    work.questions.leave_open(conversation.subject, ID_NUMBER, None, "9901", "refused", NOW)
    work.questions.rate(conversation.id, conversation.subject, "1", 1, ID_NUMBER, NOW)
    return person


def on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_an_id_number_is_nowhere_in_clear(store: Store, tmp_path: Path) -> None:
    store.write(whole_turn)
    running = on_disk(tmp_path)
    store.scrub()
    stopped = on_disk(tmp_path)
    names = " ".join(path.name for path in tmp_path.rglob("*"))
    assert "东岸区市场监督管理局".encode() in stopped
    for bytes_found in (running, stopped, names.encode()):
        assert ID_NUMBER.encode() not in bytes_found
        assert "身份证号是".encode() not in bytes_found


def test_after_erasure_and_scrubbing_no_file_holds_the_wrapped_keys(store: Store, tmp_path: Path) -> None:
    person = store.write(whole_turn)
    engines = open_engines(f"sqlite:///{tmp_path}/suishiban.db")
    with engines.reading.begin() as connection:
        wrapped = connection.execute(text("SELECT wrapped FROM subjects")).scalars().all()
    engines.dispose()
    assert len(wrapped) == 3
    assert all(key in on_disk(tmp_path) for key in wrapped)
    store.write(lambda work: work.people.erase(person, NOW))
    assert store.scrub() is Scrubbed.DONE
    left = on_disk(tmp_path)
    assert not any(key in left for key in wrapped)
