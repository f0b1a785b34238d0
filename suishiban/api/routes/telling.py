"""How does a turn reach the citizen as a stream, and an answer while a language model still words it?

Where answers are worded the turn is taken in a thread of its own and goes on to its commit whatever becomes of the
request; each sentence is handed over as soon as it is checked. What is told so is part of the message committed later.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from queue import SimpleQueue
from threading import Thread

from suishiban.api.routes.problems import told
from suishiban.api.routes.script import AS_WORDED, Script, Wording, wording_in
from suishiban.api.routes.wire import done_event, message_event, problem_event, sentence_event
from suishiban.api.services.context import Services
from suishiban.api.services.turns import Taken
from suishiban.assistant.conversation.reply import Claim
from suishiban.knowledge.text import SuishibanError


@dataclass(frozen=True, slots=True)
class Caller:
    """Who waits for a turn, and how they read."""

    here: Services
    conversation: str
    turn_id: str
    known: bool
    script: Script
    after: int
    """Number of the last event seen."""

    def wording(self, version: int | None = None) -> Wording:
        """As the conversation stands (`version` if it is known); it is read only where something must be converted."""
        if self.script is Script.HANS:
            return AS_WORDED
        return wording_in(self.script, self.here.turns.states.state(self.conversation, version))

    def committed(self, taken: Taken) -> Sequence[bytes]:
        """What was committed in the turn, then its end."""
        wording = self.wording(taken.version)
        said = self.here.conversations.of_turn(self.conversation, self.turn_id)
        messages = (
            message_event(self.conversation, message, self.known, wording)
            for message in said
            if message.number > self.after
        )
        return [*messages, done_event(taken.version)]


def told_as_it_comes(caller: Caller, take: Callable[..., Taken]) -> Iterable[bytes]:
    """The turn as server-sent events; raises at once what it raises before the first of them."""
    if not caller.here.turns.words_its_answers:
        return caller.committed(take())
    telling = _Telling(take)
    return _sentences(caller, telling, telling.next())


def _sentences(caller: Caller, telling: "_Telling", said: Claim | Taken) -> Iterator[bytes]:
    """`said` and the sentences after it, then what was committed."""
    try:
        wording = caller.wording()
        while isinstance(said, Claim):
            yield sentence_event(said, wording)
            said = telling.next()
        yield from caller.committed(said)
    except SuishibanError as error:
        yield problem_event(bytes(told(error).body))


class _Telling:
    """One turn under way."""

    def __init__(self, take: Callable[..., Taken]) -> None:
        """Begin it."""
        self._said: SimpleQueue[Claim | Taken | Exception] = SimpleQueue()
        self._take = take
        Thread(target=self._run, name="turn").start()

    def next(self) -> Claim | Taken:
        """The next sentence, or what became of the turn, which is the last; raises what the turn raised."""
        said = self._said.get()
        if isinstance(said, Exception):
            raise said
        return said

    def _run(self) -> None:
        try:
            self._said.put(self._take(tell=self._said.put))
        except Exception as error:
            self._said.put(error)
