"""Can citizens see what the service holds on them, and have it erased?"""

from collections.abc import Callable
from datetime import timedelta

from suishiban.api.clock import ShiftedClock
from suishiban.api.services.context import Services
from suishiban.knowledge.text import clean
from tests.unit.api.citizen.door import Visitor, fill, hand_off, submit

LogIn = Callable[[str], Visitor]


def test_consents_are_listed_and_withdrawn(log_in: LogIn) -> None:
    visitor = log_in("wang-xiulan")
    fill(visitor)
    (given,) = visitor.get("/me/consents").json()
    assert (given["source"], given["source_name"]["zh"], given["purpose"], given["withdrawn_at"]) == (
        "id-card",
        "电子身份证",
        "market-stall",
        None,
    )
    assert visitor.http.delete("/api/v1/me/consents/id-card", headers=visitor.headers).status_code == 204
    assert visitor.get("/me/consents").json()[0]["withdrawn_at"] is not None
    assert visitor.http.delete("/api/v1/me/consents/id-card", headers=visitor.headers).status_code == 404


def test_a_draft_is_found_again_and_gone_once_submitted(log_in: LogIn) -> None:
    visitor = log_in("li-guodong")
    fill(visitor)
    mine = [one for one in visitor.get("/me/drafts").json() if one["conversation"] == visitor.conversation]
    assert [(one["item"], one["item_name"]["zh"], one["status"]) for one in mine] == [
        ("market-stall", "摆摊登记", "filling")
    ]
    visitor.say("提交")
    assert visitor.conversation not in [one["conversation"] for one in visitor.get("/me/drafts").json()]


def test_licences_are_shown_without_what_stands_on_them_and_the_look_is_logged(log_in: LogIn) -> None:
    visitor = log_in("chen-yu")
    held = {one["source"]: one["valid_until"] for one in visitor.get("/me/licences").json() if one["held"]}
    assert held == {"id-card": "2029-12-31", "residence-permit": ""}
    reads = {(one["by"], one["source"], one["purpose"]) for one in visitor.get("/me/accesses").json()}
    assert ("citizen", "id-card", "本人查询 / the citizen's own look") in reads


def test_what_the_assistant_read_is_shown(log_in: LogIn) -> None:
    visitor = log_in("maimaiti")
    fill(visitor)
    latest = visitor.get("/me/accesses").json()[0]
    assert (latest["by"], latest["source"], latest["purpose"]) == ("assistant", "id-card", "market-stall")


def test_anonymous_visitors_have_nothing(log_in: LogIn) -> None:
    for path in ("consents", "drafts", "licences", "accesses"):
        assert log_in("").get(f"/me/{path}").status_code == 401


def test_erasure_leaves_cases_under_retention_and_says_until_when(
    log_in: LogIn, services: Services, clock: ShiftedClock
) -> None:
    visitor, other = log_in("chen-yu"), log_in("chen-yu")
    case = submit(visitor)
    other.say("15400004567是我的手机号")
    receipt = visitor.get(f"/cases/{case}").json()["receipt_no"]
    done = visitor.http.delete("/api/v1/me", headers=visitor.headers).json()
    kept = {one["receipt_no"]: (one["item"], one["until"][:10]) for one in done["kept"]}
    assert kept[receipt] == ("market-stall", "2036-03-02")
    assert done["keys_destroyed"] >= 3
    assert clean.cache_info().currsize == 0  # type: ignore[attr-defined]  # the words said are kept nowhere
    assert visitor.get("/cases").status_code == 401
    visitor.log_in("chen-yu")
    assert visitor.get(f"/conversations/{visitor.conversation}").status_code == 410
    assert visitor.get("/me/drafts").json() == []
    assert visitor.get(f"/cases/{case}").json()["receipt_no"] == receipt
    with services.store.reading() as work:
        (file,) = services.log.load(work, case).application.papers[2].files
        assert work.blobs.content(work.blobs.attachment(file.id).blob).startswith(b"%PDF")
    clock.advance(timedelta(days=3660))
    visitor.log_in("chen-yu")
    done = visitor.http.delete("/api/v1/me", headers=visitor.headers).json()
    assert done["kept"] == []
    visitor.log_in("chen-yu")
    assert visitor.get(f"/cases/{case}").status_code == 410
    assert visitor.get("/cases").json() == []


def test_a_case_goes_on_after_its_citizen_was_forgotten(log_in: LogIn, services: Services) -> None:
    visitor = log_in("wang-xiulan")
    case = submit(visitor)
    visitor.http.delete("/api/v1/me", headers=visitor.headers)
    hand_off(services, case)
    visitor.log_in("wang-xiulan")
    assert visitor.get(f"/cases/{case}").json()["state"] == "handed_off"
