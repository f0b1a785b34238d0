"""Is what the citizen was spared counted honestly?"""

import re
from collections.abc import Callable

from .conftest import Talk


def spared(text: str) -> tuple[int, int]:
    found = re.search(r"省去(\d+)项填写、(\d+)份材料", text)
    assert found is not None
    return int(found[1]), int(found[2])


def given(talk: Talk) -> tuple[int, int]:
    """Blanks and documents of the open form that come from sources."""
    matter = talk.state.open_matter
    assert matter is not None
    paths = [path for path, one in matter.answers.items() if one.source.kind in ("identity", "record")]
    documents = [path for path in paths if path.startswith("material.")]
    return len(paths) - len(documents), len(documents)


def test_values_and_documents_that_sources_gave_are_counted(filled: Callable[[], Talk]) -> None:
    talk = filled()
    expected = given(talk)
    assert expected[0] > 1
    assert spared(talk.say("确认提交").text) == expected


def test_a_value_that_the_citizen_put_right_is_their_own(filled: Callable[[], Talk]) -> None:
    talk = filled()
    fields, documents = given(talk)
    talk.say("手机号改成15400009999")
    assert spared(talk.say("确认提交").text) == (fields - 1, documents)
