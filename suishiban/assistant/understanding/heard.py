"""What is open, and what was asked?"""

from collections.abc import Callable
from dataclasses import replace

from suishiban.assistant.conversation import commands as c
from suishiban.assistant.conversation.answers import Answer, AnswerState
from suishiban.assistant.conversation.state import Matter, Prompt, PromptKind
from suishiban.assistant.form.blanks import Blank, blank_at
from suishiban.assistant.understanding.engine import Heard
from suishiban.knowledge.fields import Accepted, Found
from suishiban.knowledge.guide import Language

Commands = tuple[c.Command, ...]
#: Recognises one kind of utterance; no commands where it is another kind.
Reader = Callable[[Heard], Commands]


def open_matter(heard: Heard) -> Matter | None:
    """The open application without values that a source filled in for the wrong person: they are as good as empty."""
    matter = heard.state.open_matter
    if matter is None or heard.form is None or not heard.form.relevant.misfits:
        return matter
    fitting = {path: one for path, one in matter.answers.items() if path not in heard.form.relevant.misfits}
    return replace(matter, answers=fitting)


def pending_of(heard: Heard) -> tuple[Prompt | None, Blank | None]:
    """The pending question, and the blank it asks for where it asks for one."""
    prompt = heard.state.prompt
    if prompt is None or prompt.kind is not PromptKind.FIELD or heard.form is None:
        return prompt, None
    return prompt, blank_at(heard.form.compiled.guide, prompt.subject)


def asked_for(heard: Heard) -> list[Blank]:
    """The blank that was asked for, and those together with it."""
    prompt, pending = pending_of(heard)
    if prompt is None or pending is None or heard.form is None:
        return []
    also = (blank_at(heard.form.compiled.guide, path) for path in prompt.also)
    return [pending, *(one for one in also if one is not None)]


def in_english(heard: Heard) -> bool:
    """Whether the conversation is in English."""
    return heard.state.language is Language.EN


def saying(heard: Heard, text: str) -> Heard:
    """The same occasion with `text` for the citizen's words."""
    return replace(heard, utterance=replace(heard.utterance, text=text))


def takes(heard: Heard, blank: Blank | None, raw: str) -> bool:
    """Whether the blank accepts `raw` as its value."""
    if blank is None:
        return False
    kind = heard.moment.types[blank.field.type]
    return isinstance(kind.normalise(raw, blank.field, heard.moment.at.date()), Accepted)


def without(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with commas in place of the spans, so that later spans still count in it.

    Spaces would not do: the field types clean what they read, and cleaning folds runs of spaces.
    """
    for start, end in spans:
        text = text[:start] + "，" * (end - start) + text[end:]
    return text


def changeable(answer: Answer | None) -> bool:
    """Whether a value stands that the citizen may put right."""
    return answer is not None and answer.state not in (AnswerState.LOCKED, AnswerState.SKIPPED)


def recognised(heard: Heard, blank: Blank, value: str) -> tuple[Found, ...]:
    """What may be values of the blank in `value`."""
    return heard.moment.types[blank.field.type].recognise(value, blank.field)
