"""What simulated citizens who speak English found: names of blanks, corrections, pauses."""

from dataclasses import replace

import pytest

from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.understanding.language import language_of
from suishiban.knowledge.guide import Language
from suishiban.knowledge.search import Knowledge

from .conftest import Talk


@pytest.fixture(name="permit")
def a_permit_being_filled(talk: Talk) -> Talk:
    """A tenant who fills the form themselves; their address outside the city is asked."""
    talk.say("I want to apply for a residence permit", "work", "rented", "myself", "disagree")
    return talk


def test_what_was_said_is_put_right_under_its_name(permit: Talk) -> None:
    permit.say("明川市南浦区盐仓路5号", "明川市西岭区泉井路8号", "June 1, 2025")
    assert permit.value("living_since") == "2025-06-01"
    label = _label(permit, "living_since")
    for said, day in (
        ("no, the {} is July 2, 2025", "2025-07-02"),
        ("change the {} to 3 July 2025", "2025-07-03"),
        ("sorry, the {} should be 2025-07-04", "2025-07-04"),
        ("the {} is wrong, it should be the 5th of July 2025", "2025-07-05"),
        ("Plese correct the {} to July 6 2025, thanks", "2025-07-06"),
    ):
        permit.say(said.format(label))
        assert permit.value("living_since") == day


def test_chinese_values_are_no_change_of_language(permit: Talk) -> None:
    permit.say("明川市南浦区盐仓路5号", "明川市西岭区泉井路8号")
    assert permit.state.language is Language.EN
    assert language_of("杨艳，9901", Language.EN) is Language.EN
    assert language_of("要多少钱？请用中文", Language.EN) is Language.ZH
    assert language_of("杨艳，9901", Language.ZH) is Language.ZH


@pytest.mark.parametrize(
    "said", ["I have to go, let's finish this later", "my battery is almost empty, I'll continue later", "back soon"]
)
def test_a_pause_is_no_value(permit: Talk, said: str) -> None:
    permit.say(said)
    permit.say("I'm back, let's go on")
    assert permit.value("hukou_address") is None
    permit.say("明川市南浦区盐仓路5号")
    assert permit.value("hukou_address") == "明川市南浦区盐仓路5号"


@pytest.mark.parametrize("around", ["let me see, {}", "it's {}, thanks", "that's {} I think", "well, it is {}"])
def test_words_around_a_value_are_not_taken_for_it(permit: Talk, around: str) -> None:
    permit.say(around.format("明川市南浦区盐仓路5号"))
    assert permit.value("hukou_address") == "明川市南浦区盐仓路5号"


def test_what_is_wanted_is_nobody_to_act_for(town: Knowledge, moment: Moment) -> None:
    talk = Talk(town, moment)
    talk.say("I want to apply for company seal")
    assert talk.state.acting is None


def _label(talk: Talk, path: str) -> str:
    matter = talk.state.open_matter
    assert matter is not None
    guide = talk.knowledge.release.pinned(matter.item, matter.region, matter.guide_version, matter.parts).guide
    return next(one.label.en for one in guide.form.fields if one.id == path).lower()


@pytest.mark.parametrize(
    ("said", "path", "value"),
    [
        ("change my phone to one five four double zero double zero one two three four", "mobile", "15400001234"),
        ("no, teh living there since is May 3rd, 2025", "living_since", "2025-05-03"),
        ("the living tehre since is wrong, it hould be 2025-05-04", "living_since", "2025-05-04"),
        ("scratch that, May 5, 2025", "living_since", "2025-05-05"),
    ],
)
def test_a_correction_with_slips_finds_its_blank(permit: Talk, said: str, path: str, value: str) -> None:
    permit.say("明川市南浦区盐仓路5号", "明川市西岭区泉井路8号", "June 1, 2025", said)
    assert permit.value(path) == value


def test_what_is_put_right_under_no_known_name_is_asked_for(permit: Talk) -> None:
    permit.say("明川市南浦区盐仓路5号", "明川市西岭区泉井路8号", "June 1, 2025")
    reply = permit.say("change the colour of my hat to 2024-01-01")
    assert reply.outcome == "unclear"
    assert permit.value("living_since") == "2025-06-01"


def test_an_answer_of_several_values_keeps_a_day_with_a_comma_whole(permit: Talk) -> None:
    permit.say("明川市南浦区盐仓路5号, 明川市西岭区泉井路8号, April 29th, 2025, May 1, 2027")
    assert permit.value("living_address") == "明川市西岭区泉井路8号"
    assert permit.value("living_since") == "2025-04-29"


@pytest.mark.parametrize(("language", "ground"), [(Language.EN, "Stable work"), (Language.ZH, "合法稳定就业")])
def test_the_card_is_in_the_language_of_the_conversation(permit: Talk, language: Language, ground: str) -> None:
    permit.state = replace(permit.state, language=language)
    card = permit.say({Language.EN: "show the form", Language.ZH: "看看表"}[language]).card
    assert card is not None
    assert {line.path: line.shown for line in card.lines}["ground"] == ground
