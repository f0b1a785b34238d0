"""Does what comes later arrive, numbered, once, within a second, and without a thread for every idle stream?"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator

import httpx
import orjson
import pytest

from suishiban.api.services.context import Services
from suishiban.api.services.watch import Waited, Watch
from tests.unit.api.citizen.door import Visitor, hand_off, serving, submit

LogIn = Callable[[str], Visitor]
#: Seconds: a second is promised; a test machine may be busy with other tests.
BUSY = 3.0


@pytest.fixture(scope="module")
def address(services: Services) -> Iterator[str]:
    with serving(services) as address:
        yield address


Event = tuple[int, str, dict[str, object]]


async def events(response: httpx.Response) -> AsyncIterator[Event]:
    """The numbered events of a stream; comments are passed over."""
    fields: dict[str, str] = {}
    async for line in response.aiter_lines():
        if line.startswith(":"):
            continue
        if line:
            name, _, value = line.partition(": ")
            fields[name] = value
        elif fields:
            yield int(fields["id"]), fields["event"], orjson.loads(fields["data"])
            fields = {}


def stream_of(visitor: Visitor) -> str:
    return f"/conversations/{visitor.conversation}/events"


async def take(address: str, visitor: Visitor, wanted: int, **headers: str) -> list[Event]:
    """The first `wanted` events of a stream."""
    sent = {**visitor.headers, "Accept": "text/event-stream", **headers}
    async with (
        httpx.AsyncClient(base_url=address, timeout=10) as client,
        client.stream("GET", stream_of(visitor), headers=sent) as response,
    ):
        assert response.headers["content-type"].startswith("text/event-stream")
        found: list[Event] = []
        async for event in events(response):
            found.append(event)
            if len(found) == wanted:
                break
        return found


def test_a_later_message_arrives_within_a_second(address: str, log_in: LogIn, services: Services) -> None:
    visitor = log_in("zhang-jie")
    case = submit(visitor)
    version = visitor.standing()["version"]

    async def listen() -> tuple[list[Event], float]:
        listening = asyncio.create_task(take(address, visitor, 1, **{"Last-Event-ID": str(version)}))
        await asyncio.sleep(0.5)
        begun = time.monotonic()
        await asyncio.to_thread(hand_off, services, case)
        return await listening, time.monotonic() - begun

    (told,), seconds = asyncio.run(listen())
    assert told[:2] == (version + 1, "message")
    assert str(told[2]["text"]).startswith("申请已移交")
    assert seconds < BUSY


def test_a_stream_goes_on_after_the_last_event_seen(address: str, log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    visitor.say("你好")
    visitor.say("摆摊要交什么材料？")
    all_of_them = asyncio.run(take(address, visitor, 4))
    numbers = [number for number, _, _ in all_of_them]
    assert numbers == sorted(set(numbers))
    assert [content["by"] for _, _, content in all_of_them] == ["citizen", "bot", "citizen", "bot"]
    rest = asyncio.run(take(address, visitor, 2, **{"Last-Event-ID": str(numbers[1])}))
    assert rest == all_of_them[2:]


def test_who_answers_is_told(address: str, log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    visitor.say("转人工")
    found = asyncio.run(take(address, visitor, 3))
    assert [(name, content) for _, name, content in found if name == "owner"] == [("owner", {"owner": "waiting"})]


def test_a_turn_streams_what_it_committed_and_goes_on_where_it_broke_off(log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    visitor.headers["Accept"] = "text/event-stream"
    first = visitor.post_turn(turn_id="one", text="你好").text
    again = visitor.post_turn(turn_id="one", text="你好").text
    assert first == again
    ids = [line.removeprefix("id: ") for line in first.splitlines() if line.startswith("id: ")]
    names = [line.removeprefix("event: ") for line in first.splitlines() if line.startswith("event: ")]
    assert (ids, names) == (["1", "2", "2"], ["message", "message", "done"])
    visitor.headers["Last-Event-ID"] = "1"
    rest = visitor.post_turn(turn_id="one", text="你好").text
    assert rest == first[first.index("id: 2") :]


def test_polling_gives_the_same_messages(log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    visitor.say("你好")
    news = visitor.get(f"/conversations/{visitor.conversation}/events").json()
    assert [message["by"] for message in news["messages"]] == ["citizen", "bot"]
    later = visitor.get(f"/conversations/{visitor.conversation}/events?after={news['version']}").json()
    assert later == {"version": news["version"], "messages": []}


def test_a_stream_of_somebody_else_s_conversation_is_not_there(log_in: LogIn) -> None:
    owner, other = log_in("zhang-jie"), log_in("wang-xiulan")
    assert other.get(f"/conversations/{owner.conversation}/events").status_code == 404


def test_a_hundred_idle_streams_leave_the_threads_to_the_others(address: str, log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")

    async def crowd() -> float:
        idle = [asyncio.create_task(take(address, visitor, 1)) for _ in range(100)]
        await asyncio.sleep(2.0)
        begun = time.monotonic()
        async with httpx.AsyncClient(base_url=address, timeout=10) as client:
            body = {"turn_id": "crowd", "text": "你好"}
            path = f"/conversations/{visitor.conversation}/turns"
            assert (await client.post(path, json=body, headers=visitor.headers)).status_code == 200
        seconds = time.monotonic() - begun
        for told in await asyncio.gather(*idle):
            assert told[0][0] == 1
        return seconds

    # Idle streams that held threads would keep it waiting for their sign of life, 15 s.
    assert asyncio.run(crowd()) < BUSY


def test_waiting_ends_quietly_and_leaves_nothing_behind(services: Services, log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")

    async def wait() -> tuple[Waited, Waited, int]:
        watch = Watch(services.store, pause=0.05)
        quiet = await watch.wait(visitor.conversation, 0, 0.2)
        await asyncio.to_thread(visitor.say, "你好")
        grown = await watch.wait(visitor.conversation, 0, 2.0)
        return quiet, grown, watch.waiting

    assert asyncio.run(wait()) == (Waited.QUIET, Waited.GROWN, 0)
