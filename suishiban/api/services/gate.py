"""May these drafts be released? What a second person says, and what the golden questions and dialogues say.

A run of the gate is asked for, played by the workers of any process, and bound to its drafts and to the release it was
played over. A release goes through where every draft is approved by somebody else than its author and the run has
passed; who takes the responsibility may override a run that failed, with a reason that is kept with the release.
"""

import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter

from suishiban.api.clock import Clock
from suishiban.api.services.errors import Conflict, GateClosed, NotAllowed, NotReviewed
from suishiban.api.services.golden_files import add_golden
from suishiban.api.services.knowledge import KnowledgeService
from suishiban.api.services.publishing import Publishing, active_release
from suishiban.api.services.rehearsal import Rehearsal, Report, in_force
from suishiban.api.store.audit import AuditEntry
from suishiban.api.store.gate_runs import GateRun, GateState
from suishiban.api.store.golden import GoldenOrigin, GoldenQuestion
from suishiban.api.store.guide_files import GuideState
from suishiban.api.store.reviews import Review, ReviewVerdict
from suishiban.api.store.store import Store
from suishiban.api.store.work import Work
from suishiban.assistant.rehearsal.script import Dialogue, dialogues_in
from suishiban.knowledge.search.golden import Golden

_REPORT: TypeAdapter[Report] = TypeAdapter(Report)
#: Characters of the reason of an override.
SHORTEST_REASON = 10
#: Seconds between two notes of how far a run is.
_NOTE = 0.5

Drafts = Mapping[str, int]


class Gate:
    """Review, rehearsal and release of drafts."""

    def __init__(
        self, store: Store, knowledge: KnowledgeService, publishing: Publishing, rehearsal: Rehearsal, clock: Clock
    ) -> None:
        self._store = store
        self._knowledge = knowledge
        self._publishing = publishing
        self._rehearsal = rehearsal
        self._clock = clock

    def review(self, item: str, version: int, verdict: ReviewVerdict, note: str, actor: str) -> None:
        """What `actor` says of a draft; raises Unknown, Conflict for what is no draft, NotAllowed for its author."""
        now = self._clock.now()

        def keep(work: Work) -> None:
            file = work.guide_files.get(item, version)
            if file.state is not GuideState.DRAFT:
                raise Conflict(guide=item, version=version, state=file.state.value, right="the item's present draft")
            if file.author == actor:
                raise NotAllowed(reviewer=actor, right="somebody else than the draft's author")
            work.reviews.keep(Review(item, version, actor, verdict, note, now))
            entry = AuditEntry(at=now, actor=actor, action=f"review-{verdict.value}", object=f"guide:{item}@{version}")
            work.audit.append(entry)

        self._store.write(keep)

    def reviews(self, item: str, version: int) -> tuple[Review, ...]:
        """What was said of a version."""
        with self._store.reading() as work:
            return work.reviews.of(item, version)

    def ask(self, drafts: Drafts, actor: str) -> str:
        """Have these drafts rehearsed; the id of the run. Raises Unknown, Conflict, NotReleasable."""
        self._publishing.rehearsed(drafts)
        now = self._clock.now()
        return self._store.write(lambda work: work.gates.ask(active_release(work), drafts, actor, now))

    def run(self, id: str) -> tuple[GateRun, Report | None]:
        """How far a run is, and its report once it is over; raises Unknown."""
        with self._store.reading() as work:
            run = work.gates.get(id)
        return run, _REPORT.validate_json(run.report) if run.report else None

    def runs(self) -> tuple[GateRun, ...]:
        """The latest first."""
        with self._store.reading() as work:
            return work.gates.latest()

    def once(self) -> int:
        """Play the oldest run that waits; how many were played. For the workers."""
        run = self._store.write(lambda work: work.gates.claim(self._clock.now()))
        if run is None:
            return 0
        report = self.rehearse(run.drafts, _Notes(self._store, self._clock, run.id))
        state = GateState.FAILED if report.blocks else GateState.PASSED
        written = _REPORT.dump_json(report)
        self._store.write(lambda work: work.gates.finish(run.id, state, written))
        return 1

    def rehearse(self, drafts: Drafts, progress: "_Notes | None" = None) -> Report:
        """The report on these drafts over what is served."""
        after = self._publishing.rehearsed(drafts)
        with self._store.reading() as work:
            questions = tuple(_golden(one, drafts) for one in work.golden.all())
            dialogues = _dialogues(work.golden.dialogues())
        at = in_force(after, drafts, self._clock.now())
        before = self._knowledge.current()
        return self._rehearsal.report(before, after, questions, dialogues, at, progress or (lambda done, total: None))

    def add_golden(self, path: Path, region: str, actor: str) -> int:
        """Keep the golden questions or dialogues of a file; how many are new. Raises WrongGoldenFile, WrongDialogue."""
        now = self._clock.now()
        return self._store.write(lambda work: add_golden(work, path, region, actor, now))

    def golden(self) -> tuple[GoldenQuestion, ...]:
        """The golden questions."""
        with self._store.reading() as work:
            return work.golden.all()

    def release(self, drafts: Drafts, gate: str, override: str, actor: str) -> str:
        """Publish these drafts in one release; its id.

        Raises NotReviewed, GateClosed where the run has failed and no reason is given, is not over, or is of other
        drafts or over another release; what `Publishing.publish_drafts` raises.
        """
        with self._store.reading() as work:
            _demand_reviews(work, drafts)
            run = work.gates.get(gate)
            _demand_passed(run, drafts, active_release(work), override)
        reason = override if run.state is GateState.FAILED else None
        return self._publishing.publish_drafts(
            drafts, actor, self._clock.now(), gate=gate, override=reason, over=run.base
        )


class _Notes:
    """Tells the store how far a run is, not too often."""

    def __init__(self, store: Store, clock: Clock, run: str) -> None:
        self._store, self._clock, self._run = store, clock, run
        self._last = float("-inf")

    def __call__(self, done: int, total: int) -> None:
        if time.monotonic() - self._last >= _NOTE:
            self._last = time.monotonic()
            now: datetime = self._clock.now()
            self._store.write(lambda work: work.gates.progress(self._run, done, total, now))


def _demand_reviews(work: Work, drafts: Drafts) -> None:
    lacking = [item for item, version in sorted(drafts.items()) if not _approved(work, item, version)]
    if lacking:
        raise NotReviewed(guides=", ".join(lacking), right="approved by somebody else than the author")


def _approved(work: Work, item: str, version: int) -> bool:
    author = work.guide_files.get(item, version).author
    verdicts = {one.verdict for one in work.reviews.of(item, version) if one.reviewer != author}
    return verdicts == {ReviewVerdict.APPROVED}


def _demand_passed(run: GateRun, drafts: Drafts, active: str, override: str) -> None:
    if dict(run.drafts) != dict(drafts) or run.base != active:
        raise GateClosed(gate=run.id, state="stale", right="a run of these very drafts over what is served now")
    if run.state in (GateState.WAITING, GateState.RUNNING):
        raise GateClosed(gate=run.id, state=run.state.value, right="wait until it is over")
    if run.state is GateState.FAILED and len(override.strip()) < SHORTEST_REASON:
        right = f"mend the drafts, or give a reason of at least {SHORTEST_REASON} characters"
        raise GateClosed(gate=run.id, state=run.state.value, override=override, right=right)


def _golden(asked: GoldenQuestion, drafts: Drafts) -> Golden:
    demanded = asked.origin is GoldenOrigin.CITIZENS and asked.item in drafts
    return Golden(asked.text, asked.item, asked.section, asked.region, demanded)


def _dialogues(contents: Sequence[bytes]) -> tuple[Dialogue, ...]:
    return tuple(one for content in contents for one in dialogues_in(content.decode(), "golden dialogue"))
