"""What becomes of the commands that a model proposes? They are held to the same rules as words, and never decide.

Decisions, buttons, files and fixed phrases are read by the native engine alone: what submits, discloses or withdraws
takes exact words. The rest a proposer may read; where it fails, is slow, or proposes nothing that holds, the native
engine's reading of the same turn stands.
"""

import logging
from enum import StrEnum
from typing import Protocol

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import PromptKind
from suishiban.assistant.form.blanks import Blank
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.by_sound import in_vain
from suishiban.assistant.understanding.engine import Engine, Heard
from suishiban.assistant.understanding.heard import Commands, pending_of, takes
from suishiban.knowledge.text import SuishibanError

_LOG = logging.getLogger(__name__)
#: Characters beyond which an utterance is not sent to a model.
LONGEST = 300


class NoProposal(SuishibanError):
    """The model gave no answer that can be read"""


class Unsure(NoProposal):
    """The model is not sure enough of what is meant"""


class Asked(StrEnum):
    """About which utterances a proposer is asked, of those that the rules leave open at all."""

    #: All: a model that follows a conversation may read better than the rules.
    ALL = "all"
    #: Those that the rules understood in vain, or as a question to the guides while a form is open: a classifier of
    #: sentences knows less than the form.
    DOUBTFUL = "doubtful"


class Proposer(Protocol):
    """A model, or a server with one, that reads utterances."""

    @property
    def name(self) -> str: ...

    def propose(self, heard: Heard) -> Commands:
        """What the utterance may mean. Raises NoProposal."""
        ...


class ProposingEngine:
    """An understanding engine that asks a proposer and holds it to the rules; see `Engine`."""

    def __init__(self, proposer: Proposer, native: Engine, asked: Asked = Asked.ALL) -> None:
        self._proposer, self._native, self._asked = proposer, native, asked

    @property
    def name(self) -> str:
        """Of the proposer."""
        return self._proposer.name

    def understand(self, heard: Heard) -> Commands:
        """See `Engine`."""
        native = self._native.understand(heard)
        if settled(heard, native) or (self._asked is Asked.DOUBTFUL and not _doubtful(heard, native)):
            return native
        try:
            proposed = self._proposer.propose(heard)
        except Unsure:
            return native
        except NoProposal as why:
            _LOG.warning("%s: %s", self.name, why)
            return native
        return proposed if proposed and all(holds(heard, one) for one in proposed) else native

    def more(self, heard: Heard, done: Commands, fresh: frozenset[str]) -> Commands:
        """See `Engine`."""
        return self._native.more(heard, done, fresh)


def settled(heard: Heard, native: Commands) -> bool:
    """Whether the native reading stands without asking: nothing to read, or nothing a model may decide."""
    said, prompt = heard.utterance, heard.state.prompt
    if not said.text or said.choice or said.uploads or said.edits or len(said.text) > LONGEST:
        return True
    if cues.orders(said.text):
        return True
    unclear = all(isinstance(one, c.Unclear) for one in native)
    decides = prompt is not None and prompt.kind is not PromptKind.FIELD
    return (decides and not unclear) or any(isinstance(one, _EXACT) for one in native)


def _doubtful(heard: Heard, native: Commands) -> bool:
    """Whether the native reading may well be wrong."""
    asks = heard.form is not None and all(isinstance(one, c.AskGuide) for one in native)
    return asks or in_vain(heard, native)


#: Fixed phrases, and what takes exact words or a button.
_EXACT = (
    c.ActFor,
    c.ActForMyself,
    c.Submit,
    c.Consent,
    c.Withhold,
    c.Confirm,
    c.Deny,
    c.Choose,
    c.Withdraw,
    c.WithdrawEvent,
    c.Undo,
    c.Cancel,
    c.Resume,
    c.SwitchMatter,
    c.Repeat,
    c.ShowForm,
    c.AskHuman,
)
#: What a model may propose besides values: nothing of it changes or discloses what was said. Which item is meant is
#: always our own routing's word.
_HARMLESS = (c.StartItem, c.AskGuide, c.AskRemaining, c.AskProgress, c.AskHuman, c.Chitchat, c.ShowForm, c.Repeat)


def holds(heard: Heard, command: c.Command) -> bool:
    """Whether a proposed command may be carried out: values were said, and the blank that is meant takes them."""
    text = heard.utterance.text
    match command:
        case c.GiveValue(path, raw, span):
            return _said(text, span) and takes(heard, _blank(heard, path), raw)
        case c.Correct(raw, span, path):
            return bool(raw) and _said(text, span) and (not path or takes(heard, _blank(heard, path), raw))
        case c.Revise(path):
            return _blank(heard, path) is not None
        case c.DontKnow(path):
            return not path or _blank(heard, path) is not None
        case c.Skip():
            _, pending = pending_of(heard)
            return pending is not None and not pending.field.required
        case _:
            return isinstance(command, _HARMLESS)


def _said(text: str, span: c.Span) -> bool:
    return 0 <= span.start < span.end <= len(text)


def _blank(heard: Heard, path: str) -> Blank | None:
    """The blank at `path`, where it applies."""
    blanks = heard.form.relevant.blanks if heard.form is not None else ()
    return next((blank for blank in blanks if blank.path == path), None)
