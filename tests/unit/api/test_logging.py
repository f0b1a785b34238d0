"""Does no number that names or reaches a person come into a log line?"""

import io
import logging
from collections.abc import Iterator

import pytest
from uvicorn.logging import AccessFormatter

from suishiban.api.logging import mask_logs, starred

ID, MOBILE, CARD, LANDLINE = "990102198803141012", "15400001234", "6200000000000000001", "0999-50310001"


@pytest.fixture
def _masked() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    mask_logs()
    yield
    logging.setLogRecordFactory(before)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (f"number {ID}", "number ***"),
        (f"身份证{ID}号", "身份证***号"),
        (f"ID{ID}", "ID***"),
        ("990102 19880314 101X", "***"),
        ("990102-19880314-101x", "***"),
        ("９９０１０２１９８８０３１４１０１２", "***"),
        (f"call {MOBILE} or {LANDLINE}", "call *** or ***"),
        ("154 0000 1234", "***"),
        (f"card {CARD}", "card ***"),
        ("6200 0000 0000 0000 001", "***"),
        ("zhang.jie+a@mail.example", "***"),
        ("2026-03-02 12:10:00 took 12.5 ms, 3 of 1000", "2026-03-02 12:10:00 took 12.5 ms, 3 of 1000"),
        ("case 655f8151d8b79ba0cbbe58db73db58ff", "case 655f8151d8b79ba0cbbe58db73db58ff"),
        ("127.0.0.1:54321", "127.0.0.1:54321"),
    ],
)
def test_what_is_starred(text: str, kept: str) -> None:
    assert starred(text) == kept


@pytest.mark.usefixtures("_masked")
def test_messages_arguments_and_exceptions_are_starred(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("suishiban.test")
    log.warning("read %s and %r", ID, {"mobile": MOBILE})
    log.warning("by name %(id)s", {"id": ID})
    log.warning(f"written out {CARD}")
    log.warning("badly %d", ID)
    log.warning("100% of " + ID)
    try:
        raise ValueError(f"no such person: {ID}") from RuntimeError(MOBILE)
    except ValueError:
        log.exception("failed for %s", MOBILE, stack_info=True)
    assert len(caplog.records) == 6
    shown = caplog.text
    for secret in (ID, MOBILE, CARD):
        assert secret not in shown
    assert "ValueError: no such person: ***" in shown
    assert "RuntimeError: ***" in shown
    assert "100% of ***" in shown
    assert "badly %d (its arguments do not fit)" in shown


@pytest.mark.usefixtures("_masked")
def test_access_lines_keep_their_form_without_the_query() -> None:
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    handler.setFormatter(AccessFormatter("%(client_addr)s %(request_line)s %(status_code)s", use_colors=False))
    log = logging.getLogger("uvicorn.access")
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        path = f"/api/v1/guides/{ID}?q=%E6%88%91{MOBILE}"
        log.info('%s - "%s %s HTTP/%s" %d', "127.0.0.1:54321", "GET", path, "1.1", 404)
    finally:
        log.removeHandler(handler)
    assert out.getvalue() == "127.0.0.1:54321 GET /api/v1/guides/***?… HTTP/1.1 404 Not Found\n"


@pytest.mark.usefixtures("_masked")
def test_a_line_without_numbers_is_as_it_was(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("suishiban.test").warning("delivered %d of %s in %.1f s", 3, "outbox", 0.25)
    (record,) = caplog.records
    assert (record.args, record.getMessage()) == ((3, "outbox", 0.25), "delivered 3 of outbox in 0.2 s")
