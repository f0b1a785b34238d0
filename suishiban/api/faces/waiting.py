"""What does a visitor see while a face is being built?"""

import base64
import hashlib

_STYLE = (
    "body{margin:0;min-height:100vh;display:flex;align-items:center;justify-content:center;background:#f6f2e9;"
    "color:#23211c;font-family:serif;text-align:center;line-height:1.8}h1{font-weight:400}"
    "@media(prefers-color-scheme:dark){body{background:#1b1a17;color:#e9e4d8}}"
)
#: Seconds after which the page looks again.
AGAIN = 3
#: The page; it asks for nothing and runs no script.
PAGE = (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    f'<meta http-equiv="refresh" content="{AGAIN}"><title>随时办</title><style>{_STYLE}</style></head><body><main>'
    "<h1>随时办</h1><p>页面正在准备，马上就好，请稍候。</p>"
    '<p lang="en">The page is being built; it appears here by itself.</p>'
    "</main></body></html>"
).encode()
#: Allows the page's own style in a content-security policy.
STYLE_HASH = f"'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'"
