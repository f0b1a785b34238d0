"""What becomes of drafts that nobody goes on with? The citizen is told once, in time; then they are emptied.

Pure, like a turn: the caller commits the events.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from suishiban.assistant.conversation import acts
from suishiban.assistant.conversation.events import DraftsExpired, DraftsWarned, Event, Replied
from suishiban.assistant.conversation.fold import fold
from suishiban.assistant.conversation.reply import Outcome
from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.response.compose import compose
from suishiban.assistant.response.scene import Scene
from suishiban.knowledge.library.release import Release

#: How long before the end the citizen is told.
NOTICE = timedelta(days=7)
_BOT = "bot"


@dataclass(frozen=True, slots=True)
class Lapse:
    """What follows, and when the drafts are to be looked at next."""

    events: tuple[Event, ...]
    next_look: datetime | None
    """None: there is no draft any more."""


def first_look(at: datetime, kept: timedelta) -> datetime:
    """When a draft that was begun at `at` and is kept for `kept` is to be looked at first."""
    return at + kept - NOTICE


def kept_until(state: Conversation, used_at: datetime, kept: timedelta) -> datetime:
    """Until when the drafts of a conversation are kept if nobody goes on with them."""
    return datetime.fromisoformat(state.drafts_until) if state.drafts_until else _heard(state, used_at) + kept


def _heard(state: Conversation, used_at: datetime) -> datetime:
    return datetime.fromisoformat(state.heard_at) if state.heard_at else used_at


def lapse(state: Conversation, used_at: datetime, now: datetime, kept: timedelta, release: Release) -> Lapse:
    """Of a conversation used last at `used_at`, as far as nothing better is known."""
    if not state.drafts:
        return Lapse((), None)
    heard = _heard(state, used_at)
    if state.drafts_until:
        until = datetime.fromisoformat(state.drafts_until)
        return _end(state, now, release) if now >= until else Lapse((), until)
    warn_at = first_look(heard, kept)
    if now < warn_at:
        return Lapse((), warn_at)
    until = max(heard + kept, now + NOTICE)
    warned = DraftsWarned(until.isoformat())
    told = acts.DraftsEnd(tuple(one.item for one in state.drafts), until.date())
    return Lapse((warned, _told(fold(state, (warned,)), told, now, release)), until)


def _end(state: Conversation, now: datetime, release: Release) -> Lapse:
    expired = DraftsExpired(tuple(one.id for one in state.drafts))
    told = acts.DraftsGone(tuple(one.item for one in state.drafts))
    return Lapse((expired, _told(fold(state, (expired,)), told, now, release)), None)


def _told(state: Conversation, act: acts.Act, now: datetime, release: Release) -> Event:
    reply = compose(Scene(state, release), (act,), (Outcome.REPORTED,))
    return Replied(f"drafts-{state.version}", _BOT, reply, now.isoformat())
