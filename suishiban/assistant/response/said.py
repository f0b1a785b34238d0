"""What does one act come to in words?"""

from collections.abc import Iterable
from dataclasses import dataclass

from suishiban.assistant.conversation.reply import Button, Claim, SourceLine
from suishiban.assistant.response.scene import Scene
from suishiban.knowledge.guide import Language, Text


@dataclass(frozen=True, slots=True)
class Said:
    """One act in words."""

    paragraphs: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    buttons: tuple[Button, ...] = ()
    card: bool = False
    """The form card goes with it."""
    sources: tuple[SourceLine, ...] = ()
    lead: str = ""
    """Goes before the claims."""


def sentence(scene: Scene, text: Text, **values: object) -> Said:
    """One fixed sentence, its blanks filled."""
    return Said((scene.say(text).format(**values),))


def _separator(scene: Scene) -> str:
    return "、" if scene.language is Language.ZH else ", "


def listed(scene: Scene, parts: Iterable[str]) -> str:
    """The parts side by side, each once."""
    return _separator(scene).join(dict.fromkeys(parts))
