"""Is what no guide is about kept from its neighbour in the library?"""

import pytest

from suishiban.knowledge.search import Found, Knowledge, retrieve

from .conftest import ON, REGION


@pytest.mark.parametrize(
    "question",
    [
        "离婚登记怎么办理",
        "行驶证丢了怎么补",
        "公积金贷款怎么申请",
        "医师执业注册要什么材料",
        "食品经营许可变更怎么办",
    ],
)
def test_a_matter_without_a_guide_is_refused(library: Knowledge, question: str) -> None:
    assert retrieve(library, question, REGION, ON).found is Found.NOT_COVERED


@pytest.mark.parametrize(
    ("question", "item"),
    [
        ("二婚领证要离婚证吗", "marriage-registration"),
        ("教师资格认定要无犯罪记录证明吗", "teacher-qualification"),
        ("公积金提取要几天", "housing-fund-withdrawal"),
        ("驾驶证丢了怎么补", "driving-licence-replacement"),
    ],
)
def test_what_is_only_a_means_is_no_other_matter(library: Knowledge, question: str, item: str) -> None:
    assert retrieve(library, question, REGION, ON).item == item


def test_what_the_guide_talked_of_mentions_is_answered_from_it(library: Knowledge) -> None:
    found = retrieve(library, "契税怎么算的", REGION, ON, context="property-transfer")
    assert found.item == "property-transfer"
