"""How is a turn taken? In two short transactions, with everything computed between them on a snapshot, unlocked.

The first records the utterance under the client's turn id (a repeat gets the first reply). The second appends the
events if nobody else has written since; of two writers one wins and the other is told.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from suishiban.api.case_log import CaseLog, CaseMoved
from suishiban.api.clock import Clock
from suishiban.api.codec import event_bytes, read_utterance, reply_bytes, state_bytes, utterance_bytes
from suishiban.api.services.cases import attached_files, case_summaries, earlier_values
from suishiban.api.services.errors import CaseStands, Conflict, MandateLapsed, NotFillable, TurnInProgress
from suishiban.api.services.filing import FilingDesk, Submitted, next_receipt_no
from suishiban.api.services.mandate_book import enter, held_mandates, note_made, require
from suishiban.api.services.mandate_news import leave_word
from suishiban.api.services.masking import masked
from suishiban.api.services.places import Places
from suishiban.api.services.states import ConversationStates
from suishiban.api.services.tally_book import TallyBook
from suishiban.api.services.tallying import tallies_of
from suishiban.api.store.conversation_records import Appended, OwnerChanged, Received, TurnReceipt, VersionConflict
from suishiban.api.store.keyring import new_id
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.casework.documents import render_application
from suishiban.assistant.casework.mandate_notices import MandateEvent
from suishiban.assistant.conversation.events import SCHEMA
from suishiban.assistant.conversation.reply import FormCard, MatterLine
from suishiban.assistant.conversation.state import Conversation, MatterStatus
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.handing_in import HandedIn
from suishiban.assistant.lapsing import first_look
from suishiban.assistant.policy.evidence import NewNumbers
from suishiban.assistant.preview import (
    application_as_it_stands,
    form_as_it_stands,
    form_to_hand_in,
    matters_under_way,
    would_hand_in,
)
from suishiban.assistant.turn import Office, TurnResult, take_turn
from suishiban.assistant.understanding.engine import Engine
from suishiban.assistant.visit import Citizen, Tell, Visit, untold
from suishiban.knowledge.rules import WorkingCalendar

#: Events between two snapshots of a conversation's state.
SNAPSHOT_EVERY = 40
#: How often a turn is worked out anew that something else than a turn overtook: a notice, a clerk, a case that moved.
_TRIES = 3
#: The site's engine → the engine of one turn.
Reading = Callable[[Engine], Engine]


def as_it_is(engine: Engine) -> Engine:
    """Nobody has read anything yet."""
    return engine


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a turn."""

    reply: bytes
    """JSON of `Reply`."""
    version: int
    """Of the conversation after the turn."""
    repeated: bool = False


class TurnService:
    """Takes turns; one per process, for all threads."""

    def __init__(
        self,
        store: Store,
        office: Callable[[], Office],
        places: Places,
        calendar: WorkingCalendar,
        clock: Clock,
        log: CaseLog,
        desk: FilingDesk,
        tallies: TallyBook,
        kept: timedelta,
    ) -> None:
        """`kept`: how long a draft is kept that nobody goes on with."""
        self._store = store
        self._kept = kept
        self._desk = desk
        self._tallies = tallies
        self._log = log
        self._office = office
        self._places = places
        self._calendar = calendar
        self._clock = clock
        self.states = ConversationStates(store)

    def take(
        self,
        conversation: str,
        utterance: Utterance,
        citizen: Citizen | None,
        expected_version: int | None = None,
        tell: Tell = untold,
        reading: Reading = as_it_is,
    ) -> Taken:
        """Answer one turn; raises TurnInProgress, Conflict, Unknown, KeyErased.

        `tell` hears the sentences that a language model words before the turn is over; what is worked out anew because
        something overtook it is not told again. `reading` is the site's engine with what somebody else read already.
        """
        now = self._clock.now()
        spoken = utterance_bytes(utterance)
        receipt = self._store.write(
            lambda work: work.conversations.record_turn(conversation, utterance.turn_id, spoken, now)
        )
        if receipt.outcome is Received.ANSWERED:
            return Taken(receipt.reply, receipt.version, repeated=True)
        if receipt.outcome is Received.PENDING:
            raise TurnInProgress(turn_id=utterance.turn_id)
        if receipt.outcome is Received.RETAKEN:
            utterance = read_utterance(receipt.utterance)
        try:
            return self._answer(conversation, utterance, citizen, receipt, expected_version, now, tell, reading)
        except Exception:
            self._store.write(lambda work: work.conversations.fail_turn(conversation, utterance.turn_id))
            raise

    def _answer(
        self,
        conversation: str,
        utterance: Utterance,
        citizen: Citizen | None,
        receipt: TurnReceipt,
        expected_version: int | None,
        now: datetime,
        tell: Tell,
        reading: Reading,
    ) -> Taken:
        """Work the turn out and commit it; anew where the conversation or a case moved meanwhile without the citizen.

        A client that names the version it saw gets no answer to another one.
        """
        if expected_version is not None and expected_version != receipt.version:
            raise Conflict(version=expected_version, present=receipt.version)
        tries = 1 if expected_version is not None else _TRIES
        version, owner = receipt.version, receipt.owner
        for _ in range(tries):
            before = self.states.state(conversation, version)
            office = self._office()
            office = replace(office, engine=reading(office.engine))
            result = take_turn(utterance, before, self._visit(before, citizen, now, tell), office)
            tell = untold
            reply = reply_bytes(result.reply)
            commit = _Commit(conversation, utterance.turn_id, before, owner, result, reply, citizen, now)
            version, owner, committed = self._try(commit)
            if committed:
                self.states.remember(result.state)
                self._tallies.count(tallies_of(before, result.events, result.state), now)
                return Taken(reply, version)
        raise Conflict(version=before.version, present=version, right="read the conversation and decide again")

    def _try(self, commit: "_Commit") -> tuple[int, str, bool]:
        """Version and owner of the conversation after the attempt to commit, and whether it is committed.

        Raises Conflict where another turn of the citizen was first.
        """
        try:
            outcome = self._store.write(lambda work: self._commit(work, commit))
            if isinstance(outcome, Appended):
                return outcome.version, commit.result.state.owner, True
        except (CaseMoved, CaseStands, MandateLapsed):
            pass
        with self._store.reading() as work:
            head = work.conversations.get(commit.conversation)
            since = work.conversations.events(commit.conversation, commit.before.version)
        if any(event.turn is not None for event in since):
            raise Conflict(version=commit.before.version, present=head.version)
        return head.version, head.owner, False

    def _commit(self, work: Work, commit: "_Commit") -> Appended | VersionConflict | OwnerChanged:
        result, before = commit.result, commit.before
        snapshot = None
        if result.state.version // SNAPSHOT_EVERY > before.version // SNAPSHOT_EVERY:
            snapshot = state_bytes(result.state)
        appended = work.conversations.append(
            commit.conversation,
            before.version,
            commit.owner,
            [event_bytes(event) for event in result.events],
            commit.at,
            turn=commit.turn_id,
            reply=commit.reply,
            snapshot=snapshot,
            schema=SCHEMA,
            owner=result.state.owner,
        )
        if isinstance(appended, Appended):
            self._consequences(work, commit)
        return appended

    def _consequences(self, work: Work, commit: "_Commit") -> None:
        """What the turn leads to besides its events, in the same transaction."""
        result = commit.result
        if result.mandate is not None and commit.citizen is not None:
            entry = enter(work, self._store.vault, result.mandate, commit.citizen.person, commit.at)
            leave_word(work, entry, MandateEvent.MADE, commit.at)
        if result.state.drafts and not commit.before.drafts:
            work.conversations.look_at_drafts(commit.conversation, first_look(commit.at, self._kept))
        for handed_in in result.handed_in:
            self._file(work, commit, handed_in)
        # What waits goes before what it waits for, which would stop it.
        for case_id in reversed(result.withdraw):
            self._desk.take_back(work, case_id, commit.conversation, commit.at)
        if result.unanswered:
            head = work.conversations.get(commit.conversation)
            item, region = result.reply.item or None, result.state.region
            work.questions.leave_open(
                head.subject, masked(result.unanswered), item, region, result.reply.outcome, commit.at
            )
        if result.mandate is not None and commit.citizen is not None:
            note_made(work, result.mandate, commit.citizen.person, commit.at)

    def _file(self, work: Work, commit: "_Commit", handed_in: HandedIn) -> None:
        matter, before = handed_in.matter, commit.before.matters
        assert commit.citizen is not None
        compiled = self._office().knowledge.release.pinned(matter.item, matter.region, matter.guide_version)
        mandate = handed_in.application.mandate
        if mandate is not None:
            # It may have been revoked since the turn began.
            require(work, mandate, commit.citizen.person, matter.item, compiled.guide.audience, commit.at)
        self._desk.file(
            work,
            Submitted(
                handed_in.application,
                matter,
                handed_in.bond,
                next((one.status for one in before if one.id == matter.id), MatterStatus.FILLING),
                compiled,
                commit.citizen.person,
                commit.conversation,
                self._moment(commit.before, commit.at),
            ),
        )

    def form(self, state: Conversation, citizen: Citizen | None) -> FormCard | None:
        """The open form of a conversation as it stands."""
        return form_as_it_stands(state, self._visit(state, citizen, self._clock.now()), self._office())

    def matters(self, state: Conversation) -> tuple[MatterLine, ...]:
        """The applications of a conversation where there are several."""
        return matters_under_way(state, self._office())

    def form_to_hand_in(self, state: Conversation, citizen: Citizen | None) -> FormCard | None:
        """The same with what the pre-check finds."""
        return form_to_hand_in(state, self._visit(state, citizen, self._clock.now()), self._office())

    def would_hand_in(self, state: Conversation, utterance: Utterance, citizen: Citizen | None) -> bool:
        """Whether the utterance is the word that the form shown waits for; nothing is done."""
        return would_hand_in(utterance, state, self._visit(state, citizen, self._clock.now()), self._office())

    def preview(self, state: Conversation, citizen: Citizen) -> bytes:
        """The open form as PDF; raises NotFillable where none is open."""
        application = application_as_it_stands(state, self._visit(state, citizen, self._clock.now()), self._office())
        if application is None:
            raise NotFillable(conversation=state.id, right="begin an application first")
        return render_application(application)

    def _moment(self, state: Conversation, now: datetime) -> Moment:
        return Moment(now, self._calendar, self._places.types(state.region))

    def _visit(self, state: Conversation, citizen: Citizen | None, now: datetime, tell: Tell = untold) -> Visit:
        def numbers() -> NewNumbers:
            return NewNumbers(new_id(), self._store.write(lambda work: next_receipt_no(work, now.date())))

        return Visit(
            self._moment(state, now),
            numbers,
            lambda: case_summaries(self._store, self._log, citizen.person, state.id) if citizen else (),
            lambda ids: attached_files(self._store, state.id, ids),
            citizen,
            tell,
            earlier=lambda: earlier_values(self._store, self._log, citizen.person) if citizen else (),
            mandates=lambda: held_mandates(self._store, citizen.person) if citizen else (),
        )

    @property
    def words_its_answers(self) -> bool:
        """Whether a language model does, which takes seconds."""
        return self._office().writer is not None


@dataclass(frozen=True, slots=True)
class _Commit:
    """What the second transaction writes."""

    conversation: str
    turn_id: str
    before: Conversation
    owner: str
    result: TurnResult
    reply: bytes
    citizen: Citizen | None
    at: datetime
