"""After a third answer in vain, does whoever it is get an example, what there is to choose from, and a person?"""

from collections.abc import Callable

import pytest

from suishiban.assistant.conversation.reply import Outcome, Reply
from suishiban.knowledge.guide import Language

from .conftest import Talk

#: Item, path, what is none, what an example of it holds.
VAIN = [
    ("residence-permit", "full_name", "12345", "张小明"),
    ("residence-permit", "mobile", "154000", "15400001234"),
    ("residence-permit", "id_number", "990102", "990102199003070011"),
    ("residence-permit", "living_address", "盐仓", "号"),
    ("residence-permit", "living_since", "哪天来着", "20"),
    ("unemployment-benefit", "last_employer", "12", "公司"),
    ("company-establishment", "capital", "很多", "12000"),
]


def thrice(talk: Talk, path: str, raw: str) -> Reply:
    for _ in range(3):
        reply = talk.edit(**{path: raw})
        assert reply.outcome is Outcome.REJECTED
    return reply


def paths_of(talk: Talk) -> set[str]:
    matter = talk.state.open_matter
    assert matter is not None
    compiled = talk.knowledge.release.pinned(matter.item, matter.region, matter.guide_version)
    return {field.id for field in compiled.guide.form.fields}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("item", "path", "raw", "example"), VAIN)
def test_the_third_time_there_is_an_example_and_a_person(
    begun: Callable[..., Talk], item: str, path: str, raw: str, example: str, language: Language
) -> None:
    talk = begun(item)
    if language is Language.EN:
        talk.say("Can we talk in English, please?")
    assert path in paths_of(talk)
    reply = thrice(talk, path, raw)
    assert talk.state.language is language
    assert any(word in reply.text for word in ("例如", "比如", "e.g.", "E.g."))
    assert example in reply.text
    assert "human" in [button.payload for button in reply.buttons]


def test_twice_is_not_yet_a_case_for_a_person(begun: Callable[..., Talk]) -> None:
    talk = begun("residence-permit")
    talk.edit(mobile="154000")
    reply = talk.edit(mobile="154000")
    assert "human" not in [button.payload for button in reply.buttons]


def test_of_a_choice_the_options_are_offered_beside_the_person(begun: Callable[..., Talk]) -> None:
    talk = begun("residence-permit")
    reply = talk.say("火星", "木星", "土星")
    assert reply.asks == "ground"
    payloads = [button.payload for button in reply.buttons]
    assert "human" in payloads
    assert sum(one.startswith("option:") for one in payloads) == 3


def test_the_value_that_stood_there_stays(begun: Callable[..., Talk]) -> None:
    talk = begun("residence-permit", mobile="15400001234")
    reply = thrice(talk, "mobile", "154000")
    assert talk.value("mobile") == "15400001234"
    assert "仍然保留" in reply.text


def test_a_right_answer_wipes_the_count(begun: Callable[..., Talk]) -> None:
    talk = begun("residence-permit")
    talk.edit(mobile="154000")
    talk.edit(mobile="154000")
    talk.edit(mobile="15400001234")
    assert "human" not in [button.payload for button in talk.edit(mobile="154000").buttons]
