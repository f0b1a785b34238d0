"""The reader that ships: what it is told of a sentence, and what it makes of words that no rule knows."""

from pathlib import Path

import pytest

from suishiban.assistant.understanding.intents import DECISIONS, Intent, Mention
from suishiban.assistant.understanding.parsed import Occasion
from suishiban.assistant.understanding.reader import (
    KINDS,
    NAME,
    OPTION,
    MissingReader,
    Reader,
    Token,
    load_reader,
    spans,
    tokens,
)
from suishiban.knowledge.guide import FormField, Option, Text
from suishiban.knowledge.index.shipped import MODELS

HOME = FormField(
    id="home", type="choice", label=Text("住处来源", "Kind of home"), options=(Option(id="rented", label=Text("租赁")),)
)
MOBILE = FormField(id="mobile", type="mobile", label=Text("联系手机"), aliases=("手机号",))
NAMES = ("住处来源", "Kind of home", "联系手机", "手机号")


@pytest.fixture(scope="module", name="reader")
def the_one_that_ships() -> Reader:
    return load_reader(MODELS / "reader")


def test_a_character_a_word_and_a_placeholder_are_tokens() -> None:
    assert [one.text for one in tokens("我叫〔12〕，OK 吗")] == ["我", "叫", "〔12〕", "，", "ok", "吗"]


def test_whole_names_and_options_are_one_token(reader: Reader) -> None:
    sequence = reader.tokens.sequence("手机号我填错了，租赁的", Occasion(HOME, names=NAMES))
    assert [one.text for one in sequence.said] == [NAME, *"我填错了，", OPTION, "的"]
    assert sequence.said[0] == Token(NAME, 0, 3)
    assert KINDS[sequence.kind] == "choice"
    assert len(sequence.ids) == len(sequence.flags) == len(sequence.said) + 1


def test_tags_are_marks() -> None:
    said = tokens("名字叫李雷")
    assert [(one.mention, one.start, one.end) for one in spans((1, 2, 0, 3, 4), said)] == [
        (Mention.BLANK, 0, 2),
        (Mention.VALUE, 3, 5),
    ]
    assert [(one.start, one.end) for one in spans((3, 3, 0, 0, 4), said)] == [(0, 1), (1, 2), (4, 5)]


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("后面还要填几样东西啊", Intent.ASK_REMAINING),
        ("唉，能不能换个工作人员跟我讲", Intent.ASK_HUMAN),
        ("刚刚问的那句我没看到，再说说", Intent.REPEAT),
        ("手机号那里我想重新填一下", Intent.REVISE),
        ("手机号我不会填，帮我讲讲", Intent.EXPLAIN),
    ],
)
def test_acts_in_words_of_their_own(reader: Reader, text: str, intent: Intent) -> None:
    parsed = reader.read(text, Occasion(MOBILE, names=NAMES))
    assert (parsed.intent, parsed.confidence > 0.5) == (intent, True)


@pytest.mark.parametrize("text", ["讲个笑话吧", "我家猫会后空翻", "你喜欢吃辣吗"])
def test_a_joke_is_no_decision(reader: Reader, text: str) -> None:
    parsed = reader.read(text, Occasion(confirms=True, names=NAMES))
    assert parsed.intent not in DECISIONS


def test_nothing_to_read_is_nothing_sure(reader: Reader) -> None:
    assert reader.read("  ", Occasion()).confidence == 0.0


def test_a_folder_without_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(MissingReader):
        load_reader(tmp_path)
