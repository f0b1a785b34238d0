"""Are files taken for what they are, kept for their conversation alone, and refused with what would be right?"""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from suishiban.api.codec import read_utterance
from suishiban.api.services.attachments import LARGEST, AttachmentService
from suishiban.api.services.context import Services
from suishiban.api.services.file_names import clean_name
from suishiban.api.services.file_types import FileKind, kind_of
from suishiban.assistant.conversation.utterance import Upload
from tests.unit.api.citizen.door import PDF, Visitor

LogIn = Callable[[str], Visitor]


def archive(*names: str) -> bytes:
    """A zip archive of empty files."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        for name in names:
            made.writestr(name, "")
    return content.getvalue()


PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0" * 13 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\0" * 20 + b"\xff\xd9"
DOCX = archive("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PDF, FileKind.PDF),
        (PNG, FileKind.PNG),
        (JPEG, FileKind.JPEG),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", FileKind.WEBP),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", FileKind.HEIC),
        (DOCX, FileKind.DOCX),
        (archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), FileKind.OTHER),
        (archive("[Content_Types].xml", "xl/workbook.xml"), FileKind.OTHER),
        (DOCX[: len(DOCX) // 2], FileKind.OTHER),
        (PDF[:20], FileKind.OTHER),
        (PNG[:20], FileKind.OTHER),
        (b"\x00\x00\x00\x18ftypmp42", FileKind.OTHER),
        (b"<html>%PDF-1.4 %%EOF</html>", FileKind.OTHER),
        (b"MZ\x90\x00" + PDF, FileKind.OTHER),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", FileKind.OTHER),
    ],
)
def test_a_file_is_what_its_content_is(content: bytes, kind: FileKind) -> None:
    assert kind_of(content) is kind


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("租赁合同.pdf", "租赁合同.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\me\\lease.PDF", "lease.pdf"),
        ("lease.exe", "lease.exe.pdf"),
        ("a\u202efdp.exe", "afdp.exe.pdf"),
        ("a\x00b\n.pdf", "ab.pdf"),
        ('x<y>:"|?*.pdf', "xy.pdf"),
        ("", "file.pdf"),
        ("...", "file.pdf"),
        ("照" * 200 + ".pdf", "照" * 80 + ".pdf"),
    ],
)
def test_names_are_cleaned(name: str, cleaned: str) -> None:
    assert clean_name(name, FileKind.PDF) == cleaned


def test_a_file_is_stored_encrypted_and_named_in_a_turn(log_in: LogIn, services: Services) -> None:
    visitor = log_in("zhang-jie")
    stored = visitor.upload(JPEG + b"\xff\xd9", "../摊位 照片.PDF")
    assert stored.status_code == 201
    told = stored.json()
    assert {key: told[key] for key in ("name", "media_type", "size")} == {
        "name": "摊位 照片.PDF.jpg",
        "media_type": "image/jpeg",
        "size": 35,
    }
    on_disk = [path.read_bytes() for path in services.settings.blobs.rglob("*") if path.is_file()]
    assert on_disk
    assert not any(b"JFIF" in content for content in on_disk)
    visitor.say("我要办理摆摊登记")
    reply = visitor.say(attachment={"id": told["id"], "material": "photo"})
    assert "摊位 照片.PDF.jpg" in "".join(reply["paragraphs"])


def problem(answer: object) -> tuple[int, str, str]:
    """Status, field and what would be right."""
    assert hasattr(answer, "json")
    body = answer.json()
    return body["status"], body["errors"][0]["field"], body["errors"][0]["fix"]


@pytest.mark.parametrize("content", [b"<html></html>", b"MZ\x90\x00", b"", b"%PDF-1.4 cut off"])
def test_a_disguised_or_empty_file_is_refused(log_in: LogIn, content: bytes) -> None:
    visitor = log_in("zhang-jie")
    version = visitor.standing()["version"]
    status, field, fix = problem(visitor.upload(content, "lease.pdf"))
    assert (status, field) == (415, "file")
    assert fix == "PDF, JPEG, PNG, WebP, HEIC 或 DOCX / a PDF, JPEG, PNG, WebP, HEIC or DOCX file"
    assert visitor.standing()["version"] == version


def test_a_file_over_the_limit_is_refused(log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    assert problem(visitor.upload(PDF.ljust(LARGEST + 1))) == (413, "file", "不超过10 MB / at most 10 MB")


def test_a_body_far_over_the_limit_is_not_even_read(log_in: LogIn) -> None:
    answer = log_in("zhang-jie").upload(bytes(LARGEST + 200_000))
    assert answer.status_code == 413
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_file_of_another_conversation_cannot_be_named(log_in: LogIn) -> None:
    one, other = log_in("zhang-jie"), log_in("zhang-jie")
    stored = one.upload(PDF).json()
    other.say("我要办理摆摊登记")
    answer = other.post_turn(attachment={"id": stored["id"], "material": "photo"})
    assert problem(answer) == (404, "attachment.id", "the id of a file uploaded to this conversation")


def test_several_files_of_one_turn_are_listed_each(log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    visitor.say("我要办理摆摊登记")
    visitor.say("同意")
    files = [visitor.upload(PDF, name).json()["id"] for name in ("摊位照片.pdf", "另一份.pdf")]
    reply = visitor.say(attachments=[{"id": files[0], "material": "photo"}, {"id": files[1]}])
    assert reply["asks"] == "which_material"
    assert "另一份.pdf" in "".join(reply["paragraphs"])


def test_more_files_than_a_turn_may_bring_are_refused(log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    stored = visitor.upload(PDF).json()["id"]
    answer = visitor.post_turn(attachments=[{"id": stored}] * 10)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "attachments")


def test_what_an_older_service_kept_of_a_turn_still_reads() -> None:
    kept = b'{"turn_id":"t1","text":"","upload":{"attachment_id":"a","name":"b.pdf"},"edits":{}}'
    assert read_utterance(kept).uploads == (Upload("a", "b.pdf"),)


def test_nobody_uploads_to_somebody_else_s_conversation(log_in: LogIn) -> None:
    owner, other = log_in("zhang-jie"), log_in("wang-xiulan")
    other.conversation = owner.conversation
    assert other.upload(PDF).status_code == 404


def test_a_retried_turn_with_a_file_gets_the_first_reply(log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    stored = visitor.upload(PDF).json()
    visitor.say("我要办理摆摊登记")
    first, again = (
        visitor.post_turn(turn_id="same", attachment={"id": stored["id"], "material": "photo"}) for _ in range(2)
    )
    assert first.content == again.content


def test_the_turn_says_where_a_file_is_missing(log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    answer = visitor.http.post("/api/v1/attachments", data={"conversation": visitor.conversation})
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (422, "file")


def test_large_uploads_do_not_hold_the_writer(log_in: LogIn, services: Services) -> None:
    """The file is on the disk before the writing transaction begins."""
    visitor = log_in("zhang-jie")
    seen: list[int] = []
    write = services.store.write

    def counted(unit: Callable[..., object]) -> object:
        if unit.__module__ != AttachmentService.__module__:
            return write(unit)  # the workers write when they like
        seen.append(sum(path.is_file() for path in services.settings.blobs.rglob("*")))
        return write(unit)

    before = sum(path.is_file() for path in services.settings.blobs.rglob("*"))
    services.store.write = counted  # type: ignore[method-assign,assignment]
    try:
        assert visitor.upload(PDF + b"new\n%%EOF").status_code == 201
    finally:
        services.store.write = write  # type: ignore[method-assign]
    assert seen == [before + 1]
