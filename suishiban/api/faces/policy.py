"""What may a page of ours do in a browser, and who may show it in a frame?"""

from collections.abc import Mapping, Sequence

#: Nothing but what is listed; no inline script, no eval, no foreign host. PDFs are previewed as a blob in a frame.
_CONTENT = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)
_PERMISSIONS = "camera=(self), microphone=(self), geolocation=(self)"


def page_headers(ancestors: Sequence[str], style_hash: str = "") -> Mapping[str, str]:
    """The headers of a page that `ancestors` may show in a frame; `style_hash` allows its one inline style."""
    content = [f"{one} {style_hash}" if style_hash and one.startswith("style-src") else one for one in _CONTENT]
    framed = " ".join(("frame-ancestors", *(ancestors or ("'none'",))))
    return {
        "Content-Security-Policy": "; ".join((*content, framed)),
        "Permissions-Policy": _PERMISSIONS,
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
    }
