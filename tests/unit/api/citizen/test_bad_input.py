"""Does bad input get a clear answer, and leave the conversation as it was?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from httpx import Response

from tests.unit.api.citizen.door import API, Visitor, fill

LogIn = Callable[[str], Visitor]


@pytest.fixture
def visitor(log_in: LogIn) -> Visitor:
    """A citizen who is asked for the length of the stall."""
    visitor = log_in("zhang-jie")
    for said in ("我要办理摆摊登记", "同意", "15400001234"):
        visitor.say(said)
    return visitor


def intact(visitor: Visitor) -> bool:
    """The same question is still open, and is answered as ever."""
    return bool(visitor.say("3米")["asks"] == "material.photo")


def turn(**body: Any) -> dict[str, Any]:
    return {"turn_id": "bad", **body}


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        (b"{", 422, "body"),
        (b"\xff\xfe", 422, "body"),
        (b"[]", 422, "body"),
        (b'"text"', 422, "body"),
        (b"", 422, "body"),
        (b'{"text": "3"}', 422, "turn_id"),
        (b'{"turn_id": "bad"}', 422, "turn_id"),
        (b'{"turn_id": "", "text": "3"}', 422, "turn_id"),
        (b'{"turn_id": "a b", "text": "3"}', 422, "turn_id"),
        (b'{"turn_id": 7, "text": "3"}', 422, "turn_id"),
        (b'{"turn_id": "bad", "text": 3}', 422, "text"),
        (b'{"turn_id": "bad", "text": null}', 422, "text"),
        (b'{"turn_id": "bad", "text": ["3"]}', 422, "text"),
        (b'{"turn_id": "bad", "edits": []}', 422, "edits"),
        (b'{"turn_id": "bad", "edits": {"metres": 3}}', 422, "edits.metres"),
        (b'{"turn_id": "bad", "attachment": "a"}', 422, "attachment"),
        (b'{"turn_id": "bad", "attachment": {"id": "nothing"}}', 404, "attachment.id"),
        (b'{"turn_id": "bad", "version": "x"}', 422, "version"),
        (b'{"turn_id": "bad", "version": -1}', 422, "version"),
        (b'{"turn_id": "bad", "txt": "3"}', 422, "txt"),
        (b'{"turn_id": "bad", "text": "\\ud800"}', 422, "text"),
    ],
)
def test_a_request_of_another_form_is_refused(visitor: Visitor, body: bytes, status: int, field: str) -> None:
    headers = visitor.headers | {"Content-Type": "application/json"}
    answer = visitor.http.post(f"{API}/conversations/{visitor.conversation}/turns", content=body, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["errors"][0]["field"] == field
    assert all(one["fix"] for one in problem["errors"])
    assert intact(visitor)


def test_the_limit_of_a_text_is_stated(visitor: Visitor) -> None:
    answer = visitor.post_turn(text="米" * 2_001)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["fix"] == "请缩短 / shorten it to 2000 characters"
    assert visitor.post_turn(text="米" * 2_000).status_code == 200
    assert intact(visitor)


@pytest.mark.parametrize("path", ["0" * 32, "x", "..%2f..%2fetc", "%00", "9" * 500])
def test_unknown_ids_are_not_there(visitor: Visitor, path: str) -> None:
    assert visitor.get(f"/conversations/{path}").status_code == 404
    assert visitor.post(f"/conversations/{path}/turns", turn(text="3")).status_code == 404
    assert visitor.get(f"/cases/{path}").status_code == 404
    assert intact(visitor)


def test_a_stale_version_is_refused_and_the_present_one_told(visitor: Visitor) -> None:
    version = visitor.standing()["version"]
    answer = visitor.post_turn(text="3米", version=version - 1)
    assert answer.status_code == 409
    assert {one["field"]: one["message"] for one in answer.json()["errors"]}["present"] == str(version)
    assert visitor.say("3米", version=version)["asks"] == "material.photo"


def test_a_repeated_turn_gets_the_first_reply_word_for_word(visitor: Visitor) -> None:
    first = visitor.post_turn(turn_id="again", text="3米")
    version = visitor.standing()["version"]
    again = visitor.post_turn(turn_id="again", text="9米")
    assert first.content == again.content
    assert visitor.standing()["version"] == version


def metres(visitor: Visitor) -> str:
    lines = {line["path"]: line["shown"] for line in visitor.standing()["form"]["lines"]}
    return str(lines.get("metres", ""))


@pytest.mark.parametrize("said", ["３米", "３．５米", "3\u200b米", "\ufeff3米", " 3 米 ", "三米", "叁米", "長3米"])
def test_the_same_is_understood_however_it_is_typed(visitor: Visitor, said: str) -> None:
    visitor.say(said)
    assert metres(visitor) in ("3米", "3.5米")


@pytest.mark.parametrize(
    "said",
    ["😀", "👨‍👩‍👧‍👦🎉", "؟", "\u202e", "\x00\x01", "㛃䶮𠅤", "<script>alert()</script>", "'; DROP TABLE cases --"],
)
def test_strange_characters_change_nothing(visitor: Visitor, said: str) -> None:
    answer = visitor.post_turn(text=said)
    assert answer.status_code in (200, 422), answer.text
    assert metres(visitor) == ""
    assert intact(visitor)


def test_traditional_characters_are_understood(log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    assert visitor.say("我要辦理擺攤登記")["item"] == "market-stall"
    assert visitor.say("同意")["asks"] == "contact"


def test_full_width_numbers_of_persons_are_understood(log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    visitor.say("我要办理摆摊登记")
    visitor.say("同意")
    assert visitor.say("１５４ ０００\u200b０ １２３４")["asks"] == "metres"


def test_an_answer_to_a_question_that_is_no_longer_open_changes_nothing(visitor: Visitor) -> None:
    visitor.say(choice="yes", prompt_id="p1")
    assert metres(visitor) == ""
    assert intact(visitor)


@pytest.mark.parametrize("choice", ["nonsense", "option:", "option:nonsense", "start:nonsense", "submit:0000", ":::"])
def test_an_unknown_button_changes_nothing(visitor: Visitor, choice: str) -> None:
    answer = visitor.post_turn(choice=choice, prompt_id=visitor.standing()["prompt"]["id"])
    assert answer.status_code == 200, answer.text
    assert answer.json()["outcome"] != "submitted"
    assert metres(visitor) == ""
    assert intact(visitor)


@pytest.mark.parametrize("choice", ["matter:m99", "case:nonsense", "edit:nonsense", "edit:material.x"])
def test_a_button_for_what_is_not_there_changes_nothing(visitor: Visitor, choice: str) -> None:
    answer = visitor.post_turn(choice=choice)
    assert answer.status_code == 200, answer.text
    assert metres(visitor) == ""
    assert intact(visitor)


@pytest.mark.parametrize("path", ["nonsense", "keeper_id", "helpers.0.x", "material.photo", "..", ""])
def test_an_edit_of_what_cannot_be_edited_changes_nothing(visitor: Visitor, path: str) -> None:
    answer = visitor.post_turn(edits={path: "990103199206082027"})
    assert answer.status_code == 200, answer.text
    lines = {line["path"]: line["shown"] for line in visitor.standing()["form"]["lines"]}
    assert lines["keeper_id"] == "990102********1012"
    assert intact(visitor)


def test_a_form_changed_after_it_was_shown_is_not_submitted(log_in: LogIn) -> None:
    visitor = log_in("zhang-jie")
    digest = fill(visitor)["buttons"][0]["payload"]
    visitor.say(edits={"metres": "9米"})
    assert visitor.say(choice=digest)["outcome"] == "shown"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/sessions", {"code": "990102198803141012"}),
        ("/sessions", {"code": "x" * 201}),
        ("/conversations", {"region": "990102198803141012"}),
        ("/conversations", {"15400001234": "x"}),
        ("/conversations/resume", {"conversation": "a", "code": "990102198803141012"}),
    ],
)
def test_an_error_never_repeats_what_may_be_personal(visitor: Visitor, path: str, body: dict[str, str]) -> None:
    answer = visitor.post(path, body)
    assert 400 <= answer.status_code < 500
    for value in ("990102198803141012", "15400001234", "x" * 201):
        assert value not in answer.text


def test_of_two_devices_that_write_at_once_one_wins_and_the_other_is_told(visitor: Visitor) -> None:
    for attempt in range(10):
        version = visitor.standing()["version"]
        said = ("3米", "9米") if attempt % 2 else ("不对，是4米", "不对，是5米")
        together = Barrier(2)

        def from_a_device(text: str, version: int = version, together: Barrier = together) -> Response:
            together.wait()
            answer: Response = visitor.post_turn(text=text, version=version)
            return answer

        with ThreadPoolExecutor(2) as devices:
            answers = list(devices.map(from_a_device, said))
        assert sorted(one.status_code for one in answers) == [200, 409]
        told = next(one.json() for one in answers if one.status_code == 409)
        present = {one["field"]: one["message"] for one in told["errors"]}["present"]
        assert present == str(visitor.standing()["version"])
