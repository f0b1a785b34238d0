"""How well, and how fast, does an engine read utterances that no classifier was taught?

An utterance is read rightly where every value comes to the blank that is meant, as the field type reads it, and nothing
else does; where an act is recognised, and the blank it is about; and where a wish names the item. What is none of the
service's business is rejected where nothing is begun, filled in, agreed to, explained or answered upon it.
"""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.form.blanks import blank_at
from suishiban.assistant.understanding.engine import Engine, Heard
from suishiban.assistant.understanding.heard import Commands, takes
from suishiban.assistant.understanding.intents import DECISIONS, Intent
from suishiban.assistant.understanding.parsed import Parsed
from suishiban.assistant.understanding.rasa import LEAST, Parser
from suishiban.knowledge.fields import Accepted, Value
from suishiban.knowledge.search import Found, retrieve
from suishiban.training.evaluate.held_out_utterances import ANSWER, CORRECTION, NAMED, NONE, QUESTION, WISH, Meant
from suishiban.training.evaluate.simulation import REGION

_VALUES = (ANSWER, NAMED, CORRECTION)
_ACTS: Mapping[str, type] = {
    "explain": c.DontKnow,
    "revise": c.Revise,
    "skip": c.Skip,
    "ask_remaining": c.AskRemaining,
    "ask_progress": c.AskProgress,
    "show_form": c.ShowForm,
    "ask_human": c.AskHuman,
    "repeat": c.Repeat,
    QUESTION: c.AskGuide,
}


@dataclass(frozen=True, slots=True)
class Read:
    """What one engine made of the utterances."""

    right: Mapping[str, float]
    """Share read rightly, by kind; of `none` the share rejected."""
    values: float
    """Of the utterances that give, name or correct values."""
    acts: float
    """Of all others that want something."""
    rejected: float
    """Of what is none of the service's business."""
    p50_ms: float
    p95_ms: float
    """Of one reading, wall time."""


def read(engine: Engine, said: Sequence[Meant]) -> Read:
    """Let `engine` read them all, one after the other; the first few are read twice and count once."""
    for one in said[:20]:
        engine.understand(one.heard)
    hits, of, milliseconds = Counter[str](), Counter[str](), []
    for one in said:
        begun = time.perf_counter()
        commands = engine.understand(one.heard)
        milliseconds.append((time.perf_counter() - begun) * 1000)
        of[one.kind] += 1
        hits[one.kind] += rightly(one, commands)
    acts = [kind for kind in of if kind not in (*_VALUES, NONE)]
    return Read(
        right={kind: round(hits[kind] / of[kind], 3) for kind in sorted(of)},
        values=_share(hits, of, _VALUES),
        acts=_share(hits, of, acts),
        rejected=_share(hits, of, (NONE,)),
        p50_ms=round(float(np.percentile(milliseconds, 50)), 2),
        p95_ms=round(float(np.percentile(milliseconds, 95)), 2),
    )


def _share(hits: Counter[str], of: Counter[str], kinds: Sequence[str]) -> float:
    return round(sum(hits[kind] for kind in kinds) / max(sum(of[kind] for kind in kinds), 1), 3)


def rightly(meant: Meant, commands: Commands) -> bool:
    """Whether the commands are what is meant; none at all are nothing."""
    if not commands:
        return False
    if meant.kind in _VALUES:
        return _values(meant.heard, commands) == meant.values
    if meant.kind == NONE:
        return all(_is_harmless(meant.heard, one) for one in commands)
    if meant.kind == WISH or (meant.kind == QUESTION and any(isinstance(one, c.StartItem) for one in commands)):
        # Many a question is but the name of the item; to offer it is right too.
        return all(isinstance(one, c.StartItem) and meant.item in one.candidates for one in commands)
    return all(isinstance(one, _ACTS[meant.kind]) and _about(one, meant) for one in commands)


def _about(command: c.Command, meant: Meant) -> bool:
    """Whether an act is about the blank meant; what is not named is the one just asked."""
    path = getattr(command, "path", "")
    prompt = meant.heard.state.prompt
    asked = prompt.subject if prompt is not None else ""
    return not meant.path or (path or asked) == meant.path


def _values(heard: Heard, commands: Commands) -> Mapping[str, Value] | None:
    """What the commands put where; None where one of them does something else, or gives what is not taken."""
    found: dict[str, Value] = {}
    matter = heard.state.open_matter
    assert matter is not None
    assert heard.form is not None
    for one in commands:
        if not isinstance(one, c.GiveValue | c.Correct):
            return None
        path = one.path or matter.last_path
        blank = blank_at(heard.form.compiled.guide, path)
        if blank is None:
            return None
        value = heard.moment.types[blank.field.type].normalise(one.raw, blank.field, heard.moment.at.date())
        if not isinstance(value, Accepted):
            return None
        found[path] = value.value
    return found


def _is_harmless(heard: Heard, command: c.Command) -> bool:
    """Whether nothing comes of it but words."""
    match command:
        case c.Unclear() | c.Chitchat():
            return True
        case c.AskGuide(question):
            answer = retrieve(
                heard.knowledge, question, REGION, heard.moment.at.date(), context=heard.state.focus
            ).found
            return answer is not Found.ANSWER
        case c.StartItem(_, candidates):
            return not candidates
        case c.GiveValue(path, raw) | c.Correct(raw, _, path):
            guide = heard.form.compiled.guide if heard.form is not None else None
            return guide is None or not takes(heard, blank_at(guide, path), raw)
    return False


@dataclass
class Unread:
    """The engine that reads nothing: what stands beside it reads alone."""

    name: str = "unread"

    def understand(self, heard: Heard) -> Commands:
        """See `Engine`."""
        return (c.Unclear(heard.utterance.text),)

    def more(self, heard: Heard, done: Commands, fresh: frozenset[str]) -> Commands:
        """See `Engine`."""
        return ()


@dataclass
class Overheard:
    """A parser that notes the texts that were surely taken for a decision; a dialogue server would carry it out."""

    inner: Parser
    decided: set[str] = field(default_factory=set)

    def parse(self, text: str) -> Parsed:
        """See `Parser`."""
        parsed = self.inner.parse(text)
        if parsed.intent in DECISIONS - {Intent.DENY} and parsed.confidence >= LEAST:
            self.decided.add(text)
        return parsed
