"""Do an operator and an auditor see and move what is theirs?"""

import pytest
from fastapi.testclient import TestClient

from suishiban.api.backends.port import Answer, Delivered
from suishiban.api.services.context import Services
from suishiban.api.workers.delivery import LEASE, Delivery
from suishiban.assistant.casework.messages import OutMessage
from tests.unit.api.routes.conftest import file_case, staff_headers

OPERATOR = "/api/v1/operator"
Headers = dict[str, str]


class TakesAll:
    """A back end that takes everything down."""

    def deliver(self, message: OutMessage) -> Answer:
        return Delivered("DJ-0001")


@pytest.fixture
def operator(client: TestClient) -> Headers:
    return staff_headers(client, "demo-operator")


@pytest.fixture
def auditor(client: TestClient) -> Headers:
    return staff_headers(client, "demo-auditor")


def _die(here: Services) -> str:
    """A message that nobody took; its id."""
    file_case(here, "mine")
    with here.store.transaction() as work:
        (message,) = work.outbox.claim("test", here.clock.now(), 1, LEASE)
        work.outbox.dead(message.id, "test", here.clock.now(), "410 gone")
    return message.id


def test_a_dead_message_is_listed_and_revived(client: TestClient, here: Services, operator: Headers) -> None:
    message = _die(here)
    told = client.get(f"{OPERATOR}/outbox", headers=operator).json()
    assert (told["waiting"], told["dead"]) == (0, 1)
    (dead,) = told["dead_messages"]
    assert (dead["id"], dead["case"], dead["kind"], dead["last_error"]) == (
        message,
        "mine",
        "register_case",
        "410 gone",
    )
    assert client.post(f"{OPERATOR}/outbox/{message}/revive", headers=operator).status_code == 204
    assert client.post(f"{OPERATOR}/outbox/{message}/revive", headers=operator).status_code == 404
    told = client.get(f"{OPERATOR}/outbox", headers=operator).json()
    assert (told["waiting"], told["dead"], told["dead_messages"]) == (1, 0, [])


def test_deliveries_pause_and_go_on(client: TestClient, here: Services, operator: Headers) -> None:
    file_case(here, "mine")
    delivery = Delivery(store=here.store, backend=TakesAll(), log=here.log, now=here.clock.now, worker="test")
    on = client.put(f"{OPERATOR}/switches/pause_delivery", headers=operator, json={"on": True}).json()
    assert [(one["name"], one["on"], one["actor"]) for one in on["switches"]] == [
        ("pause_delivery", True, "staff:demo-operator")
    ]
    assert delivery.once() == 0
    off = client.put(f"{OPERATOR}/switches/pause_delivery", headers=operator, json={"on": False}).json()
    assert off == {"switches": [{"name": "pause_delivery", "on": False, "actor": "", "since": None}]}
    assert delivery.once() == 1


def test_an_auditor_reads_and_verifies_what_was_done(client: TestClient, operator: Headers, auditor: Headers) -> None:
    client.put(f"{OPERATOR}/switches/pause_delivery", headers=operator, json={"on": True})
    entries = client.get(f"{OPERATOR}/audit", headers=auditor, params={"limit": 1_000}).json()["entries"]
    assert [(one["actor"], one["action"]) for one in entries[-3:]] == [
        ("staff:demo-operator", "log-in"),
        ("staff:demo-auditor", "log-in"),
        ("staff:demo-operator", "switch-on"),
    ]
    later = client.get(f"{OPERATOR}/audit", headers=auditor, params={"after": entries[-2]["seq"]}).json()["entries"]
    assert later == entries[-1:]
    verified = client.get(f"{OPERATOR}/audit/verification", headers=auditor).json()
    assert verified == {"state": "whole", "rows": entries[-1]["seq"]}
