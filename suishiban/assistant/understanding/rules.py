"""What does the engine without a model make of an utterance?

Readers in a fixed order; the first that recognises its case answers. Order matters: buttons before words, fixed
phrases before values, values before questions, and a guess never submits or discloses anything.
"""

from collections.abc import Callable

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.state import Matter, Prompt, PromptKind
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.form.lines import form_lines
from suishiban.assistant.understanding import cues
from suishiban.assistant.understanding.engine import Heard, OpenForm
from suishiban.assistant.understanding.naming import path_named
from suishiban.assistant.understanding.spotting import Types, asked_value, labelled_values, sure_values
from suishiban.knowledge.search import Certainty, route

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


def _pending(heard: Heard) -> tuple[Prompt | None, Blank | None]:
    prompt = heard.state.prompt
    if prompt is None or prompt.kind is not PromptKind.FIELD or heard.form is None:
        return prompt, None
    return prompt, blank_at(heard.form.compiled.guide, prompt.subject)


def _steering(heard: Heard) -> Commands:
    """Fixed phrases that mean the same at any point."""
    text = heard.utterance.text
    for phrases, command in _STEERING:
        if cues.says(text, phrases):
            return (command,)
    if cues.wants_human(text):
        return (c.AskHuman(),)
    return ()


_STEERING: tuple[tuple[frozenset[str], c.Command], ...] = (
    (cues.UNDO, c.Undo()),
    (cues.REPEAT, c.Repeat()),
    (cues.CANCEL, c.Cancel()),
    (cues.HUMAN, c.AskHuman()),
    (cues.SUBMIT, c.Submit()),
    (cues.SHOW, c.ShowForm()),
    (cues.WITHDRAW, c.Withdraw()),
    (cues.RESUME, c.Resume()),
)


def _answer_to_prompt(heard: Heard) -> Commands:
    """Yes, no, skip, don't-know and options, as far as the pending prompt takes them."""
    prompt, blank = _pending(heard)
    text = heard.utterance.text
    if prompt is None:
        return ()
    if prompt.kind is PromptKind.CONSENT:
        return _consent(prompt, text)
    if blank is not None and blank.field.type == "yes_no":
        return ()
    if cues.says(text, cues.DONT_KNOW) and prompt.kind in (PromptKind.FIELD, PromptKind.MATERIAL):
        return (c.DontKnow(),)
    if cues.says(text, cues.SKIP) and prompt.kind in (PromptKind.FIELD, PromptKind.MATERIAL):
        return (c.Skip(),)
    if cues.says(text, cues.YES):
        return (c.Confirm(prompt.id),)
    if cues.says(text, cues.NO) or (prompt.kind is PromptKind.MORE_ROWS and cues.says(text, cues.SKIP)):
        return (c.Deny(prompt.id),)
    return _chosen_item(heard, prompt)


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


def _correction(heard: Heard) -> Commands:
    """“不对,是…”, “电话改成…”, “改第二项”."""
    form, matter = heard.form, heard.state.open_matter
    if form is None or matter is None:
        return ()
    text = heard.utterance.text
    answered = [line.path for line in form_lines(form.compiled.guide, form.relevant, matter.answers)]
    if change := cues.change_of(text):
        label, value, start = change
        if path := path_named(label, form.relevant, answered):
            return (c.Correct(value, c.Span(start, len(text)), path),)
    if found := cues.correction(text):
        return _corrected(form, matter, answered, *found)
    if (what := cues.revision_of(text)) and (path := path_named(what, form.relevant, answered)):
        return (c.Revise(path),)
    return ()


def _corrected(form: OpenForm, matter: Matter, answered: list[str], value: str, start: int) -> Commands:
    """The value of “不对,…”: for the blank it names, for the one whose type it proves, else for the last one."""
    span = c.Span(start, start + len(value))
    if change := cues.change_of(value):
        label, named_value, offset = change
        if path := path_named(label, form.relevant, answered):
            return (c.Correct(named_value, c.Span(start + offset, span.end), path),)
    for labelled in labelled_values(value, form.relevant.blanks):
        return (c.Correct(labelled.raw, span, labelled.blank.path),)
    return (c.Correct(value, span),)


def _values(heard: Heard) -> Commands:
    """Values for the blank that was asked and for others named or proved in the same breath."""
    form, matter = heard.form, heard.state.open_matter
    if form is None or matter is None:
        return ()
    text = heard.utterance.text
    _, blank = _pending(heard)
    if blank is not None and blank.field.type in _FREE and not cues.asks_firmly(text) and not _other_item(heard):
        return _with_labelled(text, form, blank, matter, heard.moment.types)
    if cues.asks(text) and not _proves(heard, text, blank):
        return ()
    labelled = labelled_values(text, form.relevant.blanks)
    given = [c.GiveValue(one.blank.path, one.raw, c.Span(one.start, one.end)) for one in labelled]
    rest = _without(text, [(one.start, one.end) for one in labelled])
    named = {one.path for one in given}
    if blank is not None and blank.path not in named and (value := asked_value(rest, blank, heard.moment.types)):
        given.insert(0, value)
        rest = _without(rest, [(value.span.start, value.span.end)])
        named.add(blank.path)
    empty = [other for other in form.relevant.blanks if other.path not in named]
    given += sure_values(rest, empty, matter, heard.moment.types)
    return tuple(given)


_FREE = ("text",)


#: Characters of politeness that may stand before the name of a blank.
_LEAD = 4


def _with_labelled(text: str, form: OpenForm, blank: Blank, matter: Matter, types: Types) -> Commands:
    """Free text takes the whole utterance, unless it begins with the name of a blank."""
    labelled = labelled_values(text, form.relevant.blanks)
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


def _other_item(heard: Heard) -> bool:
    """Whether the utterance clearly applies for another item than the open one."""
    text, matter = heard.utterance.text, heard.state.open_matter
    if not cues.applies(text) or matter is None:
        return False
    routed = route(heard.knowledge, text, heard.state.region, heard.moment.at.date())
    return routed.certainty is Certainty.CLEAR and routed.items[0] != matter.item


def _progress(heard: Heard) -> Commands:
    return (c.AskProgress(),) if cues.asks_progress(heard.utterance.text) else ()


def _application(heard: Heard) -> Commands:
    """“我要办…”: which item, or which of a few."""
    text = heard.utterance.text
    if not cues.applies(text) or cues.asks(text):
        return ()
    routed = route(heard.knowledge, text, heard.state.region, heard.moment.at.date())
    matter = heard.state.open_matter
    if routed.certainty is Certainty.NONE:
        return () if matter is not None else (c.StartItem(text, ()),)
    if matter is not None and (routed.certainty is not Certainty.CLEAR or routed.items[0] == matter.item):
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
    if not text:
        return ()
    if cues.asks(text):
        return (c.AskGuide(text),)
    routed = route(heard.knowledge, text, heard.state.region, heard.moment.at.date())
    return (c.AskGuide(text),) if routed.certainty is not Certainty.NONE else ()


_READERS: tuple[Reader, ...] = (
    _button,
    _upload,
    _edits,
    _steering,
    _answer_to_prompt,
    _correction,
    _progress,
    _application,
    _values,
    _chitchat,
    _question,
    _reply_in_free_form,
)
