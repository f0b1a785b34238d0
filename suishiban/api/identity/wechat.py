"""Which WeChat account is this, as WeChat's server tells? `GET /sns/jscode2session` of the mini-program's log-in.

The code comes from `wx.login`, holds for five minutes and opens once. WeChat answers 200 to everything: an `openid`, or
an `errcode` (developers.weixin.qq.com, “小程序登录”). The address of the request carries the secret: no error and no
log line repeats it.
"""

import logging
from collections.abc import Mapping
from typing import Any

import httpx
import orjson

from suishiban.api.services.errors import ProviderUnavailable, WechatBlocked, WechatCodeRefused, WechatTooOften
from suishiban.knowledge.text import SuishibanError

_LOG = logging.getLogger(__name__)
_PATH = "/sns/jscode2session"
#: Seconds to reach WeChat, and to have its whole answer: the citizen waits.
CONNECT, ANSWER = 2.0, 5.0
#: Seconds after which a client that asked too often may come again; WeChat counts by the minute.
PAUSE = 60
#: Invalid, used already, or of another mini-program.
_REFUSED = frozenset({40029, 40163, 41008})
_TOO_OFTEN, _BLOCKED, _BUSY = 45011, 40226, -1
_LARGEST, _LONGEST_ID = 10_000, 64


class WechatClient:
    """The log-in server of WeChat, for one mini-program; one per process, for all threads."""

    def __init__(self, appid: str, secret: str, url: str, answer_seconds: float = ANSWER) -> None:
        self._appid = appid
        self._secret = secret
        self._url = f"{url.rstrip('/')}{_PATH}"
        self._client = httpx.Client(timeout=httpx.Timeout(answer_seconds, connect=CONNECT), trust_env=False)

    def openid(self, code: str) -> str:
        """See `services.wechat.OpenIds`."""
        question = {
            "appid": self._appid,
            "secret": self._secret,
            "js_code": code,
            "grant_type": "authorization_code",
        }
        try:
            response = self._client.get(self._url, params=question)
        except httpx.HTTPError as error:
            raise _away(type(error).__name__) from None
        if not response.is_success:
            raise _away(f"HTTP {response.status_code}")
        told = _object(response.content)
        refused = told.get("errcode", 0)
        if refused != 0:
            raise _refusal(refused)
        openid = told.get("openid")
        if not isinstance(openid, str) or not 0 < len(openid) <= _LONGEST_ID:
            raise _away("the answer names no openid")
        return openid

    def close(self) -> None:
        """Close the connections."""
        self._client.close()


def _object(content: bytes) -> Mapping[str, Any]:
    """The JSON object that WeChat sends as text/plain."""
    try:
        told = orjson.loads(content[: _LARGEST + 1])
    except orjson.JSONDecodeError:
        told = None
    if not isinstance(told, dict):
        raise _away("the answer is not an object")
    return told


def _refusal(error: object) -> SuishibanError:
    """What WeChat's error means to the citizen."""
    if error in _REFUSED:
        return WechatCodeRefused(errcode=error, right="ask WeChat for a fresh code (wx.login) and send it once")
    if error == _TOO_OFTEN:
        return WechatTooOften(retry_after=PAUSE, right=f"try again in {PAUSE} seconds")
    if error == _BLOCKED:
        return WechatBlocked(errcode=error, right="log in with the real-name identity, without WeChat")
    if error != _BUSY:
        # The appid or the secret is wrong, or WeChat has something new to say: the operator must look.
        _LOG.error("WeChat answers errcode %s", error)
    return _away(f"errcode {error}")


def _away(why: str) -> ProviderUnavailable:
    return ProviderUnavailable(service="wechat", why=why, right="try again later, or log in without WeChat")
