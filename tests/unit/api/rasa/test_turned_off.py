"""What does a site get that runs no dialogue in Rasa, or lacks the library for it?"""

import sys
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from suishiban.api.main import action_server_of, build_app
from suishiban.api.readiness import ExtraMissing
from suishiban.api.services.context import Services
from suishiban.api.services.rasa_actions import RasaActions
from suishiban.api.services.rasa_senders import Senders
from tests.unit.api.rasa.calling import TOKEN, WEBHOOK


@pytest.fixture
def actions(services: Services) -> RasaActions:
    senders = Senders(
        "rasa-actions", services.store, services.conversations, services.citizens, services.clock, "a-secret"
    )
    return RasaActions(senders, services.turns)


def test_without_a_shared_token_there_is_no_action_server(services: Services, actions: RasaActions) -> None:
    off = replace(services.settings, rasa_actions_token="")
    assert action_server_of(off, actions) is None
    http = TestClient(build_app(replace(services, settings=off, rasa_actions=None)))
    there = http.get("/webhooks/rasa-actions/health")
    assert (there.status_code, there.json()["title"]) == (404, "ActionServerOff")
    for token in ("", TOKEN):
        headers = {"Rasa-Actions-Token": token}
        answer = http.post(WEBHOOK, json={}, headers=headers)
        assert (answer.status_code, answer.json()["title"]) == (404, "ActionServerOff")
        assert "RASA_ACTIONS_TOKEN" in answer.json()["errors"][0]["fix"]


def test_without_the_library_the_extra_is_named(
    services: Services, actions: RasaActions, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "rasa_sdk"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "suishiban.api.services.rasa_executor", raising=False)
    monkeypatch.setitem(sys.modules, "rasa_sdk", None)
    with pytest.raises(ExtraMissing, match=r"pip install 'suishiban\[rasa\]'"):
        action_server_of(services.settings, actions)
