"""How is a life event spoken of: begun, asked about matter by matter, shown and handed in?"""

from collections.abc import Sequence

from suishiban.assistant.conversation import acts as a
from suishiban.assistant.conversation.case_summary import CaseSummary
from suishiban.assistant.conversation.reply import Button
from suishiban.assistant.form.blanks import matter_of
from suishiban.assistant.response import phrases as p
from suishiban.assistant.response.said import Said, listed, sentence
from suishiban.assistant.response.scene import OpenMatter, Scene
from suishiban.knowledge.guide import Language, Text


def begin(scene: Scene, act: a.BeginMatter) -> Said:
    """That the application begins; of a life event, what it may consist of."""
    if not act.parts:
        return sentence(scene, p.BEGIN, item=scene.item(act.item))
    matters = listed(scene, map(scene.item, act.parts))
    return sentence(scene, p.BEGIN_EVENT, item=scene.item(act.item), matters=matters)


def matter_lead(scene: Scene, path: str) -> str:
    """Which matter of a life event the question at `path` is for, where the one answered last was not for it."""
    shown = scene.matter
    if shown is None:
        return ""
    item = matter_of(path)
    if not item or item == matter_of(scene.state.matter(shown.matter_id).last_path):
        return ""
    return scene.say(p.NEXT_MATTER).format(matter=scene.item(item))


def for_matter(scene: Scene, path: str) -> str:
    """Which matter of a life event a document among several is for."""
    item = matter_of(path)
    return scene.say(p.FOR_MATTER).format(matter=scene.item(item)) if item else ""


def told_together(scene: Scene, shown: OpenMatter) -> list[str]:
    """Which matters are done together."""
    if not shown.items:
        return []
    matters = listed(scene, map(scene.item, shown.items))
    return [scene.say(p.DONE_TOGETHER).format(count=len(shown.items), matters=matters)]


def announce_event(scene: Scene, act: a.AnnounceEvent) -> Said:
    """The number of the event, its cases, and what doing them together spared."""
    said = [scene.say(p.EVENT_SUBMITTED).format(item=scene.item(act.item), number=act.event_no)]
    said += [_case(scene, one) for one in act.cases]
    if act.saved_fields or act.saved_materials:
        said.append(scene.say(p.SAVED_TOGETHER).format(fields=act.saved_fields, materials=act.saved_materials))
    return Said((*said, scene.say(p.FOLLOW_UP)))


def _case(scene: Scene, case: a.OpenedCase) -> str:
    before = ("”、“" if scene.language is Language.ZH else "”, “").join(map(scene.item, case.after))
    text = p.EVENT_CASE_WAITS if case.after else p.EVENT_CASE
    return scene.say(text).format(matter=scene.item(case.item), receipt=case.receipt_no, before=before)


def ask_withdraw(scene: Scene, act: a.AskWithdrawEvent) -> Said:
    """What would be taken back and what cannot be, with the words that do it."""
    if not act.case_ids:
        return Said((_counted(scene, p.WITHDRAW_EVENT_NONE, act, ()), *_states(scene, act.too_late)))
    said = [scene.say(p.WITHDRAW_EVENT_CHANGED)] if act.changed else []
    said += [_counted(scene, p.WITHDRAW_EVENT_ASK, act, act.case_ids), *_states(scene, act.case_ids)]
    if act.too_late:
        said += [_counted(scene, p.WITHDRAW_TOO_LATE, act, act.too_late), *_states(scene, act.too_late)]
    yes = Button(scene.say(p.WITHDRAW_ALL), f"withdraw_event:{act.event_no}")
    return Said((*said, scene.say(p.WITHDRAW_EVENT_WORD)), buttons=(yes, Button(scene.say(p.NO), "no")))


def withdrawn(scene: Scene, act: a.WithdrawEventCases) -> Said:
    """What is taken back, at once or as soon as the department has it, and what is not."""
    said = [_counted(scene, p.WITHDRAWN_EVENT, act, act.case_ids)]
    for case in (scene.cases[case_id] for case_id in act.case_ids):
        text = p.WITHDRAWN_AT_ONCE if case.state == "waiting" else p.WITHDRAWN_ASKED
        said.append(scene.say(text).format(receipt=case.receipt_no, item=scene.item(case.item)))
    if act.too_late:
        said += [_counted(scene, p.NOT_WITHDRAWN, act, act.too_late), *_states(scene, act.too_late)]
    return Said(tuple(said))


def _counted(scene: Scene, text: Text, act: a.AskWithdrawEvent | a.WithdrawEventCases, cases: Sequence[str]) -> str:
    return scene.say(text).format(item=scene.item(act.item), number=act.event_no, count=len(cases))


def _states(scene: Scene, case_ids: Sequence[str]) -> list[str]:
    """Each case and where it stands."""
    text = scene.say(p.WITHDRAW_EVENT_CASE)
    cases = (scene.cases[case_id] for case_id in case_ids)
    return [text.format(receipt=c.receipt_no, item=scene.item(c.item), state=scene.say(c.state_text)) for c in cases]


def progress_together(scene: Scene, cases: Sequence[CaseSummary]) -> str:
    """How far a life event has come, before its cases are told of one by one."""
    first, concluded = cases[0], sum(case.concluded for case in cases)
    text = scene.say(p.EVENT_PROGRESS)
    return text.format(item=scene.item(first.event), number=first.event_no, count=len(cases), concluded=concluded)
