"""Does a whole application leave no number in a log line, not even where it fails?"""

import logging
from collections.abc import Callable
from typing import Any

import pytest

from suishiban.api.services import turns
from tests.unit.api.citizen.door import Visitor, fill

LogIn = Callable[[str], Visitor]
SECRETS = ("990102198803141012", "15400001234", "张杰")


def test_an_application_leaves_no_number_in_the_logs(log_in: LogIn, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    visitor = log_in("zhang-jie")
    fill(visitor)
    visitor.say("提交")
    visitor.get("/cases?q=990102198803141012")
    assert caplog.records
    assert not [secret for secret in SECRETS[:2] if secret in caplog.text]


def test_a_failure_tells_nothing_of_what_was_typed(
    log_in: LogIn, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(utterance: Any, *others: Any) -> None:
        logging.getLogger("suishiban").error("cannot take %s", utterance)
        raise RuntimeError(f"cannot take {utterance.text}")

    visitor = log_in("zhang-jie")
    monkeypatch.setattr(turns, "take_turn", failing)
    answer = visitor.post_turn(turn_id="fails", text="我的身份证号是990102198803141012")
    assert (answer.status_code, answer.json()["title"]) == (500, "Internal error")
    assert "990102198803141012" not in answer.text + caplog.text
    assert "cannot take" in caplog.text
    monkeypatch.undo()
    assert visitor.post_turn(turn_id="fails", text="").status_code == 422
    assert visitor.post_turn(turn_id="fails", text="你好").status_code == 200
