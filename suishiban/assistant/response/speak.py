"""How is each act said? One small function per act: paragraphs, claims and buttons."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from suishiban.assistant.conversation import acts as a
from suishiban.assistant.conversation.answers import Answer, AnswerState, SourceKind
from suishiban.assistant.conversation.reply import Button, SourceLine
from suishiban.assistant.conversation.source_use import SourceUse
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import MATERIAL, Blank, blank_at, group_of, label_at, material_at
from suishiban.assistant.form.lines import read_back
from suishiban.assistant.form.next_question import open_questions
from suishiban.assistant.response import phrases as p
from suishiban.assistant.response import told
from suishiban.assistant.response.acting import acts_for, differs, falls_short, refuse_mandate, which_mandate
from suishiban.assistant.response.answering import answer, clarify, offer, refuse
from suishiban.assistant.response.earlier import cannot_take_earlier, filled_as_before
from suishiban.assistant.response.life_event import (
    announce_event,
    ask_withdraw,
    begin,
    for_matter,
    matter_lead,
    progress_together,
    told_together,
    withdrawn,
)
from suishiban.assistant.response.matters import drafts_end, drafts_gone, left_open, open_matters
from suishiban.assistant.response.reading_back import pairs
from suishiban.assistant.response.said import Said, listed, sentence
from suishiban.assistant.response.scene import OpenMatter, Scene
from suishiban.assistant.response.sources import moved, not_read_again
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import FormGroup, Guide, Language, Necessity, Text
from suishiban.knowledge.sources import SOURCES


def say(scene: Scene, act: a.Act) -> Said:
    """`act` in the citizen's language."""
    return _SAY[type(act)](scene, act)


def _matter(scene: Scene) -> OpenMatter:
    """The open application; acts about blanks are only chosen where there is one."""
    if scene.matter is None:
        raise NoOpenMatter
    return scene.matter


class NoOpenMatter(LookupError):
    """An act about a blank was chosen while no application is open"""


def _guide(scene: Scene) -> Guide:
    return _matter(scene).compiled.guide


def _label(scene: Scene, path: str) -> str:
    return scene.say(label_at(_guide(scene), path))


def _talk(scene: Scene, act: a.Talk) -> Said:
    return sentence(scene, p.TALK[act.kind])


def _consent(scene: Scene, act: a.AskConsent) -> Said:
    buttons = (Button(scene.say(p.AGREE), "agree"), Button(scene.say(p.DISAGREE), "disagree"))
    uses = [_use(scene, use) for use in act.uses]
    lines = tuple(_source(scene, use) for use in act.uses)
    lead = scene.say(p.CONSENT_FOR).format(principal=act.principal) if act.principal else scene.say(p.CONSENT)
    return Said((lead, *uses, scene.say(p.CONSENT_ASK)), buttons=buttons, sources=lines)


def _source(scene: Scene, use: SourceUse) -> SourceLine:
    """The same as data, for a face that lays it out."""
    fills = tuple(dict.fromkeys(_label(scene, path) for path in use.fills))
    replaces = tuple(_label(scene, path) for path in use.replaces)
    return SourceLine(use.source, scene.say(SOURCES[use.source].name), fills, replaces)


def _use(scene: Scene, use: SourceUse) -> str:
    """One source, and what it is read for."""
    labels = listed(scene, (_label(scene, path) for path in use.fills))
    names = ("”、“" if scene.language is Language.ZH else "”, “").join(_label(scene, path) for path in use.replaces)
    fills = [scene.say(p.FILLS).format(labels=labels)] if labels else []
    replaces = [scene.say(p.REPLACES).format(names=names)] if names else []
    semicolon = "；" if scene.language is Language.ZH else "; "
    name, uses = scene.say(SOURCES[use.source].name), semicolon.join(fills + replaces)
    return scene.say(p.CONSENT_USE).format(source=name, uses=uses)


def _prefilled(scene: Scene, act: a.Prefilled) -> Said:
    relevant = _matter(scene).relevant
    active = {blank.path for blank in relevant.blanks} - relevant.misfits
    needed = {MATERIAL + material.id for material in relevant.materials} - relevant.misfits
    blanks = [answer for answer in act.answers if answer.path in active]
    documents = [answer for answer in act.answers if answer.path in needed]
    said = []
    if blanks:
        sources = listed(scene, (scene.say(SOURCES[answer.source.name].name) for answer in blanks))
        labels = listed(scene, (_label(scene, answer.path) for answer in blanks))
        said.append(scene.say(p.PREFILLED).format(sources=sources, count=len(blanks), labels=labels))
    if documents:
        said.append(scene.say(p.REPLACED).format(names=listed(scene, (_label(scene, one.path) for one in documents))))
    return Said(tuple(said))


def _silent(scene: Scene, act: a.SourceSilent) -> Said:
    source = scene.say(SOURCES[act.source].name)
    if act.principal:
        return sentence(scene, p.SILENT_FOR, principal=act.principal, source=source)
    return sentence(scene, p.SILENT, source=source)


def _ask_blank(scene: Scene, act: a.AskBlank) -> Said:
    blank = blank_at(_guide(scene), act.path)
    if blank is None:
        return Said()
    if act.also:
        return _as_before_too(scene, act, _ask_together(scene, blank, act.also))
    question = matter_lead(scene, act.path) + _question(scene, act, blank)
    optional = "" if blank.field.required else scene.say(p.OPTIONAL)
    return _as_before_too(scene, act, Said((question + optional,), buttons=_blank_buttons(scene, act.path)))


def _as_before_too(scene: Scene, act: a.AskBlank, said: Said) -> Said:
    """The offer to take what an earlier application tells."""
    if not act.as_before:
        return said
    *others, last = said.paragraphs
    button = Button(scene.say(p.AS_BEFORE), "as_before")
    return replace(said, paragraphs=(*others, last + scene.say(p.MAY_BE_AS_BEFORE)), buttons=(*said.buttons, button))


def _ask_together(scene: Scene, first: Blank, also: tuple[str, ...]) -> Said:
    """The guide's own questions of several blanks of one row, numbered."""
    further = (blank for path in also if (blank := blank_at(_guide(scene), path)) is not None)
    row = matter_lead(scene, first.path)
    row += "" if first.group is None else _of_row(scene, first.group, first.row)
    lines = (f"{number}. {_own_question(scene, blank)}" for number, blank in enumerate((first, *further), start=1))
    return Said((row + scene.say(p.TOGETHER), *lines))


def _own_question(scene: Scene, blank: Blank) -> str:
    own = blank.field.ask
    return scene.say(own) if own else scene.say(p.ASK).format(label=_label(scene, blank.path))


def _of_row(scene: Scene, group: FormGroup, row: int) -> str:
    return scene.say(p.OF_ROW).format(number=row + 1, row=scene.say(group.row))


def _question(scene: Scene, act: a.AskBlank, blank: Blank) -> str:
    """The guide's own question; with the value that stands, where there is one."""
    label, standing = _label(scene, act.path), act.standing
    if standing is not None and standing.state is AnswerState.STALE:
        return scene.say(p.ASK_STALE).format(label=label, value=_shown(scene, standing))
    question = _own_question(scene, blank)
    if blank.field.ask and blank.group is not None:
        question = _of_row(scene, blank.group, blank.row) + question
    if standing is None or standing.value is None:
        return question
    return question + scene.say(p.STANDING).format(value=_shown(scene, standing))


def _blank_buttons(scene: Scene, path: str) -> tuple[Button, ...]:
    blank = blank_at(_guide(scene), path)
    if blank is None:
        return ()
    if blank.field.type == "yes_no":
        return (Button(scene.say(p.YES), "yes"), Button(scene.say(p.NO), "no"))
    options = tuple(Button(scene.say(option.label), f"option:{option.id}") for option in blank.field.options)
    return options if blank.field.required else (*options, Button(scene.say(p.SKIP), "skip"))


def _more_rows(scene: Scene, act: a.AskMoreRows) -> Said:
    row = scene.say(group_of(_guide(scene), act.group).row)
    text = p.MORE if act.rows else p.ANY
    lead = matter_lead(scene, act.group)
    buttons = (Button(scene.say(p.YES_MORE), "yes"), Button(scene.say(p.NO_MORE), "no"))
    question = lead + scene.say(text).format(row=row, count=act.rows)
    blanks = [blank for path in act.at_once if (blank := blank_at(_guide(scene), path)) is not None]
    labels = listed(scene, (scene.say(blank.field.label) for blank in blanks))
    return Said((question + (scene.say(p.AT_ONCE).format(labels=labels) if labels else ""),), buttons=buttons)


def _material(scene: Scene, act: a.AskMaterial) -> Said:
    material = material_at(_guide(scene), act.material)
    if material is None:
        return Said()
    if act.also:
        return _materials(scene, (act.material, *act.also))
    name, form = scene.say(material.name), scene.say(material.form)
    said = [matter_lead(scene, act.material) + scene.say(p.MATERIAL).format(name=name, form=form)]
    if material.note:
        said.append(scene.say(material.note))
    if material.necessity is not Necessity.DEFERRABLE:
        return Said(tuple(said))
    said.append(scene.say(p.DEFERRABLE).format(days=material.deferral_days))
    return Said(tuple(said), buttons=(Button(scene.say(p.SKIP), "skip"),))


def _materials(scene: Scene, paths: tuple[str, ...]) -> Said:
    """Several documents that may be sent at once, numbered: files whose names do not tell are taken in that order."""
    found = [material for path in paths if (material := material_at(_guide(scene), path)) is not None]
    lines = [
        scene.say(p.MATERIAL_LINE).format(number=number, name=scene.say(one.name), form=scene.say(one.form))
        + for_matter(scene, MATERIAL + one.id)
        + (scene.say(one.note) if one.note else "")
        + (scene.say(p.MAY_FOLLOW) if one.necessity is Necessity.DEFERRABLE else "")
        for number, one in enumerate(found, start=1)
    ]
    return Said((scene.say(p.MATERIALS).format(count=len(found)), *lines))


def _file_left(scene: Scene, act: a.FileLeft) -> Said:
    return sentence(scene, p.FILE_LEFT, name=act.name)


def _which_material(scene: Scene, act: a.AskWhichMaterial) -> Said:
    buttons = tuple(Button(_label(scene, path), f"option:{path}") for path in act.materials)
    none = Button(scene.say(p.NONE_OF_THESE), "no")
    return Said((scene.say(p.WHICH_MATERIAL).format(name=act.name),), buttons=(*buttons, none))


def _shown(scene: Scene, answer: Answer) -> str:
    """The value in the citizen's language."""
    return read_back(_guide(scene), answer, scene.language, scene.known_citizen)


def _acknowledge(scene: Scene, act: a.Acknowledge) -> Said:
    return sentence(scene, p.CORRECTED if act.corrected else p.NOTED, values=pairs(scene, _guide(scene), act.answers))


def _resumed(scene: Scene, act: a.ResumeMatter) -> Said:
    """With what was said last: who comes back, maybe on another device, has it no longer before them."""
    said = sentence(scene, p.RESUME, item=scene.item(act.item))
    matter = scene.state.open_matter
    last = matter.answers.get(matter.last_path) if matter is not None and scene.matter is not None else None
    if matter is None or last is None or last.source.kind is not SourceKind.SAID:
        return said
    told = [
        one
        for one in matter.answers.values()
        if (one.source.kind, one.source.turn_id) == (SourceKind.SAID, last.source.turn_id)
        and one.value is not None
        and blank_at(_guide(scene), one.path) is not None
    ]
    given_last = scene.say(p.LAST_GIVEN).format(values=pairs(scene, _guide(scene), told))
    return replace(said, paragraphs=(*said.paragraphs, given_last)) if told else said


def _reject(scene: Scene, act: a.RejectValue) -> Said:
    stop = ". " if scene.language is Language.EN else "。"
    parts = (scene.say(act.problem), scene.say(act.fix))
    said = ["".join(part if part[-1] in "。？！.?!" else part + stop for part in parts).strip()]
    if act.said:
        said = [told.not_taken(scene, act.path, act.said) + said[0]]
    if act.guess and act.tries < _TRIES:
        said = [scene.say(p.GUESS).format(option=_option(scene, act.path, act.guess))]
    if (asked := scene.state.prompt) is not None and act.path not in (asked.subject, *asked.also):
        label = _label(scene, act.path)
        said = said if label in said[0] else [scene.say(p.PAIR).format(label=label, value=said[0])]
    if act.kept is not None and act.kept.value is not None:
        said.append(scene.say(p.KEPT).format(value=_shown(scene, act.kept)))
    if act.tries < _TRIES:
        return Said(tuple(said))
    said += [*_explanation(scene, act.path), *_usual(scene, act.path), scene.say(p.THIRD_TRY)]
    return Said(tuple(said), buttons=(Button(scene.say(p.CALL_HUMAN), "human"),))


_TRIES = 3


def _option(scene: Scene, path: str, id: str) -> str:
    blank = blank_at(_guide(scene), path)
    options = blank.field.options if blank is not None else ()
    return next((scene.say(option.label) for option in options if option.id == id), id)


def _locked(scene: Scene, act: a.LockedValue) -> Said:
    if act.answer.source.kind is SourceKind.MANDATE:
        return sentence(scene, p.GUARDED, label=_label(scene, act.answer.path))
    name = act.answer.source.name
    source = scene.say(SOURCES[name].name) if name in SOURCES else name
    return sentence(scene, p.LOCKED, label=_label(scene, act.answer.path), source=source)


def _explain(scene: Scene, act: a.ExplainBlank) -> Said:
    return Said(tuple(_explanation(scene, act.path)))


def _explanation(scene: Scene, path: str) -> list[str]:
    blank, material = blank_at(_guide(scene), path), material_at(_guide(scene), path)
    if blank is not None:
        help_text = blank.field.help
        own = scene.say(help_text) if help_text else FIELD_TYPES[blank.field.type].explain(blank.field, scene.language)
        return [own]
    return [scene.say(material.note)] if material is not None and material.note else []


#: What an example begins with.
_EXAMPLE = ("例如", "比如", "e.g.", "E.g.")


def _usual(scene: Scene, path: str) -> list[str]:
    """How such a blank is usually written, with an example, where the guide's own help gives none."""
    blank = blank_at(_guide(scene), path)
    if blank is None or blank.field.help is None or any(one in scene.say(blank.field.help) for one in _EXAMPLE):
        return []
    own = replace(blank.field, help=None)
    return [FIELD_TYPES[own.type].explain(own, scene.language)]


def _took_back(scene: Scene, act: a.TookBack) -> Said:
    return sentence(scene, p.TOOK_BACK, labels=listed(scene, (_label(scene, path) for path in act.paths)))


def _cannot_skip(scene: Scene, act: a.CannotSkip) -> Said:
    text = p.CANNOT_SKIP_MATERIAL if act.path.startswith(MATERIAL) else p.CANNOT_SKIP
    return sentence(scene, text, label=_label(scene, act.path))


def _present(scene: Scene, act: a.PresentForm) -> Said:
    shown = _matter(scene)
    matter = scene.state.matter(shown.matter_id)
    remaining = len(open_questions(shown.relevant, matter))
    errors = [finding for finding in shown.findings if finding.severity == "error"]
    others = [finding for finding in shown.findings if finding.severity != "error"]
    said = [scene.say(p.FORM_CHANGED)] if act.changed else []
    if errors:
        said.append(scene.say(p.FORM_FAULTS).format(count=len(errors)))
        for one in errors:
            said += [_finding(scene, one.message, one.fix, one.clause), *_compared(scene, one.paths, matter)]
        return Said(tuple(said), card=True)
    if remaining:
        return Said((*said, scene.say(p.FORM_SO_FAR).format(count=remaining)), card=True)
    said += told_together(scene, shown)
    said.append(scene.say(p.FORM_COMPLETE))
    if others:
        said.append(scene.say(p.FORM_WARNINGS))
        said += [_finding(scene, *one) for one in ((f.message, f.fix, f.clause) for f in others)]
    return Said(tuple(said), buttons=_submit_button(scene), card=True)


def _submit_button(scene: Scene) -> tuple[Button, ...]:
    digest = scene.state.matter(_matter(scene).matter_id).shown_digest
    return (Button(scene.say(p.SUBMIT), f"submit:{digest}"),)


def _form_waits(scene: Scene, act: a.FormWaits) -> Said:
    return Said((scene.say(p.FORM_WAITS),), buttons=_submit_button(scene))


def _by_word(scene: Scene, act: a.ConfirmByWord) -> Said:
    return Said((scene.say(p.BY_WORD),), buttons=_submit_button(scene))


def _finding(scene: Scene, message: str, fix: str, clause: str) -> str:
    return scene.say(p.FINDING).format(message=message, fix=fix, clause=clause)


def _compared(scene: Scene, paths: Sequence[str], matter: Matter) -> tuple[str, ...]:
    """What stands in the blanks that do not go together, so that the citizen sees which of them is wrong."""
    filled = [matter.answers[path] for path in paths if path in matter.answers and blank_at(_guide(scene), path)]
    if not filled[1:]:  # one value alone is what the finding is about
        return ()
    pairs = (scene.say(p.PAIR).format(label=_label(scene, one.path), value=_shown(scene, one)) for one in filled)
    return (scene.say(p.FILLED_SO).format(values=listed(scene, pairs)),)


def _announce(scene: Scene, act: a.AnnounceCase) -> Said:
    text = p.RESUBMITTED if act.corrected else p.SUBMITTED
    said = [scene.say(text).format(receipt=act.receipt_no)]
    if not act.corrected and (act.saved_fields or act.saved_materials):
        said.append(scene.say(p.SAVED).format(fields=act.saved_fields, materials=act.saved_materials))
    return Said((*said, scene.say(p.FOLLOW_UP)))


def _report(scene: Scene, act: a.ReportCases) -> Said:
    if not act.case_ids:
        return sentence(scene, p.NO_CASES)
    said: list[str] = []
    for event_no, ids in groupby(act.case_ids, lambda case_id: scene.cases[case_id].event_no):
        together = [scene.cases[case_id] for case_id in ids]
        said += [progress_together(scene, together)] if event_no else []
        said += [_case(scene, case.case_id) for case in together]
    return Said(tuple(said))


def _case(scene: Scene, case_id: str) -> str:
    case = scene.cases[case_id]
    said = scene.say(p.CASE).format(
        receipt=case.receipt_no, item=scene.item(case.item), state=scene.say(case.state_text)
    )
    if case.department_no:
        said += scene.say(p.CASE_DEPARTMENT).format(number=case.department_no)
    if case.due:
        said += scene.say(p.CASE_DUE).format(due=case.due) + (scene.say(p.PROVISIONAL) if case.provisional else "")
    return said + scene.say(case.note)


def _withdraw(text: Text) -> Callable[[Scene, Any], Said]:
    def word(scene: Scene, act: a.AskWithdraw | a.WithdrawCase | a.CannotWithdraw) -> Said:
        case = scene.cases[act.case_id]
        state = scene.say(case.state_text)
        said = scene.say(text).format(receipt=case.receipt_no, item=scene.item(case.item), state=state)
        asks = isinstance(act, a.AskWithdraw)
        buttons = (Button(scene.say(p.YES), "yes"), Button(scene.say(p.NO), "no")) if asks else ()
        more = [one for one in scene.cases.values() if one.event_no == case.event_no != "" and one.withdrawable]
        if asks and len(more) > 1:
            buttons = (*buttons, Button(scene.say(p.WITHDRAW_WHOLE), f"event:{case.event_no}"))
        return Said((said,), buttons=buttons)

    return word


def _cancelled(scene: Scene, act: a.CancelMatter) -> Said:
    return sentence(scene, p.CANCELLED_KEPT if act.kept else p.CANCELLED, item=scene.item(act.item))


#: Names listed of what is still open.
_MOST_LISTED = 8


def _remaining(scene: Scene, act: a.Remaining) -> Said:
    labels = listed(scene, (_label(scene, path) for path in act.paths[:_MOST_LISTED]))
    more = scene.say(p.AND_MORE) if len(act.paths) > _MOST_LISTED else ""
    text = scene.say(p.TOO_EARLY if act.too_early else p.REMAINING).format(count=len(act.paths), labels=labels + more)
    return Said((text,), buttons=(Button(scene.say(p.SHOW_FORM), "form"),))


def _cancel_ask(scene: Scene, act: a.AskCancel) -> Said:
    buttons = (Button(scene.say(p.YES), "yes"), Button(scene.say(p.NO), "no"))
    return Said((scene.say(p.CANCEL_ASK).format(item=scene.item(act.item)),), buttons=buttons)


def _about_item(text: Text) -> Callable[[Scene, Any], Said]:
    return lambda scene, act: sentence(scene, text, item=scene.item(act.item))


def _fixed(text: Text) -> Callable[[Scene, Any], Said]:
    return lambda scene, act: sentence(scene, text)


def _unclear(scene: Scene, act: a.NotUnderstood) -> Said:
    if act.corrects:
        return sentence(scene, p.UNCLEAR_CHANGE)
    return sentence(scene, p.UNCLEAR if scene.matter is None else p.HOLD_ON_TO)


_SAY: dict[type[Any], Callable[[Scene, Any], Said]] = {
    a.Talk: _talk,
    a.AnswerFrom: answer,
    a.Clarify: clarify,
    a.Refuse: refuse,
    a.BeginMatter: begin,
    a.AskConsent: _consent,
    a.Prefilled: _prefilled,
    a.SourceSilent: _silent,
    a.SourceDiffers: differs,
    a.SourcesMoved: moved,
    a.NotReadAgain: not_read_again,
    a.AskForWhat: _fixed(p.FOR_WHAT),
    a.NeedMandate: _fixed(p.NEED_MANDATE),
    a.FallsShort: falls_short,
    a.ActsFor: acts_for,
    a.ActsForThemselves: _fixed(p.ACTS_FOR_SELF),
    a.WithoutMandate: _fixed(p.WITHOUT_MANDATE),
    a.MandateWaits: lambda scene, act: sentence(scene, p.MANDATE_WAITS, principal=act.principal),
    a.AskWhichMandate: which_mandate,
    a.RefuseMandate: refuse_mandate,
    a.DraftKept: _about_item(p.DRAFT_KEPT),
    a.AskBlank: _ask_blank,
    a.AskMoreRows: _more_rows,
    a.AskMaterial: _material,
    a.AskWhichMaterial: _which_material,
    a.FileLeft: _file_left,
    a.FileUnused: lambda scene, act: sentence(scene, p.FILE_UNUSED, name=act.name),
    a.Acknowledge: _acknowledge,
    a.KeptInMind: told.kept_in_mind,
    a.FilledAsTold: told.filled_as_told,
    a.AskInFull: told.ask_in_full,
    a.AskWhose: told.ask_whose,
    a.NothingAsked: told.nothing_asked,
    a.RejectValue: _reject,
    a.FilledAsBefore: filled_as_before,
    a.CannotTakeEarlier: cannot_take_earlier,
    a.LockedValue: _locked,
    a.ExplainBlank: _explain,
    a.TookBack: _took_back,
    a.NothingToUndo: _fixed(p.NOTHING_TO_UNDO),
    a.CannotSkip: _cannot_skip,
    a.PresentForm: _present,
    a.FormWaits: _form_waits,
    a.ConfirmByWord: _by_word,
    a.AskWhatToChange: _fixed(p.WHAT_TO_CHANGE),
    a.AnnounceCase: _announce,
    a.AnnounceEvent: announce_event,
    a.NotByMandate: _about_item(p.NOT_BY_MANDATE),
    a.NothingApplies: _about_item(p.NOTHING_APPLIES),
    a.ReportCases: _report,
    a.CallHuman: _fixed(p.HUMAN),
    a.AskCancel: _cancel_ask,
    a.CancelMatter: _cancelled,
    a.Remaining: _remaining,
    a.OfferItem: offer,
    a.KeepMatter: _about_item(p.KEEP),
    a.ResumeMatter: _resumed,
    a.DraftsEnd: drafts_end,
    a.DraftsGone: drafts_gone,
    a.LeftOpen: left_open,
    a.OpenMatters: open_matters,
    a.NothingOpen: _fixed(p.NOTHING_OPEN),
    a.NeedLogin: _fixed(p.NEED_LOGIN),
    a.AskWithdraw: _withdraw(p.WITHDRAW_ASK),
    a.WithdrawCase: _withdraw(p.WITHDRAWN),
    a.CannotWithdraw: _withdraw(p.CANNOT_WITHDRAW),
    a.AskWithdrawEvent: ask_withdraw,
    a.WithdrawEventCases: withdrawn,
    a.NotUnderstood: _unclear,
}
