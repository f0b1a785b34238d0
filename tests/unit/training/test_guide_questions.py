"""Questions made from what guides say: that they ask for the right section, in the right language, with its noise."""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from suishiban.training.data.guide_questions import Told, question_about, told_in
from suishiban.training.data.phrasing import Phrasing, load_phrasing

GUIDES = Path(__file__).parents[3] / "guides"
FEES = Told(
    about="residence-permit/fees/zh",
    title="居住证申领",
    names=("居住证申领", "办居住证"),
    wordings=("□多少钱", "要不要缴费"),
    passages=("首次申领免费，补领二十元。",),
)


@pytest.fixture(scope="module", name="phrasing")
def the_phrasing() -> Phrasing:
    return load_phrasing()


@pytest.fixture(scope="module", name="told")
def what_the_guides_tell() -> tuple[Told, ...]:
    if not (GUIDES / "items").is_dir():
        pytest.skip("the sample guides are not here")
    return told_in(GUIDES)


def test_every_section_of_a_guide_is_told_in_both_languages(told: tuple[Told, ...]) -> None:
    about = {one.about for one in told}
    assert len(about) == len(told)
    for section in ("summary", "conditions", "materials", "steps", "limits", "fees", "places", "faq"):
        assert {f"birth-registration/{section}/zh", f"birth-registration/{section}/en"} <= about


def test_a_chinese_section_is_asked_for_in_chinese_only(told: tuple[Told, ...]) -> None:
    for one in told:
        english = one.about.endswith("/en")
        assert all(said.replace("□", "").isascii() is english for said in (*one.names[1:], *one.wordings))


def test_common_questions_have_no_wordings_and_say_what_the_passage_says(told: tuple[Told, ...]) -> None:
    common = [one for one in told if "/faq/" in one.about]
    assert common
    assert not any(one.wordings for one in common)


def test_a_question_comes_with_a_passage_of_its_section(phrasing: Phrasing) -> None:
    for seed in range(50):
        pair = question_about(FEES, phrasing, Random(seed))
        assert pair.text == "居住证申领\n首次申领免费，补领二十元。"
        assert pair.about == FEES.about
        assert pair.question


def test_it_is_asked_in_many_ways(phrasing: Phrasing) -> None:
    asked = {question_about(FEES, phrasing, Random(seed)).question for seed in range(60)}
    assert len(asked) > 50
    assert any("缴费" in one for one in asked)
    assert any("免费" in one for one in asked)


def test_a_clause_of_an_english_passage_is_whole_words(phrasing: Phrasing) -> None:
    passage = "A first permit is free and a replacement costs twenty yuan."
    english = replace(FEES, title="Residence permit", names=("Residence permit",), wordings=(), passages=(passage,))
    words = set(passage.rstrip(".").split()) | {"Residence", "permit"}
    said = [question_about(english, phrasing, Random(seed)).question for seed in range(40)]
    clean = [one for one in said if set(one.replace(":", "").replace(",", "").split()) <= words]
    assert len(clean) > len(said) / 2  # the others slipped


def test_a_folder_without_guides_tells_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("{", encoding="utf-8")
    assert told_in(tmp_path) == ()
