"""How large may a request be? No more than one file and what goes with it; the rest is not even read."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Bytes of a body: the largest file, and its form around it.
LARGEST_BODY = 10 * 1024 * 1024 + 64 * 1024
_TOO_LARGE = "请求超过10 MB,没有读取 / The request is over 10 MB and was not read"


class BodyLimit:
    """ASGI middleware that stops a body at the limit, whatever its header promised."""

    def __init__(self, app: ASGIApp, largest: int = LARGEST_BODY) -> None:
        self._app = app
        self._largest = largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        promised = _promised(scope)
        read = 0

        async def counted() -> Message:
            nonlocal read
            if promised > self._largest:
                raise HTTPException(413, _TOO_LARGE)
            message = await receive()
            read += len(message.get("body", b""))
            if read > self._largest:
                raise HTTPException(413, _TOO_LARGE)
            return message

        await self._app(scope, counted, send)


def _promised(scope: Scope) -> int:
    """The length in the header; 0 where it promises none."""
    length = dict(scope["headers"]).get(b"content-length", b"")
    return int(length) if length.isdigit() else 0
