"""Is a life event filled in one conversation, and does each matter get what is its own?"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from suishiban.api.codec import event_bytes, read_event
from suishiban.assistant.casework.change import unchanged
from suishiban.assistant.casework.events import Stopped
from suishiban.assistant.casework.materials import Provision
from suishiban.assistant.casework.opening import Numbers, Place, open_case
from suishiban.assistant.conversation import events as e
from suishiban.assistant.conversation.case_summary import CaseSummary
from suishiban.assistant.conversation.reply import Outcome, Reply
from suishiban.assistant.conversation.state import Conversation, MatterStatus
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.handing_in import HandedIn
from suishiban.assistant.news import hear_of
from suishiban.assistant.policy.evidence import Record
from suishiban.assistant.visit import Citizen
from suishiban.knowledge.guide import Text
from suishiban.knowledge.search import Knowledge
from tests.unit.assistant.turns.conftest import Talk, handed_in, knowledge_of, one_after_the_other

ITEMS = ("birth-medical-certificate", "birth-registration", "resident-medical-insurance", "social-security-card")
MOTHER: Record = {
    "name": "陈雨",
    "id_number": "990121199911232046",
    "mobile": "15400004567",
    "address": "云湖县云栖镇竹坪路21号",
}
#: What the mother of these tests answers, by the blank that is asked.
SAYS: Mapping[str, str] = {
    "certificate": "还没领",
    "registers": "上在明川",
    "wants_insurance": "要",
    "wants_card": "要",
    "filer": "妈妈",
    "father_entry": "登记父亲",
    "parents": "已婚生育",
    "follows": "随母亲",
    "birth-medical-certificate/delivered_at": "助产机构内",
    "birth-registration/other_parent": "也在明川市",
    "resident-medical-insurance/hardship": "没有",
    "social-security-card/making": "网上申领邮寄",
    "consent": "不同意",
    "child_name": "江予安",
    "child_sex": "女孩",
    "child_born_on": "2026年2月18日",
    "certificate_no": "Z990000789",
    "father_name": "江海",
    "father_id": "990102198803141012",
    "family_address": "云湖县云栖镇竹坪路21号",
    "register_address": "云湖县云栖镇竹坪路21号",
    "birth-medical-certificate/hospital": "明川市妇幼保健院",
    "birth-registration/surname": "父姓",
    "birth-registration/ethnic_group": "父母相同",
    "birth-registration/head_of_household": "陈国民",
    "resident-medical-insurance/has_employee_cover": "没有",
    "resident-medical-insurance/benefit_year": "当年",
    "social-security-card/owns_card": "没有",
    "social-security-card/bank": "明川银行",
}


@pytest.fixture(scope="module")
def newborn() -> Knowledge:
    return knowledge_of(ITEMS, "newborn")


@pytest.fixture
def talk(newborn: Knowledge, moment: Moment) -> Talk:
    state = Conversation("c1", region="990121")
    return Talk(newborn, moment, Citizen("p-yu", MOTHER), state=state, numbers=one_after_the_other())


def ask_and_answer(talk: Talk, reply: Reply, says: Mapping[str, str] = SAYS) -> Iterator[Reply]:
    """Answer whatever is asked, until the form is shown; every reply."""
    while reply.asks != "confirm_form":
        reply = talk.upload(f"{reply.asks}.pdf") if reply.asks.startswith("material.") else talk.say(says[reply.asks])
        yield reply


def filled(talk: Talk, **says: str) -> Reply:
    """The form as it is shown for confirmation."""
    *_, shown = ask_and_answer(talk, talk.say("我要办新生儿出生一件事"), {**SAYS, **says})
    return shown


def values(one: HandedIn) -> dict[str, str]:
    return {line.path: line.shown for line in one.application.lines}


def test_what_is_common_is_asked_once_and_every_matter_gets_it_under_its_own_name(talk: Talk) -> None:
    asked = [reply.asks for reply in ask_and_answer(talk, talk.say("我要办新生儿出生一件事"))]
    assert len(asked) == len(set(asked))
    assert talk.say("确认提交").outcome is Outcome.SUBMITTED
    cases = handed_in(talk)
    assert set(cases) == set(ITEMS)
    names = [
        values(cases[item])[path]
        for item, path in zip(ITEMS, ("baby_name", "child_name", "insured_name", "holder_full_name"), strict=True)
    ]
    assert names == ["江予安"] * 4
    registered = values(cases["birth-registration"])
    assert (registered["reporter"], registered["birthplace"]) == ("母亲", "有出生医学证明")
    assert registered["mother_id"] == "990121199911232046"
    assert not any(one.severity == "error" for each in cases.values() for one in each.application.findings)


def test_each_matter_becomes_a_case_under_one_number_and_waits_for_those_before_it(talk: Talk) -> None:
    filled(talk)
    reply = talk.say("确认提交")
    cases = handed_in(talk)
    assert {one.bond.number for one in cases.values() if one.bond} == {"MC-1"}
    waits = {item: tuple(one.item for one in each.bond.after) for item, each in cases.items() if each.bond}
    assert waits == {
        "birth-medical-certificate": (),
        "birth-registration": ("birth-medical-certificate",),
        "resident-medical-insurance": ("birth-medical-certificate",),
        "social-security-card": ("birth-registration",),
    }
    assert len({each.application.receipt_no for each in cases.values()}) == 4
    assert "总编号MC-1" in reply.text
    assert reply.item == "newborn"
    assert all(matter.status is MatterStatus.SUBMITTED for matter in talk.state.matters)
    assert talk.state.open_matter is None


def test_what_an_earlier_matter_brings_about_is_neither_asked_nor_missing(talk: Talk) -> None:
    filled(talk)
    talk.say("确认提交")
    registration = handed_in(talk)["birth-registration"].application
    number = next(line for line in registration.lines if line.path == "certificate_no")
    assert (number.value, number.source.kind) == (None, "earlier_matter")
    papers = {paper.id: paper.how for paper in registration.papers}
    assert papers["medical-certificate"] is Provision.EARLIER_MATTER


def test_a_matter_that_is_done_is_left_out_and_what_it_would_have_brought_is_asked(talk: Talk) -> None:
    asked = [
        one.asks for one in ask_and_answer(talk, talk.say("我要办新生儿出生一件事"), {**SAYS, "certificate": "领了"})
    ]
    assert "certificate_no" in asked
    assert not any(path.startswith("birth-medical-certificate/") for path in asked)
    talk.say("确认提交")
    cases = handed_in(talk)
    assert set(cases) == set(ITEMS[1:])
    assert values(cases["birth-registration"])["certificate_no"] == "Z990000789"
    assert cases["birth-registration"].bond is not None
    assert cases["birth-registration"].bond.after == ()


def test_a_document_that_several_matters_want_is_handed_in_once(talk: Talk) -> None:
    filled(talk)
    talk.say("确认提交")
    cases = handed_in(talk)
    files = {
        (item, paper.id): paper.files[0].id
        for item, one in cases.items()
        for paper in one.application.papers
        if paper.files
    }
    father = files["birth-medical-certificate", "father-document"]
    assert files["birth-registration", "fathers-card"] == father
    mother = files["birth-medical-certificate", "mother-document"]
    assert files["resident-medical-insurance", "guardian-id"] == mother == files["birth-registration", "reporting-card"]


def test_only_what_some_matter_takes_is_asked(talk: Talk) -> None:
    reply = talk.say("我要办新生儿出生一件事", "领了", "上在外地", "要", "不要")
    asked = {reply.asks}
    for one in ask_and_answer(talk, reply, {**SAYS, "resident-medical-insurance/tie": "居住证"}):
        asked.add(one.asks)
    assert asked.isdisjoint({"father_entry", "father_name", "parents", "follows", "register_address"})
    talk.say("确认提交")
    assert set(handed_in(talk)) == {"resident-medical-insurance"}


def test_where_nothing_is_left_to_be_done_it_says_so_and_hands_nothing_in(talk: Talk) -> None:
    reply = talk.say("我要办新生儿出生一件事", "领了", "上在外地", "不要", "不要")
    assert "没有还需要办的事" in reply.text
    assert talk.say("确认提交").outcome is not Outcome.SUBMITTED
    assert handed_in(talk) == {}
    assert talk.say("改参保").asks == "wants_insurance"


def test_a_form_that_changed_since_it_was_shown_is_shown_again(talk: Talk) -> None:
    shown = filled(talk)
    stale = next(button.payload for button in shown.buttons if button.payload.startswith("submit:"))
    talk.say("孩子名字改成江予宁")
    again = talk.press(stale)
    assert again.outcome is Outcome.SHOWN
    assert "不一样了" in again.text
    assert handed_in(talk) == {}
    assert talk.press(next(one.payload for one in again.buttons)).outcome is Outcome.SUBMITTED
    assert values(handed_in(talk)["social-security-card"])["holder_full_name"] == "江予宁"


def test_what_is_left_of_a_name_that_two_blanks_share_changes_neither(talk: Talk) -> None:
    filled(talk, filer="代办的亲属", mother_name="潘阳辉", mother_id="990121199911232046")
    assert "没有听懂" in talk.say("亲姓名改成肖敏").text
    assert (talk.value("mother_name"), talk.value("father_name")) == ("潘阳辉", "江海")
    talk.say("父亲姓名改成肖敏")
    assert (talk.value("mother_name"), talk.value("father_name")) == ("潘阳辉", "肖敏")


def test_a_yes_hands_nothing_in(talk: Talk) -> None:
    filled(talk)
    talk.say("好的")
    assert handed_in(talk) == {}


def test_taking_back_and_putting_right_work_as_for_one_matter(talk: Talk) -> None:
    talk.say("我要办新生儿出生一件事", "还没领", "上在明川", "要", "不要")
    assert talk.value("wants_card") is False
    assert talk.say("上一步").asks == "wants_card"
    assert talk.value("wants_card") is None
    talk.say("要", "妈妈")
    assert talk.say("不对，是爸爸").asks == "father_entry"
    assert talk.value("filer") == "father"


def test_an_answer_of_the_event_is_judged_by_the_rules_of_the_item(talk: Talk) -> None:
    shown = filled(talk, child_born_on="2025年12月1日", **{"birth-registration/late_reason": "早产住院"})
    assert shown.card is not None
    found = {finding.rule: finding for finding in shown.card.findings}
    assert found["reported-within-a-month"].message.startswith("出生登记（新生儿上户口）：")
    assert found["reported-within-a-month"].paths[0] == "child_born_on"


def test_what_the_event_computes_is_put_right_where_the_citizen_can(talk: Talk) -> None:
    reply = talk.say("我要办新生儿出生一件事")
    says = {**SAYS, "child_born_on": "2006年2月18日", "birth-registration/late_reason": "早产住院"}
    while not reply.card and reply.asks:
        reply = talk.upload(f"{reply.asks}.pdf") if reply.asks.startswith("material.") else talk.say(says[reply.asks])
    assert reply.card is not None
    assert "holder-agrees" in {finding.rule for finding in reply.card.findings} or reply.card.findings
    assert reply.asks == "child_born_on"


def test_the_questions_name_the_matter_they_are_for_once(talk: Talk) -> None:
    said = {reply.asks: reply.text for reply in ask_and_answer(talk, talk.say("我要办新生儿出生一件事"))}
    assert "接下来是“出生登记（新生儿上户口）”" in said["birth-registration/surname"]
    assert "接下来是" not in said["birth-registration/ethnic_group"]
    assert "接下来是" not in said["child_sex"]


def test_the_card_shows_the_shared_lines_first_and_then_matter_by_matter(talk: Talk) -> None:
    card = filled(talk).card
    assert card is not None
    sections = [line.section for line in card.lines if not line.path.startswith("material.")]
    starts = [section for at, section in enumerate(sections) if at == 0 or sections[at - 1] != section]
    assert len(starts) == len(set(starts)) == 5
    assert starts[0] == ""


def test_it_says_how_much_was_spared_over_doing_them_one_by_one(talk: Talk) -> None:
    filled(talk)
    reply = talk.say("确认提交")
    given = [path for path, one in talk.state.matters[0].answers.items() if one.source.kind == "said"]
    blanks = sum(
        len(one.application.lines) + sum(len(row) for rows in one.application.groups for row in rows.rows)
        for one in handed_in(talk).values()
    )
    spared = int(reply.text.split("为您省去")[1].split("项")[0])
    assert 0 < spared <= blanks - len(given) + 2


def test_a_correction_of_one_case_opens_that_matter_alone_with_its_own_journal(talk: Talk) -> None:
    filled(talk)
    talk.say("确认提交")
    registration = next(one for one in talk.state.matters if one.item == "birth-registration")
    assert registration.journal == ()
    assert registration.answers["child_name"].value == "江予安"
    assert registration.event_no == "MC-1"


def test_outside_the_city_nothing_of_it_is_offered(talk: Talk) -> None:
    talk.state = replace(talk.state, region="110000")
    reply = talk.say("我要办新生儿出生一件事")
    assert reply.outcome is Outcome.REFUSED
    assert talk.state.matters == ()


def test_events_of_before_there_were_life_events_are_still_read() -> None:
    started = e.MatterStarted("m1", "residence-permit", "990102", 1)
    old = event_bytes(started).replace(b',"parts":[],"answers":[],"event_no":""', b"")
    assert b"parts" not in old
    assert read_event(old, e.SCHEMA) == started
    submitted = e.MatterSubmitted("m1", "case-1", "MC-1", "d")
    assert read_event(event_bytes(submitted).replace(b',"after":[]', b""), e.SCHEMA) == submitted


def test_the_pinned_form_stays_while_the_guides_move_on(newborn: Knowledge, talk: Talk, moment: Moment) -> None:
    talk.say("我要办新生儿出生一件事", "还没领")
    (matter,) = talk.state.matters
    assert {item for item, _ in matter.parts} == set(ITEMS)
    pinned = newborn.release.pinned(matter.item, matter.region, matter.guide_version, matter.parts)
    assert pinned is newborn.release.pinned(matter.item, matter.region, matter.guide_version, matter.parts)
    assert pinned.joint is not None


def told(number: int, item: str, event_no: str = "", **over: Any) -> CaseSummary:
    return CaseSummary(
        case_id=f"case-{number}",
        receipt_no=f"MC20260302-00000{number}-A",
        department_no="",
        item=item,
        state="accepted",
        state_text=Text("已受理", "accepted"),
        due="",
        provisional=False,
        note=Text("", ""),
        withdrawable=over.get("withdrawable", True),
        conversation_id="c1",
        event_no=event_no,
        event="newborn" if event_no else "",
        concluded=over.get("concluded", False),
    )


@pytest.fixture
def with_cases(talk: Talk) -> Talk:
    talk.cases = (
        told(2, "birth-medical-certificate", "MC20260302-000001-A", concluded=True, withdrawable=False),
        told(3, "birth-registration", "MC20260302-000001-A"),
        told(9, "social-security-card"),
    )
    return talk


def test_one_number_shows_all_of_its_progress_and_nothing_else(with_cases: Talk) -> None:
    reply = with_cases.say("MC20260302-000001-A 办到哪了")
    assert "共2件，已办结1件" in reply.text
    assert "MC20260302-000003-A" in reply.text
    assert "MC20260302-000009-A" not in reply.text
    assert with_cases.say("mc20260302-000009-a").text.count("MC2026") == 1


def test_the_whole_is_reported_where_no_number_is_said_or_it_is_nobody_of_theirs(with_cases: Talk) -> None:
    assert with_cases.say("进度").text.count("（") >= 3
    assert "MC20260302-000009-A" in with_cases.say("MC20260302-000777-A").text


def test_of_a_life_event_what_can_still_be_taken_back_is_meant(with_cases: Talk) -> None:
    reply = with_cases.say("撤回申请")
    assert reply.asks == "confirm_withdraw"
    assert "MC20260302-000003-A" in reply.text


@pytest.fixture
def handed_in_before(talk: Talk) -> Talk:
    """A case that is concluded, one the department has, and one that waits."""
    number = "MC20260302-000001-A"
    talk.cases = (
        told(2, "birth-medical-certificate", number, concluded=True, withdrawable=False),
        told(3, "birth-registration", number),
        replace(told(4, "social-security-card", number), state="waiting"),
        told(9, "resident-medical-insurance"),
    )
    return talk


def taken_back(talk: Talk) -> tuple[str, ...]:
    assert talk.last is not None
    return talk.last.withdraw


@pytest.mark.parametrize(
    "words",
    ["撤回整个新生儿一件事", "全部撤回", "把新生儿出生一件事整个撤回吧", "我要撤回全部申请", "withdraw everything"],
)
def test_the_whole_is_listed_before_it_is_taken_back_with_what_is_too_late(handed_in_before: Talk, words: str) -> None:
    reply = handed_in_before.say(words)
    assert reply.asks == "confirm_withdraw_event"
    lines = list(reply.paragraphs)
    late = next(at for at, line in enumerate(lines) if line.startswith(("这1件不能撤回", "These 1")))
    assert [at < late for at, line in enumerate(lines) for number in ("3-A", "4-A") if number in line] == [True, True]
    assert "000002-A" in lines[late + 1]
    assert not any("000009-A" in line for line in lines)
    assert taken_back(handed_in_before) == ()


@pytest.mark.parametrize("words", ["是", "好的", "确认", "撤回"])
def test_a_mere_yes_takes_nothing_back(handed_in_before: Talk, words: str) -> None:
    handed_in_before.say("全部撤回")
    reply = handed_in_before.say(words)
    assert taken_back(handed_in_before) == ()
    assert reply.asks in ("confirm_withdraw_event", "confirm_withdraw")


@pytest.mark.parametrize("by_button", [True, False])
def test_the_exact_words_or_the_button_take_back_what_was_listed(handed_in_before: Talk, by_button: bool) -> None:
    asked = handed_in_before.say("全部撤回")
    reply = handed_in_before.press(asked.buttons[0].payload) if by_button else handed_in_before.say("确认全部撤回")
    assert taken_back(handed_in_before) == ("case-3", "case-4")
    assert "000004-A（社会保障卡首次申领）：已撤回" in "".join(reply.paragraphs)
    assert "没有撤回的1件照常办理" in "".join(reply.paragraphs)
    assert handed_in_before.state.prompt is None
    again = handed_in_before.say("确认全部撤回")
    assert taken_back(handed_in_before) == ()
    assert again.outcome is not Outcome.CANCELLED


def test_what_moved_since_it_was_listed_is_listed_again(handed_in_before: Talk) -> None:
    handed_in_before.say("全部撤回")
    first, second, *others = handed_in_before.cases
    handed_in_before.cases = (first, replace(second, withdrawable=False), *others)
    reply = handed_in_before.say("确认全部撤回")
    assert taken_back(handed_in_before) == ()
    assert "请重新核对" in reply.paragraphs[0]
    handed_in_before.say("确认全部撤回")
    assert taken_back(handed_in_before) == ("case-4",)


def test_where_nothing_can_be_taken_back_any_more_it_says_so(handed_in_before: Talk) -> None:
    handed_in_before.cases = tuple(replace(one, withdrawable=False) for one in handed_in_before.cases)
    reply = handed_in_before.say("撤回整个新生儿一件事")
    assert "没有可以撤回的" in reply.paragraphs[0]
    assert reply.asks == ""


def test_who_is_asked_about_one_case_may_take_back_the_whole(handed_in_before: Talk) -> None:
    asked = handed_in_before.say("撤回申请")
    assert asked.asks == "confirm_withdraw"
    whole = next(one.payload for one in asked.buttons if one.payload.startswith("event:"))
    assert handed_in_before.press(whole).asks == "confirm_withdraw_event"


@pytest.mark.parametrize("words", ["整个都不办了", "都不办了", "新生儿一件事全部取消", "全部撤回"])
def test_before_it_is_handed_in_the_whole_is_stopped_after_one_question(talk: Talk, words: str) -> None:
    filled(talk)
    assert talk.say(words).asks == "confirm_cancel"
    talk.say("是")
    assert talk.state.open_matter is None


@pytest.mark.parametrize("words", ["社保卡不办了", "不要社保卡了", "社会保障卡先不办"])
def test_a_matter_is_dropped_by_its_name(talk: Talk, words: str) -> None:
    filled(talk)
    reply = talk.say(words)
    assert talk.value("wants_card") is False
    assert "这次一起办3件" in reply.text
    talk.say("确认提交")
    assert "social-security-card" not in handed_in(talk)


@pytest.mark.parametrize("words", ["户口不办了", "不办了"])
def test_what_does_not_hang_on_one_yes_or_no_is_not_dropped_by_a_word(talk: Talk, words: str) -> None:
    filled(talk)
    talk.say(words)
    assert talk.value("registers") == "in-mingchuan"
    assert talk.value("wants_card") is True


def test_who_waits_is_told_in_the_conversation_when_it_stops(talk: Talk, moment: Moment) -> None:
    filled(talk)
    talk.say("确认提交")
    registration = handed_in(talk)["birth-registration"]
    numbers = Numbers(registration.matter.case_id, registration.matter.receipt_no)
    assert registration.bond is not None
    assert moment.calendar is not None
    guide = talk.knowledge.release.pinned("birth-registration", "990121", registration.matter.guide_version).guide
    place = Place(registration.bond)
    opened = open_case(guide, registration.application, numbers, moment.at, moment.calendar, place)
    before = registration.bond.after[0]
    change = unchanged(opened.case).then(Stopped(before.item_name, before.receipt_no, "event", moment.at))
    (told_,) = (
        one for one in hear_of(change, talk.state, moment, talk.knowledge.release) if isinstance(one, e.Replied)
    )
    assert told_.reply.paragraphs[0].startswith("出生登记（新生儿上户口）：“出生医学证明签发”（MC-2）没有办成")


def test_a_life_event_is_not_filled_for_another_grown_person(talk: Talk) -> None:
    reply = talk.say("替我妈办新生儿出生一件事")
    assert reply.outcome is Outcome.REFUSED
    assert "一件一件来" in "".join(reply.paragraphs)
    assert talk.state.open_matter is None


def test_for_one_s_own_child_it_is(talk: Talk) -> None:
    talk.say("给孩子办新生儿出生一件事")
    assert talk.state.open_matter is not None
    assert talk.state.open_matter.item == "newborn"
    assert talk.state.acting is None
    talk.say("我是替我妈办的")
    assert talk.state.open_matter.item == "newborn"
