"""What is put right: “不对,是…”, “电话改成…”, “改第二项”?"""

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter
from suishiban.assistant.form.blanks import blank_at
from suishiban.assistant.form.lines import form_lines
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.heard import Commands, open_matter, pending_of, without
from suishiban.assistant.understanding.naming import path_named
from suishiban.assistant.understanding.spotting import asked_value, by_nearness, labelled_values, sure_values
from suishiban.knowledge.fields import Accepted


def correction(heard: Heard) -> Commands:
    """“不对,是…”, “电话改成…”, “改第二项”."""
    form, matter = heard.form, open_matter(heard)
    if form is None or matter is None:
        return ()
    text = heard.utterance.text
    answered = [line.path for line in form_lines(form.compiled.guide, form.relevant, matter.answers)]
    if change := cues.change_of(text):
        label, value, start = change
        if path := path_named(label, form.relevant, answered):
            return (c.Correct(value, c.Span(start, len(text)), path),)
    if found := cues.correction(text):
        return _corrected(heard, form, matter, answered, *found)
    if (what := cues.revision_of(text)) and (path := path_named(what, form.relevant, answered)):
        return (c.Revise(path),)
    return ()


def _corrected(heard: Heard, form: OpenForm, matter: Matter, answered: list[str], value: str, start: int) -> Commands:
    """The value of “不对,…”: for the blank it names, else for the one answered last or just asked in vain."""
    span = c.Span(start, start + len(value))
    if change := cues.change_of(value):
        label, named_value, offset = change
        if path := path_named(label, form.relevant, answered):
            return (c.Correct(named_value, c.Span(start + offset, span.end), path),)
    _, pending = pending_of(heard)
    labelled = labelled_values(value, by_nearness(form.relevant.blanks, pending, matter), matter)
    first = labelled[0].start if labelled else len(value)
    given = [c.Correct(one.raw, c.Span(start + one.start, start + one.end), one.blank.path) for one in labelled]
    bare = value[:first].strip(" ,，。;；")
    if not bare and given:
        return tuple(given)
    path = _target(heard, form, matter, bare or value)
    target = blank_at(form.compiled.guide, path)
    found = None if target is None else asked_value(bare, target, heard.moment.types)
    beside = () if found is None else _sure_beside(heard, form, matter, bare, found)
    raw = bare if found is None or not beside else found.raw
    return (c.Correct(raw or value, span, path), *given, *beside)


def _sure_beside(heard: Heard, form: OpenForm, matter: Matter, text: str, found: c.GiveValue) -> Commands:
    """What else a correction proves: “是9901…，手机154…”."""
    rest = without(text, [(found.span.start, found.span.end)])
    others = [blank for blank in form.relevant.blanks if blank.path != found.path]
    return sure_values(rest, others, matter, heard.moment.types)


def _target(heard: Heard, form: OpenForm, matter: Matter, value: str) -> str:
    """The blank a bare correction is for: the first whose type takes the value, of the pending one after a refusal,
    the one answered last, and the pending one."""
    _, pending = pending_of(heard)
    last = blank_at(form.compiled.guide, matter.last_path)
    refused = pending is not None and matter.failures.get(pending.path, 0) > 0
    order = [one for one in ((pending, last) if refused else (last, pending)) if one is not None]
    for blank in order:
        if blank.field.type == "address" and blank.path in matter.answers:
            return blank.path
        kind = heard.moment.types[blank.field.type]
        if isinstance(kind.normalise(value, blank.field, heard.moment.at.date()), Accepted):
            return blank.path
    return order[0].path if order else ""
