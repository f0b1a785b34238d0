"""What may the wording of an act refer to?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from suishiban.assistant.conversation.case_summary import CaseSummary
from suishiban.assistant.conversation.reply import Claim, FindingLine
from suishiban.assistant.conversation.state import Conversation
from suishiban.assistant.form.relevance import Relevance
from suishiban.knowledge.guide import Language, Text
from suishiban.knowledge.library.compiled import CompiledGuide
from suishiban.knowledge.library.release import Release


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """The application that acts about blanks refer to."""

    matter_id: str
    compiled: CompiledGuide
    relevant: Relevance
    findings: tuple[FindingLine, ...] = ()
    items: tuple[str, ...] = ()
    """Of a life event, the matters that apply."""


@dataclass(frozen=True, slots=True)
class Scene:
    """State after the turn, and what wording needs besides."""

    state: Conversation
    release: Release
    matter: OpenMatter | None = None
    """Open after the turn."""
    known_citizen: bool = False
    cases: Mapping[str, CaseSummary] = field(default_factory=dict)
    worded: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    """Answers in a language model's words, checked; by question."""

    @property
    def language(self) -> Language:
        return self.state.language

    def say(self, text: Text) -> str:
        return text.say(self.language)

    def day(self, day: date) -> str:
        """A day as it is written in the citizen's language."""
        return f"{day.year}年{day.month}月{day.day}日" if self.language is Language.ZH else f"{day:%-d %B %Y}"

    def item(self, item: str) -> str:
        """The name of an item in the citizen's language."""
        return self.say(self.release.name(item))
