"""A form under way, where the home is asked for, and what is put to a model about it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.policy.evidence import NewNumbers, Record
from suishiban.assistant.turn import Office, take_turn
from suishiban.assistant.understanding.engine import Engine
from suishiban.assistant.understanding.llm import Completer, LlmProposer
from suishiban.assistant.understanding.llm_asking import Message, Schema
from suishiban.assistant.understanding.proposing import NoProposal, ProposingEngine
from suishiban.assistant.understanding.rules import RuleEngine
from suishiban.assistant.visit import Citizen, Visit
from suishiban.knowledge.guide import Language
from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.text import clean

#: What the rules do not read, in two languages.
SAID = {
    Language.ZH: "表姐把她空着的屋子让给我们一家用",
    Language.EN: "my cousin lets us have her empty place",
}
_BEFORE = {
    Language.ZH: ("我要办居住证", "上班"),
    Language.EN: ("I want to apply for a residence permit", "I work here"),
}


@dataclass
class Seen:
    """Remembers what was put to the model, and what it answered."""

    model: Completer
    asked: list[Sequence[Message]] = field(default_factory=list)
    held_to: list[Schema] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)

    def complete(self, asked: Sequence[Message], schema: Schema) -> str:
        self.asked.append(asked)
        self.held_to.append(schema)
        self.answers.append(self.model.complete(asked, schema))
        return self.answers[-1]


class Silent:
    """A model that says nothing."""

    def complete(self, asked: Sequence[Message], schema: Schema) -> str:
        raise NoProposal(why="it is silent")


class NoSources:
    """There is nothing to read."""

    def read(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        return None

    def again(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        return None


@dataclass
class Permit:
    """One conversation with the model as its reader."""

    knowledge: Knowledge
    moment: Moment
    model: Completer
    language: Language = Language.ZH
    seen: Seen = field(init=False)
    state: Conversation = field(default_factory=lambda: Conversation("c1", region="990102"))

    def __post_init__(self) -> None:
        self.seen = Seen(Silent())
        for text in _BEFORE[self.language]:
            self.say(text)
        self.seen = Seen(self.model)

    def say(self, text: str) -> None:
        engine: Engine = ProposingEngine(LlmProposer(self.seen), RuleEngine())
        citizen = Citizen("p1", {"name": "张杰", "id_number": "990102198803141012", "mobile": "15400001234"})
        visit = Visit(self.moment, lambda: NewNumbers("c", "MC20260302-000001-K"), tuple, lambda ids: {}, citizen)
        office = Office(self.knowledge, engine, NoSources())
        utterance = Utterance(f"t{self.state.turns}", clean(text))
        self.state = take_turn(utterance, self.state, visit, office).state

    @property
    def home(self) -> object:
        matter = self.state.open_matter
        answer = matter.answers.get("home") if matter is not None else None
        return answer.value if answer is not None else None

    @property
    def prompt(self) -> str:
        return self.state.prompt.subject if self.state.prompt else ""
