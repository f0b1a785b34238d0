"""Do staff, sessions, files, releases, questions and codes come back as they went in?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from suishiban.api.store.conversation_records import Conversation
from suishiban.api.store.errors import AlreadyThere, KeyErased, Unknown
from suishiban.api.store.golden import GoldenOrigin, GoldenQuestion
from suishiban.api.store.guide_files import GuideState
from suishiban.api.store.releases import NoRelease
from suishiban.api.store.resume_codes import Resumed
from suishiban.api.store.sessions import Session, SessionKind
from suishiban.api.store.staff import NewStaff
from suishiban.api.store.store import Store
from suishiban.api.store.switches import Switch, SwitchedOn
from suishiban.api.store.tallies import Tally
from suishiban.api.store.work import Work

Begin = Callable[..., Conversation]
HOUR = timedelta(hours=1)


def test_staff_log_in_by_number(store: Store) -> None:
    new = NewStaff(number="1001", name="周敏", role="clerk", department="东岸区市场监督管理局", region="990102")
    member = store.write(lambda work: work.staff.add(new, "$argon2id$hash"))
    with pytest.raises(AlreadyThere, match="staff_number: 1001"):
        store.write(lambda work: work.staff.add(new, "$argon2id$hash"))
    with store.reading() as work:
        assert work.staff.log_in("1001") == (member, "$argon2id$hash")
        assert (work.staff.all(), work.staff.count()) == ((member,), 1)
    store.write(lambda work: work.staff.disable(member.id))
    with store.reading() as work:
        assert (work.staff.get(member.id).disabled, work.staff.count()) == (True, 0)
        with pytest.raises(Unknown, match="staff: 1002"):
            work.staff.log_in("1002")


def test_a_session_ends_with_its_time_or_when_closed(store: Store, now: datetime) -> None:
    def open_all(work: Work) -> None:
        for token in ("one", "two", "three"):
            work.sessions.open(token, SessionKind.CITIZEN, "p" * 64, now, now + HOUR)

    store.write(open_all)
    with store.reading() as work:
        assert work.sessions.find("one", now) == Session(SessionKind.CITIZEN, "p" * 64, now + HOUR)
        with pytest.raises(Unknown, match="right: log in again"):
            work.sessions.find("one", now + HOUR)
    store.write(lambda work: work.sessions.close("one"))
    with store.reading() as work:
        assert work.sessions.find("two", now).holder == "p" * 64
        with pytest.raises(Unknown):
            work.sessions.find("one", now)
    store.write(lambda work: work.sessions.close_all("p" * 64))
    with store.reading() as work, pytest.raises(Unknown):
        work.sessions.find("two", now)


def test_a_file_is_kept_once_listed_copied_and_swept(store: Store, begin: Begin, now: datetime) -> None:
    conversation = begin("p" * 64)
    digest = store.write(
        lambda work: work.blobs.put(conversation.subject, b"%PDF-1", "application/pdf", "租约.pdf", now)
    )
    again = store.write(lambda work: work.blobs.put(conversation.subject, b"%PDF-1", "application/pdf", "x", now))
    case = store.write(lambda work: work.keys.new_subject(now))
    copy = store.write(lambda work: work.blobs.copy(digest, case, now))
    attachment = store.write(lambda work: work.blobs.attach(conversation.id, digest, "lease", now))
    assert (again, copy == digest) == (digest, False)
    with store.reading() as work:
        assert (work.blobs.get(digest).name, work.blobs.get(digest).size) == ("租约.pdf", 6)
        assert (work.blobs.content(digest), work.blobs.content(copy)) == (b"%PDF-1", b"%PDF-1")
        assert work.blobs.attached(conversation.id) == (attachment,)
    store.write(lambda work: work.people.erase("p" * 64, now))
    with store.reading() as work:
        with pytest.raises(KeyErased):
            work.blobs.content(digest)
        assert work.blobs.erased() == (digest,)
    store.write(lambda work: work.blobs.sweep(digest))
    with store.reading() as work:
        assert (work.blobs.erased(), work.blobs.content(copy)) == ((), b"%PDF-1")
    with pytest.raises(Unknown):
        store.files.get(digest)


def test_guide_files_count_their_versions(store: Store, now: datetime) -> None:
    item = "company-change-address"
    with store.transaction() as work:
        work.guide_files.draft(item, "名称: 甲".encode(), "staff:2001", now)
        work.guide_files.move(item, 1, GuideState.PUBLISHED)
        for name in "乙丙":
            work.guide_files.draft(item, f"名称: {name}".encode(), "staff:2001", now)
    with store.reading() as work:
        assert [(file.version, file.state.value) for file in work.guide_files.history(item)] == [
            (1, "published"),
            (2, "replaced"),
            (3, "draft"),
        ]
        assert [file.content.decode() for file in work.guide_files.drafts()] == ["名称: 丙"]
        assert (work.guide_files.newest(item), work.guide_files.newest("no-such-item")) == (3, 0)
        with pytest.raises(Unknown, match="guide: company-change-address; version: 4"):
            work.guide_files.get(item, 4)


def test_what_was_rolled_back_is_kept_but_not_served(store: Store, now: datetime) -> None:
    with store.transaction() as work:
        for version in (1, 2):
            work.guide_files.draft("a", b"{}", "staff:2001", now)
            work.guide_files.move("a", version, GuideState.PUBLISHED)
        work.guide_files.move("a", 2, GuideState.WITHDRAWN)
    with store.reading() as work:
        assert work.guide_files.published() == (("a", 1),)
        assert work.guide_files.ever_published() == (("a", 1), ("a", 2))


def test_one_release_is_active_and_can_be_rolled_back(store: Store, now: datetime) -> None:
    with store.reading() as work, pytest.raises(NoRelease):
        work.releases.active()
    first = store.write(lambda work: work.releases.create("staff:2001", {"a": 1, "b": 1}, "d1", now))
    second = store.write(lambda work: work.releases.create("staff:2001", {"a": 2}, "d2", now + HOUR))
    store.write(lambda work: work.releases.activate(first, now))
    store.write(lambda work: work.releases.activate(second, now))
    with store.reading() as work:
        assert work.releases.active() == second
        assert [release.index_digest for release in work.releases.history()] == ["d2", "d1"]
        assert (work.releases.number(first), work.releases.number(second)) == (1, 2)
    store.write(lambda work: work.releases.activate(first, now))
    with store.reading() as work:
        assert dict(work.releases.get(work.releases.active()).manifest) == {"a": 1, "b": 1}
    with pytest.raises(Unknown, match="release: none"):
        store.write(lambda work: work.releases.activate("none", now))


def test_open_questions_and_feedback_are_read_until_erased(store: Store, begin: Begin, now: datetime) -> None:
    mine, other = begin("p" * 64), begin()
    store.write(lambda work: work.questions.leave_open(mine.subject, "能养几只狗", None, "9901", "refused", now))
    store.write(lambda work: work.questions.leave_open(other.subject, "能养鹅吗", None, "9901", "refused", now))
    store.write(lambda work: work.questions.rate(mine.id, mine.subject, "turn-1", 2, "没听懂", now))
    with store.reading() as work:
        assert sorted(question.text for question in work.questions.open_ones()) == ["能养几只狗", "能养鹅吗"]
        assert [(rating.turn, rating.score, rating.comment) for rating in work.questions.ratings()] == [
            ("turn-1", 2, "没听懂")
        ]
    store.write(lambda work: work.people.erase("p" * 64, now))
    with store.reading() as work:
        (left,) = work.questions.open_ones()
        assert (left.text, work.questions.ratings()) == ("能养鹅吗", ())
    store.write(lambda work: work.questions.settle(left.id, "staff:2001"))
    with store.reading() as work:
        assert work.questions.open_ones() == ()


def test_a_resume_code_opens_once(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    store.write(lambda work: work.resume_codes.issue(id, "483920", now + HOUR))
    assert attempt(store, id, "000000", now) is Resumed.WRONG
    assert attempt(store, id, "483920", now) is Resumed.OPENED
    assert attempt(store, id, "483920", now) is Resumed.EXPIRED


def test_a_resume_code_is_worthless_after_its_time_or_five_tries(store: Store, begin: Begin, now: datetime) -> None:
    id = begin().id
    store.write(lambda work: work.resume_codes.issue(id, "483920", now + HOUR))
    assert attempt(store, id, "483920", now + HOUR) is Resumed.EXPIRED
    assert {attempt(store, id, "000000", now) for _ in range(5)} == {Resumed.WRONG}
    assert attempt(store, id, "483920", now) is Resumed.EXPIRED
    store.write(lambda work: work.resume_codes.issue(id, "111111", now + HOUR))
    assert attempt(store, id, "111111", now) is Resumed.OPENED


def attempt(store: Store, conversation: str, code: str, now: datetime) -> Resumed:
    return store.write(lambda work: work.resume_codes.attempt(conversation, code, now))


def test_an_open_question_is_settled_once(store: Store, begin: Begin, now: datetime) -> None:
    mine = begin()
    left = store.write(lambda work: work.questions.leave_open(mine.subject, "能养鹅吗", None, "9901", "refused", now))
    store.write(lambda work: work.questions.settle(left, "staff:2001"))
    with pytest.raises(Unknown, match="question"):
        store.write(lambda work: work.questions.settle(left, "staff:2002"))


def test_attempts_to_log_in_are_counted_and_forgotten(store: Store, now: datetime) -> None:
    with store.transaction() as work:
        work.attempts.note("a", now)
        second = work.attempts.note("a", now + HOUR)
        work.attempts.note("b", now)
        assert work.attempts.since("a", now - HOUR) == (now, now + HOUR)
        assert work.attempts.since("a", now) == (now + HOUR,)
        work.attempts.take_back(second)
        assert work.attempts.since("a", now) == ()
        work.attempts.forget("b")
        assert work.attempts.since("b", now - HOUR) == ()
        work.attempts.expire(now)
        assert work.attempts.since("a", now - HOUR) == ()


def test_a_switch_that_is_on_keeps_who_switched_it(store: Store, now: datetime) -> None:
    with store.transaction() as work:
        assert not work.switches.is_on(Switch.PAUSE_DELIVERY)
        work.switches.set(Switch.PAUSE_DELIVERY, True, "staff:3001", now)
        work.switches.set(Switch.PAUSE_DELIVERY, True, "staff:3002", now + HOUR)
        assert work.switches.on() == (SwitchedOn(Switch.PAUSE_DELIVERY, "staff:3001", now),)
        work.switches.set(Switch.PAUSE_DELIVERY, False, "staff:3001", now)
        assert work.switches.on() == ()


def test_counts_add_up_by_the_hour(store: Store, now: datetime) -> None:
    hour, one, other = now.replace(minute=0), Tally("answered", "stall"), Tally("asked", "stall", "metres")
    store.write(lambda work: work.tallies.add({(hour, one): 2, (hour, other): 1, (hour - HOUR, one): 5}))
    store.write(lambda work: work.tallies.add({(hour, one): 3}))
    store.write(lambda work: work.tallies.add({}))
    with store.reading() as work:
        assert work.tallies.totals(hour) == {one: 5, other: 1}
        assert work.tallies.totals(hour - HOUR) == {one: 10, other: 1}
        assert work.tallies.hours(("answered",), hour - HOUR) == {hour: 5, hour - HOUR: 5}
    store.write(lambda work: work.tallies.forget(hour))
    with store.reading() as work:
        assert work.tallies.totals(hour - HOUR) == {one: 5, other: 1}


def test_processes_that_count_the_same_at_once_lose_nothing(store: Store, now: datetime) -> None:
    hour, many = now.replace(minute=0), [Tally("asked", "stall", f"field-{number}") for number in range(30)]

    def add(number: int) -> None:
        ordered = many if number % 2 else many[::-1]
        store.write(lambda work: work.tallies.add({(hour, one): 1 for one in ordered}))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(40)))
    with store.reading() as work:
        assert work.tallies.totals(hour) == dict.fromkeys(many, 40)


def test_golden_questions_are_kept_once_and_taken_out(store: Store, now: datetime) -> None:
    asked = GoldenQuestion(text="照片能重拍吗", item="id-card-replacement", region="9901", origin=GoldenOrigin.CITIZENS)
    assert store.write(lambda work: work.golden.add(asked, "staff:1", now))
    assert not store.write(lambda work: work.golden.add(asked, "staff:2", now + HOUR))
    assert store.write(lambda work: work.golden.add(replace(asked, section="faq"), "staff:2", now + HOUR))
    assert store.write(lambda work: work.golden.add(replace(asked, region="990102"), "staff:1", now))
    with store.reading() as work:
        city, district = sorted(work.golden.all(), key=lambda one: one.region)
    assert (city.section, city.added_by, city.origin) == ("faq", "staff:2", GoldenOrigin.CITIZENS)
    store.write(lambda work: work.golden.remove(city.id))
    with store.reading() as work:
        assert work.golden.all() == (district,)
    with pytest.raises(Unknown):
        store.write(lambda work: work.golden.remove(city.id))
