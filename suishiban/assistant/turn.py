"""What happens in one turn? Utterance → commands → evidence → decision → pre-check → next step → reply.

Everything is computed on a snapshot; nothing here writes. The caller commits the events, and with them what was handed
in, in one transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from suishiban.assistant.authority import about_others, authority, may_be_read, with_files
from suishiban.assistant.casework.findings import Finding, finding_line
from suishiban.assistant.casework.precheck import precheck
from suishiban.assistant.casework.rechecked import unread_findings
from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.acts import AnswerFrom
from suishiban.assistant.conversation.events import (
    Event,
    LanguageChosen,
    Replied,
    Spoke,
)
from suishiban.assistant.conversation.fold import fold
from suishiban.assistant.conversation.mandate import Mandate, MandateState
from suishiban.assistant.conversation.premise import Premise
from suishiban.assistant.conversation.reply import Claim, Outcome, Reply
from suishiban.assistant.conversation.state import Conversation, Matter, Prompt, PromptKind
from suishiban.assistant.conversation.utterance import Utterance
from suishiban.assistant.form.behalf import is_form, mandate_in
from suishiban.assistant.form.joint import applies
from suishiban.assistant.form.next_question import next_question
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.handing_in import HandedIn, handed_in
from suishiban.assistant.policy.decide import decide
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.evidence import Evidence, NewNumbers, Record
from suishiban.assistant.policy.life_event import shares_of
from suishiban.assistant.policy.next_step import Obstacle, next_step
from suishiban.assistant.policy.prompted import sources_in
from suishiban.assistant.policy.rechecking import sources_behind, unread
from suishiban.assistant.response.compose import compose
from suishiban.assistant.response.premise import judged, without_tag
from suishiban.assistant.response.scene import OpenMatter, Scene
from suishiban.assistant.response.writing import Writer, written
from suishiban.assistant.understanding.as_of import day_asked, without_day
from suishiban.assistant.understanding.engine import Engine, Heard, OpenForm
from suishiban.assistant.understanding.language import language_of
from suishiban.assistant.understanding.supposing import supposed
from suishiban.assistant.visit import Tell, Visit
from suishiban.knowledge.guide import Option
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.search import Found, Knowledge, Retrieved, retrieve
from suishiban.knowledge.search.follow_up import followed_up


class Sources(Protocol):
    """E-licences and data sources, read for one citizen."""

    def read(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """What `source` holds on `person`, or on the principal of a mandate of theirs.

        None where it holds nothing, does not answer, or the mandate does not hold for `purpose`, an item. Every read is
        logged.
        """
        ...

    def again(self, source: str, person: str, purpose: str, mandate: str = "") -> Record | None:
        """What `source` holds now, read once more on what was agreed to before.

        Empty where it holds nothing any more; None where it does not answer, or may not be read any more.
        """
        ...


@dataclass(frozen=True, slots=True)
class Office:
    """What a turn works with."""

    knowledge: Knowledge
    engine: Engine
    sources: Sources
    writer: Writer | None = None
    """Words answers; None: they are the guides' own sentences."""
    letters: MandateState = MandateState.IN_FORCE
    """What a mandate is worth that rests on uploaded papers: in force, or proposed until the principal confirms it."""


@dataclass(frozen=True, slots=True)
class TurnResult:
    """What is to be committed, and what the citizen receives."""

    state: Conversation
    events: tuple[Event, ...]
    reply: Reply
    handed_in: tuple[HandedIn, ...] = ()
    """Confirmed in this turn; become cases in the transaction that commits the events."""
    withdraw: tuple[str, ...] = ()
    """Cases the citizen takes back, in the order of their receipt numbers."""
    mandate: Mandate | None = None
    """Given in this turn; is stored in the transaction that commits the events."""
    unanswered: str = ""
    """A question the guides did not settle; kept, masked, for the administrators."""


def take_turn(utterance: Utterance, state: Conversation, visit: Visit, office: Office) -> TurnResult:
    """The whole turn; pure but for the data sources read with the citizen's consent."""
    heard_events = _heard(utterance, state, visit)
    state = fold(state, heard_events)
    if state.owner.startswith("clerk:"):
        return TurnResult(state, heard_events, Reply(Outcome.TALKED, ()))
    heard = listen(utterance, state, visit, office)
    commands = office.engine.understand(heard)
    deliberation = Deliberation(state, _gather(commands, state, visit, office), utterance.turn_id)
    if heard.form is not None and state.open_matter is not None:
        deliberation.looked_at(state.open_matter, heard.form.relevant)
    decide(deliberation, commands)
    if deliberation.state.matters is not state.matters:
        again = _listen_again(utterance, deliberation, visit, office)
        decide(deliberation, office.engine.more(again, commands, _fresh(heard, again)))
    findings = _check(deliberation, visit.moment)
    next_step(deliberation, [Obstacle(finding.paths, finding.severity == "error") for finding in findings])
    scene = _scene(deliberation, office, findings, visit.tell)
    reply = compose(scene, deliberation.acts, deliberation.outcomes)
    deliberation.emit(Replied(utterance.turn_id, "bot", reply, visit.moment.at.isoformat()))
    return TurnResult(
        deliberation.state,
        (*heard_events, *deliberation.events),
        reply,
        handed_in(deliberation, visit, findings),
        deliberation.withdrawn,
        with_files(deliberation.made, visit.files) if deliberation.made is not None else None,
        _unanswered(commands, reply),
    )


def _heard(utterance: Utterance, state: Conversation, visit: Visit) -> tuple[Event, ...]:
    """What the citizen did, and the language they now use."""
    said = utterance.text or utterance.choice or "、".join(one.name for one in utterance.uploads)
    spoke = Spoke(utterance.turn_id, said, visit.moment.at.isoformat())
    answering = state.prompt is not None and state.prompt.kind is PromptKind.FIELD
    language = language_of(utterance.text, state.language, answering)
    return (spoke,) if language is state.language else (spoke, LanguageChosen(language))


def listen(utterance: Utterance, state: Conversation, visit: Visit, office: Office) -> Heard:
    """The utterance with what it may refer to."""
    matter = state.open_matter
    form = None
    if matter is not None:
        compiled = office.knowledge.release.pinned(matter.item, matter.region, matter.guide_version, matter.parts)
        form = OpenForm(compiled, applies(compiled, matter.answers, visit.moment))
    return Heard(utterance, state, office.knowledge, visit.moment, form)


def _listen_again(utterance: Utterance, d: Deliberation, visit: Visit, office: Office) -> Heard:
    """The same utterance, heard by the state that the first commands led to."""
    matter = d.state.open_matter
    form = OpenForm(d.guide_of(matter), d.relevance_of(matter)) if matter is not None else None
    return Heard(utterance, d.state, office.knowledge, visit.moment, form)


def _fresh(before: Heard, after: Heard) -> frozenset[str]:
    """The empty blanks that apply only since the first commands were carried out."""
    if before.form is None or after.form is None or after.state.open_matter is None:
        return frozenset()
    known = {blank.path for blank in before.form.relevant.blanks} | after.state.open_matter.answers.keys()
    return frozenset(blank.path for blank in after.form.relevant.blanks if blank.path not in known)


def _gather(commands: tuple[c.Command, ...], state: Conversation, visit: Visit, office: Office) -> Evidence:
    """Everything the policy may need, looked up once."""
    retrieved = _search(commands, state, visit, office)
    mandates = visit.mandates() if about_others(commands, state) else ()
    return Evidence(
        release=office.knowledge.release,
        moment=visit.moment,
        numbers=_numbers(commands, state, visit),
        known_citizen=visit.citizen is not None,
        identity=visit.citizen.identity if visit.citizen else {},
        retrieved=retrieved,
        premises=_premises(retrieved),
        supposed=_supposed(retrieved, state, visit.moment, office),
        as_of=_as_of(retrieved, visit.moment.at.date()),
        records=_read(commands, state, visit, office, mandates),
        now_held=_read_again(commands, state, visit, office),
        mandates=mandates,
        letters=office.letters,
        earlier=visit.earlier() if _may_fill_again(state, visit) else (),
        cases=visit.cases() if _about_cases(commands, state) else (),
    )


def _numbers(commands: tuple[c.Command, ...], state: Conversation, visit: Visit) -> tuple[NewNumbers, ...]:
    """Those of the case that may be opened; of a life event, its own and one for each of its items."""
    submits = any(isinstance(one, c.Submit) for one in commands)
    if state.open_matter is None or not submits or is_form(state.open_matter):
        return ()
    return tuple(visit.numbers() for _ in range(1 + len(state.open_matter.parts)))


def _may_fill_again(state: Conversation, visit: Visit) -> bool:
    """Whether what the citizen gave before may serve in this turn."""
    return visit.citizen is not None and state.open_matter is not None


def _about_cases(commands: tuple[c.Command, ...], state: Conversation) -> bool:
    withdrawing = state.prompt is not None and state.prompt.kind in _WITHDRAWING
    return withdrawing or any(isinstance(command, c.AskProgress | c.Withdraw | c.WithdrawEvent) for command in commands)


_WITHDRAWING = (PromptKind.CONFIRM_WITHDRAW, PromptKind.CONFIRM_WITHDRAW_EVENT)


def _search(
    commands: tuple[c.Command, ...], state: Conversation, visit: Visit, office: Office
) -> Mapping[str, Retrieved]:
    on = visit.moment.at.date()
    found: dict[str, Retrieved] = {}
    for command in commands:
        if isinstance(command, c.AskGuide):
            question = command.question
            asked = without_tag(question)
            day = day_asked(question, on) or on
            asked = asked if day == on else without_day(asked)
            found[question] = _retrieved(office.knowledge, asked, state, day)
            if day != on and found[question].found is not Found.ANSWER:
                # No guide holds then: what holds now is all there is to tell.
                found[question] = _retrieved(office.knowledge, asked, state, on)
        elif (question := _question_behind(state.prompt)) and (item := _chosen(command, state.prompt)):
            found[question] = retrieve(office.knowledge, question, state.region, on, item=item)
    return found


def _retrieved(knowledge: Knowledge, asked: str, state: Conversation, day: date) -> Retrieved:
    """What answers the question in full, where it follows upon another; else what answers its own words.

    In full it is first asked as if nothing were talked of: 那护照呢 names another item, 那小孩呢 names none.
    """
    fuller = followed_up(asked, state.asked)
    for question, context in ((fuller, ""), (fuller, state.focus)) if fuller else ():
        found = retrieve(knowledge, question, state.region, day, context=context)
        if found.found is Found.ANSWER:
            return found
    return retrieve(knowledge, asked, state.region, day, context=state.focus)


def _premises(retrieved: Mapping[str, Retrieved]) -> Mapping[str, Premise]:
    """What the questions take for granted, judged by what their item's guide tells."""
    found = {question: judged(question, one.passages, one.told) for question, one in retrieved.items()}
    return {question: premise for question, premise in found.items() if premise is not None}


def _supposed(
    retrieved: Mapping[str, Retrieved], state: Conversation, moment: Moment, office: Office
) -> Mapping[str, Mapping[str, Option]]:
    """The cases that the questions describe."""
    described: dict[str, Mapping[str, Option]] = {}
    for question, found in retrieved.items():
        compiled = office.knowledge.release.guide(found.item, state.region, moment.at.date())
        if isinstance(compiled, CompiledGuide):
            described[question] = supposed(question, compiled.guide, moment)
    return described


def _as_of(retrieved: Mapping[str, Retrieved], today: date) -> Mapping[str, date]:
    """The other day that a question is about, where what answers it holds on that day."""
    days = {question: day_asked(question, today) for question in retrieved}
    return {question: day for question, day in days.items() if day is not None and _holds(retrieved[question], day)}


def _holds(found: Retrieved, day: date) -> bool:
    return bool(found.passages) and all(passage.on(day) for passage in found.passages)


def _chosen(command: c.Command, prompt: Prompt | None) -> str:
    """The item a command chooses among those offered; a yes chooses the only one."""
    if isinstance(command, c.Choose):
        return command.option
    if isinstance(command, c.Confirm) and prompt is not None and len(prompt.choices) == 1:
        return prompt.choices[0].id
    return ""


def _question_behind(prompt: Prompt | None) -> str:
    """The question that a choice among items answers."""
    return prompt.subject if prompt is not None and prompt.kind is PromptKind.CHOOSE_ITEM else ""


def _read(
    commands: tuple[c.Command, ...],
    state: Conversation,
    visit: Visit,
    office: Office,
    mandates: tuple[Mandate, ...],
) -> Mapping[str, Record | None]:
    """The data sources the citizen agrees to in this turn; of somebody else only under a mandate that holds."""
    prompt, matter = state.prompt, state.open_matter
    if visit.citizen is None or prompt is None or matter is None or prompt.kind is not PromptKind.CONSENT:
        return {}
    agreed = [command for command in commands if isinstance(command, c.Consent | c.Confirm)]
    if not any(command.prompt_id == prompt.id for command in agreed):
        return {}
    mandate = mandate_in(matter.answers)
    if not may_be_read(matter, mandates, office.knowledge.release, visit.moment.at.date()):
        return {}
    person = visit.citizen.person
    return {source: office.sources.read(source, person, matter.item, mandate) for source in sources_in(prompt)}


def _read_again(
    commands: tuple[c.Command, ...], state: Conversation, visit: Visit, office: Office
) -> Mapping[str, Record | None]:
    """What the sources behind locked values hold at the moment the complete form is handed in."""
    matter = state.open_matter
    submitted = [one for one in commands if isinstance(one, c.Submit)]
    if visit.citizen is None or matter is None or not submitted:
        return {}
    if submitted[0].digest not in ("", matter.shown_digest):
        return {}
    compiled = office.knowledge.release.pinned(matter.item, matter.region, matter.guide_version, matter.parts)
    relevant = applies(compiled, matter.answers, visit.moment)
    if next_question(relevant, matter) is not None:
        return {}
    person, mandate = visit.citizen.person, mandate_in(matter.answers)
    sources = sources_behind(relevant, matter)
    return {source: office.sources.again(source, person, matter.item, mandate) for source in sources}


def _check(d: Deliberation, moment: Moment) -> tuple[Finding, ...]:
    """The pre-check of a form that has nothing left to ask; before that, what is missing is asked, not reported.

    What stands against a mandate is said at once: nothing else is worth asking before.
    """
    matter = d.state.open_matter
    if matter is None:
        return ()
    if next_question(d.relevance_of(matter), matter) is None:
        found = precheck(d.guide_of(matter), matter.answers, moment)
        return (*authority(d, matter), *found, *unread_findings(unread(d, matter)))
    return authority(d, matter)


def _scene(d: Deliberation, office: Office, findings: tuple[Finding, ...], tell: Tell) -> Scene:
    matter = d.state.open_matter
    shown = _shown(d, matter, findings) if matter is not None else None
    cases = {case.case_id: case for case in d.evidence.cases}
    worded = _worded(d, office.writer, tell) if office.writer is not None else {}
    return Scene(d.state, office.knowledge.release, shown, d.evidence.known_citizen, cases, worded)


def _worded(d: Deliberation, writer: Writer, tell: Tell) -> Mapping[str, tuple[Claim, ...]]:
    """The answers of the turn in the words of a language model; by question."""
    worded: dict[str, tuple[Claim, ...]] = {}
    for act in d.acts:
        if isinstance(act, AnswerFrom):
            claims = []
            for claim in written(writer, act.question, act.passages, d.state.language):
                tell(claim)
                claims.append(claim)
            worded[act.question] = tuple(claims)
    return worded


def _shown(d: Deliberation, matter: Matter, findings: tuple[Finding, ...]) -> OpenMatter:
    compiled = d.guide_of(matter)
    lines = tuple(finding_line(finding, d.state.language, compiled.guide) for finding in findings)
    items = tuple(share.part.item for share in shares_of(d, matter))
    return OpenMatter(matter.id, compiled, d.relevance_of(matter), lines, items)


def _unanswered(commands: tuple[c.Command, ...], reply: Reply) -> str:
    if reply.outcome not in (Outcome.REFUSED, Outcome.CLARIFIED, Outcome.UNCLEAR):
        return ""
    asked = [command.question for command in commands if isinstance(command, c.AskGuide)]
    unclear = [command.text for command in commands if isinstance(command, c.Unclear | c.StartItem)]
    return next(iter((*asked, *unclear)), "")
