"""How does a clerk answer in a conversation? Whoever owns it in the transaction that writes, and nobody else."""

from dataclasses import dataclass
from datetime import datetime

from suishiban.api.clock import Clock
from suishiban.api.codec import event_bytes
from suishiban.api.services.conversation_state import read_conversation
from suishiban.api.services.errors import Conflict, NotYours
from suishiban.api.services.staff import Member
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.conversation_records import BOT, WAITING, Appended, OwnerChanged
from suishiban.api.store.conversation_records import Conversation as Head
from suishiban.api.store.errors import KeyErased, Unknown
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.conversation import events as e
from suishiban.assistant.conversation.reply import Outcome, Reply
from suishiban.assistant.conversation.state import Conversation
from suishiban.knowledge.library import within

_MOST = 200
#: The first try takes the row; a second one always finds it as it was read.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Called:
    """A conversation in which a person was asked for, or a clerk answers."""

    head: Head
    state: Conversation


@dataclass(frozen=True, slots=True)
class _Act:
    """What a clerk does in a conversation."""

    action: str
    expected_owner: str
    event: e.Event
    owner: str | None = None
    """Who answers from then on; None: as before."""
    turn: str | None = None
    """A repeat under the same name does nothing."""


class Handover:
    """Conversations between the assistant and the clerks of a region."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def called(self, member: Member) -> tuple[Called, ...]:
        """Those that wait in the member's region, who waits longest first, then their own."""
        with self._store.reading() as work:
            waiting = work.conversations.waiting(_MOST)
            heads = (*waiting, *work.conversations.owned_by(member.clerk, _MOST))
            return tuple(one for head in heads if _near(member, head) for one in _readable(work, head))

    def open(self, member: Member, conversation: str, purpose: str = "") -> Called:
        """A conversation that waits, or is the member's; a stated purpose is written down. Raises NotYours."""
        if purpose:
            self._store.write(lambda work: self._note(work, member, conversation, purpose))
        with self._store.reading() as work:
            head = _head(work, member, conversation)
            if head.owner not in (WAITING, member.clerk):
                raise NotYours(conversation=conversation, right="one that waits, or that you have taken over")
            return Called(*read_conversation(work, conversation))

    def take(self, member: Member, conversation: str) -> int:
        """Take over one that waits; the version after. Raises Conflict where another clerk was first."""
        taken = _Act("take-over", WAITING, e.OwnerChanged(member.clerk), owner=member.clerk)
        return self._write(member, conversation, taken)

    def hand_back(self, member: Member, conversation: str) -> int:
        """Let the assistant go on; raises Conflict where it is not the member's."""
        return self._write(member, conversation, _Act("hand-back", member.clerk, e.OwnerChanged(BOT), owner=BOT))

    def reply(self, member: Member, conversation: str, turn_id: str, paragraphs: tuple[str, ...]) -> int:
        """Answer; the same `turn_id` again answers once. Raises Conflict where it is not the member's (any more)."""
        at = self._clock.now().isoformat()
        said = e.Replied(turn_id, member.clerk, Reply(Outcome.TALKED, paragraphs), at)
        return self._write(member, conversation, _Act("reply", member.clerk, said, turn=f"clerk.{turn_id}"))

    def _write(self, member: Member, conversation: str, act: _Act) -> int:
        now = self._clock.now()

        def write(work: Work) -> int:
            _head(work, member, conversation)
            if act.turn and (repeated := work.conversations.events_of_turn(conversation, act.turn)):
                return repeated[-1].seq
            version = _appended(work, conversation, act, now)
            _audit(work, member, act.action, conversation, now)
            return version

        return self._store.write(write)

    def _note(self, work: Work, member: Member, conversation: str, purpose: str) -> None:
        head, now = _head(work, member, conversation), self._clock.now()
        if head.person:
            work.people.accessed(head.person, member.actor, f"conversation:{conversation}", purpose, now)
        _audit(work, member, "read-clear", conversation, now, head.person, purpose)


def _appended(work: Work, conversation: str, act: _Act, now: datetime) -> int:
    """The version after the act; the owner is looked at under the row's lock."""
    for _ in range(_TRIES):
        written = work.conversations.append(
            conversation,
            work.conversations.get(conversation).version,
            act.expected_owner,
            [event_bytes(act.event)],
            now,
            turn=act.turn,
            schema=e.SCHEMA,
            owner=act.owner,
        )
        if isinstance(written, Appended):
            return written.version
        if isinstance(written, OwnerChanged):
            raise Conflict(owner=written.owner, expected=act.expected_owner, right="look at the conversation again")
    raise Conflict(conversation=conversation, right="try again")


def _audit(
    work: Work,
    member: Member,
    action: str,
    conversation: str,
    now: datetime,
    person: str | None = None,
    purpose: str = "",
) -> None:
    told = f"conversation:{conversation}"
    entry = AuditEntry(at=now, actor=member.actor, action=action, object=told, person=person, purpose=purpose)
    work.audit.append(entry)


def _head(work: Work, member: Member, conversation: str) -> Head:
    """The head, where it lies in the member's region; raises NotYours."""
    try:
        head = work.conversations.get(conversation)
    except Unknown as error:
        raise NotYours(conversation=conversation, right="a conversation of your region") from error
    if not _near(member, head):
        raise NotYours(conversation=conversation, right="a conversation of your region")
    return head


def _near(member: Member, head: Head) -> bool:
    return within(head.region, member.region)


def _readable(work: Work, head: Head) -> tuple[Called, ...]:
    try:
        return (Called(*read_conversation(work, head.id)),)
    except KeyErased:
        return ()
