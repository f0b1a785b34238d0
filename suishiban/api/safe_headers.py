"""Which headers does every answer carry? Nobody guesses its type, and what concerns a person is kept nowhere."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: What lies below these says the same to everyone and may be asked for again.
_PUBLIC = ("/api/v1/guides", "/api/v1/session-options", "/openapi.json")
_OURS = ("/api/", "/webhooks/", "/openapi.json")


class SafeHeaders:
    """ASGI middleware; what a route sets itself stands."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path: str = scope["path"]

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("X-Content-Type-Options", "nosniff")
                headers.setdefault("Referrer-Policy", "no-referrer")
                if path.startswith(_OURS):
                    headers.setdefault("Cache-Control", "no-cache" if path.startswith(_PUBLIC) else "no-store")
            await send(message)

        await self._app(scope, receive, sent)
