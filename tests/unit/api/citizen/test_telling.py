"""Is a worded answer heard sentence by sentence, while the model still writes, and never more than is committed?"""

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from typing import Any

import httpx
import orjson
import pytest

from suishiban.api.clock import ShiftedClock
from suishiban.api.main import build_services
from tests.unit.api.citizen.conftest import settings_in
from tests.unit.api.citizen.door import serving
from tests.unit.api.language_models.model_double import Double
from tests.unit.api.language_models.model_double import serving as model_serving

Told = tuple[str, Any]


@pytest.fixture(scope="module", name="model")
def a_model() -> Iterator[Double]:
    with model_serving() as model:
        yield model


@pytest.fixture(scope="module", name="address")
def a_worded_service(model: Double, tmp_path_factory: pytest.TempPathFactory, clock: ShiftedClock) -> Iterator[str]:
    url = f"http://127.0.0.1:{model.server_port}/v1"
    settings = replace(settings_in(tmp_path_factory), llm_url=url, llm_model="small")
    with serving(build_services(settings, clock)) as address:
        yield address


@pytest.fixture(name="citizen")
def a_citizen(address: str, model: Double) -> Iterator[httpx.Client]:
    """An anonymous citizen in a new conversation."""
    model.chunks = ("承诺八个工作日办", "完。要交500元。", "法定时限20个工作日。")
    model.pauses_before, model.breaks_off = None, False
    model.go_on.clear()
    with httpx.Client(base_url=address, timeout=20) as client:
        begun = client.post("/conversations", json={"region": "990102"}).json()
        client.base_url = httpx.URL(f"{address}/conversations/{begun['id']}")
        client.headers["Conversation-Token"] = begun["token"]
        yield client


def asking(citizen: httpx.Client, turn: str = "t1", text: str = "摆摊登记多久办完？", **headers: str) -> Any:
    sent = {"Accept": "text/event-stream", **headers}
    return citizen.stream("POST", "/turns", json={"turn_id": turn, "text": text}, headers=sent)


def heard(lines: Iterator[str]) -> Iterator[Told]:
    """Name and content of each event."""
    while fields := list(takewhile(bool, lines)):
        told = dict(line.split(": ", 1) for line in fields)
        yield told["event"], orjson.loads(told["data"])


def test_a_sentence_is_heard_while_the_model_still_writes(citizen: httpx.Client, model: Double) -> None:
    model.pauses_before = 2
    with asking(citizen) as answer:
        events = heard(answer.iter_lines())
        name, claim = next(events)
        assert (name, claim["text"]) == ("sentence", "承诺八个工作日办完。")
        assert claim["citations"][0]["passage"].startswith("market-stall")
        model.go_on.set()
        rest = list(events)
    assert [name for name, _ in rest] == ["sentence", "message", "message", "done"]
    assert [one["text"] for one in rest[2][1]["reply"]["claims"]] == [claim["text"], rest[0][1]["text"]]
    assert "500" not in orjson.dumps(rest).decode()


def test_a_repeated_turn_is_not_told_again(citizen: httpx.Client, model: Double) -> None:
    with asking(citizen) as answer:
        first = list(heard(answer.iter_lines()))
    asked = len(model.asked)
    with asking(citizen) as answer:
        again = list(heard(answer.iter_lines()))
    assert again == [told for told in first if told[0] != "sentence"]
    assert len(model.asked) == asked


def test_a_reader_of_traditional_characters_hears_them(citizen: httpx.Client) -> None:
    with asking(citizen, **{"Accept-Language": "zh-Hant"}) as answer:
        name, claim = next(heard(answer.iter_lines()))
    assert (name, claim["text"]) == ("sentence", "承諾八個工作日辦完。")


def test_somebody_who_hangs_up_finds_the_answer_later(citizen: httpx.Client, model: Double) -> None:
    model.pauses_before = 2
    with asking(citizen) as answer:
        next(heard(answer.iter_lines()))
    model.go_on.set()
    for _ in range(100):
        said = citizen.get(str(citizen.base_url).rstrip("/")).json()["messages"]
        if len(said) == 2:
            break
        time.sleep(0.05)
    assert said[1]["reply"]["claims"][0]["text"] == "承诺八个工作日办完。"


def test_a_turn_that_another_overtook_ends_with_the_problem(citizen: httpx.Client, model: Double) -> None:
    model.pauses_before = 2
    with asking(citizen) as answer:
        events = heard(answer.iter_lines())
        assert next(events)[0] == "sentence"
        assert citizen.post("/turns", json={"turn_id": "t2", "text": "你好"}).status_code == 200
        model.go_on.set()
        *_, (name, problem) = list(events)
    assert (name, problem["title"], problem["status"]) == ("problem", "Conflict", 409)
