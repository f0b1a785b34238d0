"""What is one choice out of a list?"""

from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.options import by_place, exactly, is_place, like, mentioned
from suishiban.knowledge.fields.refusal import refuse
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or
from suishiban.knowledge.fields.spot import best_first, labelled, plain, seen
from suishiban.knowledge.guide import FormField, Language, Option, Text

_MOST_NAMED = 8


class Choice:
    """单选; the value is the id of the option."""

    name = "choice"
    personal = False

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        view = plain(text)
        said = mentioned(view, field.options)
        alone = len({one.option.id for one in said}) == 1
        found = []
        for one in said:
            whole = one.end - one.start >= len(text.strip(" ,.;!，。！"))
            near = 0.15 if labelled(view, one.start, field) else 0.0
            certainty = (0.95 if whole else 0.65 if alone else 0.4) + (0.0 if whole else near)
            found.append(Found(one.start, one.end, text[one.start : one.end], certainty))
        return best_first(found)

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        if whole := exactly(raw, field.options):
            return one_of(whole, field)
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        return one_of(meant(said, field.options), field)

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
