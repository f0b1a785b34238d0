"""What does the engine without a model make of an utterance?

Readers in a fixed order; the first that recognises its case answers. Order matters: buttons before words, fixed
phrases before values, values before questions, and a guess never submits or discloses anything.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter, Prompt, PromptKind
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.form.lines import form_lines
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.naming import path_named
from suishiban.assistant.understanding.spotting import (
    Types,
    asked_value,
    by_nearness,
    first_clause,
    labelled_values,
    sure_values,
)
from suishiban.assistant.understanding.yes_no import echoed
from suishiban.knowledge.fields import Accepted
from suishiban.knowledge.guide import Option
from suishiban.knowledge.search import Certainty, route
from suishiban.knowledge.text import folded

Commands = tuple[c.Command, ...]
Reader = Callable[[Heard], Commands]


class RuleEngine:
    """Understanding by phrases, typed recognisers and item routing."""

    name = "rules"

    def understand(self, heard: Heard) -> Commands:
        """See `Engine`."""
        for read in _READERS:
            if commands := read(heard):
                return commands
        return (c.Unclear(heard.utterance.text),)

    def more(self, heard: Heard, done: Commands, fresh: frozenset[str]) -> Commands:
        """See `Engine`: values said in the same breath for blanks that apply only now."""
        form, matter = heard.form, _open_matter(heard)
        taken = [one.span for one in done if isinstance(one, c.GiveValue)]
        if form is None or matter is None or not taken or not fresh:
            return ()
        rest = _without(heard.utterance.text, [(span.start, span.end) for span in taken])
        empty = [blank for blank in form.relevant.blanks if blank.path in fresh]
        labelled = labelled_values(rest, empty, matter)
        given = [c.GiveValue(one.blank.path, one.raw, c.Span(one.start, one.end)) for one in labelled]
        named = {one.path for one in given}
        rest = _without(rest, [(one.start, one.end) for one in labelled])
        others = [blank for blank in empty if blank.path not in named]
        return (*given, *sure_values(rest, others, matter, heard.moment.types))


def _button(heard: Heard) -> Commands:
    """A quick reply; its payload is `verb` or `verb:argument`."""
    choice, prompt_id = heard.utterance.choice, heard.utterance.prompt_id
    if not choice:
        return ()
    verb, _, argument = choice.partition(":")
    match verb:
        case "submit":
            return (c.Submit(argument),)
        case "start":
            return (c.StartItem("", (argument,)),)
        case "edit":
            return (c.Revise(argument),)
        case "option":
            return (c.Choose(prompt_id, argument),)
        case "ask":
            return (c.AskGuide(argument),)
        case "matter":
            return (c.SwitchMatter(argument),)
        case "case":
            return (c.Withdraw(argument),)
    return (_PLAIN_BUTTONS[verb](prompt_id),) if verb in _PLAIN_BUTTONS else _typed_choice(heard, choice)


_PLAIN_BUTTONS: dict[str, Callable[[str], c.Command]] = {
    "yes": c.Confirm,
    "no": c.Deny,
    "agree": c.Consent,
    "disagree": c.Withhold,
    "skip": lambda _: c.Skip(),
    "undo": lambda _: c.Undo(),
    "cancel": lambda _: c.Cancel(),
    "human": lambda _: c.AskHuman(),
    "form": lambda _: c.ShowForm(),
    "progress": lambda _: c.AskProgress(),
    "explain": lambda _: c.DontKnow(),
    "resume": lambda _: c.Resume(),
}


def _typed_choice(heard: Heard, choice: str) -> Commands:
    """An option's id or label as dialogue files and simple clients send it."""
    prompt = heard.state.prompt
    for option in prompt.choices if prompt else ():
        if prompt and choice in (option.id, option.label):
            return (c.Choose(prompt.id, option.id),)
    return ()


def _upload(heard: Heard) -> Commands:
    upload = heard.utterance.upload
    return (c.Attach(upload.attachment_id, upload.name, upload.material),) if upload else ()


def _edits(heard: Heard) -> Commands:
    """New values from the form card."""
    return tuple(c.GiveValue(path, raw, c.Span(0, len(raw))) for path, raw in heard.utterance.edits.items())


def _open_matter(heard: Heard) -> Matter | None:
    """The open application without values that a source filled in for the wrong person: they are as good as empty."""
    matter = heard.state.open_matter
    if matter is None or heard.form is None or not heard.form.relevant.misfits:
        return matter
    fitting = {path: one for path, one in matter.answers.items() if path not in heard.form.relevant.misfits}
    return replace(matter, answers=fitting)


def _pending(heard: Heard) -> tuple[Prompt | None, Blank | None]:
    prompt = heard.state.prompt
    if prompt is None or prompt.kind is not PromptKind.FIELD or heard.form is None:
        return prompt, None
    return prompt, blank_at(heard.form.compiled.guide, prompt.subject)


def _steering(heard: Heard) -> Commands:
    """Fixed phrases that mean the same at any point."""
    text = heard.utterance.text
    if _named_option(heard):
        return ()
    if cues.submits(text):
        return (c.Submit(),)
    for phrases, command in _STEERING:
        if cues.says(text, phrases):
            return (command,)
    return (c.AskHuman(),) if cues.wants_human(text) else ()


_STEERING: tuple[tuple[frozenset[str], c.Command], ...] = (
    (cues.UNDO, c.Undo()),
    (cues.REPEAT, c.Repeat()),
    (cues.CANCEL, c.Cancel()),
    (cues.HUMAN, c.AskHuman()),
    (cues.SHOW, c.ShowForm()),
    (cues.WITHDRAW, c.Withdraw()),
    (cues.RESUME, c.Resume()),
)


def _named_option(heard: Heard) -> Commands:
    """An option of the pending blank in exactly its words, even where they are “没有”, “是” or “取消”."""
    _, blank = _pending(heard)
    text = heard.utterance.text
    if blank is None or blank.field.type != "choice" or cues.asks_firmly(text):
        return ()
    said = {folded(clause): clause for clause in cues.clauses_of(text)}
    named = [(option.id, said[name]) for option in blank.field.options for name in said.keys() & _names_of(option)]
    if len({option for option, _ in named}) != 1:
        return ()
    option, clause = named[0]
    start = text.find(clause)
    span = c.Span(max(start, 0), max(start, 0) + len(clause))
    return (c.GiveValue(blank.path, option, span), *_beside(heard, blank, span))


def _beside(heard: Heard, blank: Blank, span: c.Span) -> Commands:
    """Values for other blanks in what stands beside the option."""
    form, matter = heard.form, _open_matter(heard)
    if form is None or matter is None or cues.asks(heard.utterance.text):
        return ()
    rest = _without(heard.utterance.text, [(span.start, span.end)])
    others = [one for one in by_nearness(form.relevant.blanks, blank, matter) if one.path != blank.path]
    labelled = labelled_values(rest, others, matter)
    given = [c.GiveValue(one.blank.path, one.raw, c.Span(one.start, one.end)) for one in labelled]
    named = {one.path for one in given}
    rest = _without(rest, [(one.start, one.end) for one in labelled])
    return (*given, *sure_values(rest, [one for one in others if one.path not in named], matter, heard.moment.types))


@lru_cache(maxsize=20_000)
def _names_of(option: Option) -> frozenset[str]:
    return frozenset(folded(name) for name in (option.id, option.label.zh, option.label.en, *option.aliases) if name)


def _answer_to_prompt(heard: Heard) -> Commands:
    """Yes, no, skip, don't-know and options, as far as the pending prompt takes them."""
    prompt, blank = _pending(heard)
    text = heard.utterance.text
    if prompt is None:
        return ()
    if prompt.kind is PromptKind.CONSENT:
        return _consent(prompt, text)
    to_fill = prompt.kind in (PromptKind.FIELD, PromptKind.MATERIAL)
    if to_fill and cues.says(text, cues.DONT_KNOW):
        return (c.DontKnow(),)
    if blank is not None and blank.field.type == "yes_no":
        return (c.Skip(),) if cues.leaves_out(text) else ()
    if to_fill and (cues.says(text, cues.SKIP) or cues.leaves_out(text)):
        return (c.Skip(),)
    if prompt.kind is PromptKind.MATERIAL and cues.comes_later(text):
        return (c.Skip(),)
    if blank is not None and not blank.field.required and cues.has_none(text):
        return (c.Skip(),)
    if prompt.kind is PromptKind.MORE_ROWS:
        return _another_row(prompt, text)
    if cues.says(text, cues.YES):
        return (c.Confirm(prompt.id),)
    if cues.says(text, cues.NO):
        return (c.Deny(prompt.id),)
    return _chosen_item(heard, prompt)


def _another_row(prompt: Prompt, text: str) -> Commands:
    if cues.says(text, cues.NO) or cues.says(text, cues.SKIP) or cues.wants_no_other(text):
        return (c.Deny(prompt.id),)
    if cues.says(text, cues.YES) or cues.wants_another(text):
        return (c.Confirm(prompt.id),)
    return ()


def _consent(prompt: Prompt, text: str) -> Commands:
    if cues.says(text, cues.AGREE):
        return (c.Consent(prompt.id),)
    return (c.Withhold(prompt.id),) if cues.says(text, cues.REFUSE) else ()


def _chosen_item(heard: Heard, prompt: Prompt) -> Commands:
    """“第二个”, or the name of one of the items or documents offered."""
    if prompt.kind not in (PromptKind.CHOOSE_ITEM, PromptKind.WHICH_MATERIAL):
        return ()
    text = heard.utterance.text
    number = cues.item_number(text) or (int(text) if text.isdigit() and len(text) == 1 else 0)
    if 0 < number <= len(prompt.choices):
        return (c.Choose(prompt.id, prompt.choices[number - 1].id),)
    named = [option for option in prompt.choices if text and (text in option.label or option.label in text)]
    if len(named) == 1:
        return (c.Choose(prompt.id, named[0].id),)
    return ()


def _chitchat(heard: Heard) -> Commands:
    for kind, phrases in cues.CHITCHAT.items():
        if cues.says(heard.utterance.text, phrases):
            return (c.Chitchat(kind),)
    return ()


def _yes_or_no(heard: Heard) -> Commands:
    """A sentence that answers the pending yes-or-no blank: “不是，给公司干活的”, “都结清了”."""
    _, blank = _pending(heard)
    text = heard.utterance.text
    if blank is None or blank.field.type != "yes_no" or cues.change_of(text):
        return ()
    if cues.asks(text) and not cues.ends_plainly(text):
        return ()
    if cues.says_yes(text) or cues.says_no(text):
        return (c.GiveValue(blank.path, "是" if cues.says_yes(text) else "否", c.Span(0, len(text))),)
    kind = heard.moment.types["yes_no"]
    today = heard.moment.at.date()
    if isinstance(kind.normalise(text, blank.field, today), Accepted):
        return (c.GiveValue(blank.path, text, c.Span(0, len(text))),)
    word = echoed(text, blank.field)
    return (c.GiveValue(blank.path, word, c.Span(0, len(text))),) if word else ()


def _correction(heard: Heard) -> Commands:
    """“不对,是…”, “电话改成…”, “改第二项”."""
    form, matter = heard.form, _open_matter(heard)
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
    _, pending = _pending(heard)
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
    rest = _without(text, [(found.span.start, found.span.end)])
    others = [blank for blank in form.relevant.blanks if blank.path != found.path]
    return sure_values(rest, others, matter, heard.moment.types)


def _target(heard: Heard, form: OpenForm, matter: Matter, value: str) -> str:
    """The blank a bare correction is for: the first whose type takes the value, of the pending one after a refusal,
    the one answered last, and the pending one."""
    _, pending = _pending(heard)
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


def _values(heard: Heard) -> Commands:
    """Values for the blank that was asked and for others named or proved in the same breath."""
    form, matter = heard.form, _open_matter(heard)
    if form is None or matter is None:
        return ()
    text = heard.utterance.text
    _, blank = _pending(heard)
    if blank is not None and _takes_anything(blank, text):
        return _with_labelled(text, form, blank, matter, heard.moment.types)
    if _asks_in_form(heard, text, blank):
        return ()
    order = by_nearness(form.relevant.blanks, blank, matter)
    labelled = labelled_values(text, order, matter)
    given = [c.GiveValue(one.blank.path, one.raw, c.Span(one.start, one.end)) for one in labelled]
    rest = _without(text, [(one.start, one.end) for one in labelled])
    named = {one.path for one in given}
    asked = None if blank is None or blank.path in named else asked_value(rest, blank, heard.moment.types)
    if asked is not None:
        rest = _without(rest, [(asked.span.start, asked.span.end)])
        named.add(asked.path)
    empty = [other for other in order if other.path not in named]
    given += sure_values(rest, empty, matter, heard.moment.types)
    if asked is None and blank is not None and given:
        asked = first_clause(_without(rest, [(one.span.start, one.span.end) for one in given]), blank, heard.moment)
    return tuple([asked, *given] if asked is not None and asked.path not in {one.path for one in given} else given)


def _asks_in_form(heard: Heard, text: str, blank: Blank | None) -> bool:
    """Whether the sentence asks; an option of the pending choice in it beats a mere question word (好几个股东)."""
    if not cues.asks(text):
        return False
    if blank is not None and blank.field.options and not cues.asks_firmly(text):
        found = heard.moment.types[blank.field.type].recognise(text, blank.field)
        if found and max(one.certainty for one in found) >= _OPTION_BEATS:
            return False
    return not _proves(heard, text, blank)


def _takes_anything(blank: Blank, text: str) -> bool:
    """Whether free text is wanted and this is no question; a short blank wants no sentence with question words."""
    if blank.field.type != "text":
        return False
    return not (cues.asks_firmly(text) if blank.field.max_length > _SENTENCE else cues.asks(text))


#: Characters from which a free text may be a sentence of its own.
_SENTENCE = 60
_OPTION_BEATS = 0.85
#: Characters of politeness that may stand before the name of a blank.
_LEAD = 4


def _with_labelled(text: str, form: OpenForm, blank: Blank, matter: Matter, types: Types) -> Commands:
    """Free text takes the whole utterance, unless it begins with the name of a blank."""
    labelled = labelled_values(text, by_nearness(form.relevant.blanks, blank, matter), matter)
    if not labelled or labelled[0].start > _LEAD:
        return (c.GiveValue(blank.path, text, c.Span(0, len(text))),)
    given = [c.GiveValue(one.blank.path, one.raw, c.Span(one.start, one.end)) for one in labelled]
    named = {one.path for one in given}
    rest = _without(text, [(one.start, one.end) for one in labelled])
    empty = [other for other in form.relevant.blanks if other.path not in named]
    return (*given, *sure_values(rest, empty, matter, types))


def _proves(heard: Heard, text: str, blank: Blank | None) -> bool:
    """Whether a questioning sentence nevertheless holds a value that proves itself."""
    if blank is None:
        return False
    return any(found.certainty >= 1 for found in heard.moment.types[blank.field.type].recognise(text, blank.field))


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with the spans blanked out, so that later spans still count in it."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _progress(heard: Heard) -> Commands:
    return (c.AskProgress(),) if cues.asks_progress(heard.utterance.text) else ()


def _application(heard: Heard) -> Commands:
    """What the citizen wants done: which item, or which of a few."""
    if heard.state.open_matter is not None:
        return _another_item(heard)
    text = heard.utterance.text
    if cues.asks(text) or not text:
        return ()
    routed = route(heard.knowledge, text, heard.state.region, heard.moment.at.date())
    if routed.certainty is Certainty.NONE:
        return (c.StartItem(text, ()),) if cues.applies_firmly(text) else ()
    return (c.StartItem(text, routed.items),) if cues.applies(text) else (c.AskGuide(text),)


def _another_item(heard: Heard) -> Commands:
    """Another item than the open one, in words that can hardly be a value of the pending blank."""
    text, matter = heard.utterance.text, heard.state.open_matter
    if matter is None or cues.asks(text) or not cues.applies_firmly(text):
        return ()
    routed = route(heard.knowledge, text, heard.state.region, heard.moment.at.date())
    if routed.certainty is not Certainty.CLEAR or routed.items[0] == matter.item:
        return ()
    return (c.StartItem(text, routed.items),)


def _reply_in_free_form(heard: Heard) -> Commands:
    """What is left over while a blank is pending is taken for its value, so that its type can say what is wrong."""
    _, blank = _pending(heard)
    text = heard.utterance.text
    if blank is None or cues.asks(text) or not text:
        return ()
    return (c.GiveValue(blank.path, text, c.Span(0, len(text))),)


def _question(heard: Heard) -> Commands:
    text = heard.utterance.text
    return (c.AskGuide(text),) if text and cues.asks(text) else ()


_READERS: tuple[Reader, ...] = (
    _button,
    _upload,
    _edits,
    _steering,
    _named_option,
    _answer_to_prompt,
    _another_item,
    _yes_or_no,
    _correction,
    _progress,
    _chitchat,
    _values,
    _reply_in_free_form,
    _application,
    _question,
)
