"""What would the assistant say if a draft were released? Played on the served release, and nothing is kept.

The draft stands in place of its item's served version. The utterances are played from the first one on every request;
what earlier requests led to is remembered, so that one more utterance costs one turn.
"""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from hashlib import sha256
from threading import Lock

from suishiban.api.clock import Clock
from suishiban.api.services.errors import NotYours
from suishiban.api.services.identity import IdentityProvider
from suishiban.api.services.knowledge import KnowledgeService
from suishiban.api.services.places import Places
from suishiban.assistant.casework.application import AttachedFile
from suishiban.assistant.conversation.reply import Reply
from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.conversation.utterance import Upload, Utterance
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.policy.evidence import NewNumbers, Record
from suishiban.assistant.turn import Office, take_turn
from suishiban.assistant.understanding.engine import Engine
from suishiban.assistant.visit import Citizen, Visit
from suishiban.knowledge.build import NotReleasable, check_over, index_of
from suishiban.knowledge.finding import Finding
from suishiban.knowledge.guide import Language
from suishiban.knowledge.library import edition_of
from suishiban.knowledge.library.train import release_of
from suishiban.knowledge.lint.lint import stops
from suishiban.knowledge.parse.guide_file import ParsedGuide, RefusedFile, parse_guide
from suishiban.knowledge.rules import WorkingCalendar
from suishiban.knowledge.search import Knowledge

#: Drafts whose knowledge is kept, and conversations whose last state is.
_DRAFTS, _PLAYED = 3, 60


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said in a trial."""

    text: str = ""
    choice: str = ""
    prompt_id: str = ""
    file: str = ""
    """A file's name; there is no content."""
    material: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """Who holds the conversation, and where."""

    language: Language = Language.ZH
    region: str = "9901"
    citizen: str = ""
    """An invented citizen; empty: nobody is logged in."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was found in a draft, and what is answered with it."""

    item: str
    findings: tuple[Finding, ...]
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class _Ready:
    """A draft with the release it is tried in."""

    item: str
    findings: tuple[Finding, ...]
    knowledge: Knowledge
    key: str
    """Of draft and release."""
    at: datetime
    """Now, or when the draft takes effect."""


@dataclass(frozen=True, slots=True)
class _Played:
    """A conversation up to a point."""

    state: Conversation
    replies: tuple[Reply, ...] = ()


class Tryout:
    """Plays conversations with drafts; one per process, for all threads."""

    def __init__(
        self,
        knowledge: KnowledgeService,
        engine: Engine,
        people: IdentityProvider,
        places: Places,
        calendar: WorkingCalendar,
        clock: Clock,
    ) -> None:
        """`people` vouches for invented citizens only."""
        self._knowledge = knowledge
        self._engine = engine
        self._places = places
        self._calendar = calendar
        self._clock = clock
        self._people = people
        self._ready: OrderedDict[str, _Ready] = OrderedDict()
        self._played: OrderedDict[tuple[str, Setting, tuple[Line, ...]], _Played] = OrderedDict()
        self._making, self._lock = Lock(), Lock()

    def play(self, text: str, said: Sequence[Line], setting: Setting) -> Trial:
        """The answers to everything said, in order; raises NotReleasable, NotYours for an unknown citizen."""
        citizen = self._citizen(setting.citizen)
        ready = self._ready_with(text)
        played = self._earlier(ready, said, setting)
        for number in range(len(played.replies), len(said)):
            played = self._turn(ready, played, said[number], setting, citizen)
            self._keep((ready.key, setting, tuple(said[: number + 1])), played)
        return Trial(ready.item, ready.findings, played.replies)

    def _citizen(self, name: str) -> Citizen | None:
        if not name:
            return None
        identity = self._people.verify(name)
        if identity is None:
            raise NotYours(as_citizen="(unknown)", right="an invented citizen, e.g. zhang-jie")
        return Citizen(name, identity)

    def _ready_with(self, text: str) -> _Ready:
        """The draft in the served release; made once for each, by one caller at a time."""
        served = self._knowledge.current()
        key = f"{sha256(text.encode()).hexdigest()} {served.release.id}"
        if (known := self._known(key)) is not None:
            return known
        with self._making:
            found = self._known(key) or self._made(text, served, key)
            with self._lock:
                self._ready[key] = found
                while len(self._ready) > _DRAFTS:
                    self._ready.popitem(last=False)
        return found

    def _known(self, key: str) -> _Ready | None:
        with self._lock:
            if key in self._ready:
                self._ready.move_to_end(key)
            return self._ready.get(key)

    def _made(self, text: str, served: Knowledge, key: str) -> _Ready:
        parsed = parse_guide(text, "")
        if isinstance(parsed, RefusedFile):
            raise NotReleasable(parsed.findings)
        release = served.release
        findings = check_over([parsed], [edition.parsed for edition in release.current()])
        if stops(findings):
            raise NotReleasable(findings)
        item = parsed.guide.id
        version = 1 + max((number for name, number in release.editions if name == item), default=0)
        editions = {**release.editions, (item, version): edition_of(parsed, version)}
        tried = release_of(release.number + 1, {**release.live, item: (version,)}, editions)
        knowledge = Knowledge(tried, index_of(tried, served.index.encoder))
        return _Ready(item, findings, knowledge, key, self._when(parsed))

    def _when(self, parsed: ParsedGuide) -> datetime:
        """Now, or the morning on which the draft takes effect."""
        now = self._clock.now()
        begins = datetime.combine(parsed.guide.effective.since, time(9), tzinfo=now.tzinfo)
        return max(now, begins)

    def _earlier(self, ready: _Ready, said: Sequence[Line], setting: Setting) -> _Played:
        """The longest beginning of what was said that has been played before."""
        with self._lock:
            for length in range(len(said), 0, -1):
                found = self._played.get((ready.key, setting, tuple(said[:length])))
                if found is not None:
                    return found
        return _Played(Conversation("trial", language=setting.language, region=setting.region))

    def _keep(self, key: tuple[str, Setting, tuple[Line, ...]], played: _Played) -> None:
        with self._lock:
            self._played[key] = played
            while len(self._played) > _PLAYED:
                self._played.popitem(last=False)

    def _turn(self, ready: _Ready, played: _Played, line: Line, setting: Setting, citizen: Citizen | None) -> _Played:
        number = len(played.replies) + 1
        uploads = (Upload(f"file-{number}", line.file, line.material),) if line.file else ()
        utterance = Utterance(f"t{number}", line.text, line.choice, line.prompt_id, uploads)
        office = Office(ready.knowledge, self._engine, _NoSources())
        result = take_turn(utterance, played.state, self._visit(ready, setting, citizen), office)
        return _Played(result.state, (*played.replies, result.reply))

    def _visit(self, ready: _Ready, setting: Setting, citizen: Citizen | None) -> Visit:
        moment = Moment(ready.at, self._calendar, self._places.types(setting.region))
        return Visit(moment, _numbers, tuple, _files, citizen)


class _NoSources:
    """Every data source holds nothing: a trial reads none."""

    def read(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """See `assistant.turn.Sources`."""
        return None

    def again(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """See `assistant.turn.Sources`."""
        return {}


def _numbers() -> NewNumbers:
    return NewNumbers("trial", "TRIAL-0001")


def _files(ids: tuple[str, ...]) -> Mapping[str, AttachedFile]:
    """Every file is a picture nobody has."""
    return {id: AttachedFile(id, id, "image/png", "0" * 64) for id in ids}
