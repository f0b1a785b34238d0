"""A department's file becomes drafts over HTTP; what is there is updated, and a bad file is told."""

from fastapi.testclient import TestClient

from suishiban.api.services.context import Services
from tests.unit.api.routes.conftest import staff_headers

IMPORTS = "/api/v1/admin/imports"
PAGE = "# 夜市登记\n- 实施编码：990131000009\n- 咨询电话：12345\n\n## 受理条件\n1. 年满十八周岁\n"


def _import(client: TestClient, name: str, content: bytes) -> list[dict[str, object]]:
    headers = staff_headers(client, "demo-admin")
    answer = client.post(IMPORTS, headers=headers, files={"file": (name, content)})
    assert answer.status_code == 201, answer.text
    told: list[dict[str, object]] = answer.json()["imports"]
    return told


def test_a_file_is_imported_once_and_updated_when_it_comes_again(client: TestClient, here: Services) -> None:
    (first,) = _import(client, "night.md", PAGE.encode())
    assert (first["outcome"], first["item"], first["version"]) == ("kept", "item-990131000009", 1)
    assert first["releasable"] is False
    assert _import(client, "night.md", PAGE.encode())[0]["outcome"] == "unchanged"
    (again,) = _import(client, "night.md", PAGE.replace("12345", "12346").encode())
    assert (again["outcome"], again["version"]) == ("kept", 2)
    text = here.drafts.file("item-990131000009", 2).content.decode()
    assert "phone: '12346'" in text
    assert "# 来源 night.md" in text


def test_a_file_that_cannot_be_read_is_told(client: TestClient, here: Services) -> None:
    (told,) = _import(client, "broken.docx", b"PK nothing")
    assert (told["outcome"], told["item"]) == ("unread", "")
    assert here.drafts.drafted() == {}


def test_only_administrators_import(client: TestClient) -> None:
    reviewer = staff_headers(client, "demo-reviewer")
    assert client.post(IMPORTS, headers=reviewer, files={"file": ("a.md", b"# a")}).status_code == 403
