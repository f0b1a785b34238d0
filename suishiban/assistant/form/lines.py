"""How does the form read as it stands? Its lines, as the card, the PDF and the clerk see them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from suishiban.assistant.conversation.answers import Answer, AnswerState, Plain, Source, SourceKind, Trust
from suishiban.assistant.form.blanks import Blank, blank_at, label_at, matter_of, plain_blanks
from suishiban.assistant.form.relevance import Relevance
from suishiban.assistant.form.values import plain, typed
from suishiban.knowledge.fields import FIELD_TYPES
from suishiban.knowledge.guide import Guide, Language, Text


@dataclass(frozen=True, slots=True)
class Line:
    """One blank of the form with its value; `masked` is what lists show."""

    path: str
    label: Text
    value: Plain
    shown: str
    masked: str
    source: Source
    trust: Trust
    state: AnswerState
    type: str
    """Field type."""


def form_lines(guide: Guide, relevant: Relevance, answers: Mapping[str, Answer]) -> tuple[Line, ...]:
    """The blanks that apply and hold a value, in the order of the form; of a life event, matter by matter."""
    lines = [line for blank in relevant.blanks if (line := _line(guide, blank, relevant, answers)) is not None]
    matters = list(dict.fromkeys(matter_of(blank.path) for blank in plain_blanks(guide)))
    return tuple(sorted(lines, key=lambda line: matters.index(matter_of(line.path)))) if len(matters) > 1 else (*lines,)


def _line(guide: Guide, blank: Blank, relevant: Relevance, answers: Mapping[str, Answer]) -> Line | None:
    label = label_at(guide, blank.path)
    kind = FIELD_TYPES[blank.field.type]
    if blank.path in relevant.derived:
        value = relevant.derived[blank.path]
        shown = kind.format(value, blank.field, Language.ZH)
        masked = kind.mask(shown) if kind.personal or blank.field.personal else shown
        source = Source(SourceKind.DERIVED)
        return Line(
            blank.path, label, plain(value), shown, masked, source, Trust.B, AnswerState.CONFIRMED, blank.field.type
        )
    answer = answers.get(blank.path)
    if answer is None or answer.state is AnswerState.SKIPPED or blank.path in relevant.misfits:
        return None
    if answer.state is AnswerState.AWAITED:
        answer = replace(answer, shown=_AWAITED.zh)
    personal = (kind.personal or blank.field.personal) and answer.value is not None
    masked = kind.mask(answer.shown) if personal else answer.shown
    return Line(
        blank.path,
        label,
        answer.value,
        answer.shown,
        masked,
        answer.source,
        answer.trust,
        answer.state,
        blank.field.type,
    )


#: Read where an earlier matter of the life event brings the value about.
_AWAITED = Text("前面的事项办结后由部门共享", "shared by the department once the matter before is concluded")


def worded(guide: Guide, line: Line, language: Language) -> tuple[str, str]:
    """The value of a line whole and masked, as the card of a conversation in `language` shows it."""
    if line.state is AnswerState.AWAITED:
        return _AWAITED.say(language), _AWAITED.say(language)
    blank = blank_at(guide, line.path)
    if language is Language.ZH or blank is None or line.value is None or line.type in (*_NOT_WORDED_ANEW, "attachment"):
        return line.shown, line.masked
    kind = FIELD_TYPES[blank.field.type]
    shown = kind.format(typed(blank, line.value), blank.field, language)
    return shown, kind.mask(shown) if kind.personal or blank.field.personal else shown


#: Never shown whole, not even to the person.
ALWAYS_MASKED = ("id_number", "passport", "bank_card")


#: A region has the name that the divisions of its place gave it when it was written.
_NOT_WORDED_ANEW = (*ALWAYS_MASKED, "region")


def read_back(guide: Guide, answer: Answer, language: Language, known_citizen: bool) -> str:
    """One value as the citizen sees it: their own once we know who they are, but for numbers that name a person."""
    blank = blank_at(guide, answer.path)
    if not known_citizen or blank is None or answer.value is None or blank.field.type in _NOT_WORDED_ANEW:
        return masked_value(guide, answer, language)
    return FIELD_TYPES[blank.field.type].format(typed(blank, answer.value), blank.field, language)


def masked_value(guide: Guide, answer: Answer, language: Language) -> str:
    """One value, masked where it is personal; a document by its name."""
    blank = blank_at(guide, answer.path)
    if blank is None or answer.value is None or blank.field.type in ("attachment", "region"):
        return answer.shown
    kind = FIELD_TYPES[blank.field.type]
    shown = kind.format(typed(blank, answer.value), blank.field, language)
    return kind.mask(shown) if kind.personal or blank.field.personal else shown
