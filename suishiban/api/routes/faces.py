"""At which addresses are the faces? The citizen's at `/`, the console at `/console/`, the embedding script beside them.

These routes come last: what they do not find is a 404 like any other.
"""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Header, Request
from fastapi.responses import RedirectResponse, Response
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException

from suishiban.api.faces.files import INDEX, Built, Folder
from suishiban.api.faces.policy import page_headers
from suishiban.api.faces.waiting import AGAIN, PAGE, STYLE_HASH
from suishiban.api.routes.access import Here

router = APIRouter(include_in_schema=False)
_METHODS = ["GET", "HEAD"]
_FOR_EVER, _ASK_AGAIN = "public, max-age=31536000, immutable", "no-cache"
Encodings = Annotated[str, Header(alias="Accept-Encoding")]
Etag = Annotated[str, Header(alias="If-None-Match")]


class _Face(Convertor[str]):
    """A path that is no interface's: a call that goes wrong is told so, and not answered with a page."""

    regex = r"(?!(?:api|webhooks)(?:/|$)).*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("face", _Face())


@router.api_route("/embed.js", methods=_METHODS)
def embed(here: Here, encodings: Encodings = "", etag: Etag = "") -> Response:
    """The script that puts the assistant into another site's page."""
    found = Folder(here.settings.web / "embed").read("embed.js", encodings)
    if found is None:
        raise HTTPException(404, "没有这个页面 / There is no such page")
    return _sent(found, etag, {"Cross-Origin-Resource-Policy": "cross-origin"})


@router.api_route("/console", methods=_METHODS)
def console_door() -> Response:
    """The console's pages lie below its address."""
    return RedirectResponse("/console/", 308)


@router.api_route("/console/{path:path}", methods=_METHODS)
def console(path: str, here: Here, encodings: Encodings = "", etag: Etag = "") -> Response:
    """The staff's console; a path without a file is one of its views. No site may frame it."""
    folder = Folder(here.settings.web / "console" / "dist")
    view = "." not in path.rpartition("/")[2]
    return _answer(folder, path, view, (), encodings, etag)


@router.api_route("/{path:face}", methods=_METHODS)
def citizen(path: str, request: Request, here: Here, encodings: Encodings = "", etag: Etag = "") -> Response:
    """The citizen's face; the sites in EMBED_ORIGINS may frame it."""
    folder = Folder(here.settings.web / "citizen" / "dist" / "build" / "h5")
    view = path == "" or (path.startswith("pages/") and "." not in path)
    return _answer(folder, path, view, ("'self'", *here.settings.embed_origins), encodings, etag)


def _answer(folder: Folder, path: str, view: bool, ancestors: Sequence[str], encodings: str, etag: str) -> Response:
    """The file at `path`, or the face's page for one of its views; while it is not built yet, a page that waits."""
    if not folder.built:
        if view or path == INDEX:
            return _wait(ancestors)
        raise HTTPException(404, "没有这个页面 / There is no such page")
    found = folder.read(path, encodings) or (folder.read(INDEX, encodings) if view else None)
    if found is None:
        raise HTTPException(404, "没有这个页面 / There is no such page")
    return _sent(found, etag, page_headers(ancestors) if found.page else {})


def _wait(ancestors: Sequence[str]) -> Response:
    headers = {**page_headers(ancestors, STYLE_HASH), "Retry-After": str(AGAIN), "Cache-Control": "no-store"}
    return Response(PAGE, 503, headers, "text/html; charset=utf-8")


def _sent(built: Built, known: str, more: Mapping[str, str]) -> Response:
    """The file with how long it may be kept; 304 where the browser has it."""
    headers = {
        "Cache-Control": _FOR_EVER if built.lasting else _ASK_AGAIN,
        "ETag": built.etag,
        "Vary": "Accept-Encoding",
        **more,
    }
    if built.etag in (one.strip().removeprefix("W/") for one in known.split(",")):
        return Response(status_code=304, headers=headers)
    if built.encoding:
        headers["Content-Encoding"] = built.encoding
    return Response(built.content, headers=headers, media_type=built.media_type)
