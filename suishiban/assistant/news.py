"""What does a conversation hear of what happens elsewhere: to its case by the department, a clerk or the clock; to a
mandate that they gave or act by?

Pure, like a turn: the caller commits the events, those of a case in the transaction that moves it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from suishiban.assistant.casework.case import Case
from suishiban.assistant.casework.change import Change
from suishiban.assistant.casework.states import CaseState
from suishiban.assistant.casework.tidings import tidings
from suishiban.assistant.conversation.events import Event, Replied
from suishiban.assistant.conversation.mandate import Mandate
from suishiban.assistant.conversation.reply import Outcome, Reply
from suishiban.assistant.conversation.state import Conversation, Matter, MatterStatus
from suishiban.assistant.form.behalf import mandate_in
from suishiban.assistant.form.relevance import Moment
from suishiban.assistant.policy.correction import close, reopen
from suishiban.assistant.policy.deliberation import Deliberation
from suishiban.assistant.policy.evidence import Evidence
from suishiban.assistant.response.compose import compose
from suishiban.assistant.response.scene import OpenMatter, Scene
from suishiban.knowledge.guide import Text
from suishiban.knowledge.library.release import Release

#: By whom such a message is.
DEPARTMENT, BOT = "department", "bot"


def hear_of(
    change: Change, state: Conversation, moment: Moment, release: Release, mandates: tuple[Mandate, ...] = ()
) -> tuple[Event, ...]:
    """The events of `state`'s conversation that follow from `change`; none where the citizen is not told of it.

    `mandates` are those by which the citizen may act for others. A case that came back has its form open again at what
    was returned, and the first of it asked.
    """
    told, case = tidings(change), change.case
    if not told:
        return ()
    # Only a citizen who is known has a case.
    d = Deliberation(state, Evidence(release, moment, known_citizen=True, mandates=mandates), f"case-{case.version}")
    _form_follows(d, case)
    asked = _asked(d)
    words = tuple(text.say(state.language) for text in told)
    reply = replace(asked, paragraphs=(*words, *asked.paragraphs), item=case.application.item, case_id=case.id)
    d.emit(Replied(d.turn_id, DEPARTMENT, reply, moment.at.isoformat()))
    return tuple(d.events)


def hear_of_mandate(mandate: str, words: Sequence[Text], state: Conversation, at: datetime) -> Event:
    """A side of a mandate hears of it; what is asked in the conversation stays asked."""
    reply = Reply(Outcome.REPORTED, tuple(one.say(state.language) for one in words), mandate=mandate)
    return Replied(f"mandate-{state.version}", BOT, reply, at.isoformat())


def stopped(mandate: str, state: Conversation, release: Release) -> tuple[Text, ...]:
    """What becomes of the applications of the conversation that were under way on a mandate that is over."""
    items = dict.fromkeys(one.item for one in state.open_matters if mandate_in(one.answers) == mandate)
    named = [release.name(item) for item in items if item in release.live]
    if not named:
        return ()
    zh, en = "、".join(f"“{one.zh}”" for one in named), ", ".join(f"“{one.en or one.zh}”" for one in named)
    return (
        Text(
            f"还没有提交的{zh}先停在这里：您自己填的内容还留着，从对方那里读取的信息不再显示。",
            f"{en}, not handed in yet, stops here: what you filled in yourself is kept, what was read of the other "
            "person is not shown any more.",
        ),
    )


def _form_follows(d: Deliberation, case: Case) -> None:
    matter = next((one for one in d.state.matters if one.case_id == case.id), None)
    if matter is None:
        return
    if case.state is CaseState.CORRECTION_REQUESTED and case.notice is not None:
        reopen(d, matter, dict.fromkeys(path for remark in case.notice.remarks for path in remark.paths))
    elif matter.status is MatterStatus.CORRECTING:
        close(d, matter)


def _asked(d: Deliberation) -> Reply:
    """The question that is open now, where the news changed it."""
    if not d.acts:
        return Reply(Outcome.REPORTED, ())
    matter = d.state.open_matter
    shown = _shown(d, matter) if matter is not None else None
    reply = compose(Scene(d.state, d.evidence.release, shown, known_citizen=True), d.acts, d.outcomes)
    return replace(reply, outcome=Outcome.REPORTED)


def _shown(d: Deliberation, matter: Matter) -> OpenMatter:
    return OpenMatter(matter.id, d.guide_of(matter), d.relevance_of(matter))
