"""Does a Rasa server that misbehaves cost a citizen anything but a moment?

What it says on the wire is that of Rasa 3.6.21: status codes, reasons, the shape of `/model/parse`.
"""

import logging
import time
from pathlib import Path

import pytest

from suishiban.api.checkup import Check, Health, check_up
from suishiban.api.language_models.rasa import RasaServer
from suishiban.api.settings import EngineName, Settings
from suishiban.assistant.understanding.parsed import Marked
from suishiban.assistant.understanding.proposing import NoProposal
from tests.unit.api.language_models.rasa_double import TOKEN, RasaDouble


def test_the_intent_and_the_marked_words_are_read(rasa_double: RasaDouble, rasa: RasaServer) -> None:
    rasa_double.says("give_value", 0.87, ("blank", 0, 2), ("value", 3, 6))
    parsed = rasa.parse("电话是〔1〕")
    assert (parsed.intent, parsed.confidence) == ("give_value", 0.87)
    assert parsed.marked == (Marked("blank", 0, 2), Marked("value", 3, 6))
    assert rasa_double.asked == ["电话是〔1〕"]


def test_nothing_understood_is_an_answer_too(rasa_double: RasaDouble, rasa: RasaServer) -> None:
    rasa_double.intent = {"name": None, "confidence": 0.0}
    assert rasa.parse("嗯嗯嗯").intent == ""


def test_one_that_wants_another_token_is_left_alone(rasa_double: RasaDouble, caplog: pytest.LogCaptureFixture) -> None:
    stranger = RasaServer(rasa_double.url, "another", 1.0)
    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            with pytest.raises(NoProposal):
                stranger.parse("租的")
    stranger.close()
    assert rasa_double.asked == []
    assert [record.getMessage() for record in caplog.records] == [
        "the Rasa server failed: HTTP 401: RASA_SERVER_TOKEN is not its token"
    ]


def test_one_without_a_model_says_so(rasa_double: RasaDouble, rasa: RasaServer) -> None:
    rasa_double.loaded = False
    with pytest.raises(NoProposal, match="HTTP 409: no model is loaded there"):
        rasa.parse("租的")


def test_an_address_of_something_else_is_told(rasa_double: RasaDouble) -> None:
    lost = RasaServer(f"{rasa_double.url}/api", TOKEN, 1.0)
    with pytest.raises(NoProposal, match="RASA_URL names no Rasa server"):
        lost.parse("租的")
    lost.close()


def test_after_a_failure_it_rests_and_then_is_asked_again(rasa_double: RasaDouble) -> None:
    now = 100.0
    server = RasaServer(rasa_double.url, TOKEN, 1.0, lambda: now)
    rasa_double.status = 500
    for _ in range(2):
        with pytest.raises(NoProposal):
            server.parse("租的")
    assert len(rasa_double.asked) == 1
    rasa_double.status, now = 200, 131.0
    assert server.parse("租的").intent == "explain"
    server.close()


@pytest.mark.parametrize("stall", [0.01, 3.0], ids=["byte by byte", "silent"])
def test_a_slow_one_is_not_waited_for(rasa_double: RasaDouble, rasa: RasaServer, stall: float) -> None:
    rasa_double.stall = stall
    begun = time.monotonic()
    with pytest.raises(NoProposal):
        rasa.parse("租的")
    assert time.monotonic() - begun < 2


def test_an_answer_cut_in_the_middle_is_none(rasa_double: RasaDouble, rasa: RasaServer) -> None:
    rasa_double.breaks_off = True
    with pytest.raises(NoProposal):
        rasa.parse("租的")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html>502</html>",
        b"[]",
        b'"rented"',
        b'{"intent": "give_value"}',
        b'{"intent": {"name": "give_value"}}',
        b'{"intent": {"name": 3, "confidence": 0.9}}',
        b'{"intent": {"name": "give_value", "confidence": "high"}}',
        b'{"intent": {"name": "give_value", "confidence": 7}}',
        b'{"intent": {"name": "give_value", "confidence": true}}',
        b'{"intent": {"name": "give_value", "confidence": 0.9}, "entities": {}}',
        b'{"intent": {"name": "give_value", "confidence": 0.9}, "entities": [{"entity": "value"}]}',
        b'{"intent": {"name": "give_value", "confidence": 0.9}, "entities": ["value"]}',
        b'{"intent": {"name": "skip", "confidence": 0.9}, "entities": [{"entity": "value", "start": "0", "end": 1}]}',
        b'{"intent": {"name": "give_value", "confidence": 0.9}, "entities": [' + b" " * 300_000 + b"]}",
    ],
)
def test_rubbish_is_no_answer(rasa_double: RasaDouble, rasa: RasaServer, raw: bytes) -> None:
    rasa_double.raw = raw
    with pytest.raises(NoProposal):
        rasa.parse("租的")


def test_nobody_there_is_no_answer() -> None:
    nobody = RasaServer("http://127.0.0.1:9", TOKEN, 1.0)
    with pytest.raises(NoProposal, match="ConnectError"):
        nobody.parse("租的")
    nobody.close()


def test_what_was_typed_and_the_token_stay_out_of_the_log(
    rasa_double: RasaDouble, rasa: RasaServer, caplog: pytest.LogCaptureFixture
) -> None:
    rasa_double.raw = b"{"
    with caplog.at_level(logging.WARNING), pytest.raises(NoProposal) as refused:
        rasa.parse("我叫欧阳芳芳")
    told = caplog.text + str(refused.value)
    assert "欧阳" not in told
    assert TOKEN not in told


@pytest.mark.parametrize(
    ("token", "loaded", "health", "told"),
    [
        (TOKEN, True, Health.OK, "a model is loaded"),
        (TOKEN, False, Health.WARNING, "HTTP 409: no model is loaded there"),
        ("another", True, Health.WARNING, "HTTP 401: RASA_SERVER_TOKEN is not its token"),
    ],
)
def test_the_doctor_tells_how_it_is(
    rasa_double: RasaDouble, tmp_path: Path, token: str, loaded: bool, health: Health, told: str
) -> None:
    rasa_double.loaded = loaded
    site = Settings(data=tmp_path, engine=EngineName.RASA, rasa_url=rasa_double.url, rasa_server_token=token)
    assert Check("RASA_URL answers", health, told) in check_up(site)


def test_the_doctor_says_nothing_of_a_server_nobody_asks(tmp_path: Path) -> None:
    assert not [one for one in check_up(Settings(data=tmp_path)) if "RASA_URL" in one.part]
