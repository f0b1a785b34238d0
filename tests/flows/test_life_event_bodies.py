"""Do the departments get the matters of a life event in their order, each with what is its own?"""

from pathlib import Path
from typing import Any

import httpx
import pytest

from suishiban.assistant.rehearsal.script import read_dialogues
from suishiban.cli.dialogues import play_script

HERE = Path(__file__).parent
CHAIN = ("pension-transfer", "pension-claim", "housing-fund-withdrawal")

Body = dict[str, Any]


@pytest.fixture(scope="module")
def registered(service: tuple[str, str]) -> list[Body]:
    """What the departments were sent to register a retirement, in the order it came."""
    address, backend = service
    # The double begins to listen a little after the service.
    with httpx.Client(transport=httpx.HTTPTransport(retries=10), base_url=backend, timeout=30) as double:
        before = len(double.get("/effects").json())
        (script,) = read_dialogues(HERE / "life-event-retirement.yaml")
        played = play_script(script, address, backend)
        assert played.passed, played.difference
        effects = double.get("/effects").json()[before:]
        keys = [one["key"] for one in effects if one["kind"] == "register_case"]
        assert len(keys) == len(set(keys))
        return [double.get("/body", params={"key": key}).json() for key in keys]


def line(body: Body, path: str) -> Body:
    return next(one for one in body["application"]["lines"] if one["path"] == path)


def test_each_is_registered_once_and_only_after_the_one_before_it(registered: list[Body]) -> None:
    assert [body["application"]["item"] for body in registered] == list(CHAIN)
    assert len({body["receipt_no"] for body in registered}) == 3


def test_all_bear_the_number_of_the_event_and_name_the_case_they_build_on(registered: list[Body]) -> None:
    (event,) = {(body["event"]["id"], body["event"]["number"]) for body in registered}
    assert event[0] == "retirement"
    assert event[1] not in {body["receipt_no"] for body in registered}
    follows = [[one["receipt_no"] for one in body["event"]["follows"]] for body in registered]
    assert follows == [[], [registered[0]["receipt_no"]], [registered[1]["receipt_no"]]]
    assert all(one["department_no"] for body in registered for one in body["event"]["follows"])


def test_what_was_given_once_stands_in_every_form_and_what_was_asked_for_one_only_there(registered: list[Body]) -> None:
    transfer, claim, fund = registered
    assert {line(body, "id_number")["value"] for body in registered} == {"990104195101191030"}
    assert line(claim, "bank_card")["value"] == line(fund, "bank_card")["value"] == "6299990000000017"
    assert line(fund, "reason")["value"] == "retire"
    assert line(fund, "amount")["value"] == "50000"
    assert "amount" not in {one["path"] for one in transfer["application"]["lines"]}


def test_what_an_earlier_case_brings_about_is_named_and_left_to_the_departments(registered: list[Body]) -> None:
    awaited = line(registered[2], "event_date")
    assert (awaited["value"], awaited["source"]) == (None, "earlier_matter")
