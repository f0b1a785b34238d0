"""What is one choice out of a list?"""

from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.option_clauses import (
    alone,
    clauses,
    general,
    left_over,
    shortened,
    undenied_clauses,
    whole_wordings,
)
from suishiban.knowledge.fields.options import by_place, exactly, is_nth, is_place, like, mentioned
from suishiban.knowledge.fields.refusal import refuse
from suishiban.knowledge.fields.reply import told, value_in
from suishiban.knowledge.fields.showing import help_or
from suishiban.knowledge.fields.spot import best_first, labelled, plain, seen
from suishiban.knowledge.guide import FormField, Language, Option, Text
from suishiban.knowledge.text import clean

_MOST_NAMED = 8


class Choice:
    """单选; the value is the id of the option."""

    name = "choice"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        view = plain(text)
        found = _whole_clauses(text, view, field.options)
        found += _within(text, view, field, found)
        return best_first(found or _guessed(text, view, field.options))

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        text = told(clean(raw))
        if whole := exactly(text, field.options) or alone(text, field.options):
            return one_of(whole, field)
        if other := left_over(plain(text), field.options):
            return Accepted(other[2].id)
        if is_nth(text) and (placed := by_place(text, field.options)):
            return one_of(placed, field)
        said = value_in(text, field)
        if isinstance(said, Rejected):
            named = {one.option.id for one in mentioned(plain(text), field.options)}
            return Accepted(named.pop()) if len(named) == 1 else said
        judged = one_of(meant(said, field.options), field)
        guesses = _guessed(said, plain(said), field.options) if isinstance(judged, Rejected) else []
        meant_by = {one.id for guess in guesses for one in _options_of(guess.raw, field.options)}
        return Accepted(meant_by.pop()) if len(meant_by) == 1 and not _torn(said, field.options) else judged

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return label_of(str(value), field, language)

    def mask(self, shown: str) -> str:
        return "*" * len(shown)

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(
            field, language, Text(f"请选择：{listed(field.options)}", f"Please choose: {listed_en(field.options)}")
        )

    def schema(self, field: FormField) -> Schema:
        return {"type": "string", "title": field.label.zh, "oneOf": option_schemas(field)}


def _whole_clauses(text: str, view: str, options: tuple[Option, ...]) -> list[Found]:
    """Clauses that are a wording of an option; as sure as a choice can be, unless any question could be so answered."""
    return [
        Found(start, end, text[start:end], 0.85 if general(view[start:end]) else 0.95)
        for start, end, _ in whole_wordings(view, options)
    ]


def _within(text: str, view: str, field: FormField, sure: list[Found]) -> list[Found]:
    """Options mentioned in longer clauses."""
    said = mentioned(view, field.options)
    alone_there = len({one.option.id for one in said}) == 1
    places = [span for span in clauses(view) if is_nth(view[slice(*span)])]
    said = tuple(one for one in said if not any(start <= one.start < end for start, end in places))
    apart = [one for one in said if not any(other.start < one.end and one.start < other.end for other in sure)]
    return [
        Found(
            one.start,
            one.end,
            text[one.start : one.end],
            (0.65 if alone_there else 0.4) + (0.15 if labelled(view, one.start, field) else 0.0),
        )
        for one in apart
    ]


def _guessed(text: str, view: str, options: tuple[Option, ...]) -> list[Found]:
    """What is left of two options, ordinals and shortened names; good enough only for the blank that was asked."""
    if other := left_over(view, options):
        start, end, _ = other
        return [Found(start, end, text[start:end], 0.6)]
    return [
        Found(start, end, text[start:end], 0.55)
        for start, end in undenied_clauses(view, options)
        if shortened(view, start, end, options)
    ]


def _options_of(clause: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    view = plain(clause)
    one = shortened(view, 0, len(view), options)
    return (one,) if one else ()


def _torn(said: str, options: tuple[Option, ...]) -> bool:
    """Whether the reply names several options, so that none may be guessed."""
    return len({one.option.id for one in mentioned(plain(said), options)}) > 1


def meant(said: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """The options a stripped reply means, by the first way of reading it that finds any."""
    if found := exactly(said, options):
        return found
    if is_place(said):
        return by_place(said, options)
    inside = {one.option.id for one in mentioned(plain(said), options)}
    if inside:
        return tuple(option for option in options if option.id in inside)
    return like(said, options)


def one_of(found: tuple[Option, ...], field: FormField) -> Accepted | Rejected:
    """The single option meant; refused with the candidates named where there are several, or none."""
    return Accepted(found[0].id) if len(found) == 1 else refused_of(found, field)


def refused_of(found: tuple[Option, ...], field: FormField) -> Rejected:
    """The refusal where several options or none are meant, with the candidates named."""
    candidates = found or field.options
    zh, en = (
        ("可能指几个选项", "This may mean several options") if found else ("没有这个选项", "There is no such option")
    )
    return refuse(
        f"{field.label.zh}：{zh}",
        f"{field.label.en or field.label.zh}: {en}",
        f"请从中选一个：{listed(candidates)}",
        f"Please choose one of: {listed_en(candidates)}",
    )


def label_of(option_id: str, field: FormField, language: Language) -> str:
    """The label of an option; the id itself where a later guide has dropped the option."""
    return next((one.label.say(language) for one in field.options if one.id == option_id), option_id)


def listed(options: tuple[Option, ...]) -> str:
    named = "、".join(one.label.zh for one in options[:_MOST_NAMED])
    return named + (" 等" if len(options) > _MOST_NAMED else "")


def listed_en(options: tuple[Option, ...]) -> str:
    named = ", ".join(one.label.en or one.label.zh for one in options[:_MOST_NAMED])
    return named + (" …" if len(options) > _MOST_NAMED else "")


def option_schemas(field: FormField) -> list[dict[str, str]]:
    return [{"const": one.id, "title": one.label.zh} for one in field.options]
