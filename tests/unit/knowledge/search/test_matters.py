"""Questions about one matter come together, with a draft that would answer them."""

from datetime import date

import pytest

from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.search.faq_draft import faq_draft
from suishiban.knowledge.search.matters import Subject, by_matter, subject_of

ON, REGION = date(2026, 3, 2), "990102"
PHOTO = ("身份证照片不好看可以重新拍吗", "身份证上的照片太丑能不能重拍", "我想换一张身份证照片行不行")
PASSWORD = ("社保卡密码忘了怎么办", "社保卡密码忘记了去哪改", "社保卡的密码想重置")
PARKING = ("小区停车位怎么申请", "小区车位申请去哪里")
LIVING = ("公司注册地址可以用家里的房子吗", "住宅地址能当公司注册地址吗")


@pytest.fixture(scope="module")
def subjects(library: Knowledge) -> tuple[Subject, ...]:
    mixed = (PHOTO[0], PASSWORD[0], PARKING[0], LIVING[0], *PARKING[1:], *LIVING[1:], *PASSWORD[1:], *PHOTO[1:])
    return tuple(subject_of(library, text, REGION, ON) for text in mixed)


def test_each_matter_is_a_group(subjects: tuple[Subject, ...]) -> None:
    groups = [{subjects[place].text for place in group} for group in by_matter(subjects)]
    assert groups == [set(PHOTO), set(PASSWORD), set(PARKING), set(LIVING)]


def test_the_same_words_are_one_matter_whatever_marks_they_carry(library: Knowledge) -> None:
    said = ("潜水艇驾照？", "潜水艇驾照", "潜 水 艇 驾 照！")
    assert by_matter([subject_of(library, text, REGION, ON) for text in said]) == ((0, 1, 2),)


def test_fees_and_phones_of_one_item_are_two_matters(library: Knowledge) -> None:
    said = ("身份证丢了补办收费多少", "身份证大厅的电话几点有人接")
    assert by_matter([subject_of(library, text, REGION, ON) for text in said]) == ((0,), (1,))


def test_the_item_talked_of_counts(library: Knowledge) -> None:
    assert (
        subject_of(library, "周末能拍照吗", REGION, ON, talked_of="passport-application").item == "passport-application"
    )


def test_the_draft_asks_in_one_wording_and_keeps_the_others(library: Knowledge, subjects: tuple[Subject, ...]) -> None:
    photo = [one for one in subjects if one.text in PHOTO]
    draft = faq_draft(library, photo, REGION, ON)
    assert draft.item == "id-card-replacement"
    assert {draft.question, *draft.asked_as} == set(PHOTO)
    assert "现场采集" in draft.answer
    assert draft.passage.startswith("id-card-replacement@")


def test_without_a_near_guide_the_draft_has_no_answer(library: Knowledge) -> None:
    draft = faq_draft(library, [subject_of(library, "月球土地怎么买", REGION, ON)], REGION, ON)
    assert (draft.item, draft.answer, draft.passage) == ("", "", "")
