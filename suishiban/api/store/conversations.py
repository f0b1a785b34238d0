"""Which conversations are there, and which event is appended next?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, case, func, select, update

from suishiban.api.store.conversation_records import (
    BOT,
    WAITING,
    Appended,
    Conversation,
    Loaded,
    NewConversation,
    OwnerChanged,
    StoredEvent,
    Turn,
    TurnReceipt,
    VersionConflict,
)
from suishiban.api.store.errors import Unknown
from suishiban.api.store.keyring import Keyring, new_id
from suishiban.api.store.prepared import Prepared
from suishiban.api.store.tables import conversation_events, conversations
from suishiban.api.store.tables.columns import AnyRow, Instant
from suishiban.api.store.turns import PATIENCE, Turns

_EVENTS = conversation_events.name
_HEADS = conversations.name
#: Ids in one query; SQLite takes a limited number.
_AT_ONCE = 500
_HEAD_COLUMNS = [column for column in conversations.c if column.name != "snapshot"]

# Built once: making a statement costs three times as much as running it from SQLAlchemy's compiled cache.
_INSERT = Prepared(conversations.insert())
_INSERT_EVENT = Prepared(conversation_events.insert())
_HEAD = select(*_HEAD_COLUMNS).where(conversations.c.id == bindparam("id"))
_LOAD = select(conversations).where(conversations.c.id == bindparam("id"))
_OF_SENDER = (
    select(*_HEAD_COLUMNS)
    .where(conversations.c.sender == bindparam("sender"), conversations.c.channel == bindparam("channel"))
    .order_by(conversations.c.created_at.desc())
)
_LOCK = Prepared(
    select(conversations.c.subject, conversations.c.version, conversations.c.owner)
    .where(conversations.c.id == bindparam("id"))
    .with_for_update()
)
_ADVANCE = Prepared(
    update(conversations)
    .where(
        conversations.c.id == bindparam("id_"),
        conversations.c.version == bindparam("expected_version"),
        conversations.c.owner == bindparam("expected_owner"),
    )
    .values(
        version=bindparam("new_version"),
        owner=bindparam("new_owner"),
        updated_at=bindparam("at"),
        # Whoever waits already keeps their place, however often they write.
        waiting_since=case(
            (conversations.c.owner == bindparam("new_owner"), conversations.c.waiting_since),
            else_=bindparam("since", type_=Instant),
        ),
    )
    .returning(conversations.c.subject)
)
_KEEP = (
    update(conversations)
    .where(conversations.c.id == bindparam("id_"))
    .values(snapshot=bindparam("state"), snapshot_version=bindparam("at_version"))
)
_SINCE = (
    select(conversation_events)
    .where(conversation_events.c.conversation == bindparam("id"), conversation_events.c.seq > bindparam("after"))
    .order_by(conversation_events.c.seq)
)


class Conversations:
    """Conversations as append-only logs; every payload is sealed by the conversation's subject."""

    def __init__(self, connection: Connection, keyring: Keyring) -> None:
        self._connection = connection
        self._keyring = keyring
        self._turns = Turns(connection, keyring)

    def create(self, new: NewConversation, at: datetime) -> Conversation:
        """A conversation at version 0, with a data key of its own."""
        head = Conversation(
            id=new_id(),
            subject=self._keyring.new_subject(at, new.person),
            person=new.person,
            token_hash=new.token_hash,
            channel=new.channel,
            sender=new.sender,
            language=new.language,
            region=new.region,
            version=0,
            owner=BOT,
            snapshot_version=0,
            created_at=at,
            updated_at=at,
        )
        values = {column.name: getattr(head, column.name) for column in _HEAD_COLUMNS}
        _INSERT.run(self._connection, values | {"snapshot": None})
        return head

    def get(self, conversation: str) -> Conversation:
        """The head; raises Unknown."""
        row = self._connection.execute(_HEAD, {"id": conversation}).one_or_none()
        if row is None:
            raise Unknown(conversation=conversation)
        return _head(row)

    def of_sender(self, channel: str, sender: str) -> tuple[Conversation, ...]:
        """The conversations of a foreign channel's sender, the latest first."""
        theirs = {"sender": sender, "channel": channel}
        return tuple(_head(row) for row in self._connection.execute(_OF_SENDER, theirs))

    def of_person(self, person: str, limit: int = 50) -> tuple[Conversation, ...]:
        """The person's conversations, the latest used first."""
        found = select(*_HEAD_COLUMNS).where(conversations.c.person == person)
        ordered = found.order_by(conversations.c.updated_at.desc()).limit(limit)
        return tuple(_head(row) for row in self._connection.execute(ordered))

    def owned_by(self, owner: str, limit: int = 50) -> tuple[Conversation, ...]:
        """The conversations a clerk has taken over, the latest used first."""
        found = select(*_HEAD_COLUMNS).where(conversations.c.owner == owner)
        ordered = found.order_by(conversations.c.updated_at.desc()).limit(limit)
        return tuple(_head(row) for row in self._connection.execute(ordered))

    def waiting(self, limit: int = 50) -> tuple[Conversation, ...]:
        """The conversations in which a person was asked for, who waits longest first."""
        found = select(*_HEAD_COLUMNS).where(conversations.c.waiting_since.is_not(None))
        ordered = found.order_by(conversations.c.waiting_since, conversations.c.id).limit(limit)
        return tuple(_head(row) for row in self._connection.execute(ordered))

    def waiting_before(self, conversation: str, region: str) -> int:
        """How many conversations of places whose code begins with `region` have waited longer."""
        mine = select(conversations.c.waiting_since).where(conversations.c.id == conversation).scalar_subquery()
        longer = (conversations.c.waiting_since < mine, conversations.c.region.startswith(region, autoescape=True))
        return int(self._connection.execute(select(func.count()).where(*longer)).scalar_one())

    def belong_to(self, conversation: str, person: str) -> None:
        """The citizen logged in: the conversation and its data key become theirs."""
        head = self.get(conversation)
        self._keyring.give(head.subject, person)
        self._connection.execute(update(conversations).where(conversations.c.id == conversation).values(person=person))

    def renew_token(self, conversation: str, token_hash: str) -> None:
        """Another device goes on; the old token no longer opens the conversation."""
        change = update(conversations).where(conversations.c.id == conversation).values(token_hash=token_hash)
        self._connection.execute(change)

    def record_turn(
        self, conversation: str, turn: str, utterance: bytes, at: datetime, patience: float = PATIENCE
    ) -> TurnReceipt:
        """First transaction of a turn: record the utterance under the client's `turn`, or find the first one's answer.

        A turn without an answer for `patience` seconds is taken as abandoned. Raises Unknown, KeyErased.
        """
        head = self._lock(conversation)
        # Two statements: PostgreSQL would join the locked row with the turns of before it waited for the lock.
        found = self._turns.receive(conversation, turn, head.subject, utterance, at, patience)
        return TurnReceipt(found.outcome, head.version, head.owner, found.reply, found.utterance)

    def append(
        self,
        conversation: str,
        expected_version: int,
        expected_owner: str,
        events: Sequence[bytes],
        at: datetime,
        *,
        turn: str | None = None,
        reply: bytes | None = None,
        snapshot: bytes | None = None,
        schema: int = 1,
        owner: str | None = None,
    ) -> Appended | VersionConflict | OwnerChanged:
        """Second transaction of a turn: append the events, record the reply, keep the snapshot of the new version.

        Without `reply` the turn stays open for further events; without `turn` the events came from elsewhere
        (a clerk, a call-back); `owner` is who has the conversation from now on. Raises Unknown, KeyErased.
        """
        version = expected_version + len(events)
        advance = {
            "id_": conversation,
            "expected_version": expected_version,
            "expected_owner": expected_owner,
            "new_version": version,
            "new_owner": expected_owner if owner is None else owner,
            "at": at,
        }
        advance["since"] = at if advance["new_owner"] == WAITING else None
        advanced = _ADVANCE.first(self._connection, advance)
        if advanced is None:
            return self._overtaken(conversation, expected_owner)
        (subject,) = advanced
        self._append_events(conversation, subject, expected_version, events, at, turn, schema)
        if snapshot is not None:
            self._keep(conversation, subject, version, snapshot)
        if turn is not None and reply is not None:
            self._turns.answer(conversation, turn, subject, reply, version)
        return Appended(version)

    def _overtaken(self, conversation: str, expected_owner: str) -> VersionConflict | OwnerChanged:
        """Who or what was first; raises Unknown."""
        head = self._lock(conversation)
        return VersionConflict(head.version) if head.owner == expected_owner else OwnerChanged(head.owner)

    def fail_turn(self, conversation: str, turn: str) -> None:
        """Answering failed; a repeat of the turn tries again."""
        self._turns.fail(conversation, turn)

    def turns(self, conversation: str, limit: int = 200) -> tuple[Turn, ...]:
        """What was said and answered, in order, the last `limit` turns; raises Unknown, KeyErased."""
        return self._turns.of(conversation, self.get(conversation).subject, limit)

    def look_at_drafts(self, conversation: str, at: datetime | None) -> None:
        """When the drafts of the conversation are to be looked at next; None: there are none."""
        change = update(conversations).where(conversations.c.id == conversation)
        self._connection.execute(change.values(drafts_due=at))

    def drafts_due(self, now: datetime, limit: int) -> tuple[Conversation, ...]:
        """The conversations whose drafts are to be looked at by now, the longest due first."""
        found = select(*_HEAD_COLUMNS).where(conversations.c.drafts_due <= now)
        ordered = found.order_by(conversations.c.drafts_due, conversations.c.id).limit(limit)
        return tuple(_head(row) for row in self._connection.execute(ordered))

    def take(self, conversation: str, expected_owner: str, owner: str) -> Appended | OwnerChanged:
        """Give the conversation to a clerk, or back to the bot."""
        head = self._lock(conversation)
        if head.owner != expected_owner:
            return OwnerChanged(head.owner)
        change = update(conversations).where(conversations.c.id == conversation)
        self._connection.execute(change.values(owner=owner, waiting_since=None))
        return Appended(head.version)

    def load(self, conversation: str, after: int = 0) -> Loaded:
        """The snapshot and the events after it; the events alone for a caller whose own state stands at `after`.

        Raises Unknown, KeyErased.
        """
        row = self._connection.execute(_LOAD, {"id": conversation}).one_or_none()
        if row is None:
            raise Unknown(conversation=conversation)
        snapshot = b""
        if row.snapshot is not None and row.snapshot_version > after:
            after = row.snapshot_version
            snapshot = self._keyring.open(row.subject, _HEADS, f"{conversation}/{after}", row.snapshot)
        return Loaded(_head(row), snapshot, after, self._since(conversation, row.subject, after))

    def events(self, conversation: str, after: int = 0) -> tuple[StoredEvent, ...]:
        """The events after number `after`, in order; raises Unknown, KeyErased."""
        return self._since(conversation, self.get(conversation).subject, after)

    def events_of_turn(self, conversation: str, turn: str) -> tuple[StoredEvent, ...]:
        """The events a turn led to, in order; raises Unknown, KeyErased."""
        this = (conversation_events.c.conversation == conversation, conversation_events.c.turn == turn)
        first = self._connection.execute(select(func.min(conversation_events.c.seq)).where(*this)).scalar_one()
        since = self.events(conversation, first - 1) if first is not None else ()
        return tuple(event for event in since if event.turn == turn)

    def versions(self, of: Sequence[str]) -> Mapping[str, int]:
        """The versions of these conversations; unknown ones are left out."""
        found: dict[str, int] = {}
        for begin in range(0, len(of), _AT_ONCE):
            wanted = conversations.c.id.in_(of[begin : begin + _AT_ONCE])
            rows = self._connection.execute(select(conversations.c.id, conversations.c.version).where(wanted))
            found |= {row.id: row.version for row in rows}
        return found

    def _since(self, conversation: str, subject: str, after: int) -> tuple[StoredEvent, ...]:
        rows = self._connection.execute(_SINCE, {"id": conversation, "after": after})
        return tuple(
            StoredEvent(
                row.seq,
                row.turn,
                row.at,
                row.schema,
                self._keyring.open(subject, _EVENTS, f"{conversation}/{row.seq}", row.payload),
            )
            for row in rows
        )

    def _lock(self, conversation: str) -> "_Held":
        head = _LOCK.first(self._connection, {"id": conversation})
        if head is None:
            raise Unknown(conversation=conversation)
        return _Held(*head)

    def _append_events(
        self,
        conversation: str,
        subject: str,
        version: int,
        events: Sequence[bytes],
        at: datetime,
        turn: str | None,
        schema: int,
    ) -> None:
        rows = [
            {
                "conversation": conversation,
                "seq": seq,
                "turn": turn,
                "at": at,
                "schema": schema,
                "payload": self._keyring.seal(subject, _EVENTS, f"{conversation}/{seq}", payload),
            }
            for seq, payload in enumerate(events, version + 1)
        ]
        if rows:
            _INSERT_EVENT.run(self._connection, *rows)

    def _keep(self, conversation: str, subject: str, version: int, snapshot: bytes) -> None:
        state = self._keyring.seal(subject, _HEADS, f"{conversation}/{version}", snapshot)
        self._connection.execute(_KEEP, {"id_": conversation, "at_version": version, "state": state})


class _Held(NamedTuple):
    """What is read of a conversation when its row is locked."""

    subject: str
    version: int
    owner: str


def _head(row: AnyRow) -> Conversation:
    return Conversation(**{column.name: getattr(row, column.name) for column in _HEAD_COLUMNS})
