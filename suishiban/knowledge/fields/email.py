"""What is an e-mail address?

The common subset of RFC 5321: ASCII local part, a domain of at least two labels; the domain is lower case.
"""

import re
from datetime import date

from suishiban.knowledge.fields.kind import Accepted, Found, Rejected, Schema, Value
from suishiban.knowledge.fields.refusal import refuse, several
from suishiban.knowledge.fields.reply import value_in
from suishiban.knowledge.fields.showing import help_or, string_schema
from suishiban.knowledge.fields.spot import plain, seen, spot
from suishiban.knowledge.guide import FormField, Language, Text

_IN_TEXT = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9_%+\-]{1,40}(?:\.[A-Za-z0-9_%+\-]{1,40}){0,4}"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9\-]{0,30}[A-Za-z0-9])?\.){1,4}[A-Za-z]{2,20}(?![A-Za-z0-9@])"
)
_USUAL = Text("电子邮箱，例如 zhangjie@example.com", "An e-mail address, e.g. zhangjie@example.com")


class Email:
    """电子邮箱."""

    name = "email"
    personal = True

    def recognise(self, utterance: str, field: FormField) -> tuple[Found, ...]:
        text = seen(utterance)
        view = plain(text)
        return spot(_IN_TEXT, text, view, field, lambda _: 0.95) if "@" in view else ()

    def normalise(self, raw: str, field: FormField, today: date) -> Accepted | Rejected:
        said = value_in(raw, field)
        if isinstance(said, Rejected):
            return said
        inside = {_canonical(match.group()) for match in _IN_TEXT.finditer(re.sub(r"\s*([@.])\s*", r"\1", plain(said)))}
        if len(inside) > 1:
            return several(field)
        return Accepted(inside.pop()) if inside else _no_email("@" in plain(said))

    def format(self, value: Value, field: FormField, language: Language) -> str:
        return str(value)

    def mask(self, shown: str) -> str:
        local, at, domain = shown.partition("@")
        return f"{local[:1]}***{at}{domain}" if at else "*" * len(shown)

    def explain(self, field: FormField, language: Language) -> str:
        return help_or(field, language, _USUAL)

    def schema(self, field: FormField) -> Schema:
        return string_schema(field, format="email", maxLength=254)


def _canonical(address: str) -> str:
    local, _, domain = address.partition("@")
    return f"{local}@{domain.lower()}"


def _no_email(has_at: bool) -> Rejected:
    zh, en = "邮箱里没有@", "An e-mail address contains an @"
    if has_at:
        zh, en = "邮箱的写法不完整", "The e-mail address is incomplete"
    return refuse(
        zh,
        en,
        "请按 名字@域名 的写法填，例如 zhangjie@example.com",
        "Please write name@domain, e.g. zhangjie@example.com",
    )
