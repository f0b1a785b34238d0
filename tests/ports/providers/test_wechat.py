"""Does WeChat's log-in server vouch for an account once, and does each of its failures have a name?"""

import logging
import socket
from collections.abc import Iterator

import pytest

from suishiban.api.identity.wechat import WechatClient
from suishiban.api.logging import mask_logs
from suishiban.api.services.errors import ProviderUnavailable, WechatBlocked, WechatCodeRefused, WechatTooOften
from suishiban.knowledge.text import SuishibanError
from tests.ports.providers.wechat_double import APPID, SECRET, WechatDouble, start

FAILURES: dict[str, tuple[type[SuishibanError], str]] = {
    "busy": (ProviderUnavailable, "errcode -1"),
    "too often": (WechatTooOften, "retry_after: 60"),
    "blocked": (WechatBlocked, "without WeChat"),
    "new": (ProviderUnavailable, "errcode 49999"),
    "slow": (ProviderUnavailable, "ReadTimeout"),
    "fails": (ProviderUnavailable, "HTTP 502"),
    "rubbish": (ProviderUnavailable, "not an object"),
    "list": (ProviderUnavailable, "not an object"),
    "nameless": (ProviderUnavailable, "names no openid"),
}


@pytest.fixture
def wechat() -> Iterator[WechatDouble]:
    double = WechatDouble()
    server = start(double)
    yield double
    server.shutdown()
    server.server_close()


@pytest.fixture
def client(wechat: WechatDouble) -> Iterator[WechatClient]:
    client = WechatClient(APPID, SECRET, wechat.address, answer_seconds=0.3)
    yield client
    client.close()


def test_a_code_opens_its_account_once(client: WechatClient) -> None:
    assert client.openid("zhang-1") == client.openid("zhang-2") == "oGZUI0_zhang"
    with pytest.raises(WechatCodeRefused, match="errcode: 40163; right: ask WeChat for a fresh code"):
        client.openid("zhang-1")


def test_a_code_that_is_none_is_refused(client: WechatClient) -> None:
    with pytest.raises(WechatCodeRefused, match="40029"):
        client.openid("invented")


@pytest.mark.parametrize("mode", list(FAILURES))
def test_failures_have_names_and_never_tell_the_secret(
    wechat: WechatDouble, client: WechatClient, mode: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    mask_logs()
    wechat.mode = mode
    kind, told = FAILURES[mode]
    with pytest.raises(kind, match=told) as failed:
        client.openid("zhang-1")
    assert SECRET not in repr(failed.value) + str(failed.value.__cause__) + caplog.text
    assert failed.value.__cause__ is None
    assert "right" in failed.value.details


def test_the_secret_is_in_no_log_line_of_a_log_in_that_works(
    client: WechatClient, wechat: WechatDouble, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    mask_logs()
    client.openid("zhang-1")
    assert SECRET in wechat.asked[0]
    assert "/sns/jscode2session" in caplog.text
    assert SECRET not in caplog.text
    assert "zhang-1" not in caplog.text


@pytest.mark.parametrize(("appid", "secret", "error"), [("wx2", SECRET, "40013"), (APPID, "other", "40125")])
def test_a_wrong_setting_is_the_operators_and_logged(
    wechat: WechatDouble, caplog: pytest.LogCaptureFixture, appid: str, secret: str, error: str
) -> None:
    client = WechatClient(appid, secret, wechat.address)
    with pytest.raises(ProviderUnavailable, match=error):
        client.openid("zhang-1")
    assert f"WeChat answers errcode {error}" in caplog.text
    client.close()


def test_a_server_that_is_not_there_has_a_name_too() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{probe.getsockname()[1]}"
    client = WechatClient(APPID, SECRET, address)
    with pytest.raises(ProviderUnavailable, match="ConnectError"):
        client.openid("zhang-1")
    client.close()
