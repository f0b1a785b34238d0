"""How is a value starred, explained and described where a type needs nothing special?"""

from suishiban.knowledge.fields.kind import Schema
from suishiban.knowledge.guide import FormField, Language, Text

#: The dialect every schema here is written in.
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def starred(shown: str, head: int, tail: int) -> str:
    """`shown` with its middle starred, one star a character; at least half of it is always starred."""
    if head + tail > len(shown) // 2:
        head, tail = min(1, len(shown) // 2), 0
    return shown[:head] + "*" * (len(shown) - head - tail) + shown[len(shown) - tail :]


def help_or(field: FormField, language: Language, usual: Text) -> str:
    """The guide's own help for this blank, or what the type usually says."""
    return (field.help or usual).say(language)


def string_schema(field: FormField, **more: object) -> Schema:
    """A JSON string with the field's label, and whatever else the type states."""
    return {"type": "string", "title": field.label.zh, **more}
