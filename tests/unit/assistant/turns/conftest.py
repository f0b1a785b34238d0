"""A conversation in memory: the whole turn with the model guide, without HTTP and without a database."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest

from suishiban.api.clock import CHINA
from suishiban.assistant.conversation.case_summary import CaseSummary
from suishiban.assistant.conversation.earlier import Earlier
from suishiban.assistant.conversation.events import Event
from suishiban.assistant.conversation.fold import fold
from suishiban.assistant.conversation.reply import Reply
from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.conversation.utterance import Upload, Utterance
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.handing_in import HandedIn
from suishiban.assistant.policy.evidence import NewNumbers, Record
from suishiban.assistant.response.writing import Writer
from suishiban.assistant.turn import Office, TurnResult, take_turn
from suishiban.assistant.understanding.engine import Engine
from suishiban.assistant.understanding.rules import RuleEngine
from suishiban.assistant.visit import Citizen, Visit
from suishiban.knowledge.build import build
from suishiban.knowledge.fields import field_types, load_divisions
from suishiban.knowledge.index.encoder import HashingEncoder
from suishiban.knowledge.library import load_file
from suishiban.knowledge.parse.calendar import read_calendar
from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.text import clean

GUIDES = Path(__file__).parents[4] / "guides"
NOON = datetime(2026, 3, 2, 12, 10, tzinfo=CHINA)
ZHANG = Citizen("p1", {"name": "张杰", "id_number": "990102198803141012", "mobile": "15400001234"})
RECORDS: Mapping[str, Record] = {
    "business-license": {
        "name": "明川市远帆贸易有限公司",
        "credit_code": "91990103MA0000001U",
        "address": "明川市西岭区望海路18号2楼",
        "legal_representative": "张杰",
    },
    "id-card": {"name": "张杰", "id_number": "990102198803141012"},
}


@dataclass
class FakeSources:
    """Holds two e-licences and remembers what was read."""

    read_so_far: list[tuple[str, str, str]] = field(default_factory=list)
    since: dict[str, Record | None] = field(default_factory=dict)
    """What has become of a source; None: it does not answer now."""

    def read(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        self.read_so_far.append((source, person, purpose))
        return RECORDS.get(source)

    def again(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        self.read_so_far.append((source, person, purpose))
        return self.since[source] if source in self.since else RECORDS.get(source, {})


@dataclass
class Talk:
    """One conversation; `say`, `press`, `upload` take turns and return the reply."""

    knowledge: Knowledge
    moment: Moment
    citizen: Citizen | None = ZHANG
    cases: tuple[CaseSummary, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    state: Conversation = field(default_factory=lambda: Conversation("c1", region="990102"))
    sources: FakeSources = field(default_factory=FakeSources)
    events: list[Event] = field(default_factory=list)
    last: TurnResult | None = None
    writer: Writer | None = None
    engine: Engine = field(default_factory=RuleEngine)
    numbers: Callable[[], NewNumbers] = lambda: NewNumbers("case-1", "MC20260302-000001-K")

    def say(self, *texts: str) -> Reply:
        """Say one thing after the other; the reply to the last."""
        for text in texts:
            reply = self._take(Utterance(self._turn_id(), clean(text)))
        return reply

    def press(self, payload: str, prompt_id: str | None = None) -> Reply:
        """Press a button of the pending prompt, or of another one."""
        pending = self.state.prompt.id if self.state.prompt else ""
        return self._take(
            Utterance(self._turn_id(), choice=payload, prompt_id=pending if prompt_id is None else prompt_id)
        )

    def upload(self, *names: str, material: str = "") -> Reply:
        """Send files in one turn."""
        uploads = tuple(Upload(f"file-{name}", name, material) for name in names)
        return self._take(Utterance(self._turn_id(), uploads=uploads))

    def edit(self, **values: str) -> Reply:
        return self._take(Utterance(self._turn_id(), edits=values))

    def value(self, path: str) -> object:
        """What stands in a blank of the open form; None where it is empty."""
        matter = self.state.open_matter or self.state.matters[-1]
        answer = matter.answers.get(path)
        return None if answer is None else answer.value

    def _turn_id(self) -> str:
        return f"t{self.state.turns}"

    def _take(self, utterance: Utterance) -> Reply:
        before = self.state
        visit = Visit(
            self.moment,
            self.numbers,
            lambda: self.cases,
            lambda ids: {},
            self.citizen,
            earlier=lambda: self.earlier,
        )
        office = Office(self.knowledge, self.engine, self.sources, self.writer)
        self.last = take_turn(utterance, before, visit, office)
        assert fold(before, self.last.events) == self.last.state
        self.events += self.last.events
        self.state = self.last.state
        return self.last.reply


def knowledge_of(items: Iterable[str], life_event: str = "") -> Knowledge:
    """The guides of these items, and of the life event that has them in it."""
    files = [GUIDES / "items" / f"{item}.yaml" for item in items]
    events = [GUIDES / "life_events" / f"{life_event}.yaml"] if life_event else []
    built = build([load_file(file) for file in (*events, *files)], HashingEncoder())
    return Knowledge(built.release, built.index)


def one_after_the_other() -> Callable[[], NewNumbers]:
    """Allots case-1 with MC-1, case-2 with MC-2, and so on."""
    following = count(1)

    def allot() -> NewNumbers:
        number = next(following)
        return NewNumbers(f"case-{number}", f"MC-{number}")

    return allot


def handed_in(talk: Talk) -> dict[str, HandedIn]:
    """What the last turn handed in, by item."""
    assert talk.last is not None
    return {one.matter.item: one for one in talk.last.handed_in}


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return knowledge_of(("company-change-address", "residence-permit"))


@pytest.fixture(scope="session")
def town() -> Knowledge:
    """Guides whose forms have rows, choices that open further blanks, and several days and addresses."""
    names = (
        *("company-change-address", "residence-permit", "company-establishment", "seal-engraving-record"),
        *("teacher-qualification", "unemployment-benefit", "birth-registration", "compulsory-school-enrolment"),
        "passport-application",
    )
    return knowledge_of(names)


@pytest.fixture(scope="session")
def moment() -> Moment:
    divisions = load_divisions(GUIDES / "regions" / "mingchuan.yaml")
    return Moment(NOON, read_calendar(GUIDES / "calendar.yaml"), field_types(divisions, "990102"))


@pytest.fixture
def talk(knowledge: Knowledge, moment: Moment) -> Talk:
    """A citizen known by name."""
    return Talk(knowledge, moment)


@pytest.fixture
def anonymous(knowledge: Knowledge, moment: Moment) -> Talk:
    return Talk(knowledge, moment, citizen=None)


@pytest.fixture
def begun(town: Knowledge, moment: Moment) -> Callable[..., Talk]:
    """Begins an item without logging in; the keywords are filled in on the card."""

    def begin(item: str, **values: str) -> Talk:
        talk = Talk(town, moment, citizen=None)
        talk.press(f"start:{item}")
        for path, value in values.items():
            talk.edit(**{path: value})
        return talk

    return begin


@pytest.fixture
def filled(talk: Talk) -> Callable[[], Talk]:
    """The model job up to the form shown for confirmation."""

    def fill() -> Talk:
        talk.say("我要办理注册地更改", "租的", "写字楼", "同区", "同意", "世纪大道100号301室", "2026年2月20日")
        talk.say("房东是明川市东岸置业有限公司，租到2027年3月1日", "电子")
        for name in ("决定.pdf", "章程.pdf", "合同.pdf", "房产证.pdf"):
            talk.upload(name)
        return talk

    return fill
