"""Does a conversation go on at another device, for whom it should, and are answers rated?"""

from collections.abc import Callable
from datetime import timedelta

from suishiban.api.clock import ShiftedClock
from suishiban.api.services.context import Services
from tests.unit.api.citizen.door import Visitor

LogIn = Callable[[str], Visitor]


def issue(visitor: Visitor) -> dict[str, str]:
    """A fresh code of the visitor's conversation, as it is sent to resume."""
    issued = visitor.post(f"/conversations/{visitor.conversation}/resume-code").json()
    return {"conversation": visitor.conversation, "code": issued["code"]}


def test_an_anonymous_conversation_goes_on_with_the_code_once(log_in: LogIn) -> None:
    first, second = log_in(""), log_in("")
    first.say("你好")
    code = issue(first)
    resumed = second.post("/conversations/resume", code).json()
    assert (resumed["id"], resumed["log_in"]) == (first.conversation, False)
    second.conversation = first.conversation
    second.headers["Conversation-Token"] = resumed["token"]
    assert second.standing()["messages"][0]["text"] == "你好"
    assert first.get(f"/conversations/{first.conversation}").status_code == 404
    again = second.post("/conversations/resume", code)
    assert (again.status_code, again.json()["title"]) == (403, "CodeRefused")


def test_a_citizen_s_conversation_opens_only_to_the_same_citizen(log_in: LogIn) -> None:
    owner, thief, phone = log_in("zhang-jie"), log_in("wang-xiulan"), log_in("")
    owner.say("我要办理摆摊登记")
    resumed = phone.post("/conversations/resume", issue(owner)).json()
    assert resumed["log_in"] is True
    for visitor in (phone, thief):
        visitor.headers["Conversation-Token"] = resumed["token"]
        assert visitor.get(f"/conversations/{owner.conversation}").status_code == 404
    phone.log_in("zhang-jie")
    assert phone.get(f"/conversations/{owner.conversation}").json()["form"]["item"] == "market-stall"


def test_a_code_is_worthless_after_five_wrong_tries(log_in: LogIn) -> None:
    visitor = log_in("")
    right = issue(visitor)
    wrong = right | {"code": "x"}
    assert [visitor.post("/conversations/resume", wrong).status_code for _ in range(5)] == [403] * 5
    assert visitor.post("/conversations/resume", right).status_code == 403


def test_a_code_is_worthless_after_ten_minutes(log_in: LogIn, clock: ShiftedClock) -> None:
    visitor = log_in("")
    code = issue(visitor)
    clock.advance(timedelta(minutes=10, seconds=1))
    assert visitor.post("/conversations/resume", code).status_code == 403


def test_a_code_of_an_unknown_conversation_tells_nothing(log_in: LogIn) -> None:
    unknown = log_in("").post("/conversations/resume", {"conversation": "0" * 32, "code": "12345678"})
    assert (unknown.status_code, unknown.json()["title"]) == (403, "CodeRefused")


def test_nobody_gets_a_code_for_somebody_else_s_conversation(log_in: LogIn) -> None:
    owner, other = log_in("zhang-jie"), log_in("wang-xiulan")
    assert other.post(f"/conversations/{owner.conversation}/resume-code").status_code == 404


def test_an_answer_is_rated_with_its_comment_masked(log_in: LogIn, services: Services) -> None:
    visitor = log_in("zhang-jie")
    visitor.say("摆摊要交什么材料？")
    said, answer = visitor.standing()["messages"]
    body = {"score": 2, "comment": "请打15400001234告诉我"}
    assert visitor.post(f"/messages/{answer['id']}/feedback", body).status_code == 204
    assert visitor.post(f"/messages/{said['id']}/feedback", body).status_code == 404
    assert visitor.post(f"/messages/{answer['id']}/feedback", {"score": 6}).status_code == 422
    assert log_in("wang-xiulan").post(f"/messages/{answer['id']}/feedback", body).status_code == 404
    for wrong in ("x", ".1", f"{visitor.conversation}.99", f"{visitor.conversation}.-1"):
        assert visitor.post(f"/messages/{wrong}/feedback", body).status_code == 404
    with services.store.reading() as work:
        (rating,) = [one for one in work.questions.ratings() if one.conversation == visitor.conversation]
    assert (rating.score, rating.turn, rating.comment) == (2, "t1", "请打********告诉我")


def test_to_somebody_not_known_their_own_words_are_masked_too(log_in: LogIn) -> None:
    visitor = log_in("")
    visitor.say("我的手机号是15400001234，怎么摆摊？")
    assert visitor.standing()["messages"][0]["text"] == "我的手机号是********，怎么摆摊？"
    news = visitor.get(f"/conversations/{visitor.conversation}/events").json()
    assert "15400001234" not in news["messages"][0]["text"]
    visitor.log_in("zhang-jie")
    assert "15400001234" in visitor.standing()["messages"][0]["text"]
