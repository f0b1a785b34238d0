"""How do the rules and our own trained model read together?

The rules read first. Where they understood in vain, took words for a question, or would write any words into a blank,
the model is asked too: it knows what people do in words that no rule has. What it says is believed from a confidence
that depends on what stands against it, is held to the same rules as anybody's proposal, and never decides.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.understanding.by_sound import in_vain
from suishiban.assistant.understanding.engine import Heard
from suishiban.assistant.understanding.guessing import with_guess
from suishiban.assistant.understanding.heard import Commands, pending_of
from suishiban.assistant.understanding.intents import Intent
from suishiban.assistant.understanding.naming import names_of
from suishiban.assistant.understanding.parsed import Occasion, Parsed, commands_of
from suishiban.assistant.understanding.placeholders import hide
from suishiban.assistant.understanding.proposing import NoProposal, holds, settled
from suishiban.assistant.understanding.rules import RuleEngine


class Model(Protocol):
    """What tells what an utterance is for."""

    def read(self, text: str, occasion: Occasion) -> Parsed:
        """What `text` is for on this occasion, how sure that is, and which words are what."""
        ...


class Doubt(StrEnum):
    """Why the model is asked."""

    #: The rules understood nothing, or nothing that the form would take.
    VAIN = "vain"
    #: They would look it up in the guides.
    ASKS = "asks"
    #: They would write it into a blank that takes any words.
    TAKEN = "taken"


#: How sure the model must be: the more, the better what stands against it.
BARS: Mapping[Doubt, float] = {Doubt.VAIN: 0.6, Doubt.ASKS: 0.75, Doubt.TAKEN: 0.9}
#: What people do beside giving values. Small talk is left to the rules: to a reader a strange name is soon a curse.
_ACTS = frozenset(
    {
        Intent.REVISE,
        Intent.EXPLAIN,
        Intent.SKIP,
        Intent.ASK_REMAINING,
        Intent.ASK_PROGRESS,
        Intent.SHOW_FORM,
        Intent.ASK_HUMAN,
        Intent.REPEAT,
    }
)
_BELIEVED: Mapping[Doubt, frozenset[Intent]] = {
    Doubt.VAIN: _ACTS | {Intent.GIVE_VALUE, Intent.CORRECT_VALUE},
    Doubt.ASKS: _ACTS,
    Doubt.TAKEN: _ACTS,
}
#: Types that take nearly any words.
_ANY_WORDS = frozenset({"text", "org_name", "address"})


@dataclass(frozen=True, slots=True)
class NativeEngine:
    """Our own engine; see `Engine`."""

    model: Model | None = None
    """Without one the rules read alone."""
    rules: RuleEngine = field(default_factory=RuleEngine)

    @property
    def name(self) -> str:
        return "native"

    def understand(self, heard: Heard) -> Commands:
        """See `Engine`."""
        return with_guess(heard, self._read(heard))

    def _read(self, heard: Heard) -> Commands:
        ruled = self.rules.understand(heard)
        doubt = doubt_of(heard, ruled)
        if self.model is None or doubt is None or settled(heard, ruled):
            return ruled
        hidden = hide(heard)
        parsed = self.model.read(hidden.text, occasion_of(heard))
        if parsed.confidence < BARS[doubt] or parsed.intent not in _BELIEVED[doubt]:
            return ruled
        try:
            meant = commands_of(heard, hidden, parsed)
        except NoProposal:
            return ruled
        return meant if meant and all(_stands(heard, one) for one in meant) else ruled

    def more(self, heard: Heard, done: Commands, fresh: frozenset[str]) -> Commands:
        """See `Engine`."""
        return self.rules.more(heard, done, fresh)


def doubt_of(heard: Heard, ruled: Commands) -> Doubt | None:
    """Why the reading of the rules may well be wrong; None where it stands."""
    if in_vain(heard, ruled):
        return Doubt.VAIN
    if all(isinstance(one, c.AskGuide) for one in ruled):
        return Doubt.ASKS
    return Doubt.TAKEN if len(ruled) == 1 and _takes_all(heard, ruled[0]) else None


#: Whom somebody asks for who wants a person: without such a word it is not believed (叫陈小雨 tells a name).
_PERSON = re.compile(
    "人|工|客服|员|同志|电话|领导|\\b(?:person|human|agent|someone|somebody|staff|people|clerk|officer)", re.IGNORECASE
)


#: What is asked of the whole matter, and explains no blank.
_OF_THE_MATTER = re.compile(
    "多少钱|要钱|收费|费用|多久|几天|在哪里?办|带什么"
    r"|\b(?:cost|fees?|how (?:long|much|soon)|free of charge|opening hours)\b",
    re.IGNORECASE,
)


def _takes_all(heard: Heard, command: c.Command) -> bool:
    """Whether the whole utterance would stand in a blank that takes any words."""
    if not isinstance(command, c.GiveValue) or heard.form is None:
        return False
    blank = blank_at(heard.form.compiled.guide, command.path)
    whole = command.span.end - command.span.start == len(heard.utterance.text)
    return blank is not None and blank.field.type in _ANY_WORDS and whole


def occasion_of(heard: Heard) -> Occasion:
    """What the model is told of what was asked."""
    prompt, blank = pending_of(heard)
    blanks = heard.form.relevant.blanks if heard.form is not None else ()
    names = tuple(name for one in blanks for name in names_of(one.field))
    confirms = prompt is not None and _confirms(prompt.kind, blank)
    return Occasion(blank.field if blank is not None else None, confirms, names)


def _confirms(kind: PromptKind, blank: Blank | None) -> bool:
    return blank is None and kind is not PromptKind.CHOOSE_ITEM


def _stands(heard: Heard, command: c.Command) -> bool:
    """Whether it may be carried out. What to say to who leaves out what is required is the policy's; an option is
    never taken from a reader that does not know “不是买的” from “买的”."""
    if isinstance(command, c.Skip):
        return pending_of(heard)[1] is not None
    if isinstance(command, c.DontKnow):
        return not _OF_THE_MATTER.search(heard.utterance.text)
    if isinstance(command, c.AskHuman):
        return bool(_PERSON.search(heard.utterance.text))
    if isinstance(command, c.GiveValue | c.Correct):
        if heard.form is None:
            return False
        blank = blank_at(heard.form.compiled.guide, command.path)
        if blank is None or blank.field.options or blank.field.type == "yes_no":
            return False
    return holds(heard, command)
