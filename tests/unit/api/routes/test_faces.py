"""Do the faces come with the right headers, compressed, kept as long as may be, and never a file beside them?"""

import gzip
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from suishiban.api.faces.files import takes
from suishiban.api.main import build_app, build_services
from suishiban.api.services.context import Services
from suishiban.api.settings import Settings

WEB = Path(__file__).parents[4] / "web"
SCRIPT = "console.log('随时办');\n" * 100


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two faces as the build tools leave them, the citizen's compressed."""
    folder = tmp_path_factory.mktemp("web")
    for face, base in (("citizen/dist/build/h5", "/"), ("console/dist", "/console/")):
        assets = folder / face / "assets"
        assets.mkdir(parents=True)
        page = (
            f'<!doctype html><title>{face}</title><script type="module" src="{base}assets/index-DbvKQV4b.js"></script>'
        )
        (folder / face / "index.html").write_text(page)
        (assets / "index-DbvKQV4b.js").write_text(SCRIPT)
        (folder / face / "logo.svg").write_text("<svg/>")
    assets = folder / "citizen/dist/build/h5/assets"
    (assets / "index-DbvKQV4b.js.br").write_bytes(b"brotli")
    (assets / "index-DbvKQV4b.js.gz").write_bytes(gzip.compress(SCRIPT.encode()))
    (folder / "console/dist/.built").write_text("")
    shutil.copytree(WEB / "embed", folder / "embed")
    (folder / "secret.txt").write_text("secret")
    os.symlink(folder / "secret.txt", folder / "console/dist/link.txt")
    return folder


@pytest.fixture(scope="module")
def service(opened_once: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    data = tmp_path_factory.mktemp("faces") / "data"
    shutil.copytree(opened_once.data, data)
    services = build_services(replace(opened_once, data=data))
    yield services
    services.store.close()


def _door(service: Services, web: Path, origins: tuple[str, ...] = ()) -> TestClient:
    settings = replace(service.settings, web=web, embed_origins=origins)
    door = TestClient(build_app(replace(service, settings=settings)), raise_server_exceptions=False)
    door.headers["Accept-Encoding"] = "identity"
    return door


@pytest.fixture(scope="module")
def door(service: Services, web: Path) -> TestClient:
    return _door(service, web)


@pytest.mark.parametrize("path", ["/", "/console/", "/console/cases/17", "/pages/chat/chat"])
def test_every_page_has_a_strict_policy(door: TestClient, path: str) -> None:
    answer = door.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-cache")
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "object-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Permissions-Policy"] == "camera=(self), microphone=(self), geolocation=(self)"


def test_only_the_named_sites_may_frame_the_citizens_face_and_none_the_console(service: Services, web: Path) -> None:
    origins = ("https://www.example", "https://other.example:8443")
    for chosen, framed in (((), "'self'"), (origins, "'self' https://www.example https://other.example:8443")):
        door = _door(service, web, chosen)
        assert door.get("/").headers["Content-Security-Policy"].endswith(f"; frame-ancestors {framed}")
        assert door.get("/console/").headers["Content-Security-Policy"].endswith("; frame-ancestors 'none'")


def test_hashed_files_are_kept_for_ever_and_others_asked_for_again(door: TestClient) -> None:
    hashed = door.get("/console/assets/index-DbvKQV4b.js")
    assert hashed.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert hashed.headers["Content-Type"] == "text/javascript; charset=utf-8"
    logo = door.get("/logo.svg")
    assert (logo.headers["Cache-Control"], logo.headers["Content-Type"]) == ("no-cache", "image/svg+xml")
    again = door.get("/logo.svg", headers={"If-None-Match": logo.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "Content-Security-Policy" not in logo.headers


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("gzip, deflate, br", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("identity", None), ("", None)],
)
def test_a_compressed_sibling_is_sent_to_whom_takes_it(door: TestClient, accepted: str, encoding: str | None) -> None:
    with door.stream("GET", "/assets/index-DbvKQV4b.js", headers={"Accept-Encoding": accepted}) as answer:
        raw = b"".join(answer.iter_raw())
        assert answer.headers.get("Content-Encoding") == encoding
        assert answer.headers["Vary"] == "Accept-Encoding"
    expected = {"br": b"brotli", None: SCRIPT.encode()}
    assert (gzip.decompress(raw) if encoding == "gzip" else raw) == expected.get(encoding, SCRIPT.encode())


def test_a_star_or_nothing_names_no_encoding() -> None:
    assert [takes(header, "br") for header in ("*", "", "gzip", "BR", "br;q=0.0", "br; q=0.1")] == [
        False,
        False,
        False,
        True,
        False,
        True,
    ]


@pytest.mark.parametrize(
    "path",
    [
        "/console/..%2f..%2fsecret.txt",
        "/console/%2e%2e/%2e%2e/secret.txt",
        "/..%2f..%2f..%2f..%2fsecret.txt",
        "/%2fetc%2fpasswd",
        "/console//etc/host.conf",
        "/console/link.txt",
        "/console/.built",
        "/console/assets/index-DbvKQV4b.js.br",
        "/assets/index-DbvKQV4b.js.gz",
        "/console/assets/%00.js",
        "/console/assets/" + "a" * 300 + ".js",
        "/assets/nothing-DbvKQV4b.js",
        "/console/assets/nothing.js",
        "/nothing",
        "/readyzz",
    ],
)
def test_nothing_beside_the_built_files_is_sent(door: TestClient, path: str) -> None:
    answer = door.get(path)
    assert answer.status_code == 404, answer.text
    assert "secret" not in answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_face_that_is_not_built_yet_says_so_and_looks_again(service: Services, tmp_path: Path) -> None:
    door = _door(service, tmp_path)
    for path in ("/", "/console/", "/console/cases"):
        answer = door.get(path)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
        assert '<meta http-equiv="refresh" content="3">' in answer.text
        assert "正在准备" in answer.text
        assert "<script" not in answer.text
        assert re.search(r"style-src 'self' 'sha256-[\w+/]+=*';", answer.headers["Content-Security-Policy"])
    assert door.get("/embed.js").status_code == 404
    folder = tmp_path / "console" / "dist"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("built")
    assert door.get("/console/").text == "built"


def test_the_console_without_its_slash_leads_there(door: TestClient) -> None:
    answer = door.get("/console", follow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (308, "/console/")


def test_an_unknown_call_of_the_interface_is_no_page(door: TestClient) -> None:
    for method, path in (
        ("GET", "/api/v1/nothing"),
        ("POST", "/api/v1/nothing"),
        ("GET", "/api"),
        ("GET", "/webhooks/x"),
    ):
        answer = door.request(method, path)
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


def test_answers_of_the_interface_are_kept_nowhere_but_guides(door: TestClient) -> None:
    session = door.post("/api/v1/sessions", json={"code": "zhang-jie"})
    assert (session.headers["Cache-Control"], session.headers["X-Content-Type-Options"]) == ("no-store", "nosniff")
    headers = {"Authorization": f"Bearer {session.json()['token']}"}
    assert door.get("/api/v1/cases", headers=headers).headers["Cache-Control"] == "no-store"
    assert door.get("/api/v1/guides").headers["Cache-Control"] == "no-cache"
    assert "Content-Security-Policy" not in door.get("/docs").headers


def test_the_embedding_script_needs_nothing_and_may_be_taken_from_anywhere(door: TestClient) -> None:
    answer = door.get("/embed.js")
    assert (answer.status_code, answer.headers["Cross-Origin-Resource-Policy"]) == (200, "cross-origin")
    for word in ("cookie", "localStorage", "eval(", "innerHTML", "import "):
        assert f"{word}" not in answer.text.replace("no cookie is set", "")


def test_a_head_request_tells_what_a_get_would(door: TestClient) -> None:
    assert door.head("/").headers["Cache-Control"] == "no-cache"


@pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed")
def test_the_build_compresses_texts_over_a_kilobyte(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "big.js").write_text(SCRIPT)
    (tmp_path / "small.css").write_text("a{}")
    (tmp_path / "small.css.br").write_bytes(b"of an earlier build")
    (tmp_path / "photo.png").write_bytes(b"\0" * 5000)
    subprocess.run(["node", str(WEB / "compress.mjs"), str(tmp_path)], check=True)
    found = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"assets/big.js", "assets/big.js.br", "assets/big.js.gz", "small.css", "photo.png"}
    assert gzip.decompress((tmp_path / "assets" / "big.js.gz").read_bytes()) == SCRIPT.encode()
