"""The rules and our own reader together: when it is asked, how sure it must be, and what it may never do."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.understanding.intents import DECISIONS, Intent, Mention
from suishiban.assistant.understanding.native import BARS, Doubt, NativeEngine
from suishiban.assistant.understanding.parsed import Marked, Occasion, Parsed
from suishiban.knowledge.search import Knowledge

from .conftest import Talk


@dataclass
class Reader:
    """Reads what is put before it, and remembers what it was told."""

    intent: Intent = Intent.OUT_OF_SCOPE
    confidence: float = 0.99
    words: Sequence[tuple[Mention, str]] = ()
    told: list[tuple[str, Occasion]] = field(default_factory=list)

    def read(self, text: str, occasion: Occasion) -> Parsed:
        self.told.append((text, occasion))
        marked = (Marked(mention, text.find(said), text.find(said) + len(said)) for mention, said in self.words)
        return Parsed(self.intent, self.confidence, tuple(marked))


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def permit(knowledge: Knowledge, moment: Moment, reader: Reader) -> Talk:
    """Where the home comes from is asked."""
    talk = Talk(knowledge, moment, engine=NativeEngine(reader))
    talk.say("我要办居住证", "上班")
    assert asked(talk) == "home"
    reader.told.clear()
    return talk


def asked(talk: Talk) -> str:
    return talk.state.prompt.subject if talk.state.prompt else ""


#: The rules take this for a value of the blank just asked, which takes it not.
VAIN = "表姐把她空着的屋子让给我们一家用"


def test_an_act_in_words_of_its_own_is_done(permit: Talk, reader: Reader) -> None:
    reader.intent = Intent.SHOW_FORM
    assert permit.say(VAIN).outcome is Outcome.SHOWN


def test_it_is_told_what_was_asked_and_what_the_blanks_are_called(permit: Talk, reader: Reader) -> None:
    permit.say(VAIN)
    ((_, occasion),) = reader.told
    assert occasion.asked is not None
    assert occasion.asked.id == "home"
    assert not occasion.confirms
    assert {"住处来源", "Kind of home", "领证方式"} <= set(occasion.names)


def test_it_is_not_asked_where_the_rules_understand(permit: Talk, reader: Reader) -> None:
    reader.intent = Intent.EXPLAIN
    permit.say("租的", "上一步", "是租的", "改成自己的房子", "转人工")
    assert reader.told == []


def test_a_value_it_marks_is_held_to_the_blank(permit: Talk, reader: Reader) -> None:
    permit.say("租的", "本人", "不同意")
    reader.intent, reader.words = Intent.GIVE_VALUE, [(Mention.BLANK, "手机"), (Mention.VALUE, "等会儿")]
    before = permit.value("mobile")
    permit.say("哎手机这栏等会儿")
    assert permit.value("mobile") == before


def test_an_option_is_never_taken_from_it(permit: Talk, reader: Reader) -> None:
    """Of “不是租的” a reader may mark 租的."""
    reader.intent, reader.words = Intent.GIVE_VALUE, [(Mention.VALUE, "屋子")]
    permit.say(VAIN)
    assert permit.value("home") is None


@pytest.mark.parametrize("doubt", [Doubt.VAIN, Doubt.ASKS])
def test_below_the_bar_the_rules_stand(permit: Talk, reader: Reader, doubt: Doubt) -> None:
    said = {Doubt.VAIN: VAIN, Doubt.ASKS: "这个收费吗"}[doubt]
    reader.intent, reader.confidence = Intent.SHOW_FORM, BARS[doubt] - 0.01
    assert permit.say(said).outcome is not Outcome.SHOWN
    reader.confidence = BARS[doubt]
    assert permit.say(said).outcome is Outcome.SHOWN


def test_words_for_a_free_text_are_an_act_only_when_that_is_nearly_sure(
    knowledge: Knowledge, moment: Moment, reader: Reader
) -> None:
    talk = Talk(knowledge, moment, engine=NativeEngine(reader))
    talk.say("我要办居住证", "上班", "租的", "本人", "不同意")
    talk.say("改一下现住址")
    assert asked(talk) == "living_address"
    reader.intent, reader.confidence = Intent.SHOW_FORM, BARS[Doubt.TAKEN] - 0.01
    text = "南浦区学院路12号新风小区靠南第二栋"
    assert talk.say(text).outcome is not Outcome.SHOWN
    assert talk.say("改一下现住址").outcome is not Outcome.SHOWN
    reader.confidence = BARS[Doubt.TAKEN]
    assert talk.say(text).outcome is Outcome.SHOWN


@pytest.mark.parametrize("intent", sorted(DECISIONS))
def test_it_never_decides(permit: Talk, reader: Reader, intent: Intent) -> None:
    reader.intent, reader.confidence = intent, 1.0
    prompt = permit.state.prompt
    permit.say(VAIN)
    assert permit.state.prompt is not None
    assert prompt is not None
    assert permit.state.prompt.subject == prompt.subject
    assert permit.state.prompt.kind is PromptKind.FIELD


def test_without_a_reader_the_rules_read_alone(knowledge: Knowledge, moment: Moment) -> None:
    talk = Talk(knowledge, moment, engine=NativeEngine())
    talk.say("我要办居住证", "上班", "租的")
    assert talk.value("home") == "rented"


@pytest.mark.parametrize(("said", "called"), [("名字是陈小雨那个", False), ("弄不来，让你们那边的人跟我讲", True)])
def test_a_person_is_called_only_where_one_is_spoken_of(permit: Talk, reader: Reader, said: str, called: bool) -> None:
    reader.intent = Intent.ASK_HUMAN
    assert (permit.say(said).outcome is Outcome.HANDED_OVER) is called
