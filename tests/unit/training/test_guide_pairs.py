from pathlib import Path

import pytest

from suishiban.training.data.guide_pairs import guide_pairs

GUIDES = Path(__file__).parents[3] / "guides"


@pytest.mark.skipif(not (GUIDES / "items").is_dir(), reason="the sample guides are not here")
def test_aliases_ask_for_the_name_and_common_questions_for_the_answer() -> None:
    pairs = guide_pairs(GUIDES)
    asked = {pair.question: pair.text for pair in pairs if pair.text.startswith("出生登记")}
    assert "给孩子上户口" in asked
    assert all(pair.question and pair.text for pair in pairs)


def test_a_folder_without_guides_teaches_nothing(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("{", encoding="utf-8")
    assert guide_pairs(tmp_path) == ()
