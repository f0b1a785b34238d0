"""Which section a question is about."""

import io

import numpy as np
import pytest

from suishiban.knowledge.search.names import features, unnamed
from suishiban.knowledge.search.section_model import SectionModel, groups, load, save, shipped_sections


@pytest.mark.parametrize(
    ("question", "section"),
    [
        ("□要花几个钱", "fees"),
        ("□得等多久", "limits"),
        ("办□带啥", "materials"),
        ("□上午几点开门", "places"),
        ("how long does □ take?", "limits"),
        ("what papers should i bring for □?", "materials"),
    ],
)
def test_the_section_is_heard_in_everyday_words(question: str, section: str) -> None:
    model = shipped_sections()
    assert model.sections[int(model.chances(question).argmax())] == section


def test_chances_add_up_to_one() -> None:
    assert float(shipped_sections().chances("随便说点什么").sum()) == pytest.approx(1, abs=1e-5)
    assert float(shipped_sections().chances("").sum()) == pytest.approx(1, abs=1e-5)


def test_the_name_of_the_item_is_left_out() -> None:
    assert unnamed("居住证多少钱", features("居住证")) == "□多少钱"
    assert unnamed("How much is a residence permit?", features("residence permit")) == "how much is a □ □ ?"


def test_groups_of_characters_and_of_words() -> None:
    assert {"多", "多少", "^□", "钱$", "少钱$"} <= groups("□多少钱？")
    assert {"how", "how much", "^ how", "□ $"} <= groups("How much is □?")


def test_a_model_is_read_as_it_was_written() -> None:
    table = np.array([[0.5, -0.5], [0.0, 1.0]], np.float32)
    model = SectionModel(("fees", "limits"), {"钱": 0}, table, {"words": 1.5, "fees": -0.25})
    file = io.BytesIO()
    save(model, file)
    file.seek(0)
    again = load(file)
    assert (again.sections, again.groups, again.weights) == (model.sections, model.groups, model.weights)
    np.testing.assert_array_equal(again.table, table)
