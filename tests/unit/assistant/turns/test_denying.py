"""“不是X” is never a value: of two options the other one is meant, else what stands is asked again."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from suishiban.assistant.conversation.events import Prompted
from suishiban.assistant.conversation.fold import fold
from suishiban.assistant.conversation.state import Prompt, PromptKind
from suishiban.assistant.form.blanks import Blank, plain_blanks, row_blanks
from suishiban.assistant.form.relevance import Moment
from suishiban.knowledge.build import build
from suishiban.knowledge.guide import Option
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.search import Knowledge

from .conftest import GUIDES, Talk

Begin = Callable[..., Talk]


@pytest.fixture
def moving(begun: Begin) -> Talk:
    """A change of address whose reach is asked."""
    talk = begun("company-change-address")
    assert talk.say("租的", "写字楼").asks == "move"
    return talk


@pytest.mark.parametrize(
    ("words", "reach"),
    [
        ("不是一个区", "across"),
        ("我们不在一个区", "across"),
        ("不是同区", "across"),
        ("不是同区，是跨区", "across"),
        ("不是同区是跨区的", "across"),
        ("不是一个区，是跨区", "across"),
        ("并没有跨区", "within"),
        ("不是跨区的", "within"),
        ("没跨区", "within"),
        ("不是跨区，同区", "within"),
    ],
)
def test_of_two_options_the_other_is_meant(moving: Talk, words: str, reach: str) -> None:
    assert moving.say(words).asks != "move"
    assert (moving.value("move"), moving.value("building")) == (reach, "commercial")


@pytest.mark.parametrize("words", ["不是低保", "不是租的", "不是别人的", "不是说笑", "不是"])
def test_nothing_is_guessed_from_another_denial(moving: Talk, words: str) -> None:
    moving.say(words)
    assert (moving.value("move"), moving.value("premises"), moving.value("building")) == (None, "leased", "commercial")


@pytest.mark.parametrize("words", ["我不是租的", "并非租赁", "不是租的房子", "不要租的"])
def test_one_of_three_denied_is_asked_again(begun: Begin, words: str) -> None:
    talk = begun("company-change-address")
    assert talk.say(words).asks == "premises"
    assert talk.value("premises") is None


def test_a_value_that_is_denied_is_asked_again_and_stands_meanwhile(moving: Talk) -> None:
    assert moving.say("不是租的").asks == "premises"
    assert moving.value("premises") == "leased"
    assert moving.say("自己的").asks == "move"
    assert moving.value("premises") == "owned"


def test_another_choice_of_two_is_turned(moving: Talk) -> None:
    assert moving.say("不是写字楼").asks == "move"
    assert moving.value("building") == "dwelling"
    assert moving.say("不是住宅").asks == "move"
    assert moving.value("building") == "commercial"


@pytest.mark.parametrize(
    "words",
    [
        "不是租的，是自己的",
        "不是租的，自己的",
        "不是租的而是自己的",
        "不是租赁，应该是自有",
        "不是租的是买的",
        "不是租的 是买的",
    ],
)
def test_not_this_but_that_puts_right_what_holds_this(moving: Talk, words: str) -> None:
    assert moving.say(words).asks == "move"
    assert moving.value("premises") == "owned"


def test_not_this_but_that_mends_an_address_and_a_bare_denial_asks_it_again(moving: Talk) -> None:
    moving.say("同区")
    moving.state = fold(moving.state, [Prompted(Prompt("asked", PromptKind.FIELD, "new_address"))])
    moving.say("世纪大道100号301室")
    assert moving.say("不是301室").asks == "new_address"
    assert moving.value("new_address") == "明川市东岸区世纪大道100号301室"
    moving.say("世纪大道100号302室", "不是302，是303室")
    assert moving.value("new_address") == "明川市东岸区世纪大道100号303室"


def test_a_day_in_words_is_put_right_by_another_while_a_name_is_asked(talk: Talk) -> None:
    """昨天 stands there as a date; the landlord is not called 不是昨天，是前天."""
    talk.say("我要办理注册地更改", "租的", "写字楼", "跨区", "同意")
    talk.say("世纪大道100号301室", "西岭区市场监督管理局", "昨天")
    reply = talk.say("不是昨天，是前天")
    assert (talk.value("decision_date"), talk.value("owner_name")) == ("2026-02-28", None)
    assert reply.asks == "owner_name"


@pytest.mark.parametrize("words", ["不是女孩，是男孩", "不是女孩 是男孩", "不是女孩而是男孩"])
def test_not_this_but_that_goes_to_the_blank_that_offers_both(begun: Begin, words: str) -> None:
    talk = begun("birth-registration", reporter="父亲", parents="已婚生育", birthplace="有出生医学证明")
    talk.state = fold(talk.state, [Prompted(Prompt("asked", PromptKind.FIELD, "child_name"))])
    talk.say(words)
    assert (talk.value("child_sex"), talk.value("child_name"), talk.value("birthplace")) == ("male", None, "certified")


def test_a_reminder_is_no_denial(begun: Begin) -> None:
    talk = begun("company-change-address")
    talk.say("不是说了嘛，租的")
    assert talk.value("premises") == "leased"


@pytest.mark.parametrize("words", ["没有双胞胎", "不是双胞胎", "并不是双胞胎"])
def test_a_yes_or_no_blank_is_answered_with_no_wherever_it_stands(begun: Begin, words: str) -> None:
    talk = begun("compulsory-school-enrolment", stage="初中一年级", ground="household", autumn="2026年秋季")
    path = next(blank.path for blank in _blanks(talk) if blank.field.type == "yes_no" and "胞胎" in _named(blank))
    assert talk.state.prompt is not None
    before = talk.state.prompt.subject
    assert (talk.say(words).asks, talk.value(path)) == (before, False)


@pytest.mark.parametrize("words", ["没有了", "没有没有", "没有的事"])
def test_a_plain_no_denies_nothing_else(begun: Begin, words: str) -> None:
    talk = begun("compulsory-school-enrolment", stage="初中一年级", ground="household", autumn="2026年秋季")
    path = next(blank.path for blank in _blanks(talk) if blank.field.type == "yes_no")
    talk.state = fold(talk.state, [Prompted(Prompt("asked", PromptKind.FIELD, path))])
    talk.say(words)
    assert talk.value(path) is False


def _named(blank: Blank) -> str:
    return " ".join((blank.field.label.zh, *blank.field.aliases))


def _blanks(talk: Talk) -> tuple[Blank, ...]:
    matter = talk.state.open_matter
    assert matter is not None
    return plain_blanks(talk.knowledge.release.pinned(matter.item, matter.region, matter.guide_version).guide)


@pytest.fixture(scope="module")
def city() -> Knowledge:
    """Every guide of the sample library."""
    built = build([load_file(path) for path in sorted((GUIDES / "items").glob("*.yaml"))], HashingEncoder())
    return Knowledge(built.release, built.index)


@pytest.mark.parametrize("item", sorted(path.stem for path in (GUIDES / "items").glob("*.yaml")))
def test_no_denied_option_is_ever_written(city: Knowledge, moment: Moment, item: str) -> None:
    """For every choice of every guide, asked just now: “不是<label>” never yields that option."""
    talk = Talk(city, moment, citizen=None)
    talk.press(f"start:{item}")
    matter = talk.state.open_matter
    assert matter is not None, "every item of the sample library is offered here"
    guide = city.release.pinned(item, matter.region, matter.guide_version)
    wrong = [(path, said) for path, option, said in _denials(guide) if option.id in _taken(talk, path, said)]
    assert wrong == []


def _denials(compiled: CompiledGuide) -> Iterator[tuple[str, Option, str]]:
    rows = (blank for group in compiled.guide.form.groups for blank in row_blanks(group, 0))
    for blank in (*plain_blanks(compiled.guide), *rows):
        for option in blank.field.options:
            yield from ((blank.path, option, f"{way}{option.label.zh}") for way in ("不是", "并非", "没有"))


def _taken(talk: Talk, path: str, said: str) -> tuple[object, ...]:
    """What `said` writes into the blank at `path` where that was asked and is empty."""
    asked = fold(talk.state, [Prompted(Prompt("asked", PromptKind.FIELD, path))])
    once = replace(talk, state=asked, events=[])
    once.say(said)
    value = once.value(path)
    return value if isinstance(value, tuple) else (value,)
