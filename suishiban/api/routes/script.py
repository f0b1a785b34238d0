"""In which characters does the caller read Chinese? As `script` says, else as Accept-Language likes best."""

from collections.abc import Collection
from enum import StrEnum
from typing import Annotated, TypeVar

from fastapi import Depends, Header, Query
from pydantic import BaseModel

from suishiban.assistant.conversation.reply import Claim, FormCard, MatterLine, Reply
from suishiban.assistant.conversation.state import Conversation, Prompt
from suishiban.assistant.response.script import (
    Convert,
    citizens_own,
    converted_card,
    converted_claim,
    converted_matters,
    converted_prompt,
    converted_reply,
    converter,
)

Model = TypeVar("Model", bound=BaseModel)


class Script(StrEnum):
    """How Chinese is written."""

    #: Simplified, as the guides are.
    HANS = "hans"
    #: Traditional.
    HANT = "hant"


_TRADITIONAL = ("zh-hant", "zh-hk", "zh-mo", "zh-tw")
#: Keys of a guide's and a form schema's texts that are not written in both languages.
_TEXTS = frozenset({"zh", "law", "article", "text", "aliases", "title", "label", "description", "x-ask", "x-unit"})


def liked(accept_language: str) -> Script:
    """The script of the Chinese that an Accept-Language header likes best (RFC 9110, 12.5.4)."""
    ranked = sorted(map(_weighed, accept_language.lower().split(",")), key=lambda one: -one[1])
    chinese = next((tag for tag, weight in ranked if weight > 0 and tag.startswith("zh")), "")
    return Script.HANT if chinese.startswith(_TRADITIONAL) else Script.HANS


def _weighed(part: str) -> tuple[str, float]:
    tag, _, weight = part.partition(";q=")
    try:
        return tag.strip(), float(weight or 1)
    except ValueError:
        return tag.strip(), 0.0


async def chosen(
    script: Annotated[
        Script | None, Query(description="Of the service's Chinese; else as Accept-Language says")
    ] = None,
    accept_language: Annotated[str, Header(max_length=500)] = "",
) -> Script:
    """The script to answer in."""
    return script or liked(accept_language)


ChosenScript = Annotated[Script, Depends(chosen)]


class Wording:
    """The wordings of one answer in the script chosen."""

    def __init__(self, script: Script, own: Collection[str] = ()) -> None:
        """`own`: texts the citizen gave, which stay as they are."""
        self._convert: Convert | None = converter(own) if script is Script.HANT else None

    def reply(self, reply: Reply) -> Reply:
        return converted_reply(reply, self._convert) if self._convert else reply

    def claim(self, claim: Claim) -> Claim:
        return converted_claim(claim, self._convert) if self._convert else claim

    def card(self, card: FormCard | None) -> FormCard | None:
        return converted_card(card, self._convert) if self._convert and card else card

    def prompt(self, prompt: Prompt | None) -> Prompt | None:
        return converted_prompt(prompt, self._convert) if self._convert and prompt else prompt

    def matters(self, matters: tuple[MatterLine, ...]) -> tuple[MatterLine, ...]:
        return converted_matters(matters, self._convert) if self._convert else matters

    def out(self, told: Model) -> Model:
        """An answer with the Chinese of its texts converted; values, names and ids have no such keys."""
        if self._convert is None:
            return told
        return told.model_validate(_converted(told.model_dump(), self._convert))


#: As it was said and is kept.
AS_WORDED = Wording(Script.HANS)


def wording_in(script: Script, state: Conversation) -> Wording:
    """The wordings of a conversation."""
    return Wording(script, citizens_own(state) if script is Script.HANT else ())


def _converted(content: object, convert: Convert, text: bool = False) -> object:
    """JSON with every text under one of the keys of texts converted."""
    match content:
        case str():
            return convert(content) if text else content
        case dict():
            return {key: _converted(value, convert, key in _TEXTS) for key, value in content.items()}
        case list() | tuple():
            return [_converted(one, convert, text) for one in content]
    return content
