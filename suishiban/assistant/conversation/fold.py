"""Which state follows from an event? One small function per kind of event."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from suishiban.assistant.conversation import events as e
from suishiban.assistant.conversation.answers import MANDATE, Answer, Change, SourceKind
from suishiban.assistant.conversation.state import Conversation, Matter, MatterStatus


def fold(state: Conversation, events: Iterable[e.Event]) -> Conversation:
    """`state` after all of `events`, in order."""
    for event in events:
        state = apply(state, event)
    return state


def apply(state: Conversation, event: e.Event) -> Conversation:
    """`state` after `event`; its version counts one more."""
    changed = _APPLY[type(event)](state, event)
    return replace(changed, version=state.version + 1)


def _with(state: Conversation, matter: Matter) -> Conversation:
    matters = tuple(_asked_anew(other, matter) if other.id == matter.id else other for other in state.matters)
    return replace(state, matters=matters)


def _asked_anew(before: Matter, after: Matter) -> Matter:
    """What was agreed to for one person is not agreed to for another: sources are asked about anew."""
    if before.answers.get(MANDATE) == after.answers.get(MANDATE):
        return after
    return replace(after, consented=(), withheld=())


def _spoke(state: Conversation, event: e.Spoke) -> Conversation:
    return replace(state, turns=state.turns + 1, heard_at=event.at, drafts_until="")


def _warned(state: Conversation, event: e.DraftsWarned) -> Conversation:
    return replace(state, drafts_until=event.until)


def _expired(state: Conversation, event: e.DraftsExpired) -> Conversation:
    for matter_id in event.matter_ids:
        gone = state.matter(matter_id)
        emptied = Matter(gone.id, gone.item, gone.region, gone.guide_version, MatterStatus.EXPIRED, parts=gone.parts)
        state = _with(state, emptied)
    asked = state.active in event.matter_ids
    left = tuple(one for one in state.left if one not in event.matter_ids)
    active, prompt = ("", None) if asked else (state.active, state.prompt)
    return replace(state, active=active, prompt=prompt, left=left, drafts_until="", acting=None)


def _same(state: Conversation, event: e.Event) -> Conversation:
    return state


def _language(state: Conversation, event: e.LanguageChosen) -> Conversation:
    return replace(state, language=event.language)


def _region(state: Conversation, event: e.RegionChosen) -> Conversation:
    return replace(state, region=event.region)


def _focused(state: Conversation, event: e.ItemFocused) -> Conversation:
    return replace(state, focus=event.item, asked=event.section)


def _turned_to(state: Conversation, matter_id: str, focus: str) -> Conversation:
    """`matter_id` is being filled; what was before waits on top of what was left."""
    left = (*(one for one in state.left if one not in (matter_id, state.active)), state.active)
    return replace(state, active=matter_id, focus=focus, left=tuple(one for one in left if one not in ("", matter_id)))


def _started(state: Conversation, event: e.MatterStarted) -> Conversation:
    answers = {answer.path: answer for answer in event.answers}
    matter = Matter(
        event.matter_id,
        event.item,
        event.region,
        event.guide_version,
        answers=answers,
        parts=event.parts,
        event_no=event.event_no,
    )
    return _turned_to(replace(state, matters=(*state.matters, matter)), matter.id, event.item)


def _switched(state: Conversation, event: e.MatterSwitched) -> Conversation:
    focus = state.matter(event.matter_id).item if event.matter_id else state.focus
    return _turned_to(state, event.matter_id, focus)


def _cancelled(state: Conversation, event: e.MatterCancelled) -> Conversation:
    matter = replace(state.matter(event.matter_id), status=MatterStatus.CANCELLED)
    active = "" if state.active == event.matter_id else state.active
    return replace(_with(state, matter), active=active)


def _resumed(state: Conversation, event: e.MatterResumed) -> Conversation:
    matter = replace(state.matter(event.matter_id), status=MatterStatus.FILLING)
    return _turned_to(_with(state, matter), matter.id, matter.item)


#: What comes from here is not the citizen's word: “上一步” takes back what they said last, not what was looked up.
_LOOKED_UP = (SourceKind.IDENTITY, SourceKind.RECORD)


def _answered(state: Conversation, event: e.Answered) -> Conversation:
    matter = state.matter(event.matter_id)
    changes = tuple(
        Change(event.turn_id, new.path, matter.answers.get(new.path))
        for new in event.answers
        if new.source.kind not in _LOOKED_UP
    )
    written = {new.path: new for new in event.answers}
    return _with(
        state,
        replace(
            matter,
            answers={**matter.answers, **written},
            journal=(*matter.journal, *changes),
            last_path=event.last_path or matter.last_path,
            failures={path: count for path, count in matter.failures.items() if path not in written},
            refused={path: raw for path, raw in matter.refused.items() if path not in written},
            to_correct=tuple(path for path in matter.to_correct if path not in written),
        ),
    )


def _reopened(state: Conversation, event: e.Reopened) -> Conversation:
    matter = state.matter(event.matter_id)
    changes = tuple(Change(event.turn_id, path, matter.answers.get(path)) for path in event.paths)
    answers = {path: answer for path, answer in matter.answers.items() if path not in event.paths}
    return _with(state, replace(matter, answers=answers, journal=(*matter.journal, *changes)))


def _undone(state: Conversation, event: e.Undone) -> Conversation:
    matter = state.matter(event.matter_id)
    if not matter.journal:
        return state
    last_turn = matter.journal[-1].turn_id
    answers: dict[str, Answer] = dict(matter.answers)
    journal = list(matter.journal)
    while journal and journal[-1].turn_id == last_turn:
        change = journal.pop()
        if change.before is None:
            answers.pop(change.path, None)
        else:
            answers[change.path] = change.before
    last_path = journal[-1].path if journal else ""
    return _with(state, replace(matter, answers=answers, journal=tuple(journal), last_path=last_path))


def _rejected(state: Conversation, event: e.ValueRejected) -> Conversation:
    matter = state.matter(event.matter_id)
    failures = {**matter.failures, event.path: matter.failures.get(event.path, 0) + 1}
    others = {path: raw for path, raw in matter.refused.items() if path != event.path}
    refused = {**others, event.path: event.raw} if event.raw else matter.refused
    return _with(state, replace(matter, failures=failures, refused=refused))


def _sources(state: Conversation, event: e.SourcesDecided) -> Conversation:
    matter = state.matter(event.matter_id)
    consented = tuple(dict.fromkeys((*matter.consented, *event.consented)))
    withheld = tuple(dict.fromkeys((*matter.withheld, *event.withheld)))
    return _with(state, replace(matter, consented=consented, withheld=withheld))


def _shown(state: Conversation, event: e.FormShown) -> Conversation:
    return _with(state, replace(state.matter(event.matter_id), shown_digest=event.digest))


def _submitted(state: Conversation, event: e.MatterSubmitted) -> Conversation:
    matter = replace(
        state.matter(event.matter_id),
        status=MatterStatus.SUBMITTED,
        case_id=event.case_id,
        receipt_no=event.receipt_no,
        to_correct=(),
        refused={},
    )
    return replace(_with(state, matter), active="" if state.active == matter.id else state.active)


def _correcting(state: Conversation, event: e.CorrectionOpened) -> Conversation:
    matter = replace(
        state.matter(event.matter_id), status=MatterStatus.CORRECTING, to_correct=event.paths, shown_digest=""
    )
    return _turned_to(_with(state, matter), matter.id, matter.item)


def _acting(state: Conversation, event: e.ActingChosen) -> Conversation:
    return replace(state, acting=event.acting)


def _mandate(state: Conversation, event: e.MandateMade) -> Conversation:
    matter = replace(state.matter(event.matter_id), status=MatterStatus.SETTLED)
    return replace(_with(state, matter), active="" if state.active == matter.id else state.active)


def _prompted(state: Conversation, event: e.Prompted) -> Conversation:
    return replace(state, prompt=event.prompt)


def _owner(state: Conversation, event: e.OwnerChanged) -> Conversation:
    return replace(state, owner=event.owner)


_APPLY: dict[type[Any], Callable[[Conversation, Any], Conversation]] = {
    e.Spoke: _spoke,
    e.Replied: _same,
    e.LanguageChosen: _language,
    e.RegionChosen: _region,
    e.ItemFocused: _focused,
    e.MatterStarted: _started,
    e.MatterSwitched: _switched,
    e.MatterCancelled: _cancelled,
    e.MatterResumed: _resumed,
    e.DraftsWarned: _warned,
    e.DraftsExpired: _expired,
    e.Answered: _answered,
    e.Reopened: _reopened,
    e.Undone: _undone,
    e.ValueRejected: _rejected,
    e.SourcesDecided: _sources,
    e.FormShown: _shown,
    e.MatterSubmitted: _submitted,
    e.CorrectionOpened: _correcting,
    e.Prompted: _prompted,
    e.ActingChosen: _acting,
    e.MandateMade: _mandate,
    e.OwnerChanged: _owner,
}
