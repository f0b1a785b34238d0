"""What is a model taught that words answers? To say what our own assistant says to the same question, and no more.

Questions made from the guides are put to the assistant in a turn of its own. What its answer port would ask a model is
the request, and the answer that was composed without one is what shall be written, if the port lets all of it through
(`assistant.response.writing`). Where nothing was found, or where the passages are those of another item, nothing shall
be said. Golden questions and dialogue files stay unseen.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random

from suishiban.assistant.casework.application import AttachedFile
from suishiban.assistant.conversation.reply import Claim, Outcome, Reply
from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.policy.evidence import NewNumbers, Record
from suishiban.assistant.response.claims import UNTRANSLATED
from suishiban.assistant.response.prompting import NOTHING, messages
from suishiban.assistant.turn import Office, TurnResult, take_turn
from suishiban.assistant.understanding.rules import RuleEngine
from suishiban.assistant.visit import Visit
from suishiban.knowledge.fields import field_types, load_divisions
from suishiban.knowledge.guide import Language
from suishiban.knowledge.search import Knowledge
from suishiban.knowledge.text import SuishibanError, clean
from suishiban.training.data.guide_questions import Told, question_about, told_in
from suishiban.training.data.phrasing import load_phrasing
from suishiban.training.recipes.routing import off_topic

#: Of ten questions those that no guide covers, and those that are shown passages of another item.
_OFF_TOPIC, _FOREIGN = 0.1, 0.1
#: Characters of an answer; what is longer would be cut off where it is served.
_LONGEST = 300


class NothingTold(SuishibanError):
    """The guides tell nothing that could be asked"""


class UnknownRegion(SuishibanError):
    """There is no division of that code beside these guides"""


@dataclass(frozen=True, slots=True)
class Example:
    """One request, and what shall be written."""

    question: str
    passages: tuple[str, ...]
    language: Language
    answer: str

    @property
    def messages(self) -> list[Mapping[str, str]]:
        """As the model is asked where it serves."""
        return messages(self.question, self.passages, self.language)


def examples(knowledge: Knowledge, guides: Path, at: datetime, region: str, seed: int) -> Iterator[Example]:
    """Examples without end, for the guides in the folder, which are those of `knowledge`. Raises NothingTold,
    UnknownRegion."""
    random, phrasing, beside = Random(seed), load_phrasing(), off_topic()
    told = told_in(guides)
    if not told:
        raise NothingTold(guides=guides, right="a folder with items")
    desk = _Desk(knowledge, _moment(guides, at, region), region)
    while True:
        chance, about = random.random(), random.choice(told)
        if chance < _OFF_TOPIC:
            yield from desk.answered(random.choice(beside))
        elif chance < _OFF_TOPIC + _FOREIGN:
            yield from _foreign(told, about, question_about(about, phrasing, random).question, random)
        else:
            yield from desk.answered(question_about(about, phrasing, random).question)


def _foreign(told: Sequence[Told], about: Told, question: str, random: Random) -> Iterator[Example]:
    """The question with what another item says in the same section."""
    item, section = about.about.split("/", 1)
    others = [one for one in told if one.about.endswith(f"/{section}") and not one.about.startswith(f"{item}/")]
    if others:
        language = Language(section.rpartition("/")[2])
        yield Example(question, random.choice(others).passages[:3], language, NOTHING.say(language))


@dataclass(slots=True)
class _Writer:
    """Writes this to everything, and remembers what it was asked."""

    text: str = ""
    requests: list[tuple[str, tuple[str, ...], Language]] = field(default_factory=list)

    def write(self, question: str, passages: Sequence[str], language: Language) -> Iterator[str]:
        """See `assistant.response.writing.Writer`."""
        self.requests.append((question, tuple(passages), language))
        return iter([self.text])


@dataclass(frozen=True, slots=True)
class _Desk:
    """The assistant, asked one question at a time by somebody new."""

    knowledge: Knowledge
    moment: Moment
    region: str

    def answered(self, question: str) -> Iterator[Example]:
        """The example that comes of the question; none where it was taken for something else."""
        asked = _Writer()
        result, _ = self._turn(question, asked)
        answer, language = _composed(result.reply), result.state.language
        if len(asked.requests) == 1 and answer and self._let_through(question, answer):
            yield Example(*asked.requests[0], answer)
        elif not asked.requests and result.reply.outcome is Outcome.REFUSED:
            yield Example(clean(question), (), language, NOTHING.say(language))

    def _let_through(self, question: str, answer: str) -> bool:
        """Whether a model that wrote so would be let say all of it."""
        _, claims = self._turn(question, _Writer(answer))
        return "".join("".join(claim.text for claim in claims).split()) == "".join(answer.split())

    def _turn(self, question: str, writer: _Writer) -> tuple[TurnResult, list[Claim]]:
        """The turn, and the sentences of the writer that the port let through."""
        told: list[Claim] = []
        office = Office(self.knowledge, RuleEngine(), _NoSources(), writer)
        visit = Visit(self.moment, _no_numbers, tuple, _no_files, tell=told.append)
        state = Conversation("taught", region=self.region)
        return take_turn(Utterance("t1", clean(question)), state, visit, office), told


def _composed(reply: Reply) -> str:
    """The answer's sentences; empty where it is too long or not all of it in its language."""
    told = [claim.text for claim in reply.claims]
    between = "" if any("\u3400" <= character <= "\u9fff" for text in told for character in text) else " "
    answer = between.join(told)
    return "" if len(answer) > _LONGEST or UNTRANSLATED in answer else answer


def _moment(guides: Path, at: datetime, region: str) -> Moment:
    regions = sorted((guides / "regions").glob("*.yaml"))
    divisions = load_divisions(regions[0]) if regions else load_divisions()
    if divisions.find(region) is None:
        raise UnknownRegion(region=region, right="a code from regions/*.yaml of the guides, e.g. 990102")
    return Moment(at, None, field_types(divisions, region))


class _NoSources:
    """Nobody is logged in, nothing is read."""

    def read(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """See `assistant.turn.Sources`."""
        return None

    def again(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """See `assistant.turn.Sources`."""
        return None


def _no_numbers() -> NewNumbers:
    return NewNumbers("taught", "")


def _no_files(ids: tuple[str, ...]) -> Mapping[str, AttachedFile]:
    return {}
